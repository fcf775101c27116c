"""What a person must say before a report is written: questions, and answers put into records."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal

from msgspec import Struct, structs

from caichcli.language.wording import read_day
from caichcli.plan.book import Book
from caichcli.plan.finding import Finding, Route
from caichcli.plan.input import RecordData
from caichcli.plan.model import Id, Update
from caichcli.plan.owners import owners
from caichcli.plan.standing import led
from caichcli.rules.registry import content
from caichcli.services.errors import Origin, Refusal

# The rules that whoever records what they find is asked about.
ASKED = tuple(rule.name for rule in content() if rule.asked)


class Addition(Struct, frozen=True):
    """A record for the end of a task's list ``key``; a new task where ``task`` is None.

    ``place`` is where that stands which is no task: a unit inspected, a shortcoming.

    A new task stands behind the task ``behind``; at the end of the plan where that is None.
    ``confirmed`` are the asked rules whose question was answered with yes.
    """

    task: Id | None
    key: str
    record: RecordData
    origin: Origin | None = None
    confirmed: frozenset[str] = frozenset()
    behind: Id | None = None
    place: Route | None = None


class RuleQuestion(Struct, frozen=True):
    """What an asked rule finds in the addition at ``position``.

    Yes puts ``offer`` into the record, no ``otherwise``, where they hold anything. ``agencies``
    are those whose name under ``key`` may have been meant.
    """

    finding: Finding
    position: int
    addition: Addition
    agencies: tuple[Id, ...] = ()
    key: str = "by"
    offer: Mapping[str, str] = {}
    otherwise: Mapping[str, str] = {}


class Unanswered(Refusal):
    """Reports that are not written before somebody has said that they are meant so."""

    def __init__(self, questions: Sequence[RuleQuestion], book: Book) -> None:
        super().__init__(questions)
        self.questions = tuple(questions)
        self.book = book


class NotAQuestion(Refusal):
    """A word given as confirmed that is none of the ``rules`` which ask."""

    def __init__(self, name: str, rules: Sequence[str]) -> None:
        super().__init__(name)
        self.name = name
        self.rules = tuple(rules)


def names(text: Any) -> frozenset[str]:
    """Return the asked rules that a row's key ``confirm`` names; raise NotAQuestion."""
    words = text if isinstance(text, list) else str(text).replace(",", " ").split()
    for word in words:
        if word not in ASKED:
            raise NotAQuestion(str(word), ASKED)
    return frozenset(words)


def question(book: Book, finding: Finding, position: int, addition: Addition) -> RuleQuestion:
    """Return what a finding of an asked rule asks of an addition."""
    values = finding.values
    if finding.rule == "completion-day-unstated":
        offer = {"completed": str(values["result"])}
        otherwise = {"completed": str(values["date"])}
        return RuleQuestion(finding, position, addition, offer=offer, otherwise=otherwise)
    day = read_day(str(addition.record["date"])) or book.issued
    task = led(book, book.task_by_id[addition.task or ""], day)
    agencies = dict.fromkeys((*owners(book, task).groups_of, *(task.support or ())))
    key = "agency" if finding.place.route[-1] == "agency" else "by"
    return RuleQuestion(finding, position, addition, tuple(agencies), key)


def confirmed(addition: Addition, rules: Iterable[str]) -> Addition:
    """Return an addition with some questions answered with yes."""
    return structs.replace(addition, confirmed=addition.confirmed | frozenset(rules))


def with_values(addition: Addition, values: Mapping[str, str]) -> Addition:
    """Return an addition with further values in its log entry, where the model has them."""
    entry = {**addition.record, **values}
    order = (*Update.__struct_encode_fields__, *entry)
    record = {key: entry[key] for key in dict.fromkeys(order) if key in entry}
    return structs.replace(addition, record=record) if values else addition


# What becomes of the addition that a question is about.
Answer = Callable[[Addition], Sequence[Addition]]


def answer(question: RuleQuestion, choice: Literal["yes", "no"] | Sequence[Id]) -> Answer | None:
    """Return what a choice does: yes, no where that means anything, or the agencies meant.

    None for a choice that the question does not leave.
    """
    if choice == "yes":
        return lambda addition: [confirmed(addition, [question.finding.rule])]
    if choice == "no":
        values = question.otherwise
        return (lambda addition: [with_values(addition, values)]) if values else None
    if not choice or not set(choice) <= set(question.agencies):
        return None
    return lambda addition: [with_values(addition, {question.key: agency}) for agency in choice]


def answered(
    additions: Iterable[Addition], answers: Mapping[int, Sequence[Answer]]
) -> list[Addition]:
    """Return the additions, those at the positions of answers as these leave them."""
    after: list[Addition] = []
    for position, addition in enumerate(additions):
        own = [addition]
        for answer in answers.get(position, ()):
            own = [each for one in own for each in answer(one)]
        after += own
    return after
