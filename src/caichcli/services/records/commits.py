"""The commits that records of a plan came in, as git tells them of the lines they begin on."""

from collections.abc import Sequence

from caichcli.files.disk import git, revisions, workspace
from caichcli.files.disk.git import GitProblem
from caichcli.files.disk.porcelain import Commit
from caichcli.files.yaml import locator, reader
from caichcli.plan.finding import Place
from caichcli.services.errors import GitRefused
from caichcli.services.questions import Question
from caichcli.views.journal import JournalRecord

NO_GIT = ("no-git", "no-repository", "no-commits")


def commits_of(question: Question, records: Sequence[JournalRecord]) -> list[Commit | None] | None:
    """Return the commit of each record, None for one not committed; None where git is not used.

    Raises GitRefused where there is a repository that does not answer.
    """
    root = question.workspace.root
    repository = git.repository(root)
    content = workspace.read(root / question.file)
    if isinstance(repository, GitProblem) or not isinstance(content, bytes):
        return None
    routes = (("tasks", one.number, one.key, one.position) for one in records)
    places = [Place(question.file, route) for route in routes]
    spans, _ = locator.locate(reader.load(content, question.file), places)
    lines = [span.line for span in spans]
    commits = revisions.blame(repository, root / question.file, lines)
    if isinstance(commits, GitProblem):
        if commits.reason in NO_GIT:
            return None
        raise GitRefused(commits.reason, commits.detail)
    return [commits.get(line) for line in lines]
