"""Filled forms taken in: sorted, judged, recorded; and who has not answered."""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from caichcli.formats import patch
from caichcli.importers.forms.answers import FilledForm
from caichcli.plan.model import Id
from caichcli.services import workspaces
from caichcli.services.checks import shown_path
from caichcli.services.errors import NotWritten, Refusal
from caichcli.services.forms import copies
from caichcli.services.forms.judging import RepliesJudgement, judge
from caichcli.services.forms.replies import FormFile, Reply, collect, sort_out
from caichcli.services.location import locate
from caichcli.services.records import desks, recording
from caichcli.services.records.desks import Desk
from caichcli.services.records.recording import Instruction, NotCommitted
from caichcli.services.session import Session
from caichcli.views.form_verdicts import FileVerdict, FormsOutcome, Silent


class Intake(Struct, frozen=True):
    """What became of the forms; of the plan's file, its path and how many entries are new.

    ``copies`` are the paths of the checked copies; ``fault`` is why the plan is in no commit, or a
    copy was not written; ``text_version`` is the fingerprint of the plan's text before.
    """

    outcome: FormsOutcome
    path: str
    count: int
    copies: Sequence[Path]
    fault: Refusal | None = None
    text_version: str = ""


def take_in(
    session: Session,
    paths: Sequence[Path],
    day: dt.date,
    instruction: Instruction,
    folder: Path | None,
) -> Intake:
    """Record the answers of all forms that are wholly right, each file whole or not at all.

    With the instruction's ``partial`` the rows that are right, of every form.

    Checked copies go beside the forms with refusals, or of all into ``folder``;
    a dry run makes none without one. Raises NoForms, FormNotRead, and what ``recording.record``
    raises.
    """
    files = collect(session, paths)
    verdicts, replies = sort_out(files)
    desk = _desk(session, replies, instruction.plan)
    plan = _plan_id(desk)
    for reply in replies:
        if reply.form.original.plan != plan:
            verdicts[reply.name] = reply.verdict("refused", "other-plan", reply.form.original.plan)
    ours = [reply for reply in replies if reply.name not in verdicts]
    judgement, commit = _record(desk, ours, day, instruction)
    verdicts |= {file.path: file for file in judgement.files}
    in_order = tuple(verdicts[file.name] for file in files if file.name in verdicts)
    dry_run = instruction.dry_run
    path = shown_path(session, desk.workspace, desk.file)
    outcome = FormsOutcome(
        plan,
        in_order,
        tuple(_silent(files, in_order)),
        judgement.new.text != judgement.old.text and not dry_run,
        judgement.receipt,
        patch.write(judgement.old.text, judgement.splices, path),
        None if isinstance(commit, NotCommitted) else commit,
    )
    fault: Refusal | None = commit if isinstance(commit, NotCommitted) else None
    checked: list[Path] = []
    if folder is not None or not dry_run:
        try:
            checked.extend(copies.write(session, files, verdicts, folder))
        except NotWritten as error:
            fault = fault or error
    text_version = recording.fingerprint(judgement.old.text)
    return Intake(outcome, path, len(judgement.records), checked, fault, text_version)


def _desk(session: Session, replies: Sequence[Reply], plan: str | None) -> Desk:
    """The plan named, else the one that the first form names."""
    place = locate(session, plan, writing=True)
    name = plan if plan is not None or not replies else replies[0].form.original.plan
    return desks.desk(session, place, workspaces.documents(session, place), name)


def _plan_id(desk: Desk) -> Id:
    data: Any = desk.document.data
    return str(data["plan"]["id"])


def _record(
    desk: Desk, replies: Sequence[Reply], day: dt.date, instruction: Instruction
) -> tuple[RepliesJudgement, str | NotCommitted | None]:
    """Judge the forms and write the plan; the commit's name, where one is wanted, or why not."""
    partial = instruction.partial
    if instruction.dry_run:
        return judge(desk, replies, day, partial=partial), None
    repository = recording.repository_of(desk.workspace) if instruction.commit else None
    judgement = recording.save(
        desk, lambda fresh: judge(fresh, replies, day, partial=partial), instruction.text_version
    )
    if repository is None or not judgement.records:
        return judgement, None
    path, tasks = desk.workspace.root / desk.file, [one.task for one in judgement.records]
    subject = "record.commit-update"
    commit = recording.commit_of(desk.session, repository, path, subject, tasks)
    if isinstance(commit, NotCommitted):
        raise commit
    return judgement, commit


def _silent(files: Sequence[FormFile], verdicts: Sequence[FileVerdict]) -> Iterator[Silent]:
    """Who got a form together with those that answered, and has not, or not of everything."""
    batch = dict.fromkeys(
        agency
        for file in files
        if isinstance(file.form, FilledForm)
        for agency in file.form.original.batch
    )
    by_agency = {verdict.agency: verdict for verdict in verdicts if verdict.rows}
    for agency in batch:
        verdict = by_agency.get(agency)
        if verdict is None:
            if not any(one.agency == agency and not one.as_sent for one in verdicts):
                yield Silent(agency, "no-form")
            continue
        empty = verdict.count("empty")
        if empty:
            yield Silent(agency, "empty" if empty == len(verdict.rows) else "part", empty)
