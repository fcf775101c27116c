"""How git is called: nothing that a repository says of itself can have a program run.

A repository comes from anywhere, its settings with it, and many of these name
programs: filters, hooks, conversions to text, monitors, ways to fetch. What git does
with files and objects is therefore asked ``apart``: the objects of the repository,
under a git directory of our own that holds no setting but those of the person who
asks. The repository itself is asked no more than which commit a name means and what
a setting says, and told no more than where a branch now stands and a setting of ours.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Literal
from unicodedata import normalize

from msgspec import Struct, structs

from caichcli.files.disk import programs

SECONDS = 120  # git is given up after
LARGEST_STATE = 1_000_000  # bytes of a file in which git keeps names of commits
MERGED = "MERGE_HEAD"  # where git keeps what is being merged

Reason = Literal[
    "no-git",
    "no-repository",
    "bare",  # the folder is itself a git directory, not called .git, and GIT_DIR names none
    "not-trusted",  # the repository belongs to somebody else (git's safe.directory)
    "no-commits",
    "unknown-revision",
    "not-in-shallow-clone",
    "not-in-partial-clone",
    "too-large",
    "too-slow",
    "merging",  # a merge or a cherry-pick is under way: no file is committed by itself
    "ignored",  # a file that .gitignore leaves out
    "failed",
]

# git speaks English, asks nobody, shows nothing, and fetches nothing by any protocol.
_SPEECH = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}
_OPTIONS = (
    "--no-pager",
    "--literal-pathspecs",
    "--no-replace-objects",
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "core.fsmonitor=false"),
    *("-c", "core.precomposeUnicode=true"),  # as every repository made on macOS says
)
# Where git's hooks say that the repository is. The folder itself is believed first, since a
# hook runs with paths that hold in its own folder alone.
_LOCATION = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR")
# What git does to line breaks, modes and names on their way between files and objects.
_QUESTION = (
    "rev-parse",
    *("--git-dir", "--git-common-dir", "--git-path", "objects"),
    *("--show-object-format", "--show-prefix"),
)
_OF_FILES = r"^core\.(autocrlf|eol|filemode|ignorecase|sharedrepository|symlinks)$"
_OF_PARTIAL_CLONES = r"^(extensions\.partialclone|remote\..*\.(promisor|partialclonefilter))$"
_SHA256 = "[core]\n\trepositoryFormatVersion = 1\n[extensions]\n\tobjectFormat = sha256\n"

Answer = subprocess.CompletedProcess[bytes]


class GitProblem(Struct, frozen=True):
    """Why nothing was read; ``detail`` is the revision, the file or git's own words."""

    reason: Reason
    detail: str = ""


class Repository(Struct, frozen=True):
    """A repository as seen from one folder of it; ``prefix`` leads there from its top.

    The prefix is empty, or ends with a slash. ``common`` is the git directory
    that settings and branches are read from, another only in a linked
    worktree; ``index`` is None where it is the git directory's own.
    ``settings`` are options for git, ``variables`` of its environment.
    """

    git: str
    top: Path
    directory: Path
    common: Path
    objects: Path
    prefix: str = ""
    sha256: bool = False
    index: Path | None = None
    settings: tuple[str, ...] = ()
    variables: Mapping[str, str] = {}


def repository(folder: Path) -> Repository | GitProblem:
    """The repository that holds a folder, else the one that ``GIT_DIR`` names (in a hook).

    Only a git directory called ``.git`` holds folders: one of another name may have come
    with the files. Of a bare one that is named the tree begins at the folder itself.
    """
    git = programs.on_path(("git",))
    if git is None:
        return GitProblem("no-git")
    folder = folder.resolve()
    problem = GitProblem("bare" if is_bare(folder) else "no-repository", str(folder))
    for top in _tops(folder):
        holder = _open(git, top, {"GIT_WORK_TREE": str(top)})
        if isinstance(holder, Repository):
            if _is_called_git(holder.directory, top):
                return structs.replace(holder, prefix=_prefix(top, folder))
        elif holder.reason != "no-repository":
            problem = holder
            break
    if not os.environ.get("GIT_DIR"):
        return problem
    names = (name for name in _LOCATION if name in os.environ and name != "GIT_PREFIX")
    other = _open(git, folder, {name: str(Path(os.environ[name]).absolute()) for name in names})
    return problem if isinstance(other, GitProblem) else other


