"""What the data is: documents, templates, records, observations, findings; no parsing."""
