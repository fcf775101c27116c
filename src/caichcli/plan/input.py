"""What was typed about a task -> the record that a plan file would hold.

Only what is given is entered, in the order in which the model has its keys.
What has no form of its own for people is left as it is: whether the record is
right, ``validate`` says of the plan that holds it.
"""

from collections.abc import Callable, Mapping
from typing import Any, Literal, get_args

from msgspec import Struct

from caichcli.language.characters import with_line_feeds
from caichcli.language.choices import meant
from caichcli.language.documents import parts, read_citation
from caichcli.language.vietnamese import fold, read_number
from caichcli.language.wording import read_day
from caichcli.plan import period_names
from caichcli.plan.agencies import NotFound, Register
from caichcli.plan.model import Answer, CompletionWord, Status, Task
from caichcli.plan.records import Record

Fields = Mapping[str, Any]
RecordData = dict[str, Any]

# What people write for yes and no, as search keys.
FLAGS = {"true": True, "co": True, "x": True, "yes": True} | {
    "false": False, "khong": False, "no": False
}  # fmt: skip


class Unclear(Struct, frozen=True):
    """What was typed under a key and cannot be made out: a day, or an agency's name."""

    reason: Literal["day", "agency"]
    key: str
    text: str


class _Unclear(Exception):
    def __init__(self, reason: Literal["day", "agency"], key: str, text: str) -> None:
        super().__init__(reason)
        self.unclear = Unclear(reason, key, text)


def draft(kind: type[Record], values: Fields, register: Register) -> RecordData | Unclear:
    """Return a record of this kind as JSON-shaped data; keys without a value are left out.

    Days may be written as people write them, agencies by any spelling, documents
    as they are cited or as ``NUMBER@DATE``, problems and proposals as their text alone.
    Lines of texts may end in any way.
    """
    order = kind.__struct_encode_fields__
    keys = [key for key in order if key in values] + [key for key in values if key not in order]
    reader = _ValueReader(register)
    try:
        return {
            key: reader.value(key, _with_line_breaks(values[key]))
            for key in keys
            if values[key] is not None
        }
    except _Unclear as error:
        return error.unclear


def keys_before(key: str, kind: type[Record] = Task) -> tuple[str, ...]:
    """Return the keys of a record, of a task unless said else, that stand before one of them."""
    order = kind.__struct_encode_fields__
    return order[: order.index(key)]


def _with_line_breaks(value: Any) -> Any:
    """The same, a line feed alone between lines."""
    if isinstance(value, str):
        return with_line_feeds(value)
    if isinstance(value, list):
        return [_with_line_breaks(each) for each in value]
    if isinstance(value, Mapping):
        return {key: _with_line_breaks(each) for key, each in value.items()}
    return value


class _ValueReader:
    """Turns values from the forms of people into the model's; others stay as they are."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.by_key: dict[str, Callable[[str, Any], Any]] = {
            "date": self.day,
            "completed": self.completion,
            "reconciles": self.day,
            "reply_by": self.day,
            "assigned": self.day,
            "by": self.agency,
            "agency": self.agency,
            "referred_to": self.agency,
            "answer": self.answer,
            "lead": self.leads,
            "support": self.agencies,
            "document": self.document,
            "authority": self.document,
            "results": self.documents,
            "problems": self.concerns,
            "proposals": self.concerns,
            "progress": self.number,
            "milestone": self.number,
            "nothing_new": self.flag,
            "status": self.status,
            "for": self.occurrence,
            "deadline": self.term,
            "to": self.term,
        }

    def value(self, key: str, value: Any) -> Any:
        read = self.by_key.get(key)
        return read(key, value) if read else value

    def mapping(self, value: Any) -> Any:
        if not isinstance(value, Mapping):
            return value
        return {key: self.value(key, each) for key, each in value.items() if each is not None}

    def day(self, key: str, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        day = read_day(value)
        if day is None:
            raise _Unclear("day", key, value)
        return day.isoformat()

    def completion(self, key: str, value: Any) -> Any:
        """A day, or what is said in place of one."""
        words = get_args(CompletionWord)
        word = meant("completed", value, words) if isinstance(value, str) else None
        return word or (value if value in words else self.day(key, value))

    def agency(self, key: str, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        agency = self.register.find(value)
        if isinstance(agency, NotFound):
            raise _Unclear("agency", key, value)
        return agency

    def agencies(self, key: str, value: Any) -> Any:
        return [self.agency(key, each) for each in value] if isinstance(value, list) else value

    def leads(self, key: str, value: Any) -> Any:
        """Agencies; of an adjustment those that lead, and those in place of whom they do."""
        if not isinstance(value, Mapping):
            return self.agencies(key, value)
        return {name: self.agencies(key, each) for name, each in value.items() if each is not None}

    def number(self, _key: str, value: Any) -> Any:
        number = read_number(value) if isinstance(value, str) else None
        return value if number is None else number

    def flag(self, _key: str, value: Any) -> Any:
        return FLAGS.get(fold(value), value) if isinstance(value, str) else value

    def status(self, _key: str, value: Any) -> Any:
        choice = meant("status", value, get_args(Status)) if isinstance(value, str) else None
        return choice or value

    def answer(self, _key: str, value: Any) -> Any:
        choice = meant("answer", value, get_args(Answer)) if isinstance(value, str) else None
        return choice or value

    def occurrence(self, _key: str, value: Any) -> Any:
        name = period_names.of_words(value) if isinstance(value, str) else None
        return name.key if name else value

    def term(self, key: str, value: Any) -> Any:
        """A term in its words, or with what somebody reads them as: an agency or a unit."""
        if not isinstance(value, Mapping):
            return value
        term = {name: each for name, each in value.items() if each is not None}
        for name, read in (("date", self.day), ("basis", self.document)):
            if name in term:
                term[name] = read(key, term[name])
        if isinstance(by := term.get("by"), str) and isinstance(id_ := self.register.find(by), str):
            term["by"] = id_
        return term

    def document(self, key: str, value: Any) -> Any:
        if not isinstance(value, str):
            return _split(self.mapping(value))
        number, day = parts(value)
        return {"number": number} | ({} if day is None else {"date": self.day(key, day)})

    def documents(self, key: str, value: Any) -> Any:
        if isinstance(value, str):
            return [self.document(key, value)]
        return [self.document(key, each) for each in value] if isinstance(value, list) else value

    def concerns(self, key: str, value: Any) -> Any:
        if isinstance(value, str):
            return [{"text": value}]
        return [self.concern(key, each) for each in value] if isinstance(value, list) else value

    def concern(self, key: str, value: Any) -> Any:
        if isinstance(value, str):
            return {"text": value}
        if not isinstance(value, Mapping):
            return value
        concern = {name: each for name, each in value.items() if each is not None}
        return concern | ({"to": self.agency(key, concern["to"])} if "to" in concern else {})


def _split(document: Any) -> Any:
    """A document whose number still holds its date, unless another date stands beside it."""
    number = document.get("number") if isinstance(document, dict) else None
    citation = read_citation(number) if isinstance(number, str) else None
    if citation is None or citation.date is None:
        return document
    record = citation.record()
    if document.get("date", record["date"]) != record["date"]:
        return document
    return record | {key: value for key, value in document.items() if key not in record}
