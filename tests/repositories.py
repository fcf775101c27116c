"""Real git repositories for tests."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Git = Callable[..., str]


def own_git(monkeypatch: pytest.MonkeyPatch, home: Path) -> Git:
    """A function that runs git in a folder, whatever the settings of whoever runs the tests."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Người thử")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "thu@vi.du")
        monkeypatch.setenv(f"GIT_{role}_DATE", "2020-06-01T08:00:00Z")

    def run(at: Path, *words: str) -> str:
        done = subprocess.run(
            ["git", "-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always", *words],
            cwd=at,
            check=True,
            capture_output=True,
        )
        return done.stdout.decode().strip()

    return run


def commit(git: Git, top: Path, files: dict[str, str]) -> str:
    """Write files into a repository and commit all that is there; the commit's name."""
    for name, text in files.items():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_bytes(text.encode())
    git(top, "add", "-A")
    git(top, "commit", "-q", "-m", "sửa")
    return git(top, "rev-parse", "HEAD")
