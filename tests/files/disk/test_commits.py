"""Files on disk beside what is committed: changed or not, by whom, and a commit of one.

What git itself would say or do is the judge, wherever it would run nothing.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from caichcli.files.disk.git import GitProblem, Repository, repository
from caichcli.files.disk.revisions import Revision, blame, differs, last_change, resolve
from caichcli.files.disk.revisions import commit as commit_file
from tests.repositories import Git, commit

PLAN = "plans/2020.yaml"
LINES = "một: 1\nhai: 2\nba: 3\n"


@pytest.fixture
def top(git: Git, tmp_path: Path) -> Path:
    """A repository with one commit of a plan and of another file."""
    top = tmp_path / "kho"
    top.mkdir()
    git(top, "init", "-q")
    commit(git, top, {PLAN: LINES, "khác.txt": "x\n"})
    return top


def opened(folder: Path) -> Repository:
    answer = repository(folder)
    assert isinstance(answer, Repository)
    return answer


def changed(top: Path, name: str = PLAN) -> bool:
    where = opened(top)
    head = resolve(where, "HEAD")
    assert isinstance(head, Revision)
    return differs(where, head, [top / name])


def committed_lines(top: Path) -> set[int]:
    commits = blame(opened(top), top / PLAN, [1, 2, 3])
    assert isinstance(commits, dict)
    return set(commits)


def take(top: Path, name: str = PLAN, message: str = "sửa") -> str:
    """Commit a file, and the commit's name."""
    done = commit_file(opened(top), top / name, message)
    assert isinstance(done, str), done
    return done


def refused(top: Path, name: str = PLAN) -> GitProblem:
    done = commit_file(opened(top), top / name, "sửa")
    assert isinstance(done, GitProblem)
    return done


def write(path: Path, text: str) -> None:
    path.write_bytes(text.encode())


# Line breaks: settings, attributes; with each, every pair of what is committed and on disk.

CRLF = LINES.replace("\n", "\r\n")
TEXTS = {
    "LF": LINES,
    "CRLF": CRLF,
    "both": CRLF.replace("\r\n", "\n", 1),
    "edited CRLF": CRLF.replace("2", "5"),
}
COMMITTED = ("LF", "CRLF")
SETTINGS = {
    "none": {},
    "autocrlf": {"core.autocrlf": "true"},
    "autocrlf=input": {"core.autocrlf": "input"},
}
ATTRIBUTES = ("", "text", "text=auto", "-text", "text eol=crlf", "text=auto eol=lf")


@pytest.mark.parametrize("attributes", ATTRIBUTES)
@pytest.mark.parametrize("settings", SETTINGS)
def test_line_breaks_are_as_git_wants_them(
    git: Git, top: Path, settings: str, attributes: str
) -> None:
    if attributes:
        write(top / ".gitattributes", f"*.yaml {attributes}\n")
    for key, value in SETTINGS[settings].items():
        git(top, "config", key, value)
    for earlier in COMMITTED:
        revision = store(git, top, TEXTS[earlier])
        for text in TEXTS.values():
            write(top / PLAN, text)
            (top / ".git/index").unlink()  # else git goes by the size of what it saw before
            git(top, "reset", "-q", revision)
            other = git(top, "status", "--porcelain", PLAN) != ""
            assert changed(top) == (other and text != TEXTS[earlier])
            assert committed_lines(top) == blamed(git(top, "blame", "-l", "-s", PLAN))
            git(top, "add", PLAN)
            expected = git(top, "write-tree")
            git(top, "reset", "-q")
            assert git(top, "rev-parse", f"{take(top)}^{{tree}}") == expected
            assert git(top, "status", "--porcelain", PLAN) == ""


def store(git: Git, top: Path, text: str) -> str:
    """Commit these very bytes as the plan, whatever the settings; the commit's name."""
    write(top / "byte", text)
    blob = git(top, "hash-object", "-w", "--no-filters", "byte")
    git(top, "update-index", "--cacheinfo", f"100644,{blob},{PLAN}")
    git(top, "commit", "-q", "--allow-empty", "-m", "x")
    return git(top, "rev-parse", "HEAD")


