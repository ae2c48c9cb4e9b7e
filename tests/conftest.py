"""What holds for every test: the templates of whoever runs them are not read."""

import os

os.environ["ZIPING_TEMPLATES"] = ""
