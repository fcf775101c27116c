"""Workspaces opened: the files that a request is about, read and judged by the rules."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import islice
from pathlib import PurePosixPath

from msgspec import UNSET, Struct, structs

from caichcli.files.disk import workspace
from caichcli.files.disk.workspace import SETTINGS_NAME, Unreadable, Workspace
from caichcli.files.yaml import reader
from caichcli.files.yaml.reader import Document
from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.finding import COMMENT_MARK, MOST_FINDINGS, Finding, Place, Suppressed
from caichcli.rules import engine
from caichcli.rules.case import Limits
from caichcli.rules.levels import Levels, levelled
from caichcli.services.errors import NoSuchFile, NoWorkspace, Refusal
from caichcli.services.session import Session, unreadable

FEW_ERRORS = 5  # in the message of an exception
FIRST_FINDINGS = 100  # of a file with too many to be a plan

Content = bytes | Unreadable | Document


class Opened(Struct, frozen=True):
    """The files of a workspace as read and checked; ``documents`` by the name shown.

    ``levels`` are what the workspace says of its rules, ``suppressed`` what
    comments keep out of the findings.
    """

    workspace: Workspace
    documents: dict[str, Document]
    books: dict[str, Book]
    findings: tuple[Finding, ...]
    register: Register
    levels: Levels = {}
    suppressed: tuple[Suppressed, ...] = ()

    @property
    def texts(self) -> dict[str, str]:
        return {name: document.text for name, document in self.documents.items()}

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity == "error")


class PlanHasErrors(Refusal):
    """A plan with errors: its findings, and the texts to point into."""

    def __init__(self, opened: Opened) -> None:
        self.opened = structs.replace(opened, findings=opened.errors)
        places = (f"{error.rule} in {error.place.file}" for error in self.opened.findings)
        super().__init__("; ".join(islice(places, FEW_ERRORS)))


def open_sound(session: Session, plan: str | None) -> Opened:
    """Return the files that a question needs, checked; raise PlanHasErrors where one has errors."""
    opened = check(session, locate(session, plan), errors_only=True)
    if opened.errors:
        raise PlanHasErrors(opened)
    return opened


def locate(session: Session, plan: str | None) -> Workspace:
    """Return the workspace asked about: around the plan's path, else from the folder upwards.

    Raises NoSuchFile, NoWorkspace.
    """
    if plan is not None and is_path(plan):
        path = session.folder / plan
        if not path.exists():
            raise NoSuchFile(plan)
        return workspace.around(path)
    nearest = workspace.find(session.folder)
    if nearest is None or not nearest.plans:
        raise NoWorkspace(session.folder)
    return nearest


def is_path(plan: str) -> bool:
    """Tell whether a plan is named by its file: an id has neither slash nor a YAML ending."""
    return "/" in plan or "\\" in plan or plan.endswith(workspace.YAML_ENDINGS)


def check(session: Session, place: Workspace, *, errors_only: bool = False) -> Opened:
    """Return every file of a workspace read and judged by the rules; faults are findings."""
    return judge(session, place, documents(session, place), errors_only=errors_only)


def documents(session: Session, place: Workspace) -> dict[str, Document]:
    """Return a workspace's files as read, by the names shown."""
    names = {path: place.shown(path) for path in place.files}
    return {name: session.document(path, name) for path, name in names.items()}


def contents(place: Workspace) -> dict[str, bytes | Unreadable]:
    """Return the bytes of a workspace's files, by the names shown."""
    return {place.shown(path): workspace.read(path) for path in place.files}


def judge(
    session: Session,
    place: Workspace,
    files: Mapping[str, Content],
    *,
    errors_only: bool = False,
) -> Opened:
    """Return the files of a workspace judged by the rules, as given by their names and bytes."""
    return settle(look(session, place, files, errors_only=errors_only))


