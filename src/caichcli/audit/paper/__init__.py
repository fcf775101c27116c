"""The paper as a whole: its sections and notes, what is told in two places, its original."""
