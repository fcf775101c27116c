"""Records written into plans: from words to entries, judged, placed, committed, taken back."""
