"""Plans under plans: who has made one, how linked plans stand, a draft of an agency's own."""
