"""A workspace laid out from a signed paper: its plan, and a register of whom it names."""

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct, structs

from caichcli.files.disk import starter, workspace
from caichcli.files.disk.workspace import PLANS_FOLDER, Workspace
from caichcli.files.yaml import reader
from caichcli.files.yaml.reader import YamlDocument
from caichcli.importers.drafts import plan_text
from caichcli.importers.drafts.draft import Draft
from caichcli.importers.drafts.plan_text import Head
from caichcli.language.messages import say
from caichcli.plan.agencies import Register
from caichcli.plan.model import RegisterFile
from caichcli.services import starters
from caichcli.services.errors import Refusal
from caichcli.services.importing import heads, imports
from caichcli.services.importing.imports import TaskFile
from caichcli.services.records.recording import PLAN_LANGUAGE
from caichcli.services.registers import with_proposals
from caichcli.services.session import Session
from caichcli.services.starters import REGISTER, RegisterName, WorkspaceLayout


class HeadIncomplete(Refusal):
    """A paper that does not say what a plan must have; ``keys`` are what is lacking."""

    def __init__(self, path: Path, keys: Sequence[str]) -> None:
        super().__init__(path, keys)
        self.path = path
        self.keys = keys


class PlansThere(Refusal):
    """A folder that has a plan already, to which a paper is added by an import."""

    def __init__(self, plan: str) -> None:
        super().__init__(plan)
        self.plan = plan


class SignedPaper(Struct, frozen=True):
    """A signed paper, and what is said of it beside: each wins over what the paper says itself.

    ``reported`` is the day of which it tells how far the work is.
    """

    path: Path
    tables: Sequence[int] = ()
    title: str | None = None
    document: str | None = None
    issuer: str | None = None
    period: str | None = None
    reported: str | None = None
    with_names: bool = False


# What says how terms of a draft are read.
Reader = Callable[[TaskFile, Draft], TaskFile]


class Foundation(Struct, frozen=True):
    """A workspace from a paper: its files, and the draft that its plan was made of.

    ``left_out`` is why reports that the paper tells of are not in it.
    """

    layout: WorkspaceLayout
    file: TaskFile
    draft: Draft
    plan: str
    left_out: tuple[Refusal, ...] = ()


def lay(
    session: Session,
    folder: Path,
    paper: SignedPaper,
    register: RegisterName,
    recipes: Sequence[str] = (),
    source: str | None = None,
    read: Reader | None = None,
) -> Foundation:
    """Lay out a workspace whose plan is the table of a paper; rows refused are left out.

    The register is the public one of a name, with a line for each agency that it lacks. ``read``
    says what terms mean that are not understood. Raises PlansThere, HeadIncomplete, what
    ``imports.read``, ``read`` and ``starters.lay_out`` raise.
    """
    place = workspace.at(session.folder / folder)
    if place:
        for path in place.plans:
            if not starters.is_untouched(path):
                raise PlansThere(place.shown(path))
    base = _base(session, place, register)
    file = imports.read(session, paper.path, paper.tables, register=_register(base))
    file = imports.told(file, paper.reported, with_names=paper.with_names)
    head = _head(paper, file)
    draft = imports.draft(file, head)
    if read is not None:
        file = read(file, draft)
        draft = imports.draft(file, head)
    history = imports.with_history(session, file, head, draft)
    name = f"{PLANS_FOLDER}/{head.id}.yaml"
    origin = say(PLAN_LANGUAGE, "importing.origin", file=paper.path.name)
    texts = {
        name: plan_text.write(head, history.draft, say(PLAN_LANGUAGE, "importing.lacking"), origin),
        REGISTER: with_proposals(base, draft.proposals, REGISTER).text,
    }
    layout = starters.lay_out(session, folder, recipes, source, texts)
    return Foundation(layout, file, draft, name, history.left_out)


def _base(session: Session, place: Workspace | None, name: RegisterName) -> YamlDocument:
    """The register to begin with: one that somebody has worked on, else the public one."""
    if place and place.register and not starters.is_untouched(place.register):
        return session.document(place.register, REGISTER)
    return reader.read(starter.register(name), REGISTER)


def _register(document: YamlDocument) -> Register:
    return Register(msgspec.convert(document.data, RegisterFile))


def _head(paper: SignedPaper, file: TaskFile) -> Head:
    """What is known of the plan: what was said of it, else what the paper says."""
    given_head = heads.head(None, paper.title, paper.document, paper.issuer, paper.period)
    head = heads.of_paper(given_head, file)
    if head.start:
        head = structs.replace(head, id=str(head.start.year))
    if head.missing:
        raise HeadIncomplete(paper.path, head.missing)
    return head
