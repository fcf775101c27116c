"""The shell steps of CI recipes run as their servers run them, in a clone of a real repository."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from caichcli.cli.main import run

EXPRESSION = re.compile(r"\$\{\{ (.*?) \}\}")
INSTALL = "python -m pip install --quiet caichcli=="


class Ran(Struct, frozen=True):
    """How a job ended: the code of the first step that failed, and all that was printed."""

    code: int
    printed: str


def recipe(folder: Path, place: str, name: str) -> dict[str, Any]:
    """A workflow file as ``caich init`` writes it, read."""
    assert run(["init", str(folder), "--ci", place]) == 0
    loaded = yaml.safe_load((folder / name).read_text("utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def run_actions(
    workflow: dict[str, Any], at: Path, settings: Mapping[str, str], event: Mapping[str, str]
) -> Ran:
    """The only job of a workflow for GitHub or Forgejo, but for what its actions do.

    ``settings`` are the environment that the server gives; ``event`` has the
    values of expressions. What installs caich and what calls GitHub is left out.
    """
    (job,) = workflow["jobs"].values()
    code, printed, outputs = 0, "", dict[str, str]()
    for step in job["steps"]:
        script = step.get("run", "")
        always = "!cancelled()" in step.get("if", "")
        if not script or script.startswith(INSTALL) or "gh api" in script or (code and not always):
            continue
        written = at.parent / "outputs"
        written.write_text("", "utf-8")
        values = {**event, **outputs}
        own = {
            name: _evaluated(value, values)
            for name, value in (workflow["env"] | step.get("env", {})).items()
        }
        shell = [sys.executable, "-c"] if step.get("shell") == "python" else ["bash", "-e", "-c"]
        done = subprocess.run(
            [*shell, script],
            cwd=at,
            env={**os.environ, **settings, "GITHUB_OUTPUT": str(written), **own},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        code = code or done.returncode
        printed += done.stdout.decode()
        for line in written.read_text("utf-8").splitlines():
            name, _, value = line.partition("=")
            outputs[f"steps.{step['id']}.outputs.{name}"] = value
    return Ran(code, printed)


def _evaluated(text: str, values: Mapping[str, str]) -> str:
    return EXPRESSION.sub(lambda found: values[found[1]], text)


def run_gitlab(pipeline: dict[str, Any], name: str, at: Path, settings: Mapping[str, str]) -> Ran:
    """A job of GitLab's: the lines of its script, in one shell that stops at the first fault."""
    job = pipeline[name]
    shared = pipeline[job["extends"]]
    assert all(line.startswith(INSTALL) for line in shared["before_script"])
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", "\n".join(job["script"])],
        cwd=at,
        env={**os.environ, **shared["variables"], **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode())
