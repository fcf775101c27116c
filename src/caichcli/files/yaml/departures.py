"""Where a text departs from YAML 1.2.2 and libyaml reads it all the same.

Rule ``loose-yaml``: every program that reads such a text reads the same, but some refuse it. Its
value ``problem`` is one of ``comment`` (no blank before the ``#``), ``indentation`` (a line of a
quoted value, or of a list or mapping in brackets, is not deeper than its key or dash), ``bracket``
(the closing bracket alone is not), ``dash`` (a dash alone in brackets, without quotes), and
``last-line`` (a text block goes to the end of the file, which ends without a line break);
each has a mend that leaves the data as they are.

Rule ``syntax``, with the problems ``block-scalar``, ``escaped-break`` and ``last-line``: what
programs read differently; with ``curly-quotes``: a comment that begins within Word's quotes, whose
mend gives the value the words that the comment took.
"""

import re
from collections import deque
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from caichcli.files.yaml import curly_quotes
from caichcli.files.yaml.lines import substitute
from caichcli.files.yaml.linewise import may_be_cut

FREE = -1  # the column of a value that stands in no list and no mapping in block style

# A sign that may end a token and what would be its comment; a dash; a key with a question mark.
_MAY_BE_LOOSE = re.compile(
    r"""["'\]}\[{,:]\#|[|>][-+0-9]*\#|[\[{,]\s*-\s*[,\]}\[{\#]|:\s+-\s*[,\]}]
    |(?:^|[\s\[{,])\?\s""",
    re.VERBOSE | re.MULTILINE,
)
_COMMENT = re.compile(r"#[^\r\n]*")
_HEADER = re.compile(r"[|>]([-+0-9]*)(#)?[^\r\n]*(?:\r\n?|\n)?")
_BLANK_LINES = re.compile(r"(?:([ ]*)(?:\r\n?|\n))*+([ ]*)")
# A block that begins with more blanks than its header says, and ends with a line of blanks.
_BLANK_EDGES = re.compile(r"\n*[ ].*\n[ ]+\n*", re.DOTALL)
_ANY_SIGN = r"[^ \t\r\n]"
_ESCAPED_BREAK = re.compile(r"(?<!\\)(?:\\\\)*\\(?:\r\n|\r(?!\n)|\n)[ \t]*[\r\n]")


class YamlDeparture(Struct, frozen=True):
    """A stretch of the text that departs from YAML 1.2.2.

    ``mend`` would rightly stand from its start to ``mend_end``, which is its own
    end unless said; None for what has no certain meaning.
    """

    problem: str
    start: int
    end: int
    mend: str | None = None
    mend_end: int | None = None


def may_hold(text: str) -> bool:
    """Whether a comment, a dash or a key may depart: quick, and sometimes for nothing."""
    return _MAY_BE_LOOSE.search(text) is not None or may_be_cut(text)


def between(text: str, start: int, end: int) -> Iterator[YamlDeparture]:
    """Comments that stand close to what is before them; no value stands in the stretch."""
    for comment in _COMMENT.finditer(text, start, end):
        at = comment.start()
        if at and text[at - 1] not in " \t\r\n":
            yield YamlDeparture("comment", at, at, " ")
        elif cut := curly_quotes.value_at(text, at):
            yield YamlDeparture("curly-quotes", *cut)


def in_brackets(text: str, start: int, end: int, column: int) -> Iterator[YamlDeparture]:
    """Lines of a list or mapping in brackets that are not deeper than the column of its holder.

    A comment may begin anywhere.
    """
    yield from shallow_lines(text, start, end, column, _ANY_SIGN.replace("]", "#]"))


def of_scalar(text: str, event: Any, column: int, *, bracketed: bool) -> Iterator[YamlDeparture]:
    """What departs in a scalar, whose event this is, under the column of its holder.

    Of one in brackets nothing is told that ``in_brackets`` tells.
    """
    start, end = event.start_mark.index, event.end_mark.index
    if event.style in ("|", ">"):
        yield from _of_block(text, text.index(event.style, start), end, column, event.value)
    elif event.style:
        yield from shallow_lines(text, start, end, column, "#" if bracketed else _ANY_SIGN)
        if event.style == '"' and (escape := _ESCAPED_BREAK.search(text, start, end)):
            at = text.rindex("\\", start, escape.end())
            yield YamlDeparture("escaped-break", at, at + 1)
    elif bracketed and event.value == "-":
        yield YamlDeparture("dash", start, end, '"-"')


def _of_block(text: str, start: int, end: int, column: int, value: str) -> Iterator[YamlDeparture]:
    header = _HEADER.match(text, start)
    if header is None:
        return
    if header[2]:
        yield YamlDeparture("comment", header.start(2), header.start(2), " ")
    is_counted = header[1].strip("+-")
    only_blanks = " " in value and not value.strip()
    is_doubtful = is_counted and (only_blanks or _BLANK_EDGES.fullmatch(value))
    if is_doubtful or _has_doubtful_lines(text, header, column):
        yield YamlDeparture("block-scalar", start, start + 1)
    elif header.end() < len(text) <= end and text[-1] not in "\r\n" and "-" not in header[1]:
        last = text[_line_start(text, len(text)) :]
        end = len(text)
        if last.strip(" ") or ("+" not in header[1] and value.endswith(" \n")):
            yield YamlDeparture("last-line", end, end, _line_break(text))
        elif "+" in header[1]:
            is_certain = value == "\n" and len(last) > column
            yield YamlDeparture("last-line", end, end, _line_break(text) if is_certain else None)


def _has_doubtful_lines(text: str, header: re.Match[str], column: int) -> bool:
    """Whether programs tell a block's own lines from those around it in different ways."""
    before = text[_line_start(text, header.start()) : header.start()]
    if not before.strip(" ") and len(before) <= column:
        return True
    blanks = _BLANK_LINES.match(text, header.end())
    if header[1].strip("+-") or not blanks or blanks.end() == len(text):
        return False
    depth = len(blanks[2])
    lines = text[blanks.start() : blanks.start(2)].splitlines()
    is_comment = depth == 0 and column == FREE and text[blanks.end()] == "#"
    return is_comment or max(map(len, lines), default=0) > depth > column


def shallow_lines(
    text: str, start: int, end: int, column: int, sign: str = _ANY_SIGN
) -> Iterator[YamlDeparture]:
    """The lines not deeper than a column that begin with a sign, from the first to the last.

    Tabs are no indentation.
    """
    if column == FREE:
        return
    indent = re.compile(rf"(?:^|(?<=\r))[ ]{{0,{column}}}(?:\t[ \t]*)?(?={sign})", re.MULTILINE)
    lines = indent.finditer(text, start + 1, end)
    first = next(lines, None)
    if first is None:
        return
    last = deque(lines, 1)
    begin, stop = first.start(), (last[0] if last else first).end()
    closes = not last and stop == end - 1 and text[stop] in "]}"
    mend = substitute(indent, " " * (column + 2), text[begin : stop + 1])[:-1]
    problem = "bracket" if closes else "indentation"
    yield YamlDeparture(problem, begin, first.end() + 1, mend, stop)


def _line_start(text: str, position: int) -> int:
    return max(text.rfind("\n", 0, position), text.rfind("\r", 0, position)) + 1


def _line_break(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
