"""From a command line to a plan that can be asked: workspace, checks, plan, day."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import islice
from pathlib import Path, PurePosixPath

from msgspec import UNSET, Struct, structs

from caichcli.cli.usage import UNREADABLE, Refusal, one_of
from caichcli.files.disk import workspace
from caichcli.files.disk.workspace import SETTINGS_NAME, Unreadable, Workspace
from caichcli.files.yaml import reader
from caichcli.language.messages import say
from caichcli.language.wording import LANGUAGES, Language, day, read_day
from caichcli.plan.agencies import NotFound, Register
from caichcli.plan.book import EARLIEST, LATEST, Book
from caichcli.plan.finding import COMMENT_MARK, MOST_FINDINGS, Finding, Place, Suppressed
from caichcli.plan.model import Id, PlanHead
from caichcli.rules import engine
from caichcli.rules.case import Limits
from caichcli.rules.levels import Levels, levelled

FIRST_FINDINGS = 100  # of a file with too many to be a plan

Content = bytes | Unreadable | reader.Document


class Asked(Struct, frozen=True):
    """The plan that a command is about and the day that it is asked for.

    ``ended`` is True where the day is the period's last because today is later
    and nobody chose a day.
    """

    book: Book
    day: dt.date
    today: dt.date
    ended: bool
    file: str
    workspace: Workspace


class Opened(Struct, frozen=True):
    """The files of a workspace as read and checked; ``documents`` by the name shown.

    ``levels`` are what the workspace says of its rules, ``suppressed`` what
    comments keep out of the findings.
    """

    workspace: Workspace
    documents: dict[str, reader.Document]
    books: dict[str, Book]
    findings: tuple[Finding, ...]
    register: Register
    levels: Levels = {}
    suppressed: tuple[Suppressed, ...] = ()

    @property
    def texts(self) -> dict[str, str]:
        return {name: document.text for name, document in self.documents.items()}

    @property
    def errors(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity == "error"]


class Broken(Refusal):
    """A plan with errors: its findings, and the texts to point into."""

    def __init__(self, opened: Opened, key: str = "session.broken", /, **values: object) -> None:
        super().__init__(key, UNREADABLE, **values)
        self.opened = structs.replace(opened, findings=tuple(opened.errors))

    def words(self, lang: Language) -> str:
        """The findings, then what follows from them."""
        from caichcli.cli.validate import told

        return f"{told(self.opened, lang)}\n{super().words(lang)}"


def speak(lang: str) -> Language:
    """The language of the answer; a Refusal for one that caich does not speak."""
    return "en" if one_of(lang, LANGUAGES, "--lang") == "en" else "vi"


def today() -> dt.date:
    """The clock's day; nothing below ``cli`` reads the clock."""
    return dt.date.today()


def ask(plan: str | None, as_of: str | None, now: dt.date | None = None) -> Asked:
    """Open the workspace, check it, choose the plan and the day; ``now`` stands in for the clock.

    Raises Refusal: no workspace, a plan with errors, a plan or a day that cannot be made out.
    """
    now = now or today()
    wanted = None if as_of is None else read_date(as_of, "--as-of")
    opened = open_files(plan, now, errors_only=True)
    heads = {file: book.head for file, book in opened.books.items()}
    file = choose(heads, plan, wanted or now)
    book = opened.books[file]
    if wanted is not None:
        return Asked(book, wanted, now, False, file, opened.workspace)
    end = book.head.period.end
    return Asked(book, min(now, end), now, now > end, file, opened.workspace)


def open_files(plan: str | None, now: dt.date, *, errors_only: bool) -> Opened:
    """Read and check the files that a question needs; Broken where one has errors."""
    found = here(plan)
    opened = check(found, now, errors_only=errors_only)
    if opened.errors:
        raise Broken(opened)
    return opened


def here(plan: str | None) -> Workspace:
    """The workspace asked about: around the plan named by its path, else from here upwards."""
    if plan is not None and is_path(plan):
        path = Path(plan)
        if not path.exists():
            raise Refusal("session.no-such-file", UNREADABLE, path=plan)
        return workspace.around(path)
    start = Path.cwd()
    found = workspace.find(start)
    if found is None or not found.plans:
        raise Refusal("session.no-workspace", UNREADABLE, start=start)
    return found


def is_path(plan: str) -> bool:
    """Whether ``--plan`` names a file: an id has neither slash nor a YAML ending."""
    return "/" in plan or "\\" in plan or plan.endswith(workspace.YAML_ENDINGS)


def check(found: Workspace, now: dt.date, *, errors_only: bool = False) -> Opened:
    """Every file of a workspace read and judged by the rules; faults are findings."""
    return judge(found, contents(found), now, errors_only=errors_only)