def blamed(lines: str) -> set[int]:
    return {
        number
        for number, line in enumerate(lines.splitlines(), 1)
        if not line.lstrip("^").startswith("00000000")
    }


def test_a_file_that_is_not_committed_differs(git: Git, top: Path) -> None:
    assert not changed(top)
    write(top / "plans/mới.yaml", LINES)
    assert changed(top, "plans/mới.yaml")
    git(top, "add", "plans/mới.yaml")
    assert changed(top, "plans/mới.yaml")
    (top / PLAN).unlink()
    assert changed(top)


MOMENTS = {
    # the words of a commit: the day and the zone that are told
    "1591000000 +0700": "2020-06-01 15:26:40+07:00",
    "1591000000 -0330": "2020-06-01 04:56:40-03:30",
    "1591000000 +9959": "2020-06-01 08:26:40+00:00",
    "99999999999999999 +0700": "9999-12-31 07:00:00+07:00",
    "0 -2359": "1969-12-31 00:01:00-23:59",
}


@pytest.mark.parametrize("words", MOMENTS)
def test_a_commit_may_say_any_moment(git: Git, top: Path, words: str) -> None:
    tree = git(top, "rev-parse", "HEAD^{tree}")
    text = f"tree {tree}\nauthor Ai <a@vi.du> {words}\ncommitter Ai <a@vi.du> 0 +0000\n\nx\n"
    write(top / "commit", text)
    git(top, "update-ref", "HEAD", git(top, "hash-object", "-t", "commit", "-w", "commit"))
    commits = blame(opened(top), top / PLAN, [1])
    assert isinstance(commits, dict)
    assert str(commits[1].date) == MOMENTS[words]


def test_the_last_change_of_some_files(git: Git, top: Path) -> None:
    first = git(top, "rev-parse", "HEAD")
    commit(git, top, {"khác.txt": "y\n"})
    where = opened(top / "plans")
    head = resolve(where, "HEAD")
    assert isinstance(head, Revision)
    assert last_change(where, head, [top / PLAN]) == first
    assert last_change(where, head, [top / PLAN, top / "khác.txt"]) == head.commit
    assert last_change(where, head, [top / "không-có.yaml"]) is None
    assert last_change(where, head, [top.parent / "ngoài.yaml"]) is None


def test_what_is_being_merged_is_committed_on_the_other_side(git: Git, top: Path) -> None:
    git(top, "checkout", "-q", "-b", "kia")
    theirs = commit(git, top, {PLAN: LINES + "bốn: 4\n"})
    git(top, "checkout", "-q", "main")
    commit(git, top, {"khác.txt": "y\n"})
    git(top, "merge", "-q", "--no-commit", "kia")
    commits = blame(opened(top), top / PLAN, [4])
    assert isinstance(commits, dict)
    assert [each.name for each in commits.values()] == [theirs]


# A commit of one file.


def test_the_file_alone_is_committed(git: Git, top: Path) -> None:
    write(top / PLAN, LINES + "bốn: 4\n")
    write(top / "khác.txt", "y\n")
    git(top, "add", "khác.txt")
    write(top / "mới.txt", "z\n")
    name = take(top, message="Ghi nhận báo cáo: I.1")
    assert git(top, "rev-parse", "main") == name
    assert git(top, "show", "--name-only", "--format=%an <%ae> %s", name).split("\n\n") == [
        "Người thử <thu@vi.du> Ghi nhận báo cáo: I.1",
        PLAN,
    ]
    assert git(top, "-c", "core.quotePath=false", "status", "-s").splitlines() == [
        "M  khác.txt",
        "?? mới.txt",
    ]
    assert git(top, "log", "-1", "--format=%gs", "-g") == "commit: Ghi nhận báo cáo: I.1"


def nothing_yet(git: Git, top: Path) -> Path:
    new = top.parent / "mới"
    (new / "plans").mkdir(parents=True)
    git(new, "init", "-q")
    return new


