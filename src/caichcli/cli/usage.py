"""A command line that asks for what does not go together: said in words, exit code 2."""

from collections.abc import Iterable

from caichcli.services import errors

FINDINGS = 1
USAGE = 2
UNREADABLE = 3


class Misuse(errors.Refusal):
    """A command line that cannot be answered: a key of the messages and its values."""

    def __init__(self, key: str, code: int = USAGE, /, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.code = code
        self.values = values


# Until each command stands on its service.
Refusal = Misuse


def one_of(value: str, choices: Iterable[str], option: str) -> str:
    """The value itself where it is a choice."""
    return errors.one_of(value, choices, option.removeprefix("--"))


def unwritten(reason: str, path: object) -> Exception:
    """The refusal of a file that was not written."""
    return errors.NotWritten(str(path), reason)
