"""Names longer than a file may have, wherever a command takes one: words and a code."""

from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from tests.cli.recorded import PLAN, desk

LONG = "tên" * 100  # 400 bytes of UTF-8, where a name has at most 255
COMMANDS = {
    # what is asked, and the code
    "import {}.xlsx": 3,
    "import {}.csv": 3,
    "import bang.csv -o plans/{}.yaml": 3,
    "import bang.csv --into {}": 2,
    "forms in {}.xlsx": 3,
    "forms in {}": 3,
    "forms in {}/*.xlsx": 3,
    "forms out --agency all --period 2026-Q2 -o {}": 3,
    "export --into {}.xlsx": 3,
    "export -o {}.csv": 3,
    "export -o {}.xlsx": 3,
    "export -o {}.ics": 3,
    "render weekly -o {}.md": 3,
    "render weekly -o {}.docx": 3,
    "render letters -o {}": 3,
    "verify {}.md": 3,
    "templates check {}.md.j2": 3,
    "init {}": 3,
    "status --plan {}": 2,
    "status --plan {}.yaml": 3,
    "status --plan plans/{}.yaml": 3,
    "update I.1 -n x --plan {}.yaml": 3,
    "update {} -n x": 2,
    "validate {}.yaml": 3,
    "validate {}": 3,
    "validate --output json={}.json": 3,
    "show {}": 2,
    "log {}": 2,
    "list -a {}": 2,
    "explain {}": 2,
    "schema {}": 2,
    "merge-driver {} {} {}": 1,
}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_name_that_no_file_may_have_is_told(ask: Ask, tmp_path: Path, command: str) -> None:
    at = desk(ask, tmp_path)
    (at.top / "bang.csv").write_text("TT,Nhiệm vụ,Chủ trì\n1,Việc,BA\n", "utf-8")
    before = sorted(path.name for path in at.top.rglob("*"))
    for lang in ("vi", "en"):
        answer = at.run(*(word.replace("{}", LONG) for word in command.split()), "--lang", lang)
        told = answer.out + answer.err
        assert (answer.code, told.strip() != "") == (COMMANDS[command], True), told
        assert "Errno" not in told
        assert "caich, không phải" not in told
    assert sorted(path.name for path in at.top.rglob("*")) == before
    assert at.text == PLAN
