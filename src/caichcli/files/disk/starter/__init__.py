"""What a workspace is laid out with: each file's path and text; recipes for automatic checks."""

from collections.abc import Mapping
from importlib.resources import files

# A path in the workspace -> the file of ``starter/`` that it is made from.
Texts = Mapping[str, str]

SETTINGS: Texts = {
    ".editorconfig": "editorconfig",
    ".gitignore": "gitignore",
    ".vscode/settings.json": "vscode-settings.json",
}

# Where edits are checked, and what that place reads.
RECIPES: Mapping[str, Texts] = {
    "github": {
        ".github/workflows/caich.yml": "ci/github/caich.yml",
        ".github/workflows/caich-weekly.yml": "ci/github/caich-weekly.yml",
    },
    "gitlab": {".gitlab-ci.yml": "ci/gitlab/gitlab-ci.yml"},
    "forgejo": {
        ".forgejo/workflows/caich.yml": "ci/forgejo/caich.yml",
        ".forgejo/workflows/caich-weekly.yml": "ci/forgejo/caich-weekly.yml",
    },
    "pre-commit": {".pre-commit-config.yaml": "ci/pre-commit/pre-commit-config.yaml"},
    "pre-receive": {".caich/pre-receive": "ci/pre-receive/pre-receive"},
}


def register(name: str) -> str:
    """A public register by its name: what a new workspace may begin with."""
    return text("agencies.yaml") if name == "none" else text(f"registers/{name}.yaml")


def text(name: str, /, **values: str) -> str:
    """A file of ``starter/``, each ``{key}`` that ``values`` has replaced by its value."""
    content = (files("caichcli.files.disk.starter") / name).read_text(encoding="utf-8")
    for key, value in values.items():
        content = content.replace(f"{{{key}}}", value)
    return content
