"""What a paper says of one task of a plan, beside its log: its term, its days late, whether done."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from caichcli.audit.claims import Claim
from caichcli.audit.passages import RunningText
from caichcli.audit.plan_figures import PlanFigures, of_words

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
_NOT_DONE = re.compile(r"chưa hoàn thành|đang thực hiện|đang triển khai|not done|in progress")


def of_prose(prose: RunningText, log: PlanFigures) -> Iterator[Claim]:
    """What a sentence says of the one task that it names by its id: its term, its days late."""
    ids = [match for match in _ids(prose.text) if match[0] in log.tasks]
    if len({match[0] for match in ids}) != 1:
        return
    fact = log.tasks[ids[0][0]]
    behind = prose.text[ids[0].end() :].lower()
    shift = ids[0].end()
    match = _DAYS.search(behind)
    if match is not None and not _OF_PART.search(behind[: match.start()]):
        group = 1 if match[1] else 2
        right = str(fact.days_late)
        yield of_words(prose, shift + match.start(group), match[group], right, "days_late", log)
    term = _TERM.search(behind)
    date = _DATE.search(behind, term.end(), term.end() + 22) if term else None
    if date is not None and fact.due is not None:
        right = _due(date, fact.due)
        yield of_words(prose, shift + date.start(), date[0], right, "due", log)
    status = _NOT_DONE.search(behind) or _DONE.search(behind)
    if status is None or status.start() >= 200 or _ASKED.search(behind[: status.start()]):
        return
    if not _TERM.search(behind[: status.end()]):
        is_done = _NOT_DONE.fullmatch(status[0]) is None
        right = status[0] if is_done == fact.is_done else ""
        key = "is_done" if fact.is_done else "is_not_done"
        yield of_words(prose, shift + status.start(), status[0], right, key, log)
        in_time = _IN_TIME.match(behind, status.end())
        if in_time and is_done and fact.is_done and fact.completed:
            is_same = bool(in_time["early"]) != fact.is_late
            key = "was_late" if fact.is_late else "was_in_time"
            words = in_time[0].strip(" ,")
            at = shift + in_time.end() - len(words)
            yield of_words(prose, at, words, words if is_same else "", key, log)


def _ids(text: str) -> Iterator[re.Match[str]]:
    return re.finditer(r"(?<![\w.])[A-ZĐ0-9]+(?:\.\d+)+(?![\w])", text)


def of_row(
    cells: Sequence[RunningText], headings: Sequence[str], log: PlanFigures
) -> Iterator[Claim]:
    """What a row of a table says of the task whose id stands in it: its term, its days late."""
    ids = [cell.text.strip() for cell in cells if cell.text.strip() in log.tasks]
    if len(ids) != 1:
        return
    fact = log.tasks[ids[0]]
    for cell, heading in zip(cells, headings, strict=True):
        words = heading.lower()
        if _TERM.search(words) and (date := _DATE.match(cell.text.strip())) and fact.due:
            right = _due(date, fact.due)
            at = cell.text.index(date[0])
            yield of_words(cell, at, date[0], right, "due", log)
        elif re.search(r"quá hạn|overdue by", words):
            match = _ONLY_DAYS.fullmatch(cell.text.strip())
            if match is not None:
                at = cell.text.index(match[1])
                yield of_words(cell, at, match[1], str(fact.days_late), "days_late", log)


def _due(match: re.Match[str], due: dt.date) -> str:
    """A term as it is printed where it is that day, else the day that it is."""
    parts = tuple(int(match[name]) for name in ("day", "month", "year"))
    same = parts == (due.day, due.month, due.year)
    return match[0] if same else f"{due.day:02}/{due.month:02}/{due.year}"
