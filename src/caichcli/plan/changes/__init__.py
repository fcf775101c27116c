"""Two or three states of the plans -> meaning: what changed, and one state made of both sides."""