def look(
    session: Session,
    place: Workspace,
    files: Mapping[str, Content],
    *,
    errors_only: bool = False,
    draft: bool = False,
) -> Opened:
    """Return the same before comments keep anything out of the findings; plans may be drafts.

    The workspace's settings are those on disk, unless ``files`` holds them.
    """
    read: dict[str, Document] = {}
    findings: list[Finding] = []
    inputs: list[engine.Input] = []
    levels, limits = _settings(place, files, read, findings)
    for name, content in files.items():
        if name == SETTINGS_NAME:
            continue
        read[name] = document = _document(content, name)
        findings += document.findings
        if not errors_only or levels.get("decomposed-text") == "error":
            from caichcli.files.yaml import composition

            findings += composition.find(document.text, document.data, name)
        is_register = PurePosixPath(name).name == workspace.REGISTER_NAME
        kind: engine.InputKind = "register" if is_register else "plan"
        inputs.append(engine.Input(name, kind, document.data))
    checked = engine.check(
        inputs,
        session.today,
        errors_only=errors_only,
        whole=place.whole,
        levels=levels,
        draft=limits if draft else None,
    )
    few = _without_noise([*levelled(findings, levels), *checked.findings])
    return Opened(place, read, checked.books, tuple(few), checked.register, levels)


def _without_noise(findings: list[Finding]) -> list[Finding]:
    """Return the findings; of a file with so many that it is no plan, the first and that."""
    if len(findings) < MOST_FINDINGS:
        return findings
    counts = Counter(finding.place.file for finding in findings)
    noise = {file for file, count in counts.items() if count >= MOST_FINDINGS}
    few = [finding for finding in findings if finding.place.file not in noise]
    for file in noise:
        few.append(Finding("unreadable-file", Place(file), values={"reason": "too-many-faults"}))
        own = (finding for finding in findings if finding.place.file == file)
        few += islice(own, FIRST_FINDINGS)
    return few


def _document(content: Content, name: str) -> Document:
    if isinstance(content, Document):
        return content
    if isinstance(content, Unreadable):
        return unreadable(content, name)
    return reader.load(content, name)


def _settings(
    place: Workspace,
    files: Mapping[str, Content],
    documents: dict[str, Document],
    findings: list[Finding],
) -> tuple[Levels, Limits]:
    """What the workspace says of its rules and of drafts; its text and faults go to the others."""
    content = files.get(SETTINGS_NAME)
    if not isinstance(content, bytes):
        if not (place.settings.exists() or place.settings.is_symlink()):
            return {}, Limits()
        content = workspace.read(place.settings)
    from caichcli.files.disk import settings
    from caichcli.rules import settings as rules

    if isinstance(content, Unreadable):
        documents[SETTINGS_NAME] = Document("", UNSET)
        findings += unreadable(content, SETTINGS_NAME).findings
        return {}, Limits()
    toml, fault = settings.read(content)
    documents[SETTINGS_NAME] = Document(toml.text, UNSET)
    if fault:
        findings.append(rules.unreadable(fault.why, fault.place))
        return {}, Limits()
    settled, faults = rules.read(toml.tables, toml.place)
    findings += faults
    return settled.levels, settled.limits


def settle(opened: Opened, rules: Collection[str] = ()) -> Opened:
    """Keep out of the findings what comments in the files ignore, and tell what is wrong of those.

    A comment is told to be unused only where it names one of ``rules``.
    """
    marked = [file for file, text in opened.texts.items() if COMMENT_MARK in text]
    if not marked:
        return opened
    from caichcli.files.yaml import comments
    from caichcli.rules import suppressions

    files = (file for file in marked if file != SETTINGS_NAME)
    remarks = {file: comments.find(opened.texts[file], file) for file in files}

    findings: list[Finding] = []
    suppressed: list[Suppressed] = []
    for file, own_remarks in remarks.items():
        own = [finding for finding in opened.findings if finding.place.file == file]
        own = _with_spans(own, opened.documents[file])
        settled = suppressions.settle(own, own_remarks, rules)
        findings += levelled(settled.findings, opened.levels)
        suppressed += settled.suppressed
    others = (finding for finding in opened.findings if finding.place.file not in remarks)
    return structs.replace(
        opened, findings=(*others, *findings), suppressed=(*opened.suppressed, *suppressed)
    )


def _with_spans(findings: Sequence[Finding], document: Document) -> list[Finding]:
    """Return one file's findings with the spans of their places."""
    from caichcli.files.yaml import locator

    spans, _ = locator.locate(document, [finding.place for finding in findings])
    return [
        structs.replace(finding, place=structs.replace(finding.place, span=span))
        for finding, span in zip(findings, spans, strict=True)
    ]
