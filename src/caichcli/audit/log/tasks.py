"""What a paper says of one task of a plan, beside its log: its term, days late, whether done."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from caichcli.audit.claims import Claim
from caichcli.audit.log.figures import PlanFigures, TaskFact, of_words
from caichcli.audit.passages import RunningText
from caichcli.audit.words.vocabulary import CLAUSE_END

_DATE = re.compile(r"(?P<day>\d{1,2})([/.-])(?P<month>\d{1,2})\2(?P<year>\d{4})")
_DAYS = re.compile(r"(?:quá hạn|chậm|overdue by)\s+(\d{1,4})\s+(?:ngày|days?)|(\d{1,4}) days late")
_OF_PART = re.compile(r"phần việc|\bkỳ\b|the part of|\bfor\b")
# What is asked for, which tells nothing of how a task stands.
_ASKED = re.compile(r"(?:đề nghị|yêu cầu|khẩn trương|phấn đấu|tiếp tục)[^.;:]*$")
_ONLY_DAYS = re.compile(r"(\d{1,4})\s+(?:ngày|days?)")
_TERM = re.compile(r"thời hạn|đến hạn|hạn hoàn thành|deadline")
_DONE = re.compile(
    r"(?<!chưa )(?<!sẽ )(?<!phải )(?<!cần )(?:đã )?hoàn thành(?! nhiệm vụ được giao)"
)
# Behind what says that a task is done: whether it was in time.
_IN_TIME = re.compile(
    r"\s*,?\s*(?:(?P<early>(?:đúng|trước|trong) hạn|on time)|quá hạn|chậm|late)\b"
)
# What says so in front of a title: "đã hoàn thành nhiệm vụ ...", "chưa hoàn thành việc ...".
_SAID_BEFORE = re.compile(
    r"(?<!sẽ )(?<!phải )(?<!cần )(?<!để )(?P<status>đã hoàn thành|chưa hoàn thành)"
    r"(?:\s+(?:việc|nhiệm vụ|công việc))?\W*$"
)
_ON_DAY = re.compile(r"\s*,?\s*(?:vào\s+|on\s+)?(?:ngày\s+)?" + _DATE.pattern)
_NOT_DONE = re.compile(r"chưa hoàn thành|đang thực hiện|đang triển khai|not done|in progress")


class NamedTask(Struct, frozen=True):
    """The one task that a text names, and the stretches before and behind its name."""

    fact: TaskFact
    before: str
    behind: str
    start: int
    end: int


def of_prose(prose: RunningText, log: PlanFigures) -> Iterator[Claim]:
    """What a text says of the one task that it names by its id or its title."""
    named = _by_id(prose.text, log) or _by_title(prose.text, log)
    if named is not None:
        yield from _of_term(prose, named, log)
        yield from _of_status(prose, named, log)


def _by_id(text: str, log: PlanFigures) -> NamedTask | None:
    ids = [match for match in _ids(text) if match[0] in log.tasks]
    if len({match[0] for match in ids}) != 1:
        return None
    end = ids[0].end()
    return NamedTask(log.tasks[ids[0][0]], "", text[end:].lower(), ids[0].start(), end)


def _by_title(text: str, log: PlanFigures) -> NamedTask | None:
    """The task by its title, where no other stands in the text; its sentence alone is of it."""
    if any(match[0] in log.tasks for match in _ids(text)):
        return None
    places = list(log.titles.places(text))
    if len({place.task for place in places}) != 1:
        return None
    place = places[0]
    begin = max((match.end() for match in CLAUSE_END.finditer(text[: place.start])), default=0)
    last = CLAUSE_END.search(text, place.end)
    end = last.start() if last else len(text)
    before, behind = text[begin : place.start], text[place.end : end]
    return NamedTask(log.tasks[place.task], before.lower(), behind.lower(), place.start, place.end)


def _of_term(prose: RunningText, named: NamedTask, log: PlanFigures) -> Iterator[Claim]:
    """How late the task is said to be, and when due."""
    fact, behind, shift = named.fact, named.behind, named.end
    match = _DAYS.search(behind)
    if match is not None and not _OF_PART.search(behind[: match.start()]):
        group = 1 if match[1] else 2
        right = str(fact.days_late)
        yield of_words(prose, shift + match.start(group), match[group], right, "days_late", log)
    term = _TERM.search(behind)
    date = _DATE.search(behind, term.end(), term.end() + 22) if term else None
    if date is not None and fact.due is not None:
        right = _date(date, fact.due)
        yield of_words(prose, shift + date.start(), date[0], right, "due", log)


def _of_status(prose: RunningText, named: NamedTask, log: PlanFigures) -> Iterator[Claim]:
    """Whether the task is said to be done, when, and whether in time."""
    fact, behind, shift = named.fact, named.behind, named.end
    if (early := _SAID_BEFORE.search(named.before)) is not None:
        at = named.start - len(named.before) + early.start("status")
        yield _status(prose, at, early["status"], fact, log)
        return
    status = _NOT_DONE.search(behind) or _DONE.search(behind)
    if status is None or status.start() >= 200 or _ASKED.search(behind[: status.start()]):
        return
    if _TERM.search(behind[: status.end()]):
        return
    yield _status(prose, shift + status.start(), status[0], fact, log)
    if _NOT_DONE.fullmatch(status[0]) or not fact.is_done or not fact.completed:
        return
    if (date := _ON_DAY.match(behind, status.end())) is not None:
        right = _date(date, fact.completed)
        at = shift + date.start("day")
        yield of_words(prose, at, behind[date.start("day") : date.end()], right, "completed", log)
    if (in_time := _IN_TIME.match(behind, status.end())) is not None:
        is_same = bool(in_time["early"]) != fact.is_late
        key = "was_late" if fact.is_late else "was_in_time"
        words = in_time[0].strip(" ,")
        at = shift + in_time.end() - len(words)
        yield of_words(prose, at, words, words if is_same else "", key, log)


def _status(prose: RunningText, at: int, words: str, fact: TaskFact, log: PlanFigures) -> Claim:
    is_done = _NOT_DONE.fullmatch(words) is None
    right = words if is_done == fact.is_done else ""
    return of_words(prose, at, words, right, "is_done" if fact.is_done else "is_not_done", log)


def _ids(text: str) -> Iterator[re.Match[str]]:
    return re.finditer(r"(?<![\w.])[A-ZĐ0-9]+(?:\.\d+)+(?![\w])", text)


def of_row(
    cells: Sequence[RunningText], headings: Sequence[str], log: PlanFigures
) -> Iterator[Claim]:
    """What a row of a table says of the task whose id or title stands in it."""
    tasks = [cell.text.strip() for cell in cells if cell.text.strip() in log.tasks]
    tasks = tasks or [one for cell in cells if (one := log.titles.task(cell.text)) is not None]
    if len(tasks) != 1:
        return
    fact = log.tasks[tasks[0]]
    for cell, heading in zip(cells, headings, strict=True):
        words = heading.lower()
        if _TERM.search(words) and (date := _DATE.match(cell.text.strip())) and fact.due:
            right = _date(date, fact.due)
            at = cell.text.index(date[0])
            yield of_words(cell, at, date[0], right, "due", log)
        elif re.search(r"quá hạn|overdue by", words):
            match = _ONLY_DAYS.fullmatch(cell.text.strip())
            if match is not None:
                at = cell.text.index(match[1])
                yield of_words(cell, at, match[1], str(fact.days_late), "days_late", log)


def _date(match: re.Match[str], day: dt.date) -> str:
    """A date as it is printed where it is that day, else the day that it is."""
    words = match[0][match.start("day") - match.start() :]
    is_same = tuple(int(match[name]) for name in ("day", "month", "year")) == (
        day.day,
        day.month,
        day.year,
    )
    return words if is_same else f"{day.day:02}/{day.month:02}/{day.year}"
