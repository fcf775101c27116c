"""The command: options in, words and an exit code out; a module a command."""
