"""From a text's YAML events to its data, by PyYAML: reads whatever may be written."""

import re
from collections.abc import Callable
from typing import Any

from msgspec import UNSET, UnsetType
from yaml import (
    DocumentEndEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from caichcli.files.yaml import characters
from caichcli.files.yaml.data import DEEPEST, SHORT, Json, Keys, Values
from caichcli.files.yaml.events import ERRORS, open_events
from caichcli.files.yaml.scalars import NUMBER_STARTS

PROPERTY_SIGNS = "&!"  # what anchors and tags begin with


def build(text: str) -> tuple[Json | UnsetType, bool]:
    """The data of a legible text, and whether diagnosis must look at the text.

    UNSET where the text has no data of that shape.
    """
    doubtful = characters.may_be_escaped(text) or _may_have_properties(text)
    try:
        builder = _Builder(open_events(text))
        return builder.document(), doubtful or builder.doubtful
    except (*ERRORS, _Unshaped):
        return UNSET, True


def _may_have_properties(text: str) -> bool:
    """Whether an anchor or a tag may stand before a value: quick, and sometimes for nothing."""
    return any(
        sign in text and re.search(rf"{sign}(?<![^\s\[{{,:]{sign})", text)
        for sign in PROPERTY_SIGNS
    )


class _Unshaped(Exception):
    """The text holds what JSON-shaped data cannot."""


class _Builder:
    """From a text's events to its data.

    Nearly all the time of reading goes by in these two loops, and below them
    in PyYAML: they look at nothing that they do not need, and at no marks.
    """

    def __init__(self, next_event: Callable[[], Any]) -> None:
        self.next_event = next_event
        self.keys = Keys()
        self.values = Values()
        self.repeated = False

    @property
    def doubtful(self) -> bool:
        return self.repeated or self.keys.doubtful or self.values.doubtful

    def document(self) -> Json:
        self.next_event()
        start = self.next_event()
        if start.__class__ is StreamEndEvent or start.version or start.tags:
            raise _Unshaped
        (data,) = self.sequence(0, DocumentEndEvent)
        if data is None or self.next_event().__class__ is not StreamEndEvent:
            raise _Unshaped
        return data

    def mapping(self, depth: int) -> dict[str, Json]:
        next_event, keys, values = self.next_event, self.keys, self.values
        result: dict[str, Json] = {}
        while (event := next_event()).__class__ is ScalarEvent:
            key = keys[event.value]
            if key in result:
                self.repeated = True
            event = next_event()
            if event.__class__ is ScalarEvent:
                text = event.value
                if event.style or (len(text) > SHORT and text[0] not in NUMBER_STARTS):
                    result[key] = text
                else:
                    result[key] = values[text]
            else:
                result[key] = self.collection(event, depth)
        if event.__class__ is not MappingEndEvent:
            raise _Unshaped
        return result

    def sequence(self, depth: int, end: type[Event] = SequenceEndEvent) -> list[Json]:
        next_event, values = self.next_event, self.values
        result: list[Json] = []
        while (event := next_event()).__class__ is not end:
            if event.__class__ is ScalarEvent:
                text = event.value
                if event.style or (len(text) > SHORT and text[0] not in NUMBER_STARTS):
                    result.append(text)
                else:
                    result.append(values[text])
            else:
                result.append(self.collection(event, depth))
        return result

    def collection(self, event: Event, depth: int) -> Json:
        if depth < DEEPEST:
            if event.__class__ is MappingStartEvent:
                return self.mapping(depth + 1)
            if event.__class__ is SequenceStartEvent:
                return self.sequence(depth + 1)
        raise _Unshaped
