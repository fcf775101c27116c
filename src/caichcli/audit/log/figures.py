"""What a paper says of a plan's tasks, beside the plan's log: counts of their classes.

A count is held to the log where its words name a class and whose tasks are meant: the whole plan's
(or those that the paper is about), or those of the one agency or area that the sentence names.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from caichcli.audit.claims import Claim
from caichcli.audit.log.task_names import TaskNames
from caichcli.audit.passages import RunningText
from caichcli.audit.sentences.parts import Breakdown
from caichcli.audit.tables.numbers import TOTAL, CellNumber, Numbers, claim
from caichcli.audit.words.quantities import Quantity
from caichcli.audit.words.statements import FigureText
from caichcli.audit.words.vocabulary import CHANGE, CLAUSE_END, ELSEWHEN, side

WHOLE = ""  # the scope of all tasks
LATE = "late"  # done or not: words that say "quá hạn" and no more may mean either, or both

Counts = Mapping[str, int]


class TaskFact(Struct, frozen=True):
    """How a task stands: whether done and late, its term, its days late, the day it was done."""

    is_done: bool
    is_late: bool
    due: dt.date | None = None
    completed: dt.date | None = None
    days_late: int = 0


class PlanFigures(Struct, frozen=True):
    """A plan's figures at the end of a day, by scope: the whole, an agency, an area.

    ``names`` are the spellings of agencies and areas in lower case with the scope of each;
    ``of_agency`` gives an agency's figures with the tasks that it owes through groups, which
    ``counts`` have in the rows of the groups; ``period`` what moved in the paper's period, where
    it has one; ``duties`` the figures of inspections, remedies and initiatives, where there are
    any; ``titles`` the words that tasks are named by.
    """

    day: dt.date
    counts: Mapping[str, Counts]
    names: Mapping[str, str]
    tasks: Mapping[str, TaskFact]
    period: Counts = {}
    duties: Counts = {}
    of_agency: Callable[[str], Counts] = lambda _: {}
    titles: TaskNames = TaskNames()


_TASKS = re.compile(r"nhiệm vụ|\btasks?\b")
_TOTAL = re.compile(
    r"tổng số nhiệm vụ|tổng số #|nhiệm vụ (?:đang theo dõi|được giao)|tasks followed|tổng số\s*$"
)
_KEYS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("not_reported", re.compile(r"chưa có báo cáo nào|never reported")),
    ("suspended", re.compile(r"tạm dừng|suspended")),
    ("continuous", re.compile(r"thường xuyên|continuous")),
    ("cancelled", re.compile(r"đưa ra khỏi kế hoạch|withdrawn from the plan")),
    ("undated", re.compile(r"không (?:có )?thời hạn|without a deadline|undated")),
    ("dated", re.compile(r"có thời hạn|with a deadline")),
)
_SIDES: dict[frozenset[tuple[str, int]], str] = {
    frozenset({("done", 1)}): "done",
    frozenset({("done", -1)}): "not_done",
    frozenset({("done", 1), ("term", 1)}): "done_on_time",
    frozenset({("done", 1), ("term", -1)}): "done_late",
    frozenset({("done", -1), ("term", 1)}): "in_term",
    frozenset({("done", -1), ("term", -1)}): "overdue",
    frozenset({("term", -1)}): LATE,
}
_PERIOD = re.compile(
    r"trong (?:tuần|tháng|quý|kỳ|năm|6 tháng)|phát sinh|\bmới\b|this (?:week|month|quarter|period)"
)
_OF_PERIOD: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("newly_overdue", re.compile(r"phát sinh quá hạn|became overdue")),
    ("extended", re.compile(r"^\W*gia hạn|^\W*extended")),
    ("done", re.compile(r"(?<!chưa )hoàn thành|\bdone\b")),
)
# A total that has a task of several agencies once for each of them.
_BY_AGENCY = re.compile(r"\blượt\b|\bassignments\b")
_OUT_OF = re.compile(r"\d of\s*$")  # 8 of 49 tasks: the class is that of the 8
_NOT_ALL = re.compile(
    r"trọng tâm|trong đó được|sau khi|định kỳ|đến hạn|priority|extension|phần việc|\bdue\b|\bcủa\b"
    r"|of tasks that"
)
# The column of the period that a paper is of, beside the one before.
_NOW = re.compile(
    r"(?:tuần|tháng|quý|kỳ|năm|6 tháng|9 tháng)(?: báo cáo)? này|hiện nay"
    r"|this (?:week|month|quarter|period|year|half-year)"
)
_BRACKETS = re.compile(r"\([^()]*\)")
# In front of where most of what is counted lies: it is counted everywhere.
_MOST = re.compile(
    r"tập trung (?:ở|tại)|(?:nhiều nhất|chủ yếu) (?:ở|tại|là)|(?:most of all|mainly) at"
)
_PARTED = re.compile(r"[,;:.(]\s*")
_HAS = re.compile(r"\s(?:có|còn|hoàn thành|đã hoàn thành|được giao|has|have)(?:\s\w+){0,2}\s*$")
# What opens the list of those who have overdue tasks.
_LATE_LIST = re.compile(
    r"(?:cơ quan|đơn vị|bộ|sở|địa phương|ngành|tỉnh)[^.:;,\d]{0,20}\b(?:có|còn)[^.:;,\d]{0,12}"
    r" nhiệm vụ (?:chưa hoàn thành,? )?quá hạn[^.:;,\d]{0,20}(?::|\bgồm|\blà)"
    r"|(?:agencies|bodies) with overdue tasks[^.:;,\d]{0,20}(?::|\bare)"
)


def of_statement(
    statement: FigureText, groups: Sequence[Breakdown], log: PlanFigures
) -> Iterator[Claim]:
    """Yield a claim for each count of a class."""
    most = _MOST.search(statement.lower)
    behind = scope_of(statement.lower, log)
    before = scope_of(statement.lower[: most.start()], log) if most else behind
    for one in statement.quantities:
        scope = before if most and one.start < most.start() else behind
        if scope is None:
            scope = _named_right_before(statement, one, log)
        if scope is not None and one.is_count and not one.hedge:
            count = _out_of_all if one.over else _count
            yield from count(statement, one, groups, log, scope)
    yield from _late_bodies(statement.prose, log)


def scope_of(words: str, log: PlanFigures) -> str | None:
    """Return whose tasks a text is about: None where it names several."""
    scopes = {scope for name, scope in log.names.items() if name in words}
    return WHOLE if not scopes else scopes.pop() if len(scopes) == 1 else None


def _named_right_before(statement: FigureText, one: Quantity, log: PlanFigures) -> str | None:
    """Return the body that has a figure among those of others: "Bộ B có 02 ..., Bộ C có 01 ..."."""
    words = _PARTED.split(statement.lower[: one.start])[-1]
    match = _HAS.search(words)
    return (scope_of(words[: match.start()], log) or None) if match else None


def _out_of_all(
    statement: FigureText, one: Quantity, groups: Sequence[Breakdown], log: PlanFigures, scope: str
) -> Iterator[Claim]:
    """A fraction of all tasks: what is above them is of the class that its sentence names."""
    words = CLAUSE_END.split(statement.lower[: one.start])[-1].rpartition(":")[2]
    key = _key(words, ())
    is_of_all = one.over is not None and one.over.value == log.counts.get(scope, {}).get("total")
    is_of_other = any(pattern.search(words) for pattern in (CHANGE, ELSEWHEN, _PERIOD))
    if is_of_all and not is_of_other and _TASKS.search(words) and key not in (None, "total"):
        yield from _of_key(statement, one, key, log, scope)


def _late_bodies(prose: RunningText, log: PlanFigures) -> Iterator[Claim]:
    """The bodies of a list of who has overdue tasks, of whom the log has none overdue."""
    lower = prose.text.lower()
    opening = _LATE_LIST.search(lower)
    if opening is None or _PERIOD.search(opening[0]) or ELSEWHEN.search(opening[0]):
        return
    end = CLAUSE_END.search(lower, opening.end())
    last = end.start() if end else len(lower)
    for at, name in _names(lower, opening.end(), last, log):
        counts = log.of_agency(log.names[name])
        if counts:
            right = name if counts["overdue"] or counts["done_late"] else ""
            yield of_words(prose, at, name, right, "none_overdue", log)


def _names(lower: str, start: int, end: int, log: PlanFigures) -> Iterator[tuple[int, str]]:
    """Yield the bodies that stand as items of a list and where, the longest name of each."""
    words = lower[start:end]
    for name in sorted(log.names, key=len, reverse=True):
        item = re.search(rf"(?<![^\s,;:]){re.escape(name)}(?=\s*(?:[,;.()]|$|và\b|and\b))", words)
        if item is not None:
            yield start + item.start(), name
            words = words[: item.start()] + " " * len(name) + words[item.end() :]


def _count(
    statement: FigureText, one: Quantity, groups: Sequence[Breakdown], log: PlanFigures, scope: str
) -> Iterator[Claim]:
    clause = statement.clause(one)
    before = statement.lower[max(0, one.start - 24) : one.start]
    owners = [group.total for group in groups if one in group.parts]
    around = [statement.clause(owner) for owner in owners]
    is_of_tasks = any(map(_TASKS.search, (clause, *around)))
    is_of_other = CHANGE.search(before) or ELSEWHEN.search(clause) or _OUT_OF.search(before)
    if not is_of_tasks or is_of_other:
        return
    sentence = statement.lower[statement.sentence_start(one.start) : one.start]
    if _PERIOD.search(sentence) or _PERIOD.search(clause):
        key = next((key for key, words in _OF_PERIOD if words.search(clause)), None)
        if key is not None and key in log.period and scope == WHOLE:
            yield _claim_of(statement, one, (log.period[key],), key, log)
    else:
        yield from _of_key(statement, one, _key(clause, around), log, scope)


def _of_key(
    statement: FigureText, one: Quantity, key: str | None, log: PlanFigures, scope: str
) -> Iterator[Claim]:
    """The claim of a count; of an agency's, with what it owes through groups or without."""
    if key is None:
        return
    rights = [*_rights(log.counts.get(scope, {}), key)]
    if scope != WHOLE and one.value not in rights:
        rights += _rights(log.of_agency(scope), key)
    if rights:
        yield _claim_of(statement, one, rights, key, log)


