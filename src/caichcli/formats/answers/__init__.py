"""A question a module: what is printed of its answer, in words and as JSON, side by side."""
