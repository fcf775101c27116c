"""Repositories of a stranger: every setting that names a program names one that leaves a mark."""

import shutil
from pathlib import Path

from msgspec import Struct

from tests.cli.recorded import AGENCIES, FILE, PLAN
from tests.repositories import Git, commit

# Settings of git that name programs: ``{NAME}`` is a program that leaves the mark NAME.
SETTINGS = """\
[core]
    repositoryFormatVersion = 0
    bare = false
    fsmonitor = {fsmonitor}
    hooksPath = {folder}/hooks
    pager = {pager}
    editor = {editor}
    askPass = {askpass}
    sshCommand = {ssh}
    gitProxy = {proxy}
    alternateRefsCommand = {alternate-refs}
    attributesFile = {folder}/attributes
[include]
    path = {folder}/included
[alias]
    rev-parse = !{alias}
    rev-list = !{alias}
    blame = !{alias}
    st = !{alias}
[pager]
    blame = {pager}
    config = {pager}
    log = {pager}
    ls-tree = {pager}
    rev-list = {pager}
    rev-parse = {pager}
    var = {pager}
[commit]
    gpgSign = true
[tag]
    gpgSign = true
[log]
    showSignature = true
[gpg]
    program = {gpg}
[gpg "ssh"]
    program = {gpg}
    defaultKeyCommand = {gpg}
[diff]
    external = {external}
[diff "evil"]
    textconv = {textconv}
    command = {external}
    cachetextconv = false
[filter "evil"]
    clean = {clean}
    smudge = {smudge}
    required = true
[filter "process"]
    process = {process}
[merge "evil"]
    driver = {merge}
[trailer "x"]
    cmd = {trailer}
    command = {trailer}
    ifMissing = add
[interactive]
    diffFilter = {pager}
[sequence]
    editor = {editor}
[credential]
    helper = {credential}
[uploadpack]
    packObjectsHook = {upload}
[protocol]
    allow = always
[protocol "ext"]
    allow = always
[extensions]
    partialClone = origin
[remote "origin"]
    url = ext::{fetch} %S
    fetch = +refs/heads/*:refs/remotes/origin/*
    promisor = true
    partialCloneFilter = blob:none
    uploadpack = {upload}
    receivepack = {upload}
[hook "evil"]
    event = reference-transaction
    event = post-index-change
    event = pre-commit
    event = post-commit
    command = {hook-setting}
[hook "reference-transaction"]
    command = {hook-setting}
[hook "post-index-change"]
    command = {hook-setting}
[user]
    name = Kẻ lạ
    email = la@vi.du
"""
INCLUDED = """\
[core]
    fsmonitor = {fsmonitor}
[diff "also"]
    textconv = {textconv}
"""
HOOKS = (
    "applypatch-msg", "commit-msg", "fsmonitor-watchman", "post-applypatch", "post-checkout",
    "post-commit", "post-index-change", "post-merge", "post-rewrite", "pre-applypatch",
    "pre-auto-gc", "pre-commit", "pre-merge-commit", "pre-push", "pre-rebase",
    "prepare-commit-msg", "reference-transaction",
)  # fmt: skip
ATTRIBUTES = """\
plans/2026.yaml diff=evil filter=evil merge=evil
plans/agencies.yaml filter=process
"""
PROGRAM = "#!/bin/sh\n: > '{mark}'\n"
PASSING = PROGRAM + "cat\n"  # what it is given, so that git goes on
# One that signs, since a signature is looked at only where there is one.
SIGNING = """\
#!/bin/sh
: > '{mark}'
cat >/dev/null
echo '[GNUPG:] SIG_CREATED ' >&2
printf -- '-----BEGIN PGP SIGNATURE-----\\nx\\n-----END PGP SIGNATURE-----\\n'
"""


TEXTS = {"gpg": SIGNING, "clean": PASSING, "smudge": PASSING, "textconv": PROGRAM + 'cat "$1"\n'}


class Stranger(Struct, frozen=True):
    """What lies outside of the repositories: the programs, and the marks that they leave."""

    folder: Path

    @property
    def marks(self) -> Path:
        return self.folder / "marks"

    def ran(self) -> set[str]:
        """The programs that ran since this was asked last."""
        marks = {mark.name for mark in self.marks.iterdir()}
        for name in marks:
            (self.marks / name).unlink()
        return marks

    def settings(self, text: str = SETTINGS) -> str:
        """Settings with their programs in place of the names."""
        for name in PROGRAMS:
            text = text.replace(f"{{{name}}}", str(self.folder / name))
        return text.replace("{folder}", str(self.folder))


PROGRAMS = (
    "alias", "alternate-refs", "askpass", "clean", "credential", "editor", "external", "fetch",
    "fsmonitor", "gpg", "hook-setting", "merge", "pager", "process", "proxy", "smudge", "ssh",
    "textconv", "trailer", "upload",
)  # fmt: skip


def stranger(folder: Path) -> Stranger:
    """The stranger's programs, laid out in a folder without blanks in its name."""
    found = Stranger(folder)
    found.marks.mkdir(parents=True)
    (folder / "hooks").mkdir()
    for path in [*(folder / name for name in PROGRAMS), *(folder / "hooks" / h for h in HOOKS)]:
        text = TEXTS.get(path.name, PROGRAM)
        mark = found.marks / ("hook" if path.parent.name == "hooks" else path.name)
        path.write_text(text.format(mark=mark), "utf-8")
        path.chmod(0o755)
    (folder / "attributes").write_text(ATTRIBUTES, "utf-8")
    (folder / "included").write_text(found.settings(INCLUDED), "utf-8")
    return found


def hostile(git: Git, top: Path, by: Stranger) -> None:
    """Make a folder a repository of the stranger: three commits of a plan, the last one signed.

    Its branch ``thiếu`` has a plan of which the bytes are nowhere but at the remote.
    """
    git(top, "init", "-q")
    for text in (PLAN, PLAN + "# hai\n"):
        commit(git, top, {FILE: text, "plans/agencies.yaml": AGENCIES})
    git(top, "checkout", "-q", "-b", "thiếu")
    commit(git, top, {FILE: PLAN + "# ở xa\n"})
    lost = git(top, "rev-parse", f"HEAD:{FILE}")
    git(top, "checkout", "-q", "main")
    (top / ".git/objects" / lost[:2] / lost[2:]).unlink()
    commit(git, top, {".gitattributes": ATTRIBUTES})
    git(
        top, "-c", f"gpg.program={by.folder}/gpg", "commit", "-q", "--allow-empty", "-S", "-m", "ký"
    )
    (top / ".git/info/attributes").write_text(ATTRIBUTES, "utf-8")
    shutil.copytree(by.folder / "hooks", top / ".git/hooks", dirs_exist_ok=True)
    (top / ".git/config").write_text(by.settings(), "utf-8")
    (top / FILE).write_text(PLAN + "# ba\n", "utf-8")
    by.ran()


def as_files(top: Path) -> None:
    """Turn a repository's git directory into files of its folder, as a commit can hold them."""
    for path in (top / ".git").iterdir():
        shutil.move(path, top / path.name)
    (top / ".git").rmdir()
    for folder in ("refs", "refs/heads", "refs/tags", "objects/info", "objects/pack"):
        (top / folder).mkdir(exist_ok=True)
        (top / folder / ".giữ").write_text("", "utf-8")
    settings = (top / "config").read_text("utf-8").replace("[core]\n", "[core]\n    worktree = .\n")
    (top / "config").write_text(settings, "utf-8")
