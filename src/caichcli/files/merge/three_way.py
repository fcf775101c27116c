"""Three versions of a file's text -> one, or the conflict that only people can settle.

The text is cut up by its data (:mod:`caichcli.files.merge.chunks`), and each piece is
taken from the side that changed it. What comes out is read again: it must hold
exactly what merging the data gives (:mod:`caichcli.plan.changes.merge`), and every
comment, or nothing is merged. The answer is the same whichever side is ours.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from msgspec import UNSET, Struct, json
from yaml import ScalarEvent, StreamEndEvent

from caichcli.files.merge.chunks import Chunk, cut
from caichcli.files.yaml import editor, reader
from caichcli.files.yaml.data import without_empty_keys
from caichcli.files.yaml.edits import Edit, SetValue
from caichcli.files.yaml.events import open_events
from caichcli.files.yaml.reader import BOM, HARMLESS, YamlDocument
from caichcli.language.characters import legible
from caichcli.plan.changes.log_merge import same_entry
from caichcli.plan.changes.merge import Clash, Merge, Path, is_log
from caichcli.plan.changes.merge import merge as merge_data
from caichcli.plan.changes.order import order
from caichcli.plan.finding import Route
from caichcli.plan.log import REFERRING

T = TypeVar("T")

MARKS = ("<<<<<<< ours", "=======", ">>>>>>> theirs")

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_COMMENT = re.compile(r"(?<![^\s])#[^\r\n]*")
_FIRST_COMMA = re.compile(r"\s*,[ \t]*")


class Merged(Struct, frozen=True):
    """One text with the changes of both sides, already read."""

    document: YamlDocument


class Conflict(Struct, frozen=True):
    """A text with git's conflict markers, and what they are about.

    Beside the reasons of a :class:`~caichcli.plan.changes.merge.Clash` there are
    ``unreadable``, of a version that has no certain data; ``lines``, which both
    sides changed; ``numbers``, of a log whose entries would have to refer to
    others by new numbers; ``layout``, of texts that no cutting puts together.
    """

    text: str
    clashes: tuple[Clash, ...]


def merge(base: str, ours: str, theirs: str, file: str) -> Merged | Conflict:
    """Merge three texts of a plan or register; ``file`` is the name that findings show."""
    if (text := _changed(base, ours, theirs)) is not None:
        return Merged(reader.read(text, file))
    documents = [reader.read(text, file) for text in (base, ours, theirs)]
    if not all(map(_certain, documents)):
        return _conflict(ours, theirs, Clash((), "unreadable"))
    merged = merge_data(*(without_empty_keys(document.data) for document in documents))
    answer = _woven(documents, merged, file, merged.touched)
    if isinstance(answer, Conflict) and any(clash.reason == "lines" for clash in answer.clashes):
        answer = _woven(documents, merged, file, _Everywhere())
    return answer


class _Everywhere(frozenset[Path]):
    """All paths: to cut a text also where its data is the same."""

    def __contains__(self, path: object) -> bool:
        return True


def _woven(
    documents: Sequence[YamlDocument], merged: Merge, file: str, touched: frozenset[Path]
) -> Merged | Conflict:
    """The texts cut up and put together."""
    _, ours, theirs = (document.text for document in documents)
    texts, style = _plain([document.text for document in documents])
    old, mine, other = (
        cut(text, without_empty_keys(document.data), touched)
        for text, document in zip(texts, documents, strict=True)
    )
    weaver = _Weaver(merged, merged.clashes)
    text = weaver.node(old, mine, other, ())
    if not weaver.clashes:
        document = _renumbered(reader.read(style.restored(text), file), merged.data)
        if document and _sound(document, documents, merged):
            return Merged(document)
        return _conflict(ours, theirs, Clash((), "layout"))
    if merged.renumbered:  # half a text is not read again: nothing in it may need it
        numbers = (Clash(path, "numbers") for path in sorted(merged.renumbered))
        weaver = _Weaver(merged, (*merged.clashes, *numbers))
        text = weaver.node(old, mine, other, ())
    if weaver.marked and _comments_shown(text, *texts):
        return Conflict(style.restored(text), tuple(weaver.clashes))
    return _conflict(ours, theirs, *weaver.clashes)


def conflict(ours: str, theirs: str, *, whole: bool = False) -> str:
    """Both texts between markers; if not ``whole`` without what both begin and end with."""
    mine, other = _LINE.findall(ours), _LINE.findall(theirs)
    shorter = 0 if whole else min(len(mine), len(other))
    head = next((n for n in range(shorter) if mine[n] != other[n]), shorter)
    rest = range(shorter - head)
    tail = next((n for n in rest if mine[-1 - n] != other[-1 - n]), len(rest))
    end = "\r\n" if ours.count("\r\n") * 2 > ours.count("\n") else "\n"
    return "".join(
        (
            *mine[:head],
            MARKS[0] + end,
            *_ended(mine[head : len(mine) - tail], end),
            MARKS[1] + end,
            *_ended(other[head : len(other) - tail], end),
            MARKS[2] + end,
            *mine[len(mine) - tail :],
        )
    )


def _ended(lines: Sequence[str], end: str) -> Iterator[str]:
    return (line if line[-1] in "\r\n" else line + end for line in lines)


def _conflict(ours: str, theirs: str, *clashes: Clash) -> Conflict:
    return Conflict(conflict(ours, theirs), clashes)


def _certain(document: YamlDocument) -> bool:
    rules = {finding.rule for finding in document.findings}
    return document.data is not UNSET and rules <= HARMLESS - {"duplicate-key", "anchor"}


class _Style(Struct, frozen=True):
    """How a text begins and ends its lines; ``end`` is "" where it does so in several ways."""

    bom: bool
    end: str
    last: bool

    def restored(self, text: str) -> str:
        text = text if self.last else text.removesuffix("\n")
        if self.end == "\r\n":
            text = text.replace("\n", "\r\n")
        return BOM * self.bom + text


def _plain(texts: Sequence[str]) -> tuple[list[str], _Style]:
    """Three texts without a byte order mark, with LF and a last line's end, and what to restore."""
    styles = [_Style(text.startswith(BOM), _line_end(text), text[-1:] in "\r\n") for text in texts]
    bom, last = (_changed(*(getattr(style, name) for style in styles)) for name in ("bom", "last"))
    texts = [text.removeprefix(BOM) for text in texts]
    ends = [style.end for style in styles]
    if "" in ends:
        end = ""
    else:
        end = _changed(*ends) or ""
        texts = [text.replace("\r\n", "\n") for text in texts]
    return [text if text[-1:] in "\r\n" else text + "\n" for text in texts], _Style(
        bool(bom), end, bool(last)
    )