def detached(git: Git, top: Path) -> Path:
    git(top, "checkout", "-q", "--detach")
    return top


def worktree(git: Git, top: Path) -> Path:
    git(top, "worktree", "add", "-q", "../nhánh")
    return top.parent / "nhánh"


def submodule(git: Git, top: Path) -> Path:
    git(top, "submodule", "add", "-q", str(top), "con")
    return top / "con"


def split_index(git: Git, top: Path) -> Path:
    git(top, "update-index", "--split-index")
    return top


def sparse(git: Git, top: Path) -> Path:
    git(top, "sparse-checkout", "set", "--cone", "--sparse-index", "plans")
    return top


def with_sha256(git: Git, top: Path) -> Path:
    new = top.parent / "sha256"
    new.mkdir()
    git(new, "init", "-q", "--object-format=sha256")
    commit(git, new, {PLAN: LINES})
    return new


def shallow(git: Git, top: Path) -> Path:
    commit(git, top, {PLAN: LINES + "# hai\n"})
    git(top.parent, "clone", "-q", "--depth", "1", top.as_uri(), "nông")
    return top.parent / "nông"


def partial(git: Git, top: Path) -> Path:
    commit(git, top, {"khác.txt": "y\n"})
    git(top, "config", "uploadpack.allowFilter", "true")
    git(top.parent, "clone", "-q", "--no-checkout", "--filter=blob:none", top.as_uri(), "phần")
    git(top.parent / "phần", "checkout", "-q", "HEAD", "--", "plans")
    return top.parent / "phần"


def shared(git: Git, top: Path) -> Path:
    git(top, "config", "core.sharedRepository", "group")
    return top


PLACES: dict[str, Callable[[Git, Path], Path]] = {
    "before the first commit": nothing_yet,
    "off every branch": detached,
    "a linked worktree": worktree,
    "a submodule": submodule,
    "a split index": split_index,
    "a sparse index": sparse,
    "names of sha256": with_sha256,
    "a shallow clone": shallow,
    "a partial clone": partial,
    "a repository of a group": shared,
}


@pytest.mark.parametrize("place", PLACES)
def test_wherever_the_repository_is(git: Git, top: Path, place: str) -> None:
    at = PLACES[place](git, top)
    before = git(at, "rev-list", "--all", "--max-count=1")
    rest = set(git(at, "ls-tree", "-r", "HEAD").splitlines()) if before else set()
    write(at / PLAN, LINES + "bốn: 4\n")
    name = take(at)
    assert git(at, "rev-parse", "HEAD") == name
    assert git(at, "log", "-1", "--format=%P", name) == before
    new = set(git(at, "ls-tree", "-r", name).splitlines())
    assert {line.split("\t")[1] for line in new - rest} == {PLAN}
    assert {line.split("\t")[1] for line in rest - new} <= {PLAN}
    assert git(at, "show", f"{name}:{PLAN}") == (LINES + "bốn: 4").strip()
    assert git(at, "status", "--porcelain", "--", PLAN) == ""
    assert git(at, "fsck", "--connectivity-only") == "" or place == "a partial clone"
    assert not changed(at)
    assert committed_lines(at) == {1, 2, 3}
    if place == "a repository of a group" and sys.platform != "win32":
        assert (at / ".git/objects" / name[:2] / name[2:]).stat().st_mode & 0o070 == 0o040


