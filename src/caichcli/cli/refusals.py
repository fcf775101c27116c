"""The services' refusals in words, and the exit code of each: the one place that knows both."""

import datetime as dt
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from caichcli.cli.usage import FINDINGS, UNREADABLE, USAGE, Misuse
from caichcli.files.yaml.characters import legible
from caichcli.language.messages import say
from caichcli.language.wording import Language, day
from caichcli.services.errors import Origin, Refusal

if TYPE_CHECKING:
    from caichcli.services.workspaces import Opened

# Reasons of a file not written that the person can mend by naming it better.
_WRONG_NAME = ("exists", "folder", "no-folder", "not-a-file", "not-a-folder")


class Wording(Struct, frozen=True):
    """How a kind of refusal is said: a key of the messages, in which ``{reason}`` may stand.

    Without a key its findings say it all. The exit code is ``code``, or 2 for a reason that is
    among ``asked_wrongly``.
    """

    key: str
    code: int = USAGE
    asked_wrongly: Collection[str] = ()


# Words that stand on the command line without an option, by what they are called in refusals.
_ARGUMENTS = {"render": "render", "schema": "schema"}

# By the names of the classes: most of them are loaded only with the service that raises them.
WORDINGS = {
    "BaseHasErrors": Wording("diff.base-broken", UNREADABLE),
    "BrokenBefore": Wording("record.broken", UNREADABLE),
    "DriverNotSet": Wording("init.git-failed", UNREADABLE),
    "FindingsNotWritten": Wording("validate.not-written-{reason}", UNREADABLE, _WRONG_NAME),
    "FormForGroup": Wording("forms.group"),
    "FormNotRead": Wording("forms.unreadable", UNREADABLE),
    "ForeignWorkspace": Wording("session.foreign-not-written"),
    "GitRefused": Wording("diff.{reason}", UNREADABLE, ("unknown-revision",)),
    "ImpossibleValue": Wording("record.value"),
    "LeadsNothing": Wording("forms.leads-nothing"),
    "LibraryMissing": Wording("usage.extra"),
    "MergeNotSaved": Wording("merge.not-written", FINDINGS),
    "NoDayInRecord": Wording("usage.not-a-day"),
    "NoFormPeriod": Wording("forms.no-period"),
    "NoForms": Wording("forms.no-files"),
    "NoPlansThere": Wording("diff.no-plans-there", UNREADABLE),
    "NoRepository": Wording("record.no-commit", UNREADABLE),
    "NoSafePlace": Wording("record.by-hand"),
    "NoSuchFile": Wording("session.no-such-file", UNREADABLE),
    "NoWorkspace": Wording("session.no-workspace", UNREADABLE),
    "NobodyToReport": Wording("forms.nobody"),
    "NotAChoice": Wording("usage.not-a-choice"),
    "NotADay": Wording("usage.not-a-day"),
    "NotAFolder": Wording("init.not-a-folder"),
    "NotCommitted": Wording("record.not-committed-{reason}", UNREADABLE),
    "NotInARepository": Wording("init.no-repository", UNREADABLE),
    "NotLaidOut": Wording("init.refused", UNREADABLE),
    "NotSaved": Wording("validate.not-saved-{reason}", UNREADABLE),
    "NotWritten": Wording("render.{reason}", UNREADABLE, _WRONG_NAME),
    "NothingToRecord": Wording("record.nothing"),
    "PeriodOutside": Wording("forms.outside"),
    "PlanHasErrors": Wording("session.broken", UNREADABLE),
    "RowRefused": Wording("record.in-row"),
    "RowWithoutTask": Wording("record.no-task"),
    "SeveralPlans": Wording("session.several-plans"),
    "StreamRefused": Wording("record.stream-{reason}"),
    "StreamUnreadable": Wording(""),
    "TaskTakenOut": Wording("record.taken-out"),
    "Unacceptable": Wording("record.refused"),
    "UnknownAgency": Wording("usage.unknown-agency"),
    "UnknownArea": Wording("usage.unknown-area"),
    "UnknownPlan": Wording("session.no-such-plan"),
    "UnknownRule": Wording("usage.unknown-rule"),
    "UnknownTask": Wording("usage.unknown-task"),
    "VersionNotRead": Wording("merge.not-read", FINDINGS),
}


def words(refusal: Refusal, lang: Language) -> str:
    """Return what to say on standard error: the findings of a plan first, where it has errors."""
    if isinstance(refusal, Misuse):
        return say(lang, refusal.key, **refusal.values)
    values = {name: _shown(value, lang) for name, value in vars(refusal).items()}
    if "field" in values:
        field = str(values["field"])
        values["option"] = _ARGUMENTS.get(field, f"--{field}")
    elif "key" in values:  # of a record, as a stream may give it
        values["option"] = values["key"]
    key = _key(refusal, values)
    sentences = [say(lang, key, **values)] if key else []
    return "\n".join((*_findings(refusal, lang), *sentences, *_advice(refusal, lang)))


def _findings(refusal: Refusal, lang: Language) -> Iterator[str]:
    """The findings that a refusal is about, and the rows that they are in."""
    if opened := getattr(refusal, "opened", None):
        yield findings(opened, lang)
    if report := getattr(refusal, "report", None):
        from caichcli.formats.findings import write

        yield write("text", report, lang)
    if origins := getattr(refusal, "origins", None):
        yield say(lang, "record.rows", origins=_shown(origins, lang))


def _advice(refusal: Refusal, lang: Language) -> Iterator[str]:
    """What may have been meant instead."""
    if getattr(refusal, "out_of_order", False):
        yield say(lang, "record.order")


def findings(opened: "Opened", lang: Language) -> str:
    """Return the findings of one workspace in words, as every command tells them."""
    from caichcli.cli import session
    from caichcli.formats.findings import write
    from caichcli.services.checks import report_of

    return write("text", report_of(session.start(lang), opened), lang)


def code(refusal: Refusal) -> int:
    """Return the exit code: 2 where the request can be mended, 3 where something is unreadable."""
    if isinstance(refusal, Misuse):
        return refusal.code
    if isinstance(cause := getattr(refusal, "cause", None), Refusal):
        return code(cause)
    wording = WORDINGS[type(refusal).__name__]
    return USAGE if getattr(refusal, "reason", None) in wording.asked_wrongly else wording.code


def _key(refusal: Refusal, values: dict[str, Any]) -> str:
    key = WORDINGS[type(refusal).__name__].key.format(**values)
    if key == "usage.unknown-agency" and values["near"]:
        return "usage.ambiguous-agency" if values["ambiguous"] else f"{key}-near"
    return key


def _shown(value: object, lang: Language) -> object:
    """Several on one line; names by their ids a line each; a day and a row as people write them."""
    if isinstance(value, Origin):
        if value.line is None:
            return f"{say(lang, 'importing.row').lower()} {value.row}"
        return say(lang, "record.row", row=value.row, line=value.line)
    if isinstance(value, dt.date):
        return day(value, lang)
    if isinstance(value, Refusal):
        return legible(words(value, lang))
    if isinstance(value, dict):
        return "\n".join(f"  {name} ({id_})" for id_, name in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(str(_shown(item, lang)) for item in value)
    return value
