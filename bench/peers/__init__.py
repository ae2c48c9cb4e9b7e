"""One worker a tool: phrases as JSON in, what it finds in each and the seconds out."""
