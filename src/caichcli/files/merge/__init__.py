"""Three versions of a text made one, or a conflict that people settle."""
