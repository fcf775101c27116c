"""The fixtures of commands, for commands asked about files that nobody meant to be read."""

from tests.cli.conftest import ask

__all__ = ["ask"]
