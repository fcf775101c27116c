"""The register of agencies changed: bodies entered, renamed, called by other spellings.

The change is judged with every plan beside it before it is written; every other byte stays.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec import Struct, structs

from caichcli.files.disk import locks
from caichcli.files.disk.workspace import Workspace
from caichcli.files.yaml import editor
from caichcli.files.yaml.edits import Append, Edit, SetValue
from caichcli.files.yaml.reader import YamlDocument
from caichcli.files.yaml.splices import Splice
from caichcli.formats import patch
from caichcli.importers.agencies import spelling
from caichcli.importers.agencies.cells import proposed_id
from caichcli.importers.agencies.proposals import record
from caichcli.importers.drafts.draft import Proposal
from caichcli.plan.agencies import Register, spellings
from caichcli.plan.finding import Route
from caichcli.plan.kinds import AgencyKind
from caichcli.plan.model import Agency, Group, Id
from caichcli.rules.register_case import together
from caichcli.services import workspaces
from caichcli.services.checks import shown_path
from caichcli.services.errors import NotSaved, Refusal
from caichcli.services.location import locate
from caichcli.services.questions import agency_of, day_of
from caichcli.services.records import recording, undoing
from caichcli.services.records.entries import not_editable
from caichcli.services.records.recording import NotCommitted
from caichcli.services.session import Session, hash_of
from caichcli.services.workspaces import PlanHasErrors, Survey
from caichcli.views.receipt import Changed


class NoRegister(Refusal):
    """A workspace that has no register to write into."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class RegisterBroken(PlanHasErrors):
    """A register that had errors before anything was entered."""

    def __init__(self, survey: Survey, path: str) -> None:
        super().__init__(survey)
        self.path = path


class RegisterUnacceptable(PlanHasErrors):
    """What would make errors in the register or in a plan: the findings; nothing is written."""

    def __init__(self, survey: Survey, path: str) -> None:
        super().__init__(survey)
        self.path = path


class IdTaken(Refusal):
    """An id that an agency or a group has already."""

    def __init__(self, holder: Id, name: str) -> None:
        super().__init__(holder)
        self.holder = holder
        self.name = name


class SpellingTaken(Refusal):
    """A spelling by which another body of the same time is known."""

    def __init__(self, spelling: str, holder: Id, name: str) -> None:
        super().__init__(spelling, holder)
        self.spelling = spelling
        self.holder = holder
        self.name = name


class RegisterDesk(Struct, frozen=True):
    """A workspace as it was read, and its register, which is without errors."""

    session: Session
    workspace: Workspace
    survey: Survey
    file: str
    register: Register

    @property
    def path(self) -> str:
        """The register's file, from the session's folder."""
        return shown_path(self.session, self.workspace, self.file)

    @property
    def document(self) -> YamlDocument:
        return self.survey.documents[self.file]


class NewAgency(Struct, frozen=True):
    """An agency to be entered; its id is made from its name where none is said."""

    name: str
    kind: AgencyKind
    id: Id | None = None
    abbreviations: Sequence[str] = ()
    aliases: Sequence[str] = ()
    parent: str | None = None
    emails: Sequence[str] = ()
    start: str | None = None


class RegisterChange(Struct, frozen=True):
    """The register's text with a change that was judged; ``holders`` are whom it is about."""

    desk: RegisterDesk
    new: YamlDocument
    splices: tuple[Splice, ...]
    holders: tuple[Agency | Group, ...]

    @property
    def path(self) -> str:
        return self.desk.path

    def difference(self, *, colour: bool = False) -> str:
        """Return the change as a unified diff that git and patch take."""
        return patch.write(self.desk.document.text, self.splices, self.path, colour=colour)


# What makes a change of a register: the edits, and the ids of whom they are about.
Edits = tuple[Sequence[Edit], Sequence[Id]]
Compose = Callable[[RegisterDesk], Edits]


def change(session: Session, plan: str | None, compose: Compose) -> RegisterChange:
    """Return the change that ``compose`` makes of the register beside a plan; nothing is written.

    Raises NoRegister, RegisterBroken, RegisterUnacceptable, ImpossibleValue, NoSafePlace, and what
    ``locate`` and ``compose`` raise.
    """
    return judged(desk(session, locate(session, plan, writing=True)), compose)


def judged(desk: RegisterDesk, compose: Compose) -> RegisterChange:
    """Return the change of a register, judged; raise as ``change`` does."""
    edits, ids = compose(desk)
    edited = edited_text(desk.document, edits, desk.file)
    files = {**desk.survey.documents, desk.file: edited.document}
    survey = workspaces.judge(desk.session, desk.workspace, files, errors_only=True)
    before = {(finding.rule, finding.place) for finding in desk.survey.errors}
    errors = tuple(one for one in survey.errors if (one.rule, one.place) not in before)
    if errors:
        raise RegisterUnacceptable(structs.replace(survey, findings=errors), desk.path)
    register = survey.register
    holders = (register.agencies.get(id_) or register.groups[id_] for id_ in ids)
    return RegisterChange(desk, edited.document, edited.splices, tuple(holders))


def save(change: RegisterChange, subject: str | None = None) -> str | None:
    """Write a change under the register's lock, and keep what was there before for ``undoing``.

    With ``subject``, the key of a commit's, it is committed; returns the commit's name. Raises
    NotSaved, NoRepository before anything is written, NotCommitted.
    """
    desk = change.desk
    if desk.document.text == change.new.text:
        return None
    old, new = desk.document.text.encode(), change.new.text.encode()
    path = desk.workspace.root / desk.file
    repository = recording.repository_of(desk.workspace) if subject else None
    fault = locks.save(path, old, new, desk.session.tell_no_locks)
    if fault is not None:
        raise NotSaved(desk.path, fault.reason, fault.lock)
    ids = [holder.id for holder in change.holders]
    records = [Changed(desk.file, id_, None) for id_ in ids]
    undoing.keep(desk.workspace, desk.file, old, hash_of(new), records)
    if subject is None or repository is None:
        return None
    commit = recording.commit_of(desk.session, repository, path, subject, ids)
    if isinstance(commit, NotCommitted):
        raise commit
    return commit