def bare(folder: Path) -> Repository | GitProblem:
    """The bare repository that a folder is, where the person's own git opens such a one."""
    git = programs.on_path(("git",))
    return GitProblem("no-git") if git is None else _open(git, folder.resolve(), {})


def run(
    where: Repository | GitProblem, *arguments: str, input_: bytes = b""
) -> Answer | GitProblem:
    """What git answers; a Problem in place of a repository is the answer itself."""
    if isinstance(where, GitProblem):
        return where
    location = {
        "GIT_DIR": where.directory,
        "GIT_WORK_TREE": where.top,
        "GIT_OBJECT_DIRECTORY": where.objects,
        "GIT_COMMON_DIR": where.common if where.common != where.directory else None,
        "GIT_INDEX_FILE": where.index,
    }
    paths = {name: str(path) for name, path in location.items() if path}
    command = [where.git, *_OPTIONS, *where.settings, *arguments]
    return _call(command, where.top, {**paths, **where.variables}, input_)


def run_alone(*arguments: str) -> Answer | GitProblem:
    """What git answers where no repository has a part in it."""
    git = programs.on_path(("git",))
    if git is None:
        return GitProblem("no-git")
    return _call([git, *_OPTIONS, *arguments], Path.cwd(), {"GIT_DIR": os.devnull})


@contextmanager
def apart(where: Repository | GitProblem, head: str = "") -> Iterator[Repository | GitProblem]:
    """The objects and files of a repository under a git directory of our own, for a while.

    ``head`` is the commit that its HEAD is. Its index is empty, and it gives no file a filter.
    """
    if isinstance(where, GitProblem):
        yield where
        return
    from tempfile import TemporaryDirectory

    with ExitStack() as stack:
        try:
            folder = TemporaryDirectory(prefix="caich-", ignore_cleanup_errors=True)
            own = Path(stack.enter_context(folder))
            _lay_out(own, where, head)
        except OSError as error:
            yield GitProblem("failed", error.strerror or str(error))
            return
        yield structs.replace(where, directory=own, common=own, index=None)


def _lay_out(own: Path, where: Repository, head: str) -> None:
    (own / "refs").mkdir()
    (own / "info").mkdir()
    (own / "HEAD").write_text(f"{head or 'ref: refs/heads/none'}\n", "utf-8")
    (own / "config").write_text(_SHA256 if where.sha256 else "", "utf-8")
    # What stands here wins over every .gitattributes.
    (own / "info/attributes").write_text("* -filter\n", "utf-8")
    # What the objects alone do not tell: where a shallow clone ends, and what is being merged.
    for state in (where.common / "shallow", where.directory / MERGED):
        if state.is_file() and state.stat().st_size <= LARGEST_STATE:
            (own / state.name).write_bytes(state.read_bytes())


def with_file_settings(where: Repository) -> Repository | GitProblem:
    """The repository with its settings of taking files in said: line breaks, modes, names."""
    answer = run(where, "config", "-z", "--get-regexp", _OF_FILES)
    if isinstance(answer, GitProblem):
        return answer
    settings = (entry.replace("\n", "=", 1) for entry in text(answer.stdout).split("\0") if entry)
    options = tuple(option for setting in settings for option in ("-c", setting))
    return structs.replace(where, settings=options)


def without_hooks(where: Repository) -> Repository | GitProblem:
    """The repository with the hooks turned off that settings name (git 2.54 and later).

    A setting of all hooks of an event would not do: another can undo it.
    """
    answer = run(where, "config", "-z", "--name-only", "--get-regexp", r"^hook\.")
    if isinstance(answer, GitProblem):
        return answer
    keys = [key for key in text(answer.stdout).split("\0") if key]
    hooks = dict.fromkeys(key.rpartition(".")[0] for key in keys)
    first = int(os.environ.get("GIT_CONFIG_COUNT") or 0)
    variables = {"GIT_CONFIG_COUNT": str(first + len(hooks))}
    for number, hook in enumerate(hooks, first):
        variables[f"GIT_CONFIG_KEY_{number}"] = f"{hook}.enabled"
        variables[f"GIT_CONFIG_VALUE_{number}"] = "false"
    return structs.replace(where, variables=variables)


