"""``caich update --interactive``: what was reported, asked for question by question."""

import datetime as dt
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, get_args

import typer
from msgspec import Struct

from caichcli.cli import refusals
from caichcli.cli.asking import possible, read_line
from caichcli.cli.usage import Misuse
from caichcli.formats.phrases.periods import occurrence
from caichcli.formats.phrases.tasks import leads, situation, term, title
from caichcli.language.choices import meant
from caichcli.language.documents import read_citation
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, read_day
from caichcli.plan.agencies import NotFound
from caichcli.plan.book import Book
from caichcli.plan.model import Answer, Id, Status
from caichcli.plan.standing import Standing, standing
from caichcli.services.errors import Refusal
from caichcli.services.questions import task_of
from caichcli.services.records.choices import reporters, unmet_occurrences
from caichcli.views.concerns import ConcernLine

WHOLE = 100  # per cent


class Interview(Struct, frozen=True):
    """A person at a terminal who reports on tasks of a plan, on a day."""

    book: Book
    day: dt.date
    lang: Language

    def tasks(self, names: list[str]) -> list[Id]:
        """Return the tasks named; asked for where none is, and again where there is no such one."""
        while True:
            text = names or self._line("tasks").replace(",", " ").split()
            if not text:
                raise typer.Abort
            try:
                ids = list(dict.fromkeys(task_of(self.book, name) for name in text))
            except Refusal as refusal:
                if names:
                    raise
                self._tell(refusals.words(refusal, self.lang))
            else:
                return ids

    def values(self, tasks: list[Id], values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the values with what is answered for those that are lacking."""
        parts = [standing(self.book, self.book.task_by_id[id_], self.day) for id_ in tasks]
        for part in parts:
            self._tell(self._line_of(part))
        answers = dict(values)
        for key, ask in self._questions(parts, answers):
            if answers.get(key) in (None, []):
                answers[key] = ask()
        return answers

    def _questions(
        self, parts: list[Standing], answers: Mapping[str, Any]
    ) -> Iterator[tuple[str, Callable[[], Any]]]:
        """Yield what is asked, key by key; some questions hang on earlier answers."""
        if answers.get("resolves"):
            yield from self._reply(answers)
            return
        if not answers.get("agency"):
            yield "by", lambda: self._agency("by", self._agencies(parts))
        if parts[0].occurrences:
            yield "for", lambda: self._choice("for", self._unmet(parts[0], answers), str)
        if parts[0].milestones and len(parts) == 1 and not answers.get("for"):
            yield "milestone", lambda: self._milestone(parts[0])
        if not answers.get("nothing_new"):
            yield "status", lambda: self._listed("status", get_args(Status))
            if answers.get("status") in (None, "in-progress"):
                yield "progress", lambda: self._checked("progress", _progress)
            yield "results", lambda: _documents(self._line("results"))
        yield "note", lambda: self._line("note") or None
        if answers.get("status") == "done":
            yield "completed", lambda: self._checked("completed", _day)
        elif any(part.class_ == "overdue" for part in parts):
            yield "reason", lambda: self._line("reason") or None
        yield "problems", lambda: self._concerns("problems")
        yield "proposals", lambda: self._concerns("proposals")

    def _reply(self, answers: Mapping[str, Any]) -> Iterator[tuple[str, Callable[[], Any]]]:
        """Yield what is asked of an answer to a problem or a proposal."""
        yield "answer", lambda: self._listed("answer", get_args(Answer))
        if answers.get("answer") == "referred":
            yield "referred_to", lambda: self._agency("referred_to", {})
        yield "note", lambda: self._line("note") or None
        yield "document", lambda: self._line("document") or None

    def concern(self, lines: Iterable[ConcernLine]) -> ConcernLine | None:
        """Return one of some problems and proposals that wait, as it is chosen; None for none."""
        by_name = {f"{line.task.id} {line.ref}": line for line in lines if line.answer is None}
        words = {
            name: f"{line.task.id}, {say(self.lang, f'words.{line.kind}')}: {line.concern.text}"
            for name, line in by_name.items()
        }
        if not words:
            self._tell(say(self.lang, "problems.none-waiting"))
            return None
        name = self._choice("resolves", words, lambda text: None)
        return by_name[name] if name else None

    def _line_of(self, part: Standing) -> str:
        return say(
            self.lang,
            "record.prompt-task",
            task=part.task.id,
            title=title(part.task),
            lead=leads(self.book, part.task, self.lang),
            term=term(part, self.lang),
            situation=situation(self.book, part, self.lang),
        )

    def _agencies(self, parts: list[Standing]) -> dict[Id, str]:
        ids = reporters(self.book, [part.task for part in parts])
        return {id_: self.book.register.name(id_) for id_ in ids}

    def _unmet(self, whole: Standing, answers: Mapping[str, Any]) -> dict[str, str]:
        return {
            one.key: say(
                self.lang,
                "record.prompt-due",
                key=occurrence(one.key, self.lang),
                due=day(one.due, self.lang),
            )
            for one in unmet_occurrences(whole, (answers.get("agency"), answers.get("by")))
        }

    def _milestone(self, part: Standing) -> int | None:
        """Which milestone of the term the report tells of; none where it is on the whole task."""
        choices = {
            str(one.number): say(
                self.lang, "record.prompt-due", key=one.action, due=day(one.due, self.lang)
            )
            for one in part.milestones
        }
        number = self._choice("milestone", choices, lambda text: None)
        return int(number) if number else None

    def _agency(self, key: str, choices: Mapping[str, str]) -> str | None:
        def read(text: str) -> str | None:
            answer = self.book.register.find(text)
            return None if isinstance(answer, NotFound) else answer

        return self._choice(key, choices, read)

    def _concerns(self, key: str) -> list[dict[str, str]]:
        text = self._line(key)
        if not text:
            return []
        to = self._agency("to", {})
        return [{"text": text} | ({"to": to} if to else {})]

    def _listed(self, field: str, names: Sequence[str]) -> str | None:
        """A choice of a list whose names have words, by its number, its name or in words."""
        words = {name: say(self.lang, f"words.{field}_{name}") for name in names}
        return self._choice(
            field, words, lambda text: text if text in names else meant(field, text, names)
        )

    def _choice(
        self, key: str, choices: Mapping[str, str], read: Callable[[str], str | None]
    ) -> str | None:
        """A choice by its number or in words; None for an empty line."""
        for number, words in enumerate(choices.values(), 1):
            self._tell(f"  {number}. {words}")
        names = list(choices)

        def value(text: str) -> str | None:
            if text.isdecimal() and choices:
                return names[int(text) - 1] if 0 < int(text) <= len(names) else None
            return read(text)

        choice: str | None = self._checked(key, value)
        return choice

    def _checked(self, key: str, read: Callable[[str], Any]) -> Any:
        """What an answer means; asked for again while it means nothing, None for an empty line."""
        while text := self._line(key):
            value = read(text)
            if value is not None:
                return value
            self._tell(say(self.lang, "record.prompt-again", text=text))
        return None

    def _line(self, key: str) -> str:
        return read_line(say(self.lang, f"record.prompt-{key}"))

    def _tell(self, words: str) -> None:
        print(words, file=sys.stderr)


def interview(book: Book, day: dt.date, lang: Language) -> Interview:
    """Begin to ask; raise Misuse where nobody sits at a terminal."""
    if not possible():
        raise Misuse("record.no-terminal")
    return Interview(book, day, lang)


def _progress(text: str) -> str | None:
    number = text.removesuffix("%").strip().replace(",", ".")
    is_number = number.replace(".", "", 1).isdecimal()
    return number if is_number and float(number) <= WHOLE else None


def _day(text: str) -> str | None:
    return text if read_day(text) else None


def _documents(text: str) -> list[str]:
    """Documents parted by semicolons; by blanks where they are no single one as it is cited."""
    parts = text.split(";") if ";" in text or read_citation(text) else text.split()
    return [part.strip() for part in parts if part.strip()]
