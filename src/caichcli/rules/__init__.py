"""What can be wrong with a plan: a rule is one function, by its subject, and one page."""
