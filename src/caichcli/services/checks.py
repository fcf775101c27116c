"""Workspaces held to the rules with all that was asked, and their findings made one report."""

import datetime as dt
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, structs

from caichcli.files.disk import git, locations, revisions
from caichcli.files.disk.workspace import SETTINGS_NAME, Workspace
from caichcli.files.yaml.reader import YamlDocument
from caichcli.formats.findings.report import Report, ReportItem
from caichcli.plan.finding import Finding, Place
from caichcli.rules.reading import conflict_marker
from caichcli.rules.rule import Kind
from caichcli.services.errors import PlansElsewhere, UnknownPlan
from caichcli.services.location import locate
from caichcli.services.session import Session
from caichcli.services.workspaces import (
    Content,
    PlanHasErrors,
    Survey,
    apply_comments,
    documents,
    look,
)
from caichcli.version import __version__


class Target(Struct, frozen=True):
    """A workspace, and the names of those of its files that are asked about; None: all."""

    workspace: Workspace
    files: frozenset[str] | None = None

    def holds(self, name: str) -> bool:
        """Tell whether a file is asked about. The settings always are: findings hang on them."""
        return self.files is None or name in self.files or name == SETTINGS_NAME


class Standard(Struct, frozen=True):
    """What files are held to: their base, the one plan asked about, the rules for drafts.

    ``as_of`` is the day on which the figures of the base are compared; None: today.
    """

    base: str | None = None
    plan: str | None = None
    draft: bool = False
    as_of: dt.date | None = None


class Verdict(Struct, frozen=True):
    """What was asked about, and the findings in it.

    ``no_judge`` is why the edit could not be judged by its base: errors, or its plans not found.
    """

    target: Target
    survey: Survey
    no_judge: PlanHasErrors | PlansElsewhere | None = None


def targets(session: Session, paths: Sequence[Path], *, writing: bool = False) -> list[Target]:
    """Return each file within its workspace, each folder with all it holds; no workspace twice.

    What is not there at all becomes a file that cannot be read. Without paths: the workspace
    around the session's folder, which ``writing`` must be one's own.
    """
    if not paths:
        return [Target(locate(session, None, writing=writing))]
    normal = [locations.normal(session.folder / path) for path in paths]
    folders = [path for path in normal if locations.is_folder(path)]
    wholes = (whole for folder in folders for whole in locations.below(folder))
    by_root = {whole.root: Target(whole) for whole in wholes}
    for path in normal:
        if path not in folders:
            holder = locations.holding(path)
            before = by_root.get(holder.root, Target(holder, frozenset()))
            by_root[holder.root] = _with_file(before, path)
    return list(by_root.values())


def _with_file(target: Target, path: Path) -> Target:
    """A target of which this file is asked about too."""
    place = target.workspace
    if path not in (*place.plans, place.register, place.settings):
        place = structs.replace(place, plans=(*place.plans, path))
    if target.files is None:
        return Target(place)
    return Target(place, target.files | {place.shown(path)})


def shown_path(session: Session, place: Workspace, name: str) -> str:
    """Return a file's path from the session's folder, with forward slashes."""
    path = place.root / name
    try:
        return Path(os.path.relpath(path, session.folder)).as_posix()
    except ValueError:  # on another drive
        return path.as_posix()


def judge(
    session: Session,
    target: Target,
    standard: Standard,
    files: Mapping[str, Content] | None = None,
) -> Verdict:
    """Return a workspace's findings with those of the edit since the base, as asked about.

    ``files`` stand for those on disk. Raises UnknownPlan, and what ``edit_findings`` raises.
    """
    place = target.workspace
    survey = look(session, place, files or documents(session, place), draft=standard.draft)
    survey = structs.replace(survey, findings=(*survey.findings, *_unmerged(survey)))
    no_judge: PlanHasErrors | PlansElsewhere | None = None
    if standard.base is not None:
        from caichcli.services.bases import edit_findings

        try:
            day = standard.as_of or session.today
            edits = edit_findings(session, survey, standard.base, day)
        except (PlanHasErrors, PlansElsewhere) as reason:
            no_judge = reason
        else:
            survey = structs.replace(survey, findings=(*survey.findings, *edits))
    survey = apply_comments(survey, _kinds(standard))
    narrow = _narrowed(target, survey, standard.plan)
    findings = tuple(one for one in survey.findings if narrow.holds(one.place.file))
    suppressed = tuple(one for one in survey.suppressed if narrow.holds(one.finding.place.file))
    survey = structs.replace(survey, findings=findings, suppressed=suppressed)
    return Verdict(narrow, survey, no_judge)


