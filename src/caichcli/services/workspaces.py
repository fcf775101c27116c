"""Workspaces opened: the files that a request is about, read and judged by the rules."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import islice
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from msgspec import UNSET, Struct, ValidationError, convert, structs

from caichcli.files.disk import workspace
from caichcli.files.disk.workspace import SETTINGS_NAME, Unreadable, Workspace
from caichcli.files.yaml.noise import most_faults
from caichcli.files.yaml.reader import YamlDocument
from caichcli.plan.agencies import Register
from caichcli.plan.finding import (
    COMMENT_MARK,
    FEWEST_FINDINGS,
    Finding,
    Suppressed,
    most_findings,
)
from caichcli.plan.model import PlanFile, RegisterFile
from caichcli.plan.plan_settings import PaperSettings
from caichcli.rules.reading import unreadable_file
from caichcli.rules.registry import RULES
from caichcli.rules.rule import Kind, Levels, Rule, Settings, WeekSettings, at_levels
from caichcli.services.errors import Refusal
from caichcli.services.location import locate
from caichcli.services.session import Notice, Session, document_of, unreadable

if TYPE_CHECKING:
    from caichcli.plan.book import Book
    from caichcli.rules.engine import Former
    from caichcli.services.cascade.neighbours import Neighbour

FEW_ERRORS = 5  # in the message of an exception
FIRST_FINDINGS = 100  # of a file with too many to be a plan

Content = bytes | Unreadable | YamlDocument


class Survey(Struct, frozen=True):
    """The files of a workspace as read and checked; ``documents`` by the name shown.

    ``levels`` are what the workspace says of its rules, ``suppressed`` what
    comments keep out of the findings, ``formers`` the files for the next time.
    """

    workspace: Workspace
    documents: dict[str, YamlDocument]
    books: "dict[str, Book]"
    findings: tuple[Finding, ...]
    register: Register
    levels: Levels = {}
    suppressed: tuple[Suppressed, ...] = ()
    paper: PaperSettings = PaperSettings()
    week: WeekSettings = WeekSettings()
    neighbours: "tuple[Neighbour, ...]" = ()
    formers: "Mapping[str, Former]" = {}

    @property
    def texts(self) -> dict[str, str]:
        return {name: document.text for name, document in self.documents.items()}

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity == "error")


class PlanHasErrors(Refusal):
    """A plan with errors: its findings, and the texts to point into."""

    def __init__(self, survey: Survey) -> None:
        self.survey = structs.replace(survey, findings=survey.errors)
        places = (f"{error.rule} in {error.place.file}" for error in self.survey.findings)
        super().__init__("; ".join(islice(places, FEW_ERRORS)))


def open_sound(session: Session, plan: str | None) -> Survey:
    """Return the files that a question needs, checked; raise PlanHasErrors where one has errors."""
    place = locate(session, plan)
    survey = check(session, place, errors_only=True)
    if survey.errors and (own := beside_errors(session, place, survey, plan)):
        survey = check(session, own, errors_only=True)
    if survey.errors:
        raise PlanHasErrors(survey)
    return survey


def beside_errors(
    session: Session, place: Workspace, survey: Survey, plan: str | None
) -> Workspace | None:
    """Return the plan named by its id apart from others, where these alone have errors.

    They are told of: nothing that leans on them is judged. None where that is not so.
    """
    broken = dict.fromkeys(error.place.file for error in survey.errors)
    own = [file for file, book in survey.books.items() if book.head.id == plan]
    register = place.register and place.shown(place.register)
    if len(own) != 1 or not broken or not broken.keys().isdisjoint((*own, register, SETTINGS_NAME)):
        return None
    for file in broken:
        session.notify(Notice("broken-beside", place.root / file))
    return workspace.around(place.root / own[0])


def check(session: Session, place: Workspace, *, errors_only: bool = False) -> Survey:
    """Return every file of a workspace read and judged by the rules; faults are findings."""
    return judge(session, place, documents(session, place), errors_only=errors_only)


def documents(session: Session, place: Workspace) -> dict[str, YamlDocument]:
    """Return a workspace's files as read, by the names shown."""
    names = {path: place.shown(path) for path in place.files}
    return {name: session.document(path, name) for path, name in names.items()}


