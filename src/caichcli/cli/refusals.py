"""The services' refusals in words, and the exit code of each: the one place that knows both."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from caichcli.cli.usage import UNREADABLE, USAGE, Misuse
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.services.errors import Refusal

if TYPE_CHECKING:
    from caichcli.services.workspaces import Opened

# Reasons of a file not written that the person can mend by naming it better.
_WRONG_NAME = ("exists", "folder", "no-folder", "not-a-file", "not-a-folder")


class Wording(Struct, frozen=True):
    """How a kind of refusal is said: a key of the messages, in which ``{reason}`` may stand.

    The exit code is ``code``, or 2 for a reason that is among ``asked_wrongly``.
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
    "FindingsNotWritten": Wording("validate.not-written-{reason}", UNREADABLE, _WRONG_NAME),
    "GitRefused": Wording("diff.{reason}", UNREADABLE, ("unknown-revision",)),
    "LibraryMissing": Wording("usage.extra"),
    "NoPlansThere": Wording("diff.no-plans-there", UNREADABLE),
    "NoSuchFile": Wording("session.no-such-file", UNREADABLE),
    "NoWorkspace": Wording("session.no-workspace", UNREADABLE),
    "NotAChoice": Wording("usage.not-a-choice"),
    "NotADay": Wording("usage.not-a-day"),
    "NotSaved": Wording("validate.not-saved-{reason}", UNREADABLE),
    "NotWritten": Wording("render.{reason}", UNREADABLE, _WRONG_NAME),
    "PlanHasErrors": Wording("session.broken", UNREADABLE),
    "SeveralPlans": Wording("session.several-plans"),
    "Unacceptable": Wording("record.said"),
    "UnknownAgency": Wording("usage.unknown-agency"),
    "UnknownArea": Wording("usage.unknown-area"),
    "UnknownPlan": Wording("session.no-such-plan"),
    "UnknownRule": Wording("usage.unknown-rule"),
    "UnknownTask": Wording("usage.unknown-task"),
}


def words(refusal: Refusal, lang: Language) -> str:
    """Return what to say on standard error: the findings of a plan first, where it has errors."""
    if isinstance(refusal, Misuse):
        return say(lang, refusal.key, **refusal.values)
    values = {name: _shown(value) for name, value in vars(refusal).items()}
    if "field" in values:
        field = str(values["field"])
        values["option"] = _ARGUMENTS.get(field, f"--{field}")
    sentence = say(lang, _key(refusal, values), **values)
    if opened := getattr(refusal, "opened", None):
        return f"{findings(opened, lang)}\n{sentence}"
    return sentence


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
    wording = WORDINGS[type(refusal).__name__]
    return USAGE if getattr(refusal, "reason", None) in wording.asked_wrongly else wording.code


def _key(refusal: Refusal, values: dict[str, Any]) -> str:
    key = WORDINGS[type(refusal).__name__].key.format(**values)
    if key == "usage.unknown-agency" and values["near"]:
        return "usage.ambiguous-agency" if values["ambiguous"] else f"{key}-near"
    return key


def _shown(value: object) -> object:
    """Several on one line; names by their ids a line each."""
    if isinstance(value, dict):
        return "\n".join(f"  {name} ({id_})" for id_, name in value.items())
    return ", ".join(value) if isinstance(value, list | tuple) else value
