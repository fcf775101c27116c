"""The base of an edit: its plans, wherever they stood then, and how strict its rules were.

An edit does not choose what judges it: neither by its own settings nor by moving a workspace to a
folder in which the base has nothing.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from msgspec import structs

from caichcli.files.disk import git, settings, trees
from caichcli.files.disk.git import Repository
from caichcli.files.disk.revisions import Revision
from caichcli.files.disk.workspace import REGISTER_NAME, SETTINGS_NAME
from caichcli.plan.changes.diff import changes
from caichcli.plan.finding import Finding
from caichcli.rules.registry import RULES
from caichcli.rules.rule import Levels, at_levels
from caichcli.services.errors import PlansElsewhere
from caichcli.services.session import Session, document_of
from caichcli.services.states import State, answered, plans_folder, refuse_errors, state, whole
from caichcli.services.workspaces import Content, Survey, check, judge

_NO_LEVELS: Levels = {}


def edit_findings(session: Session, survey: Survey, base: str, day: dt.date) -> list[Finding]:
    """Return what is wrong with the edit from ``base`` to the files opened, in their places.

    Figures are compared as of the end of ``day``; each rule has the level that the base gives it.
    ``base`` is a git revision, or the path of a plan's file or of a workspace
    as it was. Errors of the base that leave no doubt what it says stand in nothing's way.
    Raises GitRefused, NoPlansThere, BaseHasErrors, PlansElsewhere.
    """
    from caichcli.rules import edits

    place = whole(survey.workspace)
    before = state(session, place, base, errors=_doubtful)
    all_ = survey if place == survey.workspace else check(session, place, errors_only=True)
    levels = before.survey.levels
    if before.commit is not None:
        repository = answered(git.repository(place.root))
        revision = Revision(base, before.commit)
        folder = repository.prefix
        origins = _moved(session, repository, revision, before.survey, all_)
        if origins:
            before = _with(session, before, origins)
            folder = _workspace_of(next(iter(origins)))
        levels = _levels(repository, revision, folder)
    after = State(None, None, all_)
    findings = edits.judge(
        changes(before.snapshot, after.snapshot), day, whole=len(all_.books) == len(place.plans)
    )
    if all_ is not survey:
        findings = [finding for finding in findings if finding.place.file in survey.texts]
    return at_levels(findings, levels)


def _doubtful(errors: Sequence[Finding]) -> Sequence[Finding]:
    """The errors that leave it open what the plan says."""
    return [error for error in errors if RULES[error.rule].essential]


def _levels(repository: Repository, revision: Revision, folder: str) -> Levels:
    """What the settings in a folder said of the rules at a revision; nothing where broken."""
    from caichcli.rules import settings as rules

    content = answered(trees.file(repository, revision, f"{folder}{SETTINGS_NAME}"))
    if content is None or len(content) > settings.LARGEST:
        return _NO_LEVELS
    toml, fault = settings.read(content)
    return _NO_LEVELS if fault else rules.read(toml.tables, toml.place, RULES)[0].levels


def _moved(
    session: Session, repository: Repository, revision: Revision, before: Survey, after: Survey
) -> dict[str, bytes]:
    """The files at a revision, gone since, of the plans that are new here; by names from the top.

    A plan is known again by its id. With it comes the register that it was read by. Raises
    GitRefused, and PlansElsewhere where there were no plans here and others are gone.
    """
    ids = {str(book.head.id) for book in after.books.values()}
    new = ids - {str(book.head.id) for book in before.books.values()}
    if not new:
        return {}
    vanished = answered(trees.lost_files(repository, revision))
    here = f"{repository.prefix}{plans_folder(after.workspace)}/"
    vanished = {name: content for name, content in vanished.items() if _folder(name) != here}
    plans = dict(_plans(vanished))
    origins = {name: vanished[name] for name, id_ in plans.items() if id_ in new}
    if plans and not origins and not before.books:
        raise PlansElsewhere(revision.words, next(iter(plans)))
    for name in list(origins):
        register = f"{_folder(name)}{REGISTER_NAME}"
        if before.workspace.register is None or not _has_register(before):
            origins |= {register: vanished[register]} if register in vanished else {}
    return origins


def _has_register(survey: Survey) -> bool:
    return any(PurePosixPath(name).name == REGISTER_NAME for name in survey.documents)


def _plans(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """The plans among files, each with its id as written."""
    for name, content in files.items():
        data = document_of(content, name).data
        head = data.get("plan") if isinstance(data, dict) else None
        if isinstance(head, dict) and "id" in head:
            yield name, str(head["id"])


def _with(session: Session, before: State, files: Mapping[str, bytes]) -> State:
    """A state with files that stood elsewhere; raise BaseHasErrors where these are in doubt."""
    contents: dict[str, Content] = {**before.survey.documents, **files}
    survey = judge(session, before.survey.workspace, contents, errors_only=True)
    refuse_errors(survey, before.name or "", _doubtful)
    return structs.replace(before, survey=survey)


def _folder(name: str) -> str:
    """The folder of a file, ending with a slash; nothing for the top."""
    head, slash, _ = name.rpartition("/")
    return head + slash


def _workspace_of(name: str) -> str:
    """The folder of the workspace whose plans' folder a file is in."""
    return _folder(_folder(name).removesuffix("/"))
