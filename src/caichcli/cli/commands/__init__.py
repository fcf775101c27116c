"""The commands: a module each, named as the command is, with a function ``command``."""
