"""The services' refusals in words, and the exit code of each: the one place that knows both."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from caichcli.cli.usage import FINDINGS, UNREADABLE, USAGE, Misuse
from caichcli.formats.documents import faults
from caichcli.formats.documents.faults import TemplateFault
from caichcli.formats.phrases import periods as phrases
from caichcli.language.characters import legible
from caichcli.language.messages import say
from caichcli.language.wording import Language, day
from caichcli.plan.periods import ReportingPeriod
from caichcli.services.errors import Origin, Refusal

if TYPE_CHECKING:
    from caichcli.services.records.entries import OldLines
    from caichcli.services.workspaces import Survey

# Reasons of a file not written that the person can mend by naming it better.
_WRONG_NAME = ("exists", "folder", "no-folder", "not-a-file", "not-a-folder")
# What of an import can be put right in the command line, or in what is installed.
_IN_WORDS = ("no-such-table", "not-of-tasks", "no-library", "no-pdf-library", "office-missing")

# What is said where the libraries of an extra are missing.
_OF_EXTRAS = (
    "import_files.no-library",
    "import_files.no-pdf-library",
    "render.needs-office",
    "usage.extra",
)


class Wording(Struct, frozen=True):
    """How a kind of refusal is said: a key of the messages, in which ``{reason}`` may stand.

    Without a key its findings say it all. The exit code is ``code``, or 2 for a reason that is
    among ``asked_wrongly``. ``codes`` are values that stand for words: their names, and where the
    messages of their words begin.
    """

    key: str
    code: int = USAGE
    asked_wrongly: Collection[str] = ()
    codes: Mapping[str, str] = {}


# What stands on the command line for a field of another name, by that name: a word, an option.
_ARGUMENTS = {"render": "render", "schema": "schema", "agency-kind": "--kind"}

# By the names of the classes: most of them are loaded only with the service that raises them.
WORDINGS = {
    "Backwards": Wording("render.backwards"),
    "BaseHasErrors": Wording("diff.base-broken", UNREADABLE),
    "BrokenBefore": Wording("record.broken", UNREADABLE),
    "ChangedSinceSeen": Wording("record.changed-since-seen", UNREADABLE),
    "DayBeforePlan": Wording("session.before-plan"),
    "DriverNotSet": Wording("init.git-failed", UNREADABLE),
    "FindingsNotWritten": Wording("validate.not-written-{reason}", UNREADABLE, _WRONG_NAME),
    "ForeignWorkspace": Wording("session.foreign-not-written"),
    "FiguresToCome": Wording("forms.figures-to-come"),
    "FormForGroup": Wording("forms.group"),
    "FormNotRead": Wording("forms.unreadable", UNREADABLE),
    "GitRefused": Wording("diff.{reason}", UNREADABLE, ("unknown-revision",)),
    "HeadIncomplete": Wording("init.head-incomplete", codes={"keys": "init.lacking"}),
    "HalfASpan": Wording("render.half-a-span"),
    "IdTaken": Wording("registers.id-taken"),
    "ImpossibleValue": Wording("record.value"),
    "LeadsNothing": Wording("forms.leads-nothing"),
    "LibraryMissing": Wording("usage.extra"),
    "MergeNotSaved": Wording("merge.not-written", FINDINGS),
    "MixedLetters": Wording("letters.mixed"),
    "NoAgency": Wording("render.whose-sheet"),
    "NoBase": Wording("diff.{reason}", UNREADABLE),
    "DaysNotHeld": Wording("rollup.not-held"),
    "NoLake": Wording("rollup.no-lake"),
    "LakeTorn": Wording("rollup.torn", UNREADABLE),
    "LakeUnfinished": Wording("rollup.unfinished", UNREADABLE),
    "NoPlaceForLake": Wording("collect.no-place"),
    "FilterNotOf": Wording("export.of-filter"),
    "EngineFailed": Wording("rollup.engine-failed", UNREADABLE),
    "NoPlansBelow": Wording("collect.no-workspace", UNREADABLE),
    "NoSuchFolder": Wording("collect.no-folder"),
    "NoDocument": Wording("record.no-document"),
    "NoDayInRecord": Wording("usage.not-a-day"),
    "NoFolderName": Wording("render.not-a-folder-s-name"),
    "NoFormPeriod": Wording("forms.no-period"),
    "NoFormat": Wording("export.no-format"),
    "NoForms": Wording("forms.no-files"),
    "NoLetterTo": Wording("letters.no-letter-to"),
    "NoLetters": Wording("letters.none", UNREADABLE),
    "NoNumbers": Wording("letters.no-numbers", UNREADABLE),
    "NoPeriod": Wording("render.which-period"),
    "NoPlansThere": Wording("diff.no-plans-there", UNREADABLE),
    "NoReadings": Wording("importing.no-readings"),
    "NoRegister": Wording("registers.none", UNREADABLE),
    "NoRepository": Wording("record.no-commit", UNREADABLE),
    "NoSafePlace": Wording("record.by-hand"),
    "NoSigningDay": Wording("letters.no-day"),
    "NoSuchConcern": Wording("record.no-concern-{which}"),
    "NoSuchFile": Wording("session.no-such-file", UNREADABLE),
    "NoSuchPaper": Wording("verify.no-such-document", UNREADABLE),
    "NoSuchTemplate": Wording("render.no-such-template"),
    "NoTaskOfWords": Wording("record.no-task-of-words"),
    "NoTable": Wording("export.into-{reason}"),
    "NoWorkspace": Wording("session.no-workspace", UNREADABLE),
    "NoReplyDay": Wording("forms.no-reply-day"),
    "NobodyToReport": Wording("forms.nobody"),
    "NobodyToAsk": Wording("render.nobody-to-ask"),
    "NobodyToUrge": Wording("render.nobody-to-urge"),
    "NoneIssued": Wording("letters.none-issued"),
    "NoNumber": Wording("render.no-number"),
    "NotANumber": Wording("render.not-a-number"),
    "OwnAddressee": Wording("mail.own-addressee"),
    "OneNumber": Wording("render.one-number"),
    "NotAChoice": Wording("usage.not-a-choice"),
    "NotADay": Wording("usage.not-a-day"),
    "NotADelimiter": Wording("export.not-a-delimiter"),
    "NotAFolder": Wording("init.not-a-folder"),
    "NotASource": Wording("init.not-a-source"),
    "NotAPeriod": Wording("render.not-a-{kind}"),
    "NotAPlanPeriod": Wording("importing.period"),
    "NotAQuestion": Wording("record.not-a-question"),
    "NotATerm": Wording("importing.not-a-term"),
    "NotAudited": Wording("import_files.{reason}", UNREADABLE, _IN_WORDS),
    "NotAgreed": Wording("render.not-agreed", FINDINGS),
    "NotAWordFile": Wording("audit.not-word"),
    "NotAWorkbook": Wording("export.into-no-workbook", UNREADABLE, codes={"reason": "forms.file"}),
    "NotCommitted": Wording("record.not-committed-{reason}", UNREADABLE),
    "NotFinal": Wording("render.not-final", FINDINGS),
    "NotImported": Wording("import_files.{reason}", UNREADABLE, _IN_WORDS),
    "NotInARepository": Wording("init.no-repository", UNREADABLE),
    "NotJudged": Wording("importing.not-judged"),
    "NotLaidOut": Wording("init.refused", UNREADABLE),
    "NotOnAPeriod": Wording("render.no-period"),
    "NotOurs": Wording("verify.not-ours"),
    "NotSaved": Wording("validate.not-saved-{reason}", UNREADABLE),
    "NotWritten": Wording("render.{reason}", UNREADABLE, _WRONG_NAME),
    "NothingToAccept": Wording("cascade.nothing"),
    "NothingToDraft": Wording("cascade.nothing-to-draft"),
    "NothingToEject": Wording("render.nothing-to-eject"),
    "NothingOpen": Wording("record.nothing-open"),
    "NotUndone": Wording("record.not-undone-{reason}"),
    "NothingSaid": Wording("record.nothing-said"),
    "NothingToRecord": Wording("record.nothing"),
    "NothingToUndo": Wording("record.nothing-to-undo"),
    "NumberUnclear": Wording("record.in-row"),
    "NumberWanted": Wording("letters.number-wanted"),
    "OtherPeriod": Wording("render.other-period"),
    "OtherPlan": Wording("letters.other-plan"),
    "PaperNotOpened": Wording("verify.{reason}", UNREADABLE),
    "PaperNotRead": Wording("verify.unreadable-{reason}", UNREADABLE),
    "PlansElsewhere": Wording("validate.base-elsewhere", UNREADABLE),
    "PlansThere": Wording("init.plans-there"),
    "PeriodBeforePlan": Wording("render.before-plan"),
    "PeriodNotBegun": Wording("render.not-begun"),
    "PeriodOutside": Wording("forms.outside"),
    "PlanHasErrors": Wording("session.broken", UNREADABLE),
    "ReadingAlone": Wording("record.reading-alone"),
    "RegisterBroken": Wording("registers.broken", UNREADABLE),
    "RegisterHasErrors": Wording("importing.register-broken", UNREADABLE),
    "RegisterUnacceptable": Wording("registers.refused"),
    "RowRefused": Wording("record.in-row"),
    "RowWithoutTask": Wording("record.no-task"),
    "ReplyDayOver": Wording("forms.reply-day-over"),
    "RowsRefused": Wording("importing.has-refused"),
    "SeveralPeriods": Wording("render.several-periods"),
    "SeveralPlans": Wording("session.several-plans"),
    "SeveralTables": Wording("import_files.several-tables"),
    "SpellingTaken": Wording("registers.spelling-taken"),
    "StreamRefused": Wording("record.stream-{reason}"),
    "StreamUnreadable": Wording(""),
    "TaskTakenOut": Wording("record.taken-out"),
    "TemplateFails": Wording("render.template", UNREADABLE),
    "TemplateNotRead": Wording("verify.unreadable-{reason}", UNREADABLE),
    "Unacceptable": Wording("record.refused"),
    "Unanswered": Wording("record.unanswered", FINDINGS),
    "UnknownAgency": Wording("usage.unknown-agency"),
    "UnknownArea": Wording("usage.unknown-area"),
    "UnknownDuty": Wording("usage.unknown-duty"),
    "UnknownEnding": Wording("render.unknown-ending"),
    "UnknownPeriod": Wording("forms.no-period"),
    "UnknownPlan": Wording("session.no-such-plan"),
    "UnknownRule": Wording("usage.unknown-rule"),
    "UnknownTask": Wording("usage.unknown-task"),
    "UnknownTheme": Wording("usage.unknown-theme"),
    "VersionNotRead": Wording("merge.not-read", FINDINGS),
    "WordLibraryMissing": Wording("render.needs-office"),
    "WorkbookChanged": Wording("export.into-changed-meanwhile", UNREADABLE),
    "WorkbookNotRead": Wording("export.into-unreadable", UNREADABLE),
    "WouldLose": Wording("export.into-losses", codes={"losses": "export.lost"}),
}


# Fields that say what findings there are, told by themselves: their words would be the whole plan.
_OF_FINDINGS = ("survey", "report", "old_lines")


def words(refusal: Refusal, lang: Language) -> str:
    """Return what to say on standard error: the findings of a plan first, where it has errors."""
    if isinstance(refusal, Misuse):
        return say(lang, refusal.key, **refusal.values)
    fields = {**vars(refusal), **getattr(refusal, "values", {})}
    values = {
        name: _shown(value, lang) for name, value in fields.items() if name not in _OF_FINDINGS
    }
    values |= _options(refusal) | _codes(refusal, lang)
    key = _key(refusal, values)
    if key in _OF_EXTRAS:
        from caichcli.cli import installing

        values["install"] = installing.command(fields.get("extra", "office"))
    sentences = [say(lang, key, **values)] if key else []
    details = (*_findings(refusal, lang), *_questions(refusal, lang))
    return "\n".join((*details, *sentences, *_advice(refusal, lang)))


def _options(refusal: Refusal) -> dict[str, str]:
    """What the command line calls the parts of a request that a refusal is about."""
    if key := getattr(refusal, "key", None):  # of a record, as a stream may give it
        return {"option": key}
    names = {"field": "option", "fields": "options", "own": "own"}
    values = vars(refusal)
    return {option: _option(values[name]) for name, option in names.items() if name in values}


def _codes(refusal: Refusal, lang: Language) -> dict[str, str]:
    """The words of values that are codes: reasons, what would be lost."""
    words: dict[str, str] = {}
    for name, subject in WORDINGS[type(refusal).__name__].codes.items():
        value = getattr(refusal, name)
        codes = (value,) if isinstance(value, str) else value
        words[name] = "; ".join(say(lang, f"{subject}-{code}", detail="") for code in codes)
    return words


def _option(field: str | Sequence[str]) -> str:
    if not isinstance(field, str):
        return ", ".join(map(_option, field))
    return _ARGUMENTS.get(field) or "/".join(f"--{part}" for part in field.split("/"))


def _findings(refusal: Refusal, lang: Language) -> Iterator[str]:
    """The findings that a refusal is about, and the rows that they are in."""
    if survey := getattr(refusal, "survey", None):
        yield findings(survey, lang, getattr(refusal, "old_lines", None))
    if report := getattr(refusal, "report", None):
        from caichcli.formats.findings import write

        yield write("text", report, lang)
    if origins := getattr(refusal, "origins", None):
        yield say(lang, "record.rows", origins=_shown(origins, lang))


def left_out(refusal: Refusal, lang: Language) -> str:
    """Return why a row was not written while the others were."""
    origin, cause = getattr(refusal, "origin", None), getattr(refusal, "cause", None)
    if isinstance(cause, Refusal):
        return say(lang, "record.left-out", origin=_shown(origin, lang), cause=words(cause, lang))
    details = "\n".join((*_questions(refusal, lang), *_findings(refusal, lang)))
    return details or words(refusal, lang)


def _questions(refusal: Refusal, lang: Language) -> Iterator[str]:
    """The questions that a refusal waits to have answered, each with its row."""
    from caichcli.formats.phrases import receipts

    for one in getattr(refusal, "questions", ()):
        words = receipts.question(one.finding, lang)
        origin = one.addition.origin
        row = {"origin": _shown(origin, lang), "cause": words}
        yield say(lang, "record.left-out", **row) if origin else words


def _advice(refusal: Refusal, lang: Language) -> Iterator[str]:
    """What may have been meant instead, or what may be chosen."""
    if tables := getattr(refusal, "tables", None):
        from caichcli.formats.answers.import_ import candidates

        yield candidates(tables, lang)
    if questions := getattr(refusal, "questions", ()):
        rules = dict.fromkeys(one.finding.rule for one in questions)
        if any(one.addition.origin and one.addition.origin.line for one in questions):
            yield say(lang, "record.answer-rows", rules=", ".join(rules))
        else:
            yield say(lang, "record.answer-yes", rules=" ".join(f"--yes {one}" for one in rules))
    if ways_back := getattr(refusal, "ways_back", ()):
        yield say(lang, "record.withdraw-instead")
        by = f" --document {say(lang, 'metavar.document')}"
        yield from (f"  {legible(one.command)}{by if one.by_document else ''}" for one in ways_back)
    if urged := getattr(refusal, "urged", ()):
        yield say(lang, "record.reminder-stays", tasks=", ".join(urged))
    if getattr(refusal, "out_of_order", False):
        yield say(lang, "record.order")


def findings(survey: "Survey", lang: Language, old_lines: "OldLines | None" = None) -> str:
    """Return the findings of one workspace in words, as every command tells them.

    ``old_lines`` are given of a text that is not written.
    """
    from caichcli.cli import session
    from caichcli.formats.findings import write
    from caichcli.services.checks import report_of

    return write("text", report_of(session.start(lang), survey, old_lines), lang)


def code(refusal: Refusal) -> int:
    """Return the exit code: 2 where the request can be mended, 3 where something is unreadable."""
    if isinstance(refusal, Misuse):
        return USAGE
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
    """Several on one line; names by their ids a line each; days and rows as people write them."""
    if isinstance(value, Origin):
        if value.line is None:
            return f"{say(lang, 'importing.row').lower()} {value.row}"
        return say(lang, "record.row", row=value.row, line=value.line)
    if isinstance(value, dt.date):
        return day(value, lang)
    if isinstance(value, ReportingPeriod):
        return phrases.period_and_days(value, lang)
    if isinstance(value, TemplateFault):
        return faults.words(value, lang)
    if isinstance(value, Refusal):
        return legible(words(value, lang))
    if isinstance(value, dict):
        return "\n".join(f"  {name} ({id_})" for id_, name in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(str(_shown(item, lang)) for item in value)
    return value
