"""JSON-shaped data: what the text of a plan is read into, and what scalars met before mean."""

from typing import Any

from caichcli.files.yaml.scalars import NUMBER_STARTS, Scalar, Unusable, is_text, resolve

Json = Scalar | list[Any] | dict[str, Any]

DEEPEST = 32  # lists and mappings in each other; a plan needs seven
SHORT = 48  # characters; scalars up to it are often repeated, and worth remembering
MERGE = "<<"  # a key of YAML 1.1


class Values(dict[str, Scalar]):
    """Plain scalars met before, and what they mean; ``doubtful`` once one means nothing usable.

    Blanks behind a scalar are no part of it. A long text means itself, and is not remembered.
    """

    doubtful = False

    def meaning(self, text: str) -> Scalar:
        """What a scalar met for the first time means."""
        plain = text.rstrip(" ")
        if len(plain) > SHORT and plain[0] not in NUMBER_STARTS:
            return plain
        try:
            value = resolve(plain)
        except Unusable:
            self.doubtful = True
            value = None
        self[text] = value
        return value

    __missing__ = meaning


class KeyMemory(dict[str, str]):
    """Keys met before: one object for all equal ones; ``doubtful`` once one is no plain name."""

    doubtful = False

    def __missing__(self, text: str) -> str:
        # Beyond ASCII two keys may differ in normal form alone.
        if not text.isascii() or text == MERGE or not is_text(text):
            self.doubtful = True
        self[text] = text
        return text


def without_empty_keys(data: Any) -> Any:
    """Return the data without keys that have no value: they are as good as absent."""
    if isinstance(data, dict):
        return {key: without_empty_keys(value) for key, value in data.items() if value is not None}
    return [without_empty_keys(item) for item in data] if isinstance(data, list) else data