def _line_end(text: str) -> str:
    breaks = text.count("\r\n"), text.count("\n"), text.count("\r")
    if not breaks[2]:
        return "\n"
    return "\r\n" if len(set(breaks)) == 1 else ""


def _changed(base: T, ours: T, theirs: T) -> T | None:
    """What the side that changed it has; None where both did, differently."""
    if base == ours:
        return theirs
    return ours if theirs in (base, ours) else None


class _Unmarkable(Exception):
    """Two sides differ where no line begins or ends: the lines around them must be marked."""


class _Weaver:
    """Puts the pieces of three texts together; None is a piece that is not there."""

    def __init__(self, merged: Merge, clashes: Sequence[Clash]) -> None:
        self.orders = merged.orders
        self.clashes = list(clashes)
        self.refused = {clash.path for clash in clashes}
        # The pieces that may not be taken whole from one side.
        self.open = {path[:depth] for path in self.refused for depth in range(len(path) + 1)}
        self.marked = False

    def node(self, base: Chunk | None, ours: Chunk, theirs: Chunk, path: Path) -> str:
        if path not in self.open:
            old = base.text if base else None
            text = _changed(old, ours.text, theirs.text)
            if text is not None:
                return text
            if is_log(path[:-1]) and ours.value != theirs.value:
                entry = same_entry(base.value if base else None, ours.value, theirs.value)
                return ours.text if entry == ours.value else theirs.text
        try:
            if path not in self.refused and (text := self.inside(base, ours, theirs, path)):
                return text
        except _Unmarkable:
            pass
        return self.mark_conflict(ours, theirs, path)

    def mark_conflict(self, ours: Chunk | None, theirs: Chunk | None, path: Path) -> str:
        if not all(one.lines for one in (ours, theirs) if one):
            raise _Unmarkable
        if path not in self.open:
            self.clashes.append(Clash(path, "lines"))
        self.marked = True
        texts = (one.text if one else "" for one in (ours, theirs))
        return conflict(*texts, whole=len(path) == 2 and path in self.refused)

    def inside(self, base: Chunk | None, ours: Chunk, theirs: Chunk, path: Path) -> str | None:
        """The text of a list or mapping, member by member; None where it cannot be so made."""
        if ours.members is None or theirs.members is None or ours.flow != theirs.flow:
            return None
        if base and (base.members is None or base.flow != ours.flow):
            if base.members or base.value:
                return None
            base = None
        head = _changed(base.head if base else None, ours.head, theirs.head)
        tail = _changed(base.tail if base else None, ours.tail, theirs.tail)
        before = base.members or {} if base else {}
        keys = self.orders.get(path) or order(
            list(before), list(ours.members), list(theirs.members)
        )
        if head is None or tail is None or keys is None:
            return None
        pieces = [
            self.member(before.get(key), ours.members.get(key), theirs.members.get(key), path, key)
            for key in keys
        ]
        pieces = [piece for piece in pieces if piece]
        return head + (_separated(pieces) if ours.flow else "".join(pieces)) + tail

    def member(
        self, base: Chunk | None, ours: Chunk | None, theirs: Chunk | None, path: Path, key: str
    ) -> str:
        path = (*path, key)
        if ours and theirs:
            return self.node(base, ours, theirs, path)
        one = ours or theirs
        if one is None:
            return ""
        if base is None and path not in self.refused:
            return one.text
        if base and path not in self.refused and base.value == one.value:
            return (
                ""
                if _comments_within(one.text, base.text)
                else self.mark_conflict(ours, theirs, path)
            )
        return self.mark_conflict(ours, theirs, path)


