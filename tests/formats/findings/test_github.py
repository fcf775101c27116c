"""GitHub's annotations: what the runner reads from each line is what was found."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from caichcli.formats.findings import github
from caichcli.formats.findings.report import Report
from caichcli.language.characters import legible
from caichcli.plan.finding import Span
from tests.formats.findings.samples import made_up

COMMAND = re.compile(r"::(?P<name>[a-z]+) (?P<properties>.*?)::(?P<data>.*)")


def as_the_runner_reads(line: str) -> tuple[str, dict[str, str], str]:
    """A command's name, properties and message, by the runner's own rules for escapes."""
    found = COMMAND.fullmatch(line)
    assert found
    pairs = (pair.split("=", 1) for pair in found["properties"].split(","))
    properties = {name: unescaped(value, "%3A:", "%2C,") for name, value in pairs}
    return found["name"], properties, unescaped(found["data"])


def unescaped(text: str, *further: str) -> str:
    for escape in ("%0D\r", "%0A\n", *further, "%25%"):
        text = text.replace(escape[:3], escape[3])
    return text


def commands(report: Report) -> list[str]:
    written = github.write(report, "vi")
    return written.removesuffix("\n").split("\n") if written else []


@given(
    st.text(min_size=1),
    st.text(alphabet=st.characters(exclude_characters="\0/."), min_size=1),
)
def test_any_words_and_any_path_make_one_command(message: str, path: str) -> None:
    report = made_up(message, path=path)
    (line,) = commands(report)
    name, properties, data = as_the_runner_reads(line)
    assert (name, properties["file"], data) == ("error", legible(path), legible(message))


LINES = {
    # what was found -> the line that the runner gets
    "an error": (
        made_up("Sổ cơ quan không có mã", repair="Kiểm tra lại mã."),
        "::error file=plans/2026.yaml,line=1,endLine=1,col=1,endColumn=2,"
        "title=caich%3A unknown-agency::Sổ cơ quan không có mã%0AKiểm tra lại mã.",
    ),
    "a warning": (
        made_up("a", severity="warning", rule="missing-lead"),
        "::warning file=plans/2026.yaml,line=1,endLine=1,col=1,endColumn=2,"
        "title=caich%3A missing-lead::a",
    ),
    "several lines: without columns, which GitHub would not take": (
        made_up("a", span=Span(3, 5, 7, 2)),
        "::error file=plans/2026.yaml,line=3,endLine=7,title=caich%3A unknown-agency::a",
    ),
    "signs that would end a property": (
        made_up("100%: a, b::c", path="plans/a, b:c%.yaml"),
        "::error file=plans/a%2C b%3Ac%25.yaml,line=1,endLine=1,col=1,endColumn=2,"
        "title=caich%3A unknown-agency::100%25: a, b::c",
    ),
    "a second place": (
        made_up("a", related="Mã được dùng lần đầu ở đây", repair="Sửa."),
        "::error file=plans/2026.yaml,line=1,endLine=1,col=1,endColumn=2,"
        "title=caich%3A unknown-agency"
        "::a%0AMã được dùng lần đầu ở đây (plans/2026.yaml:1)%0ASửa.",
    ),
}


@pytest.mark.parametrize("what", LINES)
def test_a_finding_is_one_line(what: str) -> None:
    report, line = LINES[what]
    assert commands(report) == [line]


def test_paths_are_those_of_the_repository() -> None:
    report = structs.replace(made_up("a", path="../plans/2026.yaml"), top="ke-hoach/templates/")
    (line,) = commands(report)
    assert as_the_runner_reads(line)[1]["file"] == "ke-hoach/plans/2026.yaml"
