"""caich: a government action plan as plain YAML under git, and one command to ask it."""

__version__ = "0.1.0"