def contents(found: Workspace) -> dict[str, bytes | Unreadable]:
    """The bytes of a workspace's files, by the names shown."""
    return {found.shown(path): workspace.read(path) for path in found.files}


def judge(
    found: Workspace, given: Mapping[str, Content], now: dt.date, *, errors_only: bool = False
) -> Opened:
    """The files of a workspace judged by the rules, as given by their names and bytes."""
    return settle(look(found, given, now, errors_only=errors_only))


def look(
    found: Workspace,
    given: Mapping[str, Content],
    now: dt.date,
    *,
    errors_only: bool = False,
    draft: bool = False,
) -> Opened:
    """The same before comments keep anything out of the findings; plans may be drafts.

    The workspace's settings are those on disk, unless ``given`` holds them.
    """
    documents: dict[str, reader.Document] = {}
    findings: list[Finding] = []
    inputs: list[engine.Input] = []
    levels, limits = _settings(found, given, documents, findings)
    for name, content in given.items():
        if name == SETTINGS_NAME:
            continue
        documents[name] = read = _read(content, name)
        findings += read.findings
        if not errors_only or levels.get("decomposed-text") == "error":
            from caichcli.files.yaml import composition

            findings += composition.find(read.text, read.data, name)
        is_register = PurePosixPath(name).name == workspace.REGISTER_NAME
        kind: engine.InputKind = "register" if is_register else "plan"
        inputs.append(engine.Input(name, kind, read.data))
    checked = engine.check(
        inputs,
        now,
        errors_only=errors_only,
        whole=found.whole,
        levels=levels,
        draft=limits if draft else None,
    )
    told = _told([*levelled(findings, levels), *checked.findings])
    return Opened(found, documents, checked.books, tuple(told), checked.register, levels)


def _told(findings: list[Finding]) -> list[Finding]:
    """The findings; of a file with so many that it is no plan the first, and that it is none."""
    if len(findings) < MOST_FINDINGS:
        return findings
    counts = Counter(finding.place.file for finding in findings)
    noise = {file for file, count in counts.items() if count >= MOST_FINDINGS}
    kept = [finding for finding in findings if finding.place.file not in noise]
    for file in noise:
        kept.append(Finding("unreadable-file", Place(file), values={"reason": "too-many-faults"}))
        own = (finding for finding in findings if finding.place.file == file)
        kept += islice(own, FIRST_FINDINGS)
    return kept


def _read(content: Content, name: str) -> reader.Document:
    if isinstance(content, reader.Document):
        return content
    if isinstance(content, Unreadable):
        return reader.Document("", UNSET, (_unreadable(content, name),))
    return reader.load(content, name)


def _unreadable(content: Unreadable, name: str) -> Finding:
    return Finding("unreadable-file", Place(name), values={"reason": content.reason})


def _settings(
    found: Workspace,
    given: Mapping[str, Content],
    documents: dict[str, reader.Document],
    findings: list[Finding],
) -> tuple[Levels, Limits]:
    """What the workspace says of its rules and of drafts; its text and faults go to the others."""
    content = given.get(SETTINGS_NAME)
    if not isinstance(content, bytes):
        if not (found.settings.exists() or found.settings.is_symlink()):
            return {}, Limits()
        content = workspace.read(found.settings)
    from caichcli.files.disk import settings
    from caichcli.rules import settings as rules

    if isinstance(content, Unreadable):
        documents[SETTINGS_NAME] = reader.Document("", UNSET)
        findings.append(_unreadable(content, SETTINGS_NAME))
        return {}, Limits()
    read, broken = settings.read(content)
    documents[SETTINGS_NAME] = reader.Document(read.text, UNSET)
    if broken:
        findings.append(rules.unreadable(broken.why, broken.place))
        return {}, Limits()
    said, faults = rules.read(read.tables, read.place)
    findings += faults
    return said.levels, said.limits


def settle(opened: Opened, judged: Collection[str] = ()) -> Opened:
    """Keep out of the findings what comments in the files ignore, and tell what is wrong of those.

    A comment is told to be unused only where it names a rule that was ``judged``.
    """
    marked = [file for file, text in opened.texts.items() if COMMENT_MARK in text]
    if not marked:
        return opened
    from caichcli.files.yaml import comments
    from caichcli.rules import suppressions

    files = (file for file in marked if file != SETTINGS_NAME)
    said = {file: comments.find(opened.texts[file], file) for file in files}

    findings: list[Finding] = []
    suppressed: list[Suppressed] = []
    for file, met in said.items():
        own = [finding for finding in opened.findings if finding.place.file == file]
        settled = suppressions.settle(_pointed(own, opened.documents[file]), met, judged)
        findings += levelled(settled.findings, opened.levels)
        suppressed += settled.suppressed
    others = (finding for finding in opened.findings if finding.place.file not in said)
    return structs.replace(
        opened, findings=(*others, *findings), suppressed=(*opened.suppressed, *suppressed)
    )


