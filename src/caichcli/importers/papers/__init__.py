"""Papers from outside, of any kind that has text, as passages with their places."""
