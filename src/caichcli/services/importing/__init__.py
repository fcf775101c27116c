"""Papers and sheets of others taken over: into a new plan, or one that is there."""
