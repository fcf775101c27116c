"""What a person asked wrongly: said in the language asked for, exit code 2."""

from collections.abc import Iterable
from difflib import get_close_matches

from caichcli.language.messages import say
from caichcli.language.wording import Language

FINDINGS = 1
USAGE = 2
UNREADABLE = 3

# What stands in the way of writing and is for the user to name better.
_WRONG_NAME = ("exists", "folder", "no-folder", "not-a-file", "not-a-folder")


class Refusal(Exception):
    """A request that cannot be answered: a key of the messages, its values, the exit code."""

    def __init__(self, key: str, code: int = USAGE, /, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.code = code
        self.values = values

    def words(self, lang: Language) -> str:
        """What to say on standard error."""
        return say(lang, self.key, **self.values)


def one_of(value: str, choices: Iterable[str], option: str) -> str:
    """The value itself where it is a choice; a Refusal that names the nearest otherwise."""
    allowed = list(choices)
    if value in allowed:
        return value
    near = get_close_matches(value.lower(), allowed, n=3, cutoff=0.5)
    raise Refusal("usage.not-a-choice", option=option, value=value, near=", ".join(near or allowed))


def unwritten(reason: str, path: object, key: str = "render.") -> Refusal:
    """The refusal of a file that was not written for a reason of ``placing``; ``key`` begins it."""
    return Refusal(f"{key}{reason}", USAGE if reason in _WRONG_NAME else UNREADABLE, path=path)