def _rights(counts: Counts, key: str) -> Iterator[int]:
    """Yield the figures that words may mean."""
    if key == LATE and "overdue" in counts:
        done = counts.get("done_late", 0)
        yield from (counts["overdue"], counts["overdue"] + done, done)
    elif key in counts:
        yield counts[key]


def _claim_of(
    statement: FigureText, one: Quantity, rights: Sequence[int], key: str, log: PlanFigures
) -> Claim:
    numeral = statement.written(one)
    is_right = one.value in rights
    return Claim(
        "log",
        statement.span(one),
        numeral,
        "" if is_right else "log-differs",
        "match" if is_right else "wrong",
        _values(numeral, str(rights[0]), key, log),
    )


def _key(clause: str, around: Sequence[str]) -> str | None:
    """The figure that words name: a class, the total; None where they name none for sure."""
    if _NOT_ALL.search(clause):
        return None
    sides = side(clause)
    if sides:
        sides = sides.union(*(side(words) for words in around))
    own = frozenset(one for one in sides if one[0] in ("done", "term"))
    if own in _SIDES:
        return _SIDES[own]
    if own:
        return None
    keys = [key for key, words in _KEYS if words.search(clause)]
    if len(keys) > 1:
        return None
    key = keys[0] if keys else None
    return key or ("total" if _TOTAL.search(clause) else None)