def _separated(pieces: Sequence[str]) -> str:
    """Members in flow style, with a comma before each but the first."""
    parts = []
    for number, piece in enumerate(pieces):
        comma = _FIRST_COMMA.match(piece)
        if number == 0 and comma:
            parts.append(piece[comma.end() :])
        elif number and not comma:
            parts.append(", " + piece.lstrip(" "))
        else:
            parts.append(piece)
    return "".join(parts)


def _renumbered(document: YamlDocument, data: Any) -> YamlDocument | None:
    """The text with its references as the merged data has them; None where they cannot be."""
    if document.data is UNSET:
        return None
    try:
        edits = list(_references(document.data, data))
    except (KeyError, ValueError, TypeError, AttributeError):
        return None  # not the data that was meant
    edited = editor.apply(document, edits)
    return edited.document if isinstance(edited, editor.Edited) else None


def _references(data: Any, goal: Any, route: Route = ()) -> Iterator[Edit]:
    """What to write for each reference that is to name its entry by another number."""
    if data == goal:
        return
    if isinstance(goal, dict):
        for key, new in goal.items():
            if key in REFERRING and isinstance(new, str):
                if data[key] != new:
                    yield SetValue((*route, key), new)
            else:
                yield from _references(data[key], new, (*route, key))
    elif isinstance(goal, list):
        for step, (one, other) in enumerate(zip(data, goal, strict=True)):
            yield from _references(one, other, (*route, step))


def _sound(new: YamlDocument, documents: Sequence[YamlDocument], merged: Merge) -> bool:
    """Whether a text reads as the data merged, with no fault and no comment lost or made."""
    _, ours, theirs = documents
    faults = [Counter(finding.rule for finding in one.findings) for one in (new, ours, theirs)]
    return (
        json.encode(without_empty_keys(new.data), order="sorted")
        == json.encode(merged.data, order="sorted")
        and faults[0] <= faults[1] + faults[2]
        and _comments_kept(new.text, *(document.text for document in documents))
    )


def _comments_kept(new: str, base: str, ours: str, theirs: str) -> bool:
    """Whether a merged text has every comment that it must, and none more often than it may."""
    counts = [Counter(_comments(text)) for text in (new, base, ours, theirs)]
    for comment in set().union(*counts):
        now, *before = (count[comment] for count in counts)
        least, most = _times(*before)
        if not least <= now <= most:
            return False
    return True


def _comments_shown(text_with_marks: str, base: str, ours: str, theirs: str) -> bool:
    """Whether a text with marks has every comment that the merged text must have."""
    total, *counts = (
        Counter(_rough_comments(text)) for text in (text_with_marks, base, ours, theirs)
    )
    comments: set[str] = set().union(*counts)
    return all(
        total[comment] >= _times(*(count[comment] for count in counts))[0] for comment in comments
    )


def _times(base: int, ours: int, theirs: int) -> tuple[int, int]:
    """Return how often a comment must and may stand in what three versions make.

    What both added or both took away may be the same one.
    """
    both = ours + theirs - base
    if min(ours, theirs) > base:
        return max(ours, theirs), both
    if max(ours, theirs) < base:
        return max(both, 0), max(ours, theirs)
    return both, both


def _comments_within(text: str, other: str) -> bool:
    return Counter(_rough_comments(text)) <= Counter(_rough_comments(other))


def _rough_comments(text: str) -> list[str]:
    """What looks like a comment, in a piece of YAML that need not be one by itself."""
    return [comment.rstrip() for comment in _COMMENT.findall(text)]


def _comments(text: str) -> Iterator[str]:
    """The comments of a text that is YAML: what looks like one outside of scalars."""
    body = legible(text.removeprefix(BOM))
    next_event = open_events(body)
    end = 0
    event: Any = None
    while not isinstance(event, StreamEndEvent):
        event = next_event()
        if isinstance(event, ScalarEvent):
            mark: Any = event.start_mark
            yield from _comments_between(body, end, mark.index)
            mark = event.end_mark
            end = mark.index
    yield from _comments_between(body, end, len(body))


def _comments_between(text: str, start: int, end: int) -> Iterator[str]:
    return (match[0].rstrip() for match in _COMMENT.finditer(text, start, end))
