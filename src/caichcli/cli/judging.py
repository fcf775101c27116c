"""Workspaces judged with all that ``validate`` was asked, and their findings made one report."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct, structs

from caichcli import __version__
from caichcli.cli import session
from caichcli.cli.session import Broken, Content, Opened
from caichcli.cli.targets import Target
from caichcli.cli.usage import Refusal
from caichcli.files.yaml.reader import Document
from caichcli.formats.findings.report import Pointed, Report
from caichcli.language.wording import Language
from caichcli.rules.levels import levelled
from caichcli.rules.registry import DRAFTS, EDITS, JUDGED, READER, STRUCTURE


class Question(Struct, frozen=True):
    """What files are judged by: the day that counts as today, and what they were edited from.

    ``plan`` is the id of the one plan that is asked about. A ``draft`` is held
    to the rules for drafts too.
    """

    today: dt.date
    base: str | None = None
    plan: str | None = None
    draft: bool = False


class Judged(Struct, frozen=True):
    """What was asked about, and what was found in it.

    ``broken_base`` is what is wrong with the base, so that the edit could not be judged.
    """

    target: Target
    opened: Opened
    broken_base: Broken | None = None


def judge(target: Target, question: Question, given: Mapping[str, Content] | None = None) -> Judged:
    """A workspace judged, with the edit since the base; the findings of what is asked about.

    ``given`` stands for the files on disk.
    """
    found = target.workspace
    contents = given or session.contents(found)
    opened = session.look(found, contents, question.today, draft=question.draft)
    broken_base: Broken | None = None
    if question.base is not None:
        from caichcli.cli.base import edit_findings

        try:
            edits = levelled(edit_findings(opened, question.base, question.today), opened.levels)
        except Broken as broken:
            broken_base = broken
        else:
            opened = structs.replace(opened, findings=(*opened.findings, *edits))
    opened = session.settle(opened, _looked_for(opened, question))
    asked = _narrowed(target, opened, question.plan)
    findings = tuple(one for one in opened.findings if asked.holds(one.place.file))
    suppressed = tuple(one for one in opened.suppressed if asked.holds(one.finding.place.file))
    told = structs.replace(opened, findings=findings, suppressed=suppressed)
    return Judged(asked, told, broken_base)


def _narrowed(target: Target, opened: Opened, plan: str | None) -> Target:
    """The target with the one plan's file alone; as it is where errors may hide the plan."""
    if plan is None:
        return target
    books = opened.books.items()
    named = frozenset(file for file, book in books if book.head.id == plan)
    if not named and not opened.errors:
        known = ", ".join(book.head.id for _, book in books)
        raise Refusal("session.no-such-plan", plan=plan, known=known)
    return Target(target.workspace, named or None)


def _looked_for(opened: Opened, question: Question) -> Collection[str]:
    """The rules that would have found something if there were something to find.

    None where a file is not understood: what hangs on it was not looked for.
    """
    broken = {rule.name for rule in (*READER, *STRUCTURE) if rule.essential}
    if any(finding.rule in broken for finding in opened.findings):
        return ()
    rules = (*JUDGED, *(rule for rule in READER if not rule.essential))
    if question.base is not None:
        rules += EDITS
    if question.draft:
        rules += DRAFTS
    return {rule.name for rule in rules if opened.levels.get(rule.name) != "off"}


def report(judged: Iterable[Judged], lang: Language, *, named: bool = False) -> Report:
    """One report of several workspaces; what points and words is loaded only for findings.

    ``named`` works out what findings are about by names, which some formats need.
    """
    findings: list[Pointed] = []
    suppressed: list[Pointed] = []
    documents: dict[str, Document] = {}
    count = 0
    for one in judged:
        opened, path = one.opened, one.target.path
        documents.update((path(name), read) for name, read in opened.documents.items())
        count += sum(map(one.target.holds, opened.documents))
        if opened.findings or opened.suppressed:
            from caichcli.formats.findings.pointed import point

            findings += point(opened.findings, opened.documents, lang, path, named=named)
            suppressed += _kept_out(one, lang)
    texts = {path: document.text for path, document in documents.items()}
    return Report(
        tuple(findings),
        texts,
        count,
        tuple(suppressed),
        _top(),
        version=__version__,
        documents=documents,
    )


def _kept_out(judged: Judged, lang: Language) -> Iterator[Pointed]:
    """What comments ignore, with their reasons."""
    from caichcli.formats.findings.pointed import point

    kept_out, documents = judged.opened.suppressed, judged.opened.documents
    reasons = {(one.finding.rule, one.finding.place): one.reason for one in kept_out}
    findings = (one.finding for one in kept_out)
    for pointed in point(findings, documents, lang, judged.target.path):
        finding = pointed.finding
        yield structs.replace(pointed, reason=reasons[finding.rule, finding.place])


def _top() -> str:
    """From the top of the repository to here; nothing outside of one."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / ".git").exists():
            return "".join(f"{part}/" for part in here.relative_to(folder).parts)
    return ""