def of_table(numbers: Numbers, log: PlanFigures) -> Iterator[Claim]:
    """Yield a claim for each value of a class in the row of an agency, an area or all."""
    keys = [_key_of_heading(line.words.lower()) for line in numbers.columns]
    if sum(key is not None for key in keys) < 2:
        yield from _of_classes(numbers, log)
        return
    for row in numbers.rows:
        words = row.words.lower().strip()
        is_whole = TOTAL.fullmatch(words) is not None and not _BY_AGENCY.search(words)
        scope = WHOLE if is_whole else log.names.get(words)
        counts = log.counts.get(scope, {}) if scope is not None else {}
        for key, value in zip(keys, row.numbers, strict=True):
            if key is not None and key in counts and value is not None and value.is_whole:
                yield _of_cell(value, counts[key], key, log)


def _of_classes(numbers: Numbers, log: PlanFigures) -> Iterator[Claim]:
    """The values of a table that has a class a row, in its column of the period itself."""
    now = next((line for line in numbers.columns if _NOW.fullmatch(line.words.lower())), None)
    counts = log.counts.get(WHOLE, {})
    for row, value in zip(numbers.rows, now.numbers if now else (), strict=now is not None):
        key = _key_of_heading(_BRACKETS.sub("", row.words.lower()).strip(" –-"))
        if key is not None and key in counts and value is not None and value.is_whole:
            yield _of_cell(value, counts[key], key, log)


def _key_of_heading(words: str) -> str | None:
    words = re.sub(r"\bht\b", "hoàn thành", words).replace(",", "")
    words = words.replace("over-due", "overdue").replace("in term", "within term")
    if re.fullmatch(r"tổng số(?: nhiệm vụ)?|total|tổng cộng", words.strip()):
        return "total"
    return _key(words, ())


def _of_cell(value: CellNumber, right: int, key: str, log: PlanFigures) -> Claim:
    rule = "" if value.value == right else "log-differs"
    return claim("log", value, rule, _values(value.written, str(right), key, log))


def of_words(
    prose: RunningText, at: int, numeral: str, right: str, key: str, log: PlanFigures
) -> Claim:
    """Return the claim of words at an offset, where by the log they were to be ``right``."""
    rule = "" if right.lower() == numeral.lower() else "log-differs"
    return Claim(
        "log",
        prose.span(at, at + len(numeral)),
        prose.text[at : at + len(numeral)],
        rule,
        "wrong" if rule else "match",
        _values(numeral, right, key, log),
    )


def _values(numeral: str, right: str, key: str, log: PlanFigures) -> dict[str, str | int]:
    return {"written": numeral, "log": right, "figure": key, "day": str(log.day)}
