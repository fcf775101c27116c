"""What comes from outside: tables, paragraphs, forms and streams, read into drafts of records."""
