"""The text of a plan -> JSON-shaped data (str, int, float, bool, None, list, dict), or faults.

Plain scalars follow the core schema of YAML 1.2 (:mod:`caichcli.files.scalars`).
A key without a value has None, which the model takes for an absent key.
Refused: duplicate keys, anchors, aliases, tags, merge keys, keys that are not
text, directives, several documents, conflict markers, deep nesting, numbers
without a finite value, and the characters of :mod:`caichcli.files.characters`.

One quick pass builds the data and only notices that something may be wrong;
then :mod:`caichcli.files.diagnosis` reads again and says what and where.
"""

import gc
import re
from collections.abc import Callable
from typing import Any

from msgspec import UNSET, Struct, UnsetType
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

from caichcli.files import characters
from caichcli.files.events import ERRORS, open_events
from caichcli.files.scalars import NUMBER_STARTS, Scalar, Unusable, is_text, resolve
from caichcli.plan.finding import Finding

Json = Scalar | list[Any] | dict[str, Any]

BOM = "\ufeff"
DEEPEST = 32  # lists and mappings in each other; a plan needs seven
SHORT = 48  # characters; scalars up to it are often repeated, and worth remembering
MERGE = "<<"  # a key of YAML 1.1

# Faults that leave no doubt what the data is, so that the rules can judge the rest.
HARMLESS = {
    *characters.RULES,
    "anchor",
    "duplicate-key",
    "integer-too-long",
    "not-finite-number",
}

CONFLICT_MARKS = ("<<<<<<<", "=======", ">>>>>>>")
PROPERTY_SIGNS = "&!"  # what anchors and tags begin with


class Document(Struct, frozen=True):
    """A file as read. ``data`` is UNSET where the text has no certain meaning; findings say why.

    ``text`` is the file's text as it stands, a byte order mark kept as its
    first character U+FEFF, so that ``text.encode()`` gives the file's bytes.
    """

    text: str
    data: Json | UnsetType
    findings: tuple[Finding, ...] = ()


def load(data: bytes, file: str) -> Document:
    """Read the bytes of a file; the text of what is not UTF-8 shows U+FFFD where it is not."""
    text = decode(data, file)
    if isinstance(text, Finding):
        return Document(data.decode(errors="replace"), UNSET, (text,))
    return read(text, file)


def decode(data: bytes, file: str) -> str | Finding:
    """The text of UTF-8 bytes, a byte order mark kept; else the finding ``encoding``."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        from caichcli.files import encoding

        return encoding.fault(error, file)
    if "\0" in text[:4]:
        from caichcli.files import encoding

        return encoding.wide(data, file) or text
    return text


def read(text: str, file: str) -> Document:
    """Read the text of a file, whose name the findings show. A user's fault raises nothing."""
    collecting = gc.isenabled()
    gc.disable()  # nothing built here is garbage, and looking for some takes longer than all else
    try:
        return _read(text, text.removeprefix(BOM), file)
    finally:
        if collecting:
            gc.enable()


def _read(text: str, body: str, file: str) -> Document:
    if any(mark[0] in body and mark in body for mark in CONFLICT_MARKS):
        from caichcli.files import conflicts

        if found := tuple(conflicts.find(body, file)):
            return Document(text, UNSET, found)
    findings = characters.find(body, file)
    legible = characters.legible(body) if findings else body
    data, doubtful = _build(legible)
    if doubtful:
        from caichcli.files import diagnosis

        findings += diagnosis.find(legible, file)
        findings.sort(key=_position)
    certain = all(finding.rule in HARMLESS for finding in findings)
    return Document(text, data if certain else UNSET, tuple(findings))


def _position(finding: Finding) -> tuple[int, int]:
    span = finding.place.span
    return (span.line, span.column) if span else (0, 0)


def _build(text: str) -> tuple[Json | UnsetType, bool]:
    """The data of a text, and whether diagnosis must look at the text."""
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


class _Values(dict[str, Scalar]):
    """Plain scalars met before, and what they mean."""

    doubtful = False

    def __missing__(self, text: str) -> Scalar:
        try:
            value = resolve(text)
        except Unusable:
            self.doubtful = True
            value = None
        self[text] = value
        return value


class _Keys(dict[str, str]):
    """Keys met before: one object for all equal ones."""

    doubtful = False

    def __missing__(self, text: str) -> str:
        # Beyond ASCII two keys may differ in normal form alone.
        if not text.isascii() or text == MERGE or not is_text(text):
            self.doubtful = True
        self[text] = text
        return text


class _Builder:
    """From a text's events to its data.

    Nearly all the time of reading goes by in these two loops, and below them
    in PyYAML: they look at nothing that they do not need, and at no marks.
    """

    def __init__(self, next_event: Callable[[], Any]) -> None:
        self.next_event = next_event
        self.keys = _Keys()
        self.values = _Values()
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
