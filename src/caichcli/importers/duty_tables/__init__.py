"""Tables of what inspections found and of initiatives -> records, a verdict a row."""
