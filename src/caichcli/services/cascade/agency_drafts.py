"""A draft of an agency's own plan: what of a plan is its, and its plan does not have yet."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import to_builtins

from caichcli.files.yaml import writer
from caichcli.files.yaml.writer import Style
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.plan import parents
from caichcli.plan.book import Book
from caichcli.plan.model import Id, Task
from caichcli.services.cascade.cascades import CascadeQuestion
from caichcli.services.errors import Refusal
from caichcli.services.questions import agency_of
from caichcli.services.records.recording import PLAN_LANGUAGE
from caichcli.views.cascade import Cascade


class NothingToDraft(Refusal):
    """An agency to which the plan assigns nothing, or nothing that its own plan lacks."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def draft(question: CascadeQuestion, cascade: Cascade, agency: str, lang: Language) -> str:
    """Return the text of a plan; raise UnknownAgency, NothingToDraft."""
    book = question.question.book
    id_ = agency_of(book.register, agency)
    line = [one for one in cascade.agencies if one.agency == id_]
    rows = [
        row
        for row in cascade.rows
        for cell in cascade.cells(row, line)
        if cell.state != "not-assigned" and not cell.pieces and not row.withdrawn
    ]
    if not rows:
        raise NothingToDraft(book.register.name(id_))
    tasks = [_task(book, row.task, id_, question) for row in rows]
    areas = dict.fromkeys(row.task.area for row in rows)
    lines = [f"# {say(lang, 'cascade.draft-head')}", "schema: 1"]
    lines += ["plan:", *_indented(_head(book, id_))]
    lines.append(f"  document:  # {say(lang, 'cascade.draft-document')}")
    areas_of_draft = [{"id": one, "name": book.area_by_id[one].name} for one in areas]
    lines += writer.entry("areas", areas_of_draft, Style())
    lines += writer.entry("tasks", tasks, Style(block=True))
    return "\n".join(lines) + "\n"


def _indented(values: Mapping[str, Any]) -> Iterator[str]:
    for key, value in values.items():
        yield from (f"  {line}" for line in writer.entry(key, value, Style()))


def _head(book: Book, agency: Id) -> dict[str, Any]:
    head = book.head
    period = {"from": head.period.start.isoformat(), "to": head.period.end.isoformat()}
    values = {"plan": head.title, "agency": book.register.name(agency)}
    return {
        "id": f"{head.id}-{agency}",
        "title": say(PLAN_LANGUAGE, "cascade.draft-title", **values),
        **({"illustrative": True} if head.illustrative else {}),
        "period": period,
        "standing_agency": agency,
        "implements": {"plan": head.id, "for": [agency]},
    }


def _task(book: Book, task: Task, agency: Id, question: CascadeQuestion) -> dict[str, Any]:
    """A task of the agency's own: the words, the term in force and the product of the one above."""
    day = question.question.day
    original = book.task_by_id[task.id]
    in_force = book.adjustment_on(original, day)
    term = in_force.to if in_force else original.deadline
    seen = parents.fingerprint(book, original, day)
    values = {
        "id": task.id,
        "title": task.title,
        "area": task.area,
        "lead": [agency],
        "deadline": _without_blanks(to_builtins(term)),
        "product": task.product,
        "implements": {"task": parents.address(book.head.id, task.id), "seen": seen},
    }
    return {key: value for key, value in values.items() if value is not None}


def _without_blanks(term: Any) -> Any:
    """A term as the file has it: of one kept in its words, the keys that are given."""
    if not isinstance(term, dict):
        return term
    return {key: value for key, value in term.items() if value is not None}