def register_of(place: Workspace, files: Mapping[str, YamlDocument]) -> Register | None:
    """Return the register among a workspace's files; None where it is not as the model has it."""
    if place.register is None:
        return Register()
    try:
        return Register(convert(files[place.shown(place.register)].data, RegisterFile))
    except ValidationError:
        return None


def book_at(
    session: Session, place: Workspace, files: Mapping[str, YamlDocument], file: str
) -> "Book | None":
    """Return a plan with the register as the model has them; None where one of them does not fit.

    It is the one of the last judgement where both are what they were then.
    """
    from caichcli.plan.book import Book

    former = session.formers.get(place.root / file)
    beside = session.formers.get(place.register) if place.register else None
    if former and beside and place.register and isinstance(former.reader, Book):
        alike = former.data is files[file].data and former.reader.register is beside.reader
        if alike and files[place.shown(place.register)].data is beside.data:
            return former.reader
    register = register_of(place, files)
    try:
        plan = convert(files[file].data, PlanFile)
    except ValidationError:
        return None
    return None if register is None else Book(plan, register)


def judge(
    session: Session,
    place: Workspace,
    files: Mapping[str, Content],
    *,
    errors_only: bool = False,
) -> Survey:
    """Return the files of a workspace judged by the rules, as given by their names and bytes."""
    return apply_comments(look(session, place, files, errors_only=errors_only))


def look(
    session: Session,
    place: Workspace,
    files: Mapping[str, Content],
    *,
    errors_only: bool = False,
    draft: bool = False,
) -> Survey:
    """Return the same before comments keep anything out of the findings; plans may be drafts.

    The workspace's settings are those on disk, unless ``files`` holds them.
    """
    from caichcli.rules import engine

    read: dict[str, YamlDocument] = {}
    findings: list[Finding] = []
    inputs: list[engine.Input] = []
    settings = _settings(place, files, read, findings)
    for name, content in files.items():
        if name == SETTINGS_NAME:
            continue
        read[name] = document = _document(content, name)
        findings += document.findings
        if not errors_only or settings.levels.get("decomposed-text") == "error":
            from caichcli.files.yaml import composition

            findings += composition.find(document.text, document.data, name)
        is_register = PurePosixPath(name).name == workspace.REGISTER_NAME
        kind: engine.InputKind = "register" if is_register else "plan"
        former = session.formers.get(place.root / name)
        inputs.append(engine.Input(name, kind, document.data, most_findings(document.text), former))
    beside = _beside(session, place, settings)
    findings += beside[1]
    check_result = engine.check(
        inputs,
        session.today,
        errors_only=errors_only,
        whole=place.whole and not any(one.state == "missing" for one in beside[0]),
        levels=settings.levels,
        draft=settings.limits if draft else None,
        beside={book.head.id: book for one in beside[0] for book in one.books},
    )
    for name, former in check_result.formers.items():
        if session.holds(place.root / name, read[name]):  # not what is only tried
            session.formers[place.root / name] = former
    few = _without_noise([*at_levels(findings, settings.levels), *check_result.findings], read)
    return Survey(
        place,
        read,
        check_result.books,
        tuple(few),
        check_result.register,
        settings.levels,
        paper=settings.paper,
        week=settings.week,
        neighbours=beside[0],
        formers=check_result.formers,
    )


def _beside(
    session: Session, place: Workspace, settings: Settings
) -> "tuple[tuple[Neighbour, ...], list[Finding]]":
    """The other folders that the settings name, and what is wrong with them."""
    if not settings.folders:
        return (), []
    from caichcli.services.cascade import neighbours

    own = tuple(neighbours.neighbours(session, place, settings.folders))
    return own, list(neighbours.findings(own, settings.folders))


