"""The cells of one row that tell of the work so far -> an entry of its task's log.

Nothing is dated that the sheet does not date: work done on no day that it names is on time or late
by the sheet's own word, else done on an unknown day; the day of its result is only offered.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from caichcli.importers.drafts.draft import Reason, RecordData, SheetEntry
from caichcli.importers.history import situations
from caichcli.importers.history.papers import beside, papers
from caichcli.importers.history.situations import Situation
from caichcli.importers.task_tables.wordings import Role
from caichcli.language.choices import meant
from caichcli.language.vietnamese import fold
from caichcli.language.wording import read_day
from caichcli.plan.completion import WORDS
from caichcli.plan.model import Status

_NOTHING = re.compile(
    r"(khong( co)?( gi)?( kho khan| vuong mac| kien nghi| phat sinh)?|chua co|[\W_]*)\.?"
)
_NUMBER = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]+))?\s*(%?)")
_TIMES = re.compile(r"\s*;\s*|\s*[,.]\s*(?=(?:và )?lần [0-9])", re.IGNORECASE)
_DATED = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}")
STOPPING: tuple[Status, ...] = ("suspended", "cancelled")
WHOLE = 100


def entry(cells: Mapping[Role, str], day: dt.date | None) -> SheetEntry | None:
    """Return the entry that cells make by their meanings; None where they say nothing.

    ``day`` is the sheet's: a row's own says it better. Without either there is no entry.
    """
    texts = {role: text.strip() for role, text in cells.items() if not _is_nothing(text)}
    own_day = read_day(texts.get("reported", "")) or day
    reader = _Reader(texts, own_day)
    values = reader.values()
    if not (values or reader.reminders) or own_day is None:
        return None
    values = {"date": own_day.isoformat(), **values}
    doubts, remarks = tuple(reader.doubts), tuple(reader.remarks)
    return SheetEntry(values, tuple(reader.reminders), reader.offer, doubts, remarks)


def _whole(number: float | None) -> float | None:
    """Return a number as people write it: 60, not 60.0."""
    return int(number) if number is not None and number.is_integer() else number


def _urgings(text: str) -> Iterator[str]:
    """The lines of a cell of urgings; one that names several with their days is taken apart."""
    for line in filter(None, text.split("\n")):
        pieces = _TIMES.split(line)
        yield from pieces if all(map(_DATED.search, pieces)) else [line]


def _is_nothing(text: str) -> bool:
    return _NOTHING.fullmatch(fold(text)) is not None


class _Reader:
    def __init__(self, texts: Mapping[Role, str], day: dt.date | None) -> None:
        self.texts = texts
        self.day = day
        self.doubts: list[Reason] = []
        self.remarks: list[Reason] = []
        self.reminders: list[RecordData] = []
        self.notes: list[str] = [texts["note"]] if "note" in texts else []
        self.offer = ""

    def values(self) -> RecordData:
        situation = self._situation()
        progress = self._progress(situation)
        completed = self._completed(situation)
        status = self._status(situation, progress, completed)
        results = self._results(status)
        self._follow_up()
        values: dict[str, Any] = {
            "by": self.texts.get("reporter"),
            "for": self.texts.get("occurrence"),
            "status": status,
            "progress": None if status == "done" else progress,
            "note": "\n".join(self.notes),
            "results": results,
            "completed": self._completion(status, situation, completed, results),
            "reason": self.texts.get("reason"),
            "problems": self._concerns("problems"),
            "proposals": self._concerns("proposals"),
        }
        if status in STOPPING and results:
            values |= {"document": results[0], "results": results[1:]}
        contents = {key: value for key, value in values.items() if value not in (None, "", [])}
        return contents if contents.keys() - {"by", "for"} else {}

    def _situation(self) -> Situation:
        """How far the work is, by the first cell that says it; more than that is kept as notes."""
        cells = [cell for cell in self.texts.get("situation", "").split("\n\n") if cell.strip()]
        readings = [situations.read(" ".join(cell.split())) for cell in cells]
        is_told = any(one.status for one in readings)
        for cell, one in zip(cells, readings, strict=True):
            is_said = one.is_plain or meant("status", cell, get_args(Status)) is not None
            if not (is_said or (is_told and one.word and not one.status)):
                self.notes.append(cell)
        telling = [one for one in readings if one.status] or readings
        first = telling[0] if telling else Situation()
        if not first.is_sure:
            self._doubt("history-situation", cells[readings.index(first)])
        word = next((one.word for one in (first, *readings) if one.word), None)
        progress = next((one.progress for one in readings if one.progress is not None), None)
        return Situation(first.status, _whole(progress), word, first.day, first.is_sure)

    def _progress(self, situation: Situation) -> float | None:
        text = self.texts.get("progress", "")
        if not text:
            return situation.progress
        match = _NUMBER.fullmatch(text)
        number = float(f"{match[1]}.{match[2] or 0}") if match else -1.0
        if match is None or not 0 <= number <= WHOLE or (0 < number <= 1 and not match[3]):
            self.notes.append(text)
            self._doubt("history-progress", text)
            return situation.progress
        return _whole(number)

    def _completed(self, situation: Situation) -> dt.date | None:
        """The day of completion that the sheet names, where it is past."""
        text = self.texts.get("completed", "")
        day = read_day(text) or situation.day
        if text and day is None and not meant("completed", text, WORDS):
            self.notes.append(text)
            self._doubt("history-completed", text)
        if day and self.day and day > self.day:
            self.notes.append(text or day.isoformat())
            self._doubt("history-ahead", text or day.isoformat())
            return None
        return day

    def _status(
        self, situation: Situation, progress: float | None, completed: dt.date | None
    ) -> Status | None:
        status = situation.status
        text = self.texts.get("completed", "")
        if status is None and (completed or (text and meant("completed", text, WORDS))):
            return "done"
        if status is None and progress == WHOLE:
            self._doubt("history-percent", self.texts.get("progress", ""))
            return "done"
        if status == "done" and progress is not None and progress < WHOLE:
            self._doubt("history-against", f"{progress:g}%")
            return None
        if status not in (None, "done") and completed:
            self._doubt("history-against", completed.isoformat())
        if status in STOPPING and not any(papers(self._papers_of())):
            text = self.texts.get("situation", "")
            self.notes += [] if text in self.notes else [text]
            self._doubt("history-document", text)
            return None
        if status is None and progress is not None and 0 < progress < WHOLE:
            return "in-progress"
        return status

    def _papers_of(self) -> str:
        return "\n".join(self.texts.get(role, "") for role in ("results", "situation"))

    def _results(self, status: Status | None) -> list[RecordData]:
        """The papers that were the outcome; those within a situation where it says so."""
        own = self.texts.get("results", "")
        documents = list(papers(own))
        if remark := beside(own):
            self.notes.append(remark)
        within = papers(
            self.texts.get("situation", ""),
            results_alone=status not in STOPPING,
            issued_alone=status not in ("done", "submitted", *STOPPING),
        )
        return documents + [one for one in within if one not in documents]

    def _completion(
        self,
        status: Status | None,
        situation: Situation,
        completed: dt.date | None,
        results: list[RecordData],
    ) -> str | None:
        if status != "done":
            return None
        if completed:
            return completed.isoformat()
        word = meant("completed", self.texts.get("completed", ""), WORDS) or situation.word
        if word and word != "unknown":
            self.remarks.append(Reason("history-by-word", {"word": word}))
            return word
        days = [one["date"] for one in results if "date" in one]
        limit = self.day.isoformat() if self.day else ""
        self.offer = max((day for day in days if day <= limit), default="")
        code = "history-offer" if self.offer else "history-unknown"
        self.remarks.append(Reason(code, {"day": self.offer}))
        return "unknown"

    def _follow_up(self) -> None:
        """Urgings of days that are named are reminders; what else is said of it is a note."""
        for line in _urgings(self.texts.get("follow-up", "")):
            paper = next(papers(line), None)
            match = _DATED.search(line)
            day = (paper or {}).get("date") or (match and str(read_day(match[0]) or ""))
            if not day or (self.day and day > self.day.isoformat()):
                self.notes.append(line)
                continue
            self.reminders.append(
                {"date": day, **({"document": paper} if paper else {}), "note": line}
            )

    def _concerns(self, role: Role) -> list[RecordData]:
        lines = self.texts.get(role, "").split("\n")
        return [{"text": line.strip(" -+•")} for line in lines if not _is_nothing(line)]

    def _doubt(self, code: str, cell: str) -> None:
        self.doubts.append(Reason(code, {"cell": cell}))
