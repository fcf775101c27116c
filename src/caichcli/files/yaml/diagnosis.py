"""What is wrong in the shape of a text, and where: the second reading of a doubtful text.

Every fault that can be told apart is told. What leaves the rest of the text
without meaning (a syntax error, a key that is a list, nesting too deep, a
second document) ends the reading.

Rules and their values: ``syntax`` (:mod:`caichcli.files.yaml.syntax`), ``empty-file``,
``several-documents``, ``directive``, ``too-deep`` (``limit``), ``anchor`` and
``alias`` (``name``), ``tag`` (``tag``), ``merge-key``, ``non-string-key``
(``key``: as written, at most 40 characters; empty for a list or a mapping),
``duplicate-key`` (``key``, ``item``; related: ``first``), ``integer-too-long`` (``digits``,
``limit``), ``not-finite-number`` (``written``), those of
:mod:`caichcli.files.yaml.departures`, and ``refused-escape`` (``character``, as
``U+200B``; ``escape``, as written: one of the characters refused by
:mod:`caichcli.files.yaml.characters`, or a carriage return).
"""

import re
from itertools import islice
from typing import Any
from unicodedata import normalize

from yaml import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from caichcli.files.yaml import characters, departures, syntax
from caichcli.files.yaml.data import DEEPEST, MERGE
from caichcli.files.yaml.departures import FREE, YamlDeparture
from caichcli.files.yaml.events import ERRORS, open_events
from caichcli.files.yaml.lines import Lines
from caichcli.files.yaml.noise import most_faults
from caichcli.files.yaml.scalars import WORDS, Unusable, is_text, resolve
from caichcli.plan.finding import Finding, Fix, Place, Related, Route

SHOWN = 40  # characters of a key or a number in a message

_TAG = re.compile(r"!(?:<[^>\s]*>|[^\s,\[\]{}]*)")
_REST_OF_LINE = re.compile(r"[^\r\n]*")

Marks = tuple[int, int]


def find(text: str, file: str) -> list[Finding]:
    """Every fault of shape in a legible text without byte order mark."""
    diagnosis = _Diagnosis(text, file)
    try:
        diagnosis.document()
    except _End:
        pass
    except ERRORS as error:
        bracket = diagnosis.brackets[-1] if diagnosis.brackets else None
        open_end = syntax.Open(diagnosis.quote, bracket)
        fault = syntax.fault(error, text, diagnosis.lines, file, open_end)
        return [*(one for one in diagnosis.findings if one.rule != "loose-yaml"), fault]
    return diagnosis.findings


class _End(Exception):
    """Nothing certain can be said of the rest."""


