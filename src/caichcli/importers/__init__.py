"""What comes from outside, tables, paragraphs and forms, made into drafts of records."""
