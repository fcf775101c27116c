"""How a plan is kept: its text, the disk and git."""
