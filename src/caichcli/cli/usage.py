"""A command line that asks for what does not go together: said in words, exit code 2."""

from caichcli.services import errors

FINDINGS = 1
USAGE = 2
UNREADABLE = 3


class Misuse(errors.Refusal):
    """A command line that cannot be answered: a key of the messages and its values."""

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values