class _Diagnosis:
    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.lines = Lines(text)
        self.findings: list[Finding] = []
        self.most = most_faults(text)
        self.quote: int | None = None  # see syntax.Open
        self.brackets: list[int] = []
        self.column = FREE  # of the keys or dashes that the value stands under
        self.passed = 0  # where the last value or bracket ended
        self.event = open_events(text)

    def next_event(self) -> Any:
        """The next event; what stands between it and the one before is looked at."""
        event = self.event()
        start, end = _marks(event)
        if start < end or isinstance(event, StreamEndEvent):
            for departure in departures.between(self.text, self.passed, start):
                self.depart(departure)
            self.passed = end
        return event

    def document(self) -> None:
        self.next_event()
        start = self.next_event()
        if isinstance(start, StreamEndEvent):
            self.tell("empty-file", (0, 0))
            return
        if start.version or start.tags:
            self.tell("directive", self.line(start))
        root = self.next_event()
        self.node(root, ())
        if isinstance(root, ScalarEvent) and not root.style and WORDS.get(root.value, 0) is None:
            self.tell("empty-file", (0, 0))
        self.next_event()
        after = self.next_event()
        if not isinstance(after, StreamEndEvent):
            self.tell("several-documents", self.line(after))

    def node(self, event: Any, route: Route) -> None:
        if len(self.findings) >= self.most:
            raise _End
        if isinstance(event, AliasEvent):
            self.tell("alias", _marks(event), route, name=str(event.anchor)[:SHOWN])
            return
        self.properties(event, route)
        if isinstance(event, ScalarEvent):
            self.scalar(event, route)
            return
        if len(route) >= DEEPEST:
            start = event.start_mark.index
            self.tell("too-deep", (start, start + 1), route, limit=DEEPEST)
            raise _End
        if event.flow_style:
            self.bracketed(event, route)
        else:
            column, self.column = self.column, event.start_mark.column
            self.collection(event, route)
            self.column = column

    def bracketed(self, event: Any, route: Route) -> None:
        start = event.end_mark.index - 1
        self.brackets.append(start)
        self.collection(event, route)
        self.brackets.pop()
        if not self.brackets:
            lines = departures.in_brackets(self.text, start, self.passed, self.column)
            for departure in lines:
                self.depart(departure, route)

    def collection(self, event: Any, route: Route) -> None:
        if isinstance(event, MappingStartEvent):
            self.mapping(route)
        else:
            self.sequence(route)

    def mapping(self, route: Route) -> None:
        first: dict[str, Place] = {}
        while not isinstance(key := self.next_event(), MappingEndEvent):
            if not isinstance(key, ScalarEvent):
                self.tell("non-string-key", _marks(key), route, key="")
                raise _End
            self.key(key, route, first)
            self.node(self.next_event(), (*route, key.value))

    def sequence(self, route: Route) -> None:
        position = 0
        while not isinstance(event := self.next_event(), SequenceEndEvent):
            self.node(event, (*route, position))
            position += 1

    def key(self, key: Any, route: Route, first: dict[str, Place]) -> None:
        within = (*route, key.value)
        self.properties(key, within)
        self.escapes(key, within)
        self.departures(key, within)
        name = key.value[:SHOWN]
        place = self.place(_marks(key), within, on_key=True)
        if not key.style and key.value == MERGE:
            self.findings.append(Finding("merge-key", place))
        elif not key.style and not is_text(key.value):
            self.findings.append(Finding("non-string-key", place, values={"key": name}))
        earlier = first.setdefault(normalize("NFC", key.value), place)
        if earlier is not place:
            related = (Related(earlier, "first"),)
            values: dict[str, str | int] = {"key": name, "item": ""}
            if route and isinstance(route[-1], int) and next(iter(first)) == key.value:
                values["item"] = name  # a new item of a list, its dash left out?
            self.findings.append(Finding("duplicate-key", place, values=values, related=related))

    def scalar(self, event: Any, route: Route) -> None:
        start, end = _marks(event)
        is_broken = event.style in ('"', "'") and "\n" in self.text[start:end]
        self.quote = start if is_broken else None
        self.escapes(event, route)
        self.departures(event, route)
        if not event.style:
            try:
                resolve(event.value)
            except Unusable as fault:
                self.tell(fault.rule, _marks(event), route, **fault.values)

    def escapes(self, event: Any, route: Route) -> None:
        if event.style == '"':
            escapes = characters.escaped(self.text, *_marks(event))
            for start, end, character in islice(escapes, self.most):
                values = {"character": characters.name(character), "escape": self.text[start:end]}
                self.tell("refused-escape", (start, end), route, **values)

    def properties(self, event: Any, route: Route) -> None:
        """Tell the anchor and the tag that stand before a value, in either order."""
        start = event.start_mark.index
        if event.anchor is not None:
            anchor = self.text.index(f"&{event.anchor}", start)
            end = anchor + 1 + len(event.anchor)
            self.tell("anchor", (anchor, end), route, name=event.anchor[:SHOWN])
        if event.tag is not None and (tag := _TAG.search(self.text, start)):
            self.tell("tag", tag.span(), route, tag=tag[0][:SHOWN])

    def departures(self, event: Any, route: Route) -> None:
        bracketed = bool(self.brackets)
        for departure in departures.of_scalar(self.text, event, self.column, bracketed=bracketed):
            self.depart(departure, route)

    def depart(self, departure: YamlDeparture, route: Route = ()) -> None:
        """Tell a departure from YAML 1.2."""
        place = self.place((departure.start, departure.end), route)
        values: dict[str, str | int] = {"problem": departure.problem}
        fix: Fix | None = None
        if departure.mend is not None:
            end = departure.mend_end or departure.end
            fix = Fix(self.place((departure.start, end), ()), departure.mend)
        if fix is None or departure.problem == "curly-quotes":
            finding = Finding("syntax", place, values=values | {"character": ""}, fix=fix)
        else:
            finding = Finding("loose-yaml", place, "warning", values, fix=fix)
        self.findings.append(finding)

    def tell(self, rule: str, marks: Marks, route: Route = (), **values: str | int) -> None:
        self.findings.append(Finding(rule, self.place(marks, route), values=values))

    def place(self, marks: Marks, route: Route, *, on_key: bool = False) -> Place:
        return Place(self.file, route, on_key, self.lines.span(*marks))

    def line(self, event: Any) -> Marks:
        """The line that an event begins on, from there to its end."""
        start = event.start_mark.index
        rest = _REST_OF_LINE.match(self.text, start)
        return start, rest.end() if rest else start


def _marks(event: Any) -> Marks:
    return event.start_mark.index, event.end_mark.index
