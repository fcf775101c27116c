"""Every sentence of the screen, in a file a language that a translator can open.

``vi.txt`` and ``en.txt`` say at their head how they are written. Only the file of the language
that is spoken is read, when its first sentence is needed.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from caichcli.language.characters import printable
from caichcli.language.wording import Language


def say(lang: Language, key: str, /, **values: object) -> str:
    """The sentence of a key, with ``values`` in its {placeholders}, harmless to a screen.

    KeyError where there is no such key, or a placeholder has no value: the programmer's fault.
    """
    harmless = {
        # Numbers stay numbers: a sentence may say in how many digits.
        name: value if isinstance(value, int | float) else printable(str(value))
        for name, value in values.items()
    }
    return sentences(lang)[key].format(**harmless)


@cache
def sentences(lang: Language) -> Mapping[str, str]:
    """Return every sentence of a language by its key, placeholders as they are written."""
    return parse(Path(__file__).with_name(f"{lang}.txt").read_text("utf-8"))


def parse(text: str) -> dict[str, str]:
    """Return the sentences of a file's text by their keys."""
    table: dict[str, str] = {}
    key = ""
    for line in text.split("\n"):
        if line.startswith("    "):
            table[key] += f"\n{line[4:]}"
        elif line and not line.startswith("#"):
            key, _, table[key] = line.partition(" = ")
    return table
