"""Tables of tasks understood: headings, columns, what each row is, the records that rows make."""
