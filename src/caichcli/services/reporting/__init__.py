"""Papers made, sealed, sent as drafts, recorded once issued, and verified; the week's work."""
