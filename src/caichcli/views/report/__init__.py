"""What the papers say: the report of a period, its annex, the leaders' sheet, reminder letters."""
