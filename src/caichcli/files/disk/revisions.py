"""What git knows of files: revisions by their names, when a file changed, a commit of one.

Nothing is checked out: objects are read as they are. Only ``commit`` and ``configure`` write.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct, structs

from caichcli.files.disk import git
from caichcli.files.disk.git import GitProblem, Reason, Repository, run, steps, text
from caichcli.files.disk.porcelain import NAME, Commit, commits_of_lines

FEW_LINES = 100  # that git is asked about one by one; of more it tells the whole file

_IGNORED = ("ls-files", "--others", "--ignored", "--exclude-standard")
_NO_NAME = re.compile(r"[<>\x00-\x1f]")  # what cannot stand in a person's name


class Revision(Struct, frozen=True):
    """A commit: the words that name it, and its full name."""

    words: str
    commit: str


def resolve(where: Repository, words: str) -> Revision | GitProblem:
    """The commit that a revision names, in any of git's notations for one."""
    if words.startswith("-") or not words.isprintable():
        return GitProblem("unknown-revision", words)
    answer = run(where, "rev-parse", "--verify", "--quiet", f"{words}^{{commit}}")
    if isinstance(answer, GitProblem):
        return answer
    commit_name = text(answer.stdout).strip()
    if answer.returncode == 0 and NAME.fullmatch(commit_name):
        return Revision(words, commit_name)
    return GitProblem(_why_unknown(where, words), words)


def last_commit(folder: Path) -> tuple[Repository, Revision] | None:
    """Return the repository that holds a folder and the commit it is at; None without one."""
    where = git.repository(folder)
    if isinstance(where, GitProblem):
        return None
    head = resolve(where, "HEAD")
    return None if isinstance(head, GitProblem) else (where, head)


def is_commit_name(words: str) -> bool:
    """Whether words are the full name of a commit, which may be in another clone alone."""
    return NAME.fullmatch(words) is not None


def commit(
    where: Repository, path: Path, message: str, author: str | None = None
) -> str | GitProblem:
    """Commit one file as it stands on disk, and nothing else; the commit's full name.

    No hook is run, and no filter. A commit is signed where the person's own
    settings ask for it. ``author`` is a name that stands for the one of the settings.
    """
    if any((where.directory / name).exists() for name in (git.MERGED, "CHERRY_PICK_HEAD")):
        return GitProblem("merging")
    head = resolve(where, "HEAD")
    if isinstance(head, GitProblem) and head.reason != "no-commits":
        return head
    parent = "" if isinstance(head, GitProblem) else head.commit
    asking = _with_people(git.with_file_settings(where), author)
    if isinstance(asking, GitProblem):
        return asking
    name = _name(where, path)
    with git.apart(asking, parent) as own:
        if isinstance(own, GitProblem):
            return own
        index = structs.replace(own, directory=where.directory, index=where.index)
        ignored = steps(index, (*_IGNORED, "--", name))
        if ignored:
            return ignored if isinstance(ignored, GitProblem) else GitProblem("ignored", name)
        new = _committed(own, parent, name, message)
        if isinstance(new, GitProblem):
            return new
        taken_in = steps(index, ("update-index", "--add", "--", name))
        if isinstance(taken_in, GitProblem):
            return taken_in
    if new == parent:  # it is committed as it stands
        return new
    line = f"commit{'' if parent else ' (initial)'}: {message}"
    move = steps(git.without_hooks(where), ("update-ref", "-m", line, "HEAD", new, parent))
    return move if isinstance(move, GitProblem) else new


def _with_people(where: Repository | GitProblem, author: str | None) -> Repository | GitProblem:
    """The repository with author and committer said, as its and the person's settings have them."""
    if isinstance(where, GitProblem):
        return where
    variables: dict[str, str] = {}
    for role in ("AUTHOR", "COMMITTER"):
        words = steps(where, ("var", f"GIT_{role}_IDENT"))
        if isinstance(words, GitProblem):
            return words
        name, _, rest = words.rpartition(" <")
        email, _, date = rest.partition("> ")
        parts = {"NAME": name, "EMAIL": email, "DATE": f"@{date}"}
        variables |= {f"GIT_{role}_{part}": value for part, value in parts.items()}
    if author:
        variables["GIT_AUTHOR_NAME"] = _NO_NAME.sub(" ", author)
    return structs.replace(where, variables=variables)


def _committed(own: Repository, parent: str, name: str, message: str) -> str | GitProblem:
    """A commit of the parent's files with one of them as on disk; no branch has it yet."""
    start = [("read-tree", parent)] if parent else []
    taken_in = ("update-index", "--add", "--", name)
    # In a partial clone files that nobody asks for are not there.
    tree = steps(own, *start, taken_in, ("write-tree", "--missing-ok"))
    if isinstance(tree, GitProblem):
        return tree
    if parent and tree == steps(own, ("rev-parse", f"{parent}^{{tree}}")):
        return parent
    signed = steps(own, ("config", "--type=bool", "commit.gpgSign")) == "true"
    parents = ("-p", parent) if parent else ()
    return steps(own, ("commit-tree", *parents, *(["-S"] if signed else []), "-m", message, tree))


def last_change(where: Repository, head: Revision, paths: Iterable[Path]) -> str | None:
    """The full name of the last commit that touched one of some files; None where none did."""
    names = [_name(where, path) for path in paths]
    with git.apart(where) as own:
        name = steps(own, ("rev-list", "-1", head.commit, "--", *names))
    return name if isinstance(name, str) and name else None