def addition(agency: NewAgency) -> Compose:
    """Return what enters an agency; it raises IdTaken, SpellingTaken, UnknownAgency, NotADay."""

    def compose(desk: RegisterDesk) -> Edits:
        register = desk.register
        start = day_of(agency.start, "from") if agency.start else None
        name, *others = map(_tidy, (agency.name, *agency.abbreviations, *agency.aliases))
        newcomer = Agency("", name, agency.kind, start=start)
        _check_spellings(register, newcomer, (name, *others))
        id_ = agency.id or proposed_id(name)
        if id_ in register:
            raise IdTaken(id_, register.name(id_))
        line: dict[str, Any] = {"id": id_, "name": name, "kind": agency.kind}
        if agency.abbreviations:
            line["abbreviations"] = others[: len(agency.abbreviations)]
        if agency.aliases:
            line["aliases"] = others[len(agency.abbreviations) :]
        if start:
            line["from"] = start.isoformat()
        if agency.parent:
            line["parent"] = agency_of(register, agency.parent)
        if agency.emails:
            line["emails"] = list(agency.emails)
        return [Append(("agencies",), line)], [id_]

    return compose


def renaming(holder: str, name: str) -> Compose:
    """Return what gives a body a new name; the former one stays as another spelling."""

    def compose(desk: RegisterDesk) -> Edits:
        route, one = _entry(desk, holder)
        new = _tidy(name)
        _check_spellings(desk.register, one, (new,))
        if new == one.name:
            return [], [one.id]
        aliases = one.aliases or []
        former: list[Edit] = []
        if new in aliases:
            former = [SetValue((*route, "aliases", aliases.index(new)), one.name)]
        elif one.name not in (*(one.abbreviations or ()), *aliases):
            former = [_alias(route, one.name)]
        return [SetValue((*route, "name"), new), *former], [one.id]

    return compose


def other_spellings(holder: str, texts: Sequence[str]) -> Compose:
    """Return what adds the spellings that a body does not have yet; it raises SpellingTaken."""

    def compose(desk: RegisterDesk) -> Edits:
        route, one = _entry(desk, holder)
        own = set(spellings(one))
        new = [text for text in dict.fromkeys(map(_tidy, texts)) if text not in own]
        _check_spellings(desk.register, one, new)
        return [_alias(route, text) for text in new], [one.id]

    return compose


def proposed(proposals: Sequence[Proposal]) -> Compose:
    """Return what enters the agencies and groups that an import proposes."""
    return lambda _: (_lines(proposals), [proposal.id for proposal in proposals])


def with_proposals(
    register: YamlDocument, proposals: Sequence[Proposal], file: str
) -> YamlDocument:
    """Return a register with a line for each agency and group that is proposed.

    Raises ImpossibleValue, NoSafePlace.
    """
    return edited_text(register, _lines(proposals), file).document


def edited_text(document: YamlDocument, edits: Sequence[Edit], file: str) -> editor.Edited:
    """Return a text with edits made in it; raise ImpossibleValue or NoSafePlace."""
    answer = editor.apply(document, edits)
    if isinstance(answer, editor.EditRefusal):
        raise not_editable(file, answer)
    return answer


def desk(session: Session, place: Workspace) -> RegisterDesk:
    """Return a workspace's register to be changed; raise NoRegister, RegisterBroken.

    Plans may have errors: an agency that they lack is one.
    """
    if place.register is None:
        raise NoRegister(shown_path(session, place, "plans/agencies.yaml"))
    survey = workspaces.check(session, place, errors_only=True)
    file = place.shown(place.register)
    path = shown_path(session, place, file)
    errors = tuple(finding for finding in survey.errors if finding.place.file == file)
    register = workspaces.register_of(place, survey.documents)
    if errors or register is None:
        raise RegisterBroken(structs.replace(survey, findings=errors), path)
    return RegisterDesk(session, place, survey, file, register)


def _lines(proposals: Sequence[Proposal]) -> list[Append]:
    return [
        Append(("groups" if proposal.group else "agencies",), record(proposal))
        for proposal in proposals
    ]


def _entry(desk: RegisterDesk, name: str) -> tuple[Route, Agency | Group]:
    """The line of the agency or group that a name means, and where it stands."""
    register = desk.register
    id_ = agency_of(register, name)
    for key, holders in (("agencies", register.agencies), ("groups", register.groups)):
        if id_ in holders:
            return (key, list(holders).index(id_)), holders[id_]
    raise AssertionError(id_)


def _alias(route: Route, text: str) -> Append:
    return Append((*route, "aliases"), text, ("abbreviations", "kind", "name"))


def _check_spellings(register: Register, one: Agency | Group, texts: Sequence[str]) -> None:
    """Raise SpellingTaken where another body of the same time is known by one of the texts."""
    for text in texts:
        for id_ in _known_by(register, text):
            other = register.agencies.get(id_) or register.groups[id_]
            if id_ != one.id and together(one, other):
                raise SpellingTaken(text, id_, other.name)


def _known_by(register: Register, text: str) -> Iterator[Id]:
    """The ids that a text may mean: short words and whole ones are the same name."""
    yield from register.candidates(text)
    key = spelling.same(text)
    for holder in register.holders():
        if key and key in map(spelling.same, spellings(holder)):
            yield holder.id


def _tidy(text: str) -> str:
    return " ".join(text.split())
