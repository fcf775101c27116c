"""Edits as a reviewer sees them: a text before and after, in one."""

import textwrap

from caichcli.files.yaml import editor, reader
from caichcli.files.yaml.edits import Edit

LOG = ("tasks", 0, "updates")
REPORT = {"date": "2026-06-30", "by": "bo-a"}
BOM = "\ufeff"


def versions(diff: str) -> tuple[str, str]:
    """The text before and after a diff: its lines begin with a blank, a minus or a plus."""
    lines = textwrap.dedent(diff).strip("\n").split("\n")
    assert all(line[:1] in ("", " ", "-", "+") for line in lines), diff
    before = (line[1:] for line in lines if not line.startswith("+"))
    after = (line[1:] for line in lines if not line.startswith("-"))
    return "\n".join(before) + "\n", "\n".join(after) + "\n"


def edited(text: str, *edits: Edit) -> str:
    result = editor.apply(reader.read(text, "p.yaml"), edits)
    assert isinstance(result, editor.Edited), result
    return result.document.text


def refused(text: str, *edits: Edit) -> editor.EditRefusal:
    result = editor.apply(reader.read(text, "p.yaml"), edits)
    assert isinstance(result, editor.EditRefusal), result
    return result
