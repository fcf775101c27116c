"""The disk: workspaces and paths on it, git, and writing that happens whole or not at all."""
