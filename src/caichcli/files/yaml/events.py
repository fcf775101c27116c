"""The door to PyYAML: a text's events, by libyaml's parser where PyYAML was built with it."""

from collections.abc import Callable
from typing import Any

import yaml

# The pure Python parser, many times slower, reads the same.
LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

# What reading events can raise. ValueError: an escape beyond Unicode (the pure parser),
# a tag whose percent signs make no UTF-8 (libyaml); OverflowError: an escape further beyond.
ERRORS = (yaml.YAMLError, ValueError, OverflowError)


def open_events(text: str) -> Callable[[], Any]:
    """A function that gives the next event of the text at each call, at last a StreamEndEvent.

    Each call may raise one of ``ERRORS``. The text has no byte order mark, and none of the
    characters that ``legible`` replaces.
    """
    next_event: Callable[[], Any] = LOADER(text).get_event
    return next_event
