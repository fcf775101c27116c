"""The words of a paper as figures: what is printed, what it counts, how statements hang."""
