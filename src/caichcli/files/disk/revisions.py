"""The only door to git: the files of a folder as they stood at a revision.

Nothing is checked out: objects are read as they are. Only ``commit`` and ``configure`` write.
"""

import datetime as dt
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct

from caichcli.files.disk.workspace import LARGEST_FILE, YAML_ENDINGS

FEW_LINES = 100  # that git is asked about one by one; of more it tells the whole file
SECONDS = 120  # git is given up after; a blob that a partial clone fetches takes its time

Reason = Literal[
    "no-git",
    "no-repository",
    "not-trusted",  # the repository belongs to somebody else (git's safe.directory)
    "no-commits",
    "unknown-revision",
    "not-in-shallow-clone",
    "too-large",
    "too-slow",
    "failed",
]

_NAME = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
# git speaks English, asks nobody, shows nothing.
_SETTINGS = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
# Where git's hooks say that the repository is. The folder itself is believed first, since a
# hook runs with paths that hold in its own folder alone.
_LOCATION = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR")
_OPTIONS = ("--no-pager", "--literal-pathspecs", "--no-replace-objects")


class Problem(Struct, frozen=True):
    """Why nothing was read; ``detail`` is the revision, the file or git's own words."""

    reason: Reason
    detail: str = ""


class Repository(Struct, frozen=True):
    """A repository as seen from one folder of it; ``prefix`` leads there from its top.

    The prefix is empty, or ends with a slash. ``named`` is True where the
    environment names the repository: then the folder is its top.
    """

    git: str
    folder: Path
    prefix: str = ""
    named: bool = False


class Commit(Struct, frozen=True):
    """A commit by its full name, who made the change and when."""

    name: str
    author: str
    date: dt.datetime


class Revision(Struct, frozen=True):
    """A commit: as it was asked for, and its full name."""

    asked: str
    commit: str


def repository(folder: Path) -> Repository | Problem:
    """The repository that holds a folder, else the one that ``GIT_DIR`` names (in a hook).

    Of a bare one, and of one named, the tree begins at the folder itself.
    """
    git = _program()
    if git is None:
        return Problem("no-git")
    problem = Problem("no-repository", str(folder))
    for named in (False, True) if "GIT_DIR" in os.environ else (False,):
        found = _run(Repository(git, folder, named=named), "rev-parse", "--show-prefix")
        if isinstance(found, Problem):
            return found
        if found.returncode == 0:
            return Repository(git, folder, _text(found.stdout).removesuffix("\n"), named)
        if b"dubious ownership" in found.stderr:
            problem = Problem("not-trusted", str(folder))
    return problem


def resolve(where: Repository, asked: str) -> Revision | Problem:
    """The commit that a revision names, in any of git's notations for one."""
    if asked.startswith("-") or not asked.isprintable():
        return Problem("unknown-revision", asked)
    found = _run(where, "rev-parse", "--verify", "--quiet", f"{asked}^{{commit}}")
    if isinstance(found, Problem):
        return found
    name = _text(found.stdout).strip()
    if found.returncode == 0 and _NAME.fullmatch(name):
        return Revision(asked, name)
    return Problem(_why_unknown(where, asked), asked)


def commit(where: Repository, path: Path, message: str) -> str | Problem:
    """Commit one file as it stands on disk, and nothing else; the commit's full name."""
    name = os.path.relpath(path, where.folder)
    for arguments in (
        ("add", "--", name),
        ("commit", "--quiet", "--only", "--message", message, "--", name),
    ):
        done = _run(where, *arguments)
        if isinstance(done, Problem):
            return done
        if done.returncode:
            return Problem("failed", _text(done.stderr).strip())
    found = resolve(where, "HEAD")
    return found if isinstance(found, Problem) else found.commit


def last_change(where: Repository, paths: Iterable[Path]) -> str | Problem | None:
    """The full name of the last commit that touched one of some files; None where none did."""
    found = _run(where, "log", "-1", "--format=%H", "--", *_names(where, paths))
    if isinstance(found, Problem):
        return found
    name = _text(found.stdout).strip()
    return name if _NAME.fullmatch(name) else None


def differs(where: Repository, paths: Iterable[Path]) -> bool:
    """Whether files on disk are not as the last commit has them, or unknown to it."""
    found = _run(where, "status", "--porcelain", "--", *_names(where, paths))
    return not isinstance(found, Problem) and bool(found.stdout)


def _names(where: Repository, paths: Iterable[Path]) -> list[str]:
    return [os.path.relpath(path, where.folder) for path in paths]


def blame(where: Repository, path: Path, lines: Iterable[int]) -> dict[int, Commit] | Problem:
    """The commits that lines of a file on disk came in; without those not yet committed."""
    wanted = sorted(set(lines))
    if not wanted:
        return {}
    ranges = [f"-L{line},{line}" for line in wanted] if len(wanted) <= FEW_LINES else []
    name = os.path.relpath(path, where.folder)
    done = _run(where, "blame", "--porcelain", *ranges, "--", name)
    if isinstance(done, Problem):
        return done
    if b"fatal: no such " in done.stderr:  # no such path or ref: nothing of it is committed
        return {}
    if done.returncode:
        return Problem("failed", _text(done.stderr).strip())
    return dict(_blamed(_text(done.stdout)))


def _blamed(porcelain: str) -> Iterator[tuple[int, Commit]]:
    """``NAME OLD NEW``, of a commit met first what is known of it, and the line after a tab."""
    commits: dict[str, Commit] = {}
    name, number = "", 0
    told: dict[str, str] = {}
    for line in porcelain.split("\n"):
        key, _, rest = line.partition(" ")
        if line.startswith("\t"):
            if name not in commits:
                made = dt.datetime.fromtimestamp(int(told["author-time"]), _zone(told["author-tz"]))
                commits[name] = Commit(name, told["author"], made)
            if name.strip("0"):
                yield number, commits[name]
            told = {}
        elif _NAME.fullmatch(key):
            name, number = key, int(rest.split()[1])
        else:
            told[key] = rest


