"""Plans that are no tables: paragraphs with fields, directives, sentences that assign tasks."""
