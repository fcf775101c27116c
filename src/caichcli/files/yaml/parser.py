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

from caichcli.files.yaml import characters, departures
from caichcli.files.yaml.data import DEEPEST, Json, KeyMemory, Values
from caichcli.files.yaml.departures import FREE
from caichcli.files.yaml.events import ERRORS, open_events

PROPERTY_SIGNS = "&!"  # what anchors and tags begin with


def build(text: str) -> tuple[Json | UnsetType, bool]:
    """The data of a legible text, and whether diagnosis must look at the text.

    UNSET where the text has no data of that shape.
    """
    doubtful = (
        characters.may_be_escaped(text) or _may_have_properties(text) or departures.may_hold(text)
    )
    try:
        builder = _Builder(text, open_events(text))
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

    def __init__(self, text: str, next_event: Callable[[], Any]) -> None:
        self.text = text
        self.next_event = next_event
        self.keys = KeyMemory()
        self.values = Values()
        self.repeated = False
        self.departs = False
        self.end: Any = None  # the mark at which the last list or mapping ended

    @property
    def doubtful(self) -> bool:
        return self.repeated or self.departs or self.keys.doubtful or self.values.doubtful

    def document(self) -> Json:
        self.next_event()
        start = self.next_event()
        if start.__class__ is StreamEndEvent or start.version or start.tags:
            raise _Unshaped
        (data,) = self.sequence(0, FREE, DocumentEndEvent)
        if data is None or self.next_event().__class__ is not StreamEndEvent:
            raise _Unshaped
        return data

    def mapping(self, depth: int, column: int) -> dict[str, Json]:
        next_event, keys, values = self.next_event, self.keys, self.values
        result: dict[str, Json] = {}
        while (event := next_event()).__class__ is ScalarEvent:
            key = keys[event.value]
            if key in result:
                self.repeated = True
            event = next_event()
            if event.__class__ is ScalarEvent:
                text = event.value
                if event.style:
                    result[key] = text
                    self.look_at(event, column)
                else:
                    result[key] = values[text]
            else:
                result[key] = self.collection(event, depth, column)
        if event.__class__ is not MappingEndEvent:
            raise _Unshaped
        self.end = event.end_mark
        return result

    def sequence(self, depth: int, column: int, end: type[Event] = SequenceEndEvent) -> list[Json]:
        next_event, values = self.next_event, self.values
        result: list[Json] = []
        while (event := next_event()).__class__ is not end:
            if event.__class__ is ScalarEvent:
                text = event.value
                if event.style:
                    result.append(text)
                    self.look_at(event, column)
                else:
                    result.append(values[text])
            else:
                result.append(self.collection(event, depth, column))
        self.end = event.end_mark
        return result

    def collection(self, event: Any, depth: int, column: int) -> Json:
        kind = event.__class__
        if depth >= DEEPEST or kind not in (MappingStartEvent, SequenceStartEvent):
            raise _Unshaped
        build = self.mapping if kind is MappingStartEvent else self.sequence
        start = event.start_mark
        if not event.flow_style:
            return build(depth + 1, start.column)
        value = build(depth + 1, FREE)
        if column > FREE and start.line != self.end.line:
            lines = departures.shallow_lines(self.text, start.index, self.end.index, column)
            self.departs = self.departs or any(True for _ in lines)
        return value

    def look_at(self, event: Any, column: int) -> None:
        """Look whether a quoted scalar or a text block of several lines departs from YAML 1.2."""
        if event.start_mark.line != event.end_mark.line:
            departs = departures.of_scalar(self.text, event, column, bracketed=False)
            self.departs = self.departs or any(True for _ in departs)