def _pointed(findings: Sequence[Finding], read: reader.Document) -> list[Finding]:
    """One file's findings with the spans of their places."""
    from caichcli.files.yaml import locator

    located, _ = locator.locate(read, [finding.place for finding in findings])
    return [
        structs.replace(finding, place=structs.replace(finding.place, span=span))
        for finding, span in zip(findings, located, strict=True)
    ]


def choose(heads: Mapping[str, PlanHead], plan: str | None, on: dt.date) -> str:
    """The file of the plan asked for, else of the only one whose period holds the day.

    With none: of the last begun before it, else the first. A Refusal where
    there is no such plan, or where there are several.
    """
    if plan is not None and not is_path(plan):
        for file, head in heads.items():
            if head.id == plan:
                return file
        known = ", ".join(head.id for head in heads.values())
        raise Refusal("session.no-such-plan", plan=plan, known=known)
    held = [file for file, head in heads.items() if head.period.start <= on <= head.period.end]
    found = held or _last_begun(heads, on) or list(heads)[:1]
    if len(found) > 1:
        known = ", ".join(heads[file].id for file in found)
        raise Refusal("session.several-plans", known=known)
    return found[0]


def _last_begun(heads: Mapping[str, PlanHead], on: dt.date) -> list[str]:
    begun = {file: head.period.start for file, head in heads.items() if head.period.start <= on}
    latest = max(begun.values(), default=None)
    return [file for file, start in begun.items() if start == latest]


def read_date(text: str, option: str) -> dt.date:
    """A day as people type it; a Refusal that shows the forms taken."""
    found = read_day(text)
    if found is None or not EARLIEST <= found <= LATEST:
        raise Refusal("usage.not-a-day", option=option, value=text)
    return found


def find_agencies(book: Book, names: list[str] | None, lang: Language) -> tuple[Id, ...]:
    """The ids that the typed names mean; a Refusal with the nearest names otherwise."""
    found: dict[Id, None] = {}
    for name in names or ():
        answer = book.register.find(name)
        if isinstance(answer, NotFound):
            raise _unknown_agency(book.register, answer, lang)
        found[answer] = None
    return tuple(found)


def _unknown_agency(register: Register, missing: NotFound, lang: Language) -> Refusal:
    near = "\n".join(f"  {register.name(id_)} ({id_})" for id_ in missing.near)
    if missing.ambiguous:
        return Refusal("usage.ambiguous-agency", name=missing.text, near=near)
    key = "usage.unknown-agency-near" if near else "usage.unknown-agency"
    return Refusal(key, name=missing.text, near=near)


def find_areas(book: Book, ids: list[str] | None) -> tuple[Id, ...]:
    """The areas asked for, by id or by name without marks; a Refusal naming the areas."""
    from caichcli.language.vietnamese import fold

    by_key = {fold(key): area.id for area in book.file.areas for key in (area.name, area.id)}
    found = []
    for typed in ids or ():
        area = by_key.get(fold(typed))
        if area is None:
            known = "\n".join(f"  {area.id}: {area.name}" for area in book.file.areas)
            raise Refusal("usage.unknown-area", name=typed, known=known)
        found.append(area)
    return tuple(found)


def find_task(book: Book, typed: str) -> Id:
    """The task's id, whatever its case; a Refusal with the nearest ids otherwise."""
    if typed in book.task_by_id:
        return typed
    from caichcli.language.spelling import resembling

    by_key = {id_.casefold(): id_ for id_ in book.task_by_id}
    found = by_key.get(typed.casefold())
    if found is None:
        near = resembling(typed.casefold(), by_key, 5, 0.4)
        shown = ", ".join(by_key[key] for key in near) or ", ".join([*book.task_by_id][:5])
        raise Refusal("usage.unknown-task", name=typed, near=shown)
    return found


def day_notes(asked: Asked, lang: Language) -> list[str]:
    """What must be said of the day before any figure."""
    if asked.ended:
        ended = say(lang, "session.period-ended", end=day(asked.day, lang))
        if any(task.updates for task in asked.book.tasks):
            return [ended]
        return [f"{ended} {say(lang, 'session.nothing-logged')}"]
    if asked.day < asked.book.issued:
        issued = day(asked.book.issued, lang)
        return [say(lang, "session.before-plan", issued=issued, day=day(asked.day, lang))]
    return []
