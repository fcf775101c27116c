"""What tables claim of their figures: totals, formulas in headings, lines that others make."""