def test_what_is_committed_as_it_stands_makes_no_commit(git: Git, top: Path) -> None:
    name = git(top, "rev-parse", "HEAD")
    assert take(top) == name
    assert git(top, "rev-parse", "HEAD") == name
    assert len(git(top, "reflog").splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no modes, and links need a privilege there")
def test_modes_stay_and_links_are_followed(git: Git, top: Path) -> None:
    (top / PLAN).chmod(0o755)
    (top / "plans/nay.yaml").symlink_to("2020.yaml")
    (top / "plans/ngoài.yaml").symlink_to(top.parent / "ngoài.yaml")
    write(top.parent / "ngoài.yaml", LINES)
    commit(git, top, {})
    write(top / PLAN, LINES + "bốn: 4\n")
    assert changed(top, "plans/nay.yaml")
    take(top, "plans/nay.yaml")
    assert git(top, "ls-tree", "HEAD", PLAN).startswith("100755 ")
    assert git(top, "ls-tree", "HEAD", "plans/nay.yaml").startswith("120000 ")
    assert git(top, "status", "--porcelain") == ""
    assert refused(top, "plans/ngoài.yaml").reason == "failed"


def test_modes_of_a_disk_that_has_none(git: Git, top: Path) -> None:
    git(top, "config", "core.fileMode", "false")
    write(top / PLAN, LINES + "bốn: 4\n")
    (top / PLAN).chmod(0o755)
    take(top)
    assert git(top, "ls-tree", "HEAD", PLAN).startswith("100644 ")


def test_no_hook_and_no_filter_is_run(git: Git, top: Path, tmp_path: Path) -> None:
    """Not those of the person either: what is committed is what is on disk."""
    (tmp_path / ".gitconfig").write_text(
        f"[core]\n    hooksPath = {tmp_path.as_posix()}/hooks\n"
        '[filter "của-mình"]\n    clean = tr a-z A-Z\n    required = true\n',
        "utf-8",
    )
    commit(git, top, {".gitattributes": "plans/* filter=của-mình\n"})
    hooks(top / ".git/hooks", tmp_path)
    hooks(tmp_path / "hooks", tmp_path)
    write(top / PLAN, LINES + "bốn: 4\n")
    name = take(top)
    assert git(top, "cat-file", "blob", f"{name}:{PLAN}").endswith("bốn: 4")
    assert not (tmp_path / "chạy").exists()
    assert committed_lines(top) == {1, 2, 3}


def hooks(folder: Path, tmp_path: Path) -> None:
    folder.mkdir(exist_ok=True)
    for name in ("pre-commit", "commit-msg", "post-commit", "reference-transaction"):
        write(folder / name, f"#!/bin/sh\necho {name} >> '{tmp_path}/chạy'\nexit 1\n")
        (folder / name).chmod(0o755)


def merging(git: Git, top: Path) -> None:
    git(top, "checkout", "-q", "-b", "kia")
    commit(git, top, {"khác.txt": "y\n"})
    git(top, "checkout", "-q", "main")
    commit(git, top, {"mới.txt": "z\n"})
    git(top, "merge", "-q", "--no-commit", "kia")


def picking(git: Git, top: Path) -> None:
    git(top, "checkout", "-q", "-b", "kia")
    commit(git, top, {"khác.txt": "y\n"})
    git(top, "checkout", "-q", "main")
    commit(git, top, {"khác.txt": "z\n"})
    git(top, "-c", "advice.mergeConflict=false", "config", "rerere.enabled", "false")
    with pytest.raises(Exception, match="cherry-pick"):
        git(top, "cherry-pick", "kia")


def ignoring(_: Git, top: Path) -> None:
    write(top / ".gitignore", "plans/\n")


def locking(_: Git, top: Path) -> None:
    write(top / ".git/index.lock", "")


def locking_the_branch(_: Git, top: Path) -> None:
    write(top / ".git/refs/heads/main.lock", "")


def nobody(git: Git, top: Path) -> None:
    git(top, "config", "user.useConfigOnly", "true")


REFUSED: dict[str, tuple[Callable[[Git, Path], None], str, str]] = {
    # what stands in the way: how it comes about, the reason, words of git
    "a merge under way": (merging, "merging", ""),
    "a cherry-pick under way": (picking, "merging", ""),
    "a file that is ignored": (ignoring, "ignored", "plans/mới.yaml"),
    "another program at the index": (locking, "failed", "index.lock"),
    "another program at the branch": (locking_the_branch, "failed", "main.lock"),
    "nobody to be the author": (nobody, "failed", "Please tell me who you are"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_stands_in_the_way_is_told(
    git: Git, top: Path, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, reason, words = REFUSED[case]
    make(git, top)
    before = git(top, "rev-parse", "HEAD")
    if case == "nobody to be the author":
        monkeypatch.delenv("GIT_AUTHOR_EMAIL")
    write(top / "plans/mới.yaml", LINES)
    problem = refused(top, "plans/mới.yaml")
    assert (problem.reason, words in problem.detail) == (reason, True), problem
    assert git(top, "rev-parse", "HEAD") == before


def test_an_ignored_file_that_is_committed_already_goes_on(git: Git, top: Path) -> None:
    ignoring(git, top)
    write(top / PLAN, LINES + "bốn: 4\n")
    take(top)
    assert not changed(top)


SIGNING = """\
#!/bin/sh
cat >/dev/null
echo '[GNUPG:] SIG_CREATED ' >&2
printf -- '-----BEGIN PGP SIGNATURE-----\\n{whose}\\n-----END PGP SIGNATURE-----\\n'
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts")
@pytest.mark.parametrize("signed", [True, False])
def test_a_commit_is_signed_as_the_person_asks_not_the_repository(
    git: Git, top: Path, tmp_path: Path, *, signed: bool
) -> None:
    for whose in ("mine", "theirs"):
        write(tmp_path / whose, SIGNING.format(whose=whose))
        (tmp_path / whose).chmod(0o755)
    own = f"[commit]\n gpgSign = {str(signed).lower()}\n[gpg]\n program = {tmp_path}/mine\n"
    write(tmp_path / ".gitconfig", own)
    git(top, "config", "commit.gpgSign", "true")
    git(top, "config", "gpg.program", f"{tmp_path}/theirs")
    write(top / PLAN, LINES + "bốn: 4\n")
    text = git(top, "cat-file", "commit", take(top))
    assert ("gpgsig" in text, "mine" in text, "theirs" in text) == (signed, signed, False)


def test_who_commits_is_as_the_settings_say(
    git: Git, top: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the repository's own, or in the person's for this very folder."""
    for role in ("AUTHOR", "COMMITTER"):
        for part in ("NAME", "EMAIL"):
            monkeypatch.delenv(f"GIT_{role}_{part}")
    write(tmp_path / "cơ quan", '[user]\n name = "Chị Hoa, \\"Vụ\\" A"\n email = hoa@vi.du\n')
    include = f'[includeIf "gitdir:{top.as_posix()}/"]\n path = {tmp_path.as_posix()}/cơ quan\n'
    write(tmp_path / ".gitconfig", include)
    write(top / PLAN, LINES + "bốn: 4\n")
    assert who(git, top, take(top)) == 2 * ('Chị Hoa, "Vụ" A <hoa@vi.du>',)
    git(top, "config", "author.name", "Anh Ba")
    write(top / PLAN, LINES + "năm: 5\n")
    author, committer = who(git, top, take(top))
    assert (author, committer) == ("Anh Ba <hoa@vi.du>", 'Chị Hoa, "Vụ" A <hoa@vi.du>')
    assert git(top, "log", "-1", "--format=%ad", "--date=iso") == "2020-06-01 08:00:00 +0000"


def who(git: Git, top: Path, name: str) -> tuple[str, ...]:
    return tuple(git(top, "log", "-1", "--format=%an <%ae>%n%cn <%ce>", name).splitlines())


# A partial clone: nothing is fetched, and it is said how to.


def test_a_partial_clone_says_what_is_not_there(git: Git, top: Path) -> None:
    commit(git, top, {PLAN: LINES.replace("2", "5")})
    at = partial(git, top)
    where = opened(at)
    commits = blame(where, at / PLAN, [1])
    assert isinstance(commits, GitProblem)
    assert commits.reason == "not-in-partial-clone"
    git(at, "fetch", "-q", "--refetch", "--no-filter")
    assert committed_lines(at) == {1, 2, 3}
