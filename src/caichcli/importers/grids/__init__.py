"""Files of other programs read as grids of cells: Word, Excel, CSV and Markdown."""