def differs(where: Repository, head: Revision, paths: Iterable[Path]) -> bool:
    """Whether files on disk are not as a commit has them, or unknown to it."""
    names = {_name(where, path): path for path in paths}
    with git.apart(where) as own:
        listing = _listed(own, head, names)
    if isinstance(listing, GitProblem):
        return False
    ids = dict(_ids(listing))
    others = [name for name, path in names.items() if _id(path, where) != ids.get(name)]
    if not others:
        return False
    if not all(name in ids and _has_carriage_returns(names[name]) for name in others):
        return True
    # Perhaps the line breaks alone differ, as settings or attributes want them to.
    with _taking_in(where, head, others) as own:
        return isinstance(steps(own, ("update-index", "--refresh")), GitProblem)


def _name(where: Repository, path: Path) -> str:
    """A file's name from the top, links followed; of one outside the whole path."""
    real = path.resolve()
    return (real.relative_to(where.top) if real.is_relative_to(where.top) else real).as_posix()


def _listed(
    own: Repository | GitProblem, revision: Revision, names: Iterable[str]
) -> bytes | GitProblem:
    """What a revision says of some files, entry by entry: ``MODE TYPE ID``, a tab, the name."""
    done = run(own, "ls-tree", "-z", "--full-tree", "--", revision.commit, *names)
    if isinstance(done, GitProblem):
        return done
    return GitProblem("failed", text(done.stderr).strip()) if done.returncode else done.stdout


def _ids(listing: bytes) -> Iterator[tuple[str, str]]:
    for entry in text(listing).split("\0"):
        head, _, name = entry.partition("\t")
        if name:
            yield name, head.split()[2]


def _id(path: Path, where: Repository) -> str | None:
    """The id that git gives to a file's bytes."""
    from hashlib import sha1, sha256

    try:
        content = path.read_bytes()
    except OSError:
        return None
    digest = sha256 if where.sha256 else sha1
    return digest(b"blob %d\0%b" % (len(content), content), usedforsecurity=False).hexdigest()


def _has_carriage_returns(path: Path) -> bool:
    try:
        return b"\r" in path.read_bytes()
    except OSError:
        return False


@contextmanager
def _taking_in(
    where: Repository, head: Revision, names: Iterable[str]
) -> Iterator[Repository | GitProblem]:
    """The repository apart, so that it takes files in as the repository does.

    Whether line breaks are changed depends on what is committed, so its index has the files.
    """
    with git.apart(git.with_file_settings(where), head.commit) as own:
        listing = _listed(own, head, names)
        if isinstance(listing, GitProblem):
            yield listing
            return
        answer = run(own, "update-index", "-z", "--index-info", input_=listing)
        yield answer if isinstance(answer, GitProblem) else own


def blame(where: Repository, path: Path, lines: Iterable[int]) -> dict[int, Commit] | GitProblem:
    """The commits that lines of a file on disk came in; without those not yet committed."""
    numbers = sorted(set(lines))
    if not numbers:
        return {}
    head = resolve(where, "HEAD")
    if isinstance(head, GitProblem):
        return {} if head.reason == "no-commits" else head
    ranges = [f"-L{line},{line}" for line in numbers] if len(numbers) <= FEW_LINES else []
    name = _name(where, path)
    has_returns = _has_carriage_returns(path)
    with _taking_in(where, head, [name]) if has_returns else git.apart(where, head.commit) as own:
        answer = run(own, "blame", "--porcelain", "--no-textconv", *ranges, "--", name)
    if isinstance(answer, GitProblem):
        return answer
    if b"fatal: no such path" in answer.stderr:  # nothing of it is committed
        return {}
    if answer.returncode:
        return git.failure(where, text(answer.stderr).strip())
    boundary = _boundary(where)
    return {
        line: structs.replace(commit, boundary=commit.name in boundary)
        for line, commit in commits_of_lines(text(answer.stdout))
    }


def _boundary(where: Repository) -> frozenset[str]:
    """The commits where a shallow clone ends: all that came before is in them."""
    try:
        return frozenset((where.common / "shallow").read_text("ascii").split())
    except (OSError, ValueError):
        return frozenset()


def configure(where: Repository, settings: Mapping[str, str]) -> GitProblem | None:
    """Set what git keeps in the repository's own settings, by key."""
    calls = (("config", "--local", key, value) for key, value in settings.items())
    answer = steps(where, *calls)
    return answer if isinstance(answer, GitProblem) else None


def marked_by_lines(base: Path, ours: Path, theirs: Path) -> bytes | None:
    """Three files merged line by line, with markers; None where git sees no conflict, or fails."""
    names = ("-L", "ours", "-L", "base", "-L", "theirs")
    paths = (str(path.absolute()) for path in (ours, base, theirs))
    answer = git.run_alone("merge-file", "-p", "-q", *names, *paths)
    if isinstance(answer, GitProblem) or not 0 < answer.returncode < 128:
        return None
    return answer.stdout


def unmerged(where: Repository | GitProblem, paths: Iterable[Path]) -> list[Path]:
    """The files whose merge is not concluded: the index has the versions of both sides."""
    if isinstance(where, GitProblem):
        return []
    by_name = {_name(where, path): path for path in paths}
    done = run(where, "ls-files", "--unmerged", "--full-name", "-z", "--", *by_name)
    if isinstance(done, GitProblem) or done.returncode or not by_name:
        return []
    names = {entry.partition("\t")[2] for entry in text(done.stdout).split("\0")}
    return [path for name, path in by_name.items() if name in names]


def _why_unknown(where: Repository, words: str) -> Reason:
    if words in ("HEAD", "@"):
        return "no-commits"
    shallow = run(where, "rev-parse", "--is-shallow-repository")
    if not isinstance(shallow, GitProblem) and shallow.stdout.strip() == b"true":
        return "not-in-shallow-clone"
    return "unknown-revision"