def failure(where: Repository, detail: str) -> GitProblem:
    """Why objects could not be read: of a partial clone, since they were never fetched."""
    partial = run(where, "config", "--get-regexp", _OF_PARTIAL_CLONES)
    missing = not isinstance(partial, GitProblem) and bool(partial.stdout)
    return GitProblem("not-in-partial-clone" if missing else "failed", detail)


def steps(where: Repository | GitProblem, *calls: tuple[str, ...]) -> str | GitProblem:
    """What the last of some calls says, or why one of them failed."""
    words = ""
    for call in calls:
        done = run(where, *call)
        if isinstance(done, GitProblem):
            return done
        if done.returncode:
            return GitProblem("failed", text(done.stderr).strip())
        words = text(done.stdout).strip()
    return words


def text(data: bytes) -> str:
    """git's names of files are bytes; what is not UTF-8 comes back as it was."""
    return data.decode("utf-8", "surrogateescape")


def _tops(folder: Path) -> Iterator[Path]:
    """The folders from here upwards, as far as git looks, in which something is called .git."""
    limits = os.environ.get("GIT_CEILING_DIRECTORIES", "").split(os.pathsep)
    ceilings = {Path(os.path.realpath(limit)) for limit in limits if Path(limit).is_absolute()}
    across = os.environ.get("GIT_DISCOVERY_ACROSS_FILESYSTEM", "").lower() in ("1", "true", "yes")
    below = None
    for top in (folder, *folder.parents):
        if below and (top in ceilings or (os.path.ismount(below) and not across)):
            return
        if _is_there(top / ".git"):
            yield top
        below = top


def _is_there(path: Path) -> bool:
    try:
        path.stat()
    except OSError:
        return False
    return True


def _open(git: str, at: Path, location: Mapping[str, str]) -> Repository | GitProblem:
    """The repository that git sees from a folder with these variables."""
    done = _call([git, *_OPTIONS, *_QUESTION], at, location)
    if isinstance(done, GitProblem):
        return done
    if done.returncode:
        not_trusted = b"dubious ownership" in done.stderr
        return GitProblem("not-trusted" if not_trusted else "no-repository", str(at))
    directory, common, objects, kind, prefix = text(done.stdout).split("\n", 4)
    prefix = prefix.removesuffix("\n")
    index = location.get("GIT_INDEX_FILE")
    return Repository(
        git,
        at.parents[prefix.count("/") - 1] if prefix else at,
        at / directory,
        at / common,
        at / objects,
        prefix,
        sha256=kind == "sha256",
        index=Path(index) if index else None,
    )


def _is_called_git(directory: Path, top: Path) -> bool:
    """Whether the git directory is the top's own: .git itself, or where the file .git leads."""
    own = top / ".git"
    return own.is_file() or directory.resolve() == own.resolve()


def is_bare(folder: Path) -> bool:
    """Whether a folder looks like a git directory."""
    return all(map(_is_there, (folder / name for name in ("HEAD", "objects", "refs"))))


def _prefix(top: Path, folder: Path) -> str:
    prefix = folder.relative_to(top).as_posix()
    if sys.platform == "darwin":
        prefix = normalize("NFC", prefix)
    return "" if prefix == "." else f"{prefix}/"


def _call(
    command: list[str], at: Path, location: Mapping[str, str], input_: bytes = b""
) -> Answer | GitProblem:
    """What git answers in a folder; of the environment, only ``location`` says where it is."""
    own = {name: value for name, value in os.environ.items() if name not in _LOCATION}
    try:
        return subprocess.run(
            command,
            cwd=at,
            env={**own, **_SPEECH, **location},
            input=input_,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return GitProblem("too-slow", str(SECONDS))
    except OSError as error:
        return GitProblem("no-git", error.strerror or "")
