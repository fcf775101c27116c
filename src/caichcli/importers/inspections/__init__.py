"""Plans of inspections: tables of units and their times -> drafts of inspections."""
