"""What a revision holds: the files of a folder, one file, those that are gone from the disk.

Nothing is checked out: objects are read as they are.
"""

import os
from collections.abc import Iterator, Mapping
from hashlib import sha1, sha256

from caichcli.files.disk import git
from caichcli.files.disk.git import GitProblem, Repository, run, text
from caichcli.files.disk.revisions import Revision
from caichcli.files.disk.workspace import (
    LARGEST_FILE,
    PLANS_FOLDER,
    SETTINGS_NAME,
    YAML_ENDINGS,
    Unreadable,
)


def plan_files(where: Repository, revision: Revision, folder: str) -> dict[str, bytes] | GitProblem:
    """The YAML files right in a folder at a revision, by their names, in the names' order.

    ``folder`` is named from the repository's folder, with forward slashes; one
    that was not there then has no files. A link is followed within the revision.
    """
    tree = f"{where.prefix}{folder}/" if folder not in ("", ".") else where.prefix
    with git.apart(where) as own:
        names = _names(where, _listing(own, where, revision, tree))
        if isinstance(names, GitProblem):
            return names
        yaml = sorted(name.removeprefix(tree) for name in names if name.endswith(YAML_ENDINGS))
        return _contents(own, revision, tree, yaml)


def file(where: Repository, revision: Revision, path: str) -> bytes | GitProblem | None:
    """A file at a revision, named from the top; None where there was none."""
    with git.apart(where) as own:
        names = _names(where, _listing(own, where, revision, path))
        if isinstance(names, GitProblem):
            return names
        contents = _contents(own, revision, "", names)
    return contents if isinstance(contents, GitProblem) else contents.get(path)


def lost_files(where: Repository, revision: Revision) -> dict[str, bytes] | GitProblem:
    """The YAML files of all folders at a revision that are not on disk there any more.

    By their names from the top of the repository. Together they are no larger than one may be.
    """
    with git.apart(where) as own:
        entries = _listing(own, where, revision, everywhere=True)
        if isinstance(entries, GitProblem):
            return entries
        missing = [
            (size, path)
            for size, path in entries
            if path.endswith(YAML_ENDINGS) and not os.path.lexists(where.top / path)
        ]
        names = _names(where, missing)
        if isinstance(names, GitProblem):
            return names
        if sum(size or 0 for size, _ in missing) > LARGEST_FILE:
            return GitProblem("too-large", names[0])
        return _contents(own, revision, "", names)


def names(where: Repository, revision: Revision) -> list[str] | GitProblem:
    """The files of all folders at a revision, from the top of the repository."""
    with git.apart(where) as own:
        entries = _listing(own, where, revision, everywhere=True)
    return entries if isinstance(entries, GitProblem) else [path for _, path in entries]


def holds(
    where: Repository, revision: Revision, files: Mapping[str, bytes | Unreadable]
) -> bool | None:
    """Whether a workspace's files are those of a revision, line breaks apart; None: not known."""
    places = [f"{where.prefix}{PLANS_FOLDER}/", f"{where.prefix}{SETTINGS_NAME}"]
    with git.apart(where) as own:
        answer = run(own, "ls-tree", "-z", "--full-tree", revision.commit, "--", *places)
    if isinstance(answer, GitProblem) or answer.returncode:
        return None
    objects: dict[str, str] = {}
    for entry in text(answer.stdout).split("\0"):
        head, _, path = entry.partition("\t")
        if path.endswith((*YAML_ENDINGS, SETTINGS_NAME)):
            objects[path.removeprefix(where.prefix)] = head.split()[-1]
    return objects.keys() == files.keys() and all(
        isinstance(content, bytes) and objects[name] in _object_names(content, where)
        for name, content in files.items()
    )


def _object_names(content: bytes, where: Repository) -> Iterator[str]:
    """The names that git has for a file as it stands and with the line breaks of Unix."""
    for data in (content, content.replace(b"\r\n", b"\n")):
        blob = b"blob %d\0" % len(data) + data
        yield (sha256(blob) if where.sha256 else sha1(blob, usedforsecurity=False)).hexdigest()


Entry = tuple[int | None, str]  # the size of a file, where it is known, and its name from the top


def _listing(
    own: Repository | GitProblem,
    where: Repository,
    revision: Revision,
    path: str = "",
    *,
    everywhere: bool = False,
) -> list[Entry] | GitProblem:
    """The files at a path of a revision, or in all of its folders."""
    options = ("-z", "--long", "--full-tree", *(["-r"] if everywhere else []))
    answer = run(own, "ls-tree", *options, "--", revision.commit, *([path] if path else []))
    if isinstance(answer, GitProblem):
        return answer
    if answer.returncode:
        return git.failure(where, text(answer.stderr).strip())
    return list(_entries(answer.stdout))


def _names(where: Repository, entries: list[Entry] | GitProblem) -> list[str] | GitProblem:
    """The names of files; why they are not read where one is too large, or lost."""
    if isinstance(entries, GitProblem):
        return entries
    for size, path in entries:
        if size is None:
            return git.failure(where, f"bad object: {path}")
        if size > LARGEST_FILE:
            return GitProblem("too-large", path)
    return [path for _, path in entries]


def _entries(listing: bytes) -> Iterator[Entry]:
    """Size and path of each file of a listing; of a name with a line break nothing is read.

    A file that the repository has lost has no size: git says ``BAD``.
    """
    for entry in text(listing).split("\0"):
        head, _, path = entry.partition("\t")
        if " blob " in head and "\n" not in path:
            size = head.split()[-1]
            yield (int(size) if size.isdecimal() else None), path


def _contents(
    own: Repository | GitProblem, revision: Revision, tree: str, names: list[str]
) -> dict[str, bytes] | GitProblem:
    if not names:
        return {}
    request = "".join(f"{revision.commit}:{tree}{name}\n" for name in names)
    data = request.encode("utf-8", "surrogateescape")
    answer = run(own, "cat-file", "--batch", "--follow-symlinks", input_=data)
    if isinstance(answer, GitProblem):
        return answer
    if answer.returncode:
        return GitProblem("failed", text(answer.stderr).strip())
    contents = zip(names, _objects(answer.stdout), strict=True)
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
