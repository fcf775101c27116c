"""What the papers say: the report of a period, its annex, task sheets, reminder letters."""
