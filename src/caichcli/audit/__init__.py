"""What a paper's figures claim of each other, read from its text, and whether it can be so."""