def _without_noise(findings: list[Finding], documents: Mapping[str, YamlDocument]) -> list[Finding]:
    """Return the findings; of a file with so many that it is no plan, the first and that."""
    noise = {name for name, one in documents.items() if len(one.findings) >= most_faults(one.text)}
    if len(findings) >= FEWEST_FINDINGS:
        counts = Counter(finding.place.file for finding in findings)
        noise |= {
            name for name, one in documents.items() if counts[name] >= most_findings(one.text)
        }
    if not noise:
        return findings
    few = [finding for finding in findings if finding.place.file not in noise]
    for file in sorted(noise):
        few += unreadable_file.findings(file, "too-many-faults")
        own = (finding for finding in findings if finding.place.file == file)
        few += islice(own, FIRST_FINDINGS)
    return few


def _document(content: Content, name: str) -> YamlDocument:
    return content if isinstance(content, YamlDocument) else document_of(content, name)


def _settings(
    place: Workspace,
    files: Mapping[str, Content],
    documents: dict[str, YamlDocument],
    findings: list[Finding],
) -> Settings:
    """What the workspace says of rules, drafts and papers; its text and faults go to the others."""
    content = files.get(SETTINGS_NAME)
    if not isinstance(content, bytes) and not (
        place.settings.exists() or place.settings.is_symlink()
    ):
        return Settings()
    from caichcli.files.disk import settings
    from caichcli.rules import settings as rules

    if not isinstance(content, bytes):
        content = workspace.read(place.settings, settings.LARGEST)
    if isinstance(content, Unreadable) and content.reason != "too-large":
        documents[SETTINGS_NAME] = YamlDocument("", UNSET)
        findings += unreadable(content.reason, SETTINGS_NAME).findings
        return Settings()
    beyond = settings.SettingsFile("", {}), settings.BEYOND
    toml, fault = beyond if isinstance(content, Unreadable) else settings.read(content)
    documents[SETTINGS_NAME] = YamlDocument(toml.text, UNSET)
    if fault:
        findings += rules.settings_syntax.findings(fault.why, fault.place, fault.problem)
        return Settings()
    answer, faults = rules.read(toml.tables, toml.place, RULES)
    findings += faults
    return answer


def apply_comments(survey: Survey, kinds: Collection[Kind] = ()) -> Survey:
    """Keep out of the findings what comments in the files ignore, and tell what is wrong of those.

    A comment is told to be unused only where it names a rule that was asked, which is of one of
    the ``kinds``. None was asked where a file is not understood, for what hangs on it.
    """
    files_with_remarks = [file for file, text in survey.texts.items() if COMMENT_MARK in text]
    if not files_with_remarks:
        return survey
    from caichcli.files.yaml import comments
    from caichcli.rules import suppressions

    if any(_hides_others(RULES[finding.rule]) for finding in survey.findings):
        kinds = ()

    def is_asked(rule: Rule) -> bool:
        return rule.kind in kinds and survey.levels.get(rule.name) != "off"

    files = (file for file in files_with_remarks if file != SETTINGS_NAME)
    remarks = {file: comments.find(survey.texts[file], file) for file in files}

    findings: list[Finding] = []
    suppressed: list[Suppressed] = []
    for file, own_remarks in remarks.items():
        own = [finding for finding in survey.findings if finding.place.file == file]
        own = _with_spans(own, survey.documents[file])
        outcome = suppressions.apply_comments(own, own_remarks, RULES, is_asked)
        findings += at_levels(outcome.findings, survey.levels)
        suppressed += outcome.suppressed
    others = (finding for finding in survey.findings if finding.place.file not in remarks)
    return structs.replace(
        survey, findings=(*others, *findings), suppressed=(*survey.suppressed, *suppressed)
    )


def _hides_others(rule: Rule) -> bool:
    """Return whether a file with a fault of the rule is not understood."""
    return rule.essential and rule.kind in ("reader", "structure")


def _with_spans(findings: Sequence[Finding], document: YamlDocument) -> list[Finding]:
    """Return one file's findings with the spans of their places."""
    from caichcli.files.yaml import locator

    spans, _ = locator.locate(document, [finding.place for finding in findings])
    return [
        structs.replace(finding, place=structs.replace(finding.place, span=span))
        for finding, span in zip(findings, spans, strict=True)
    ]
