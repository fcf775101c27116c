"""Tables of any kind of file as grids of cells: Word, Excel, CSV, Markdown."""