def _zone(written: str) -> dt.timezone:
    """A zone as git writes it: +0700."""
    minutes = int(written[1:3]) * 60 + int(written[3:5])
    return dt.timezone(dt.timedelta(minutes=-minutes if written[0] == "-" else minutes))


def configure(where: Repository, settings: Mapping[str, str]) -> Problem | None:
    """Set what git keeps in the repository's own settings, by key."""
    for key, value in settings.items():
        done = _run(where, "config", "--local", key, value)
        if isinstance(done, Problem):
            return done
        if done.returncode:
            return Problem("failed", _text(done.stderr).strip())
    return None


def marked_by_lines(base: Path, ours: Path, theirs: Path) -> bytes | None:
    """Three files merged line by line, with markers; None where git sees no conflict, or fails."""
    git = _program()
    if git is None:
        return None
    names = ("-L", "ours", "-L", "base", "-L", "theirs")
    paths = (str(path.absolute()) for path in (ours, base, theirs))
    done = _run(Repository(git, Path.cwd()), "merge-file", "-p", "-q", *names, *paths)
    if isinstance(done, Problem) or not 0 < done.returncode < 128:
        return None
    return done.stdout


def _why_unknown(where: Repository, asked: str) -> Reason:
    if asked in ("HEAD", "@"):
        return "no-commits"
    shallow = _run(where, "rev-parse", "--is-shallow-repository")
    if not isinstance(shallow, Problem) and shallow.stdout.strip() == b"true":
        return "not-in-shallow-clone"
    return "unknown-revision"


def plan_files(where: Repository, revision: Revision, folder: str) -> dict[str, bytes] | Problem:
    """The YAML files right in a folder at a revision, by their names, in the names' order.

    ``folder`` is named from the repository's folder, with forward slashes; one
    that was not there then has no files. A link is followed within the revision.
    """
    tree = f"{where.prefix}{folder}/" if folder not in ("", ".") else where.prefix
    listed = _run(
        where, "ls-tree", "-z", "--long", "--full-tree", revision.commit, *([tree] if tree else [])
    )
    if isinstance(listed, Problem):
        return listed
    if listed.returncode:
        return Problem("failed", _text(listed.stderr).strip())
    names = []
    for size, path in _entries(listed.stdout):
        if size is None:
            return Problem("failed", f"bad object: {path}")
        if size > LARGEST_FILE:
            return Problem("too-large", path)
        if path.endswith(YAML_ENDINGS):
            names.append(path.removeprefix(tree))
    names.sort()
    return _contents(where, revision, tree, names)


def _entries(listing: bytes) -> Iterator[tuple[int | None, str]]:
    """Size and path of each file of a listing; of a name with a line break nothing is read.

    A file that the repository has lost has no size: git says ``BAD``.
    """
    for entry in _text(listing).split("\0"):
        head, _, path = entry.partition("\t")
        if " blob " in head and "\n" not in path:
            size = head.split()[-1]
            yield (int(size) if size.isdecimal() else None), path


def _contents(
    where: Repository, revision: Revision, tree: str, names: list[str]
) -> dict[str, bytes] | Problem:
    if not names:
        return {}
    asked = "".join(f"{revision.commit}:{tree}{name}\n" for name in names)
    found = _run(where, "cat-file", "--batch", "--follow-symlinks", input_=_bytes(asked))
    if isinstance(found, Problem):
        return found
    if found.returncode:
        return Problem("failed", _text(found.stderr).strip())
    contents = zip(names, _objects(found.stdout), strict=True)
    return {name: content for name, content in contents if content is not None}


def _objects(stream: bytes) -> Iterator[bytes | None]:
    """What ``cat-file --batch`` answers, one object after another; None for what is no file.

    A file is ``NAME blob SIZE`` and its bytes; a link that leads nowhere is
    ``dangling SIZE`` (or ``loop``, ``notdir``, ``symlink``) and so many bytes; a
    missing object is one line.
    """
    start = 0
    while start < len(stream):
        end = stream.index(b"\n", start)
        head = stream[start:end].split(b" ")
        start = end + 1
        if head[-1] == b"missing":
            yield None
            continue
        size = int(head[-1])
        yield stream[start : start + size] if head[-2] == b"blob" else None
        start += size + 1


def _program() -> str | None:
    """The git of the search path; never one that lies in the folder where caich was called."""
    for folder in os.get_exec_path():
        if Path(folder).is_absolute():
            found = shutil.which(str(Path(folder, "git")))
            if found:
                return found
    return None


def _run(
    where: Repository, *arguments: str, input_: bytes = b""
) -> subprocess.CompletedProcess[bytes] | Problem:
    try:
        return subprocess.run(
            [where.git, *_OPTIONS, *arguments],
            cwd=where.folder,
            env=_environment(named=where.named),
            input=input_,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Problem("too-slow", str(SECONDS))
    except OSError as error:
        return Problem("no-git", error.strerror or "")


def _environment(*, named: bool) -> dict[str, str]:
    found = {**os.environ, **_SETTINGS}
    for name in _LOCATION:
        if not named:
            found.pop(name, None)
        elif name in ("GIT_DIR", "GIT_WORK_TREE") and name in found:
            found[name] = str(Path(found[name]).absolute())
    return found


def _text(data: bytes) -> str:
    """git's names of files are bytes; what is not UTF-8 comes back as it was."""
    return data.decode("utf-8", "surrogateescape")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
