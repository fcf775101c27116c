"""Documents as Word files: the template filled in tag by tag, the file's package and its seal."""