def _unmerged(survey: Survey) -> Iterator[Finding]:
    """The files that git is still merging, and in which no mark tells so."""
    place = survey.workspace
    files = {one.place.file for one in survey.findings if one.rule == conflict_marker.name}
    for path in revisions.unmerged(git.repository(place.root), place.files):
        name = place.shown(path)
        if name not in files and name in survey.documents:
            values: dict[str, str | int] = {"problem": "unmerged"}
            yield Finding(conflict_marker.name, Place(name), values=values)


def _narrowed(target: Target, survey: Survey, plan: str | None) -> Target:
    """The target with the one plan's file alone; as it is where errors may hide the plan."""
    if plan is None:
        return target
    books = survey.books
    files = frozenset(file for file, book in books.items() if book.head.id == plan)
    if not files and not survey.errors:
        raise UnknownPlan(plan, (book.head.id for book in books.values()))
    return Target(target.workspace, files or None)


def _kinds(standard: Standard) -> Collection[Kind]:
    """Return the kinds of the rules that are asked; a comment may name one that finds nothing."""
    kinds: set[Kind] = {"reader", "content"}
    if standard.base is not None:
        kinds.add("edit")
    if standard.draft:
        kinds.add("draft")
    return kinds


def report(session: Session, verdicts: Iterable[Verdict], *, names: bool = False) -> Report:
    """Return one report of several workspaces; what points and words is loaded only for findings.

    ``names`` works out what findings are about by names, which some formats need.
    """
    findings: list[ReportItem] = []
    suppressed: list[ReportItem] = []
    by_path: dict[str, YamlDocument] = {}
    count = 0
    for verdict in verdicts:
        survey, place = verdict.survey, verdict.target.workspace

        def path(name: str, place: Workspace = place) -> str:
            return shown_path(session, place, name)

        by_path.update((path(name), document) for name, document in survey.documents.items())
        count += sum(map(verdict.target.holds, survey.documents))
        if survey.findings or survey.suppressed:
            from caichcli.formats.findings.items import items

            findings += items(survey.findings, survey.documents, session.lang, path, names=names)
            suppressed += _suppressed(session, verdict)
    texts = {path: document.text for path, document in by_path.items()}
    return Report(
        tuple(findings),
        texts,
        count,
        tuple(suppressed),
        _top(session.folder),
        version=__version__,
        documents=by_path,
    )


def _suppressed(session: Session, verdict: Verdict) -> Iterator[ReportItem]:
    """What comments ignore, with their reasons."""
    from caichcli.formats.findings.items import items

    suppressed, documents = verdict.survey.suppressed, verdict.survey.documents
    reasons = {(one.finding.rule, one.finding.place): one.reason for one in suppressed}
    findings = [one.finding for one in suppressed]
    place = verdict.target.workspace
    for item in items(
        findings, documents, session.lang, lambda name: shown_path(session, place, name)
    ):
        finding = item.finding
        yield structs.replace(item, reason=reasons[finding.rule, finding.place])


def _top(folder: Path) -> str:
    """From the top of the repository to the folder; nothing outside of one."""
    for parent in (folder, *folder.parents):
        if (parent / ".git").exists():
            return "".join(f"{part}/" for part in folder.relative_to(parent).parts)
    return ""


def report_of(
    session: Session, survey: Survey, old_lines: Mapping[str, Sequence[int | None]] | None = None
) -> Report:
    """Return the report of the findings of one workspace; ``old_lines`` by the files' names."""
    whole = report(session, [Verdict(Target(survey.workspace), survey)])
    by_path = {
        shown_path(session, survey.workspace, file): lines
        for file, lines in (old_lines or {}).items()
    }
    return structs.replace(whole, old_lines=by_path)
