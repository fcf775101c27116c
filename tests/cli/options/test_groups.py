"""A class of options among a command's parameters: its options, in its place, by their names."""

from inspect import Parameter, signature
from typing import Annotated

import pytest
import typer
from msgspec import Struct
from typer.testing import CliRunner

from caichcli.cli.options.groups import with_single_options


class Question(Struct, frozen=True, kw_only=True):
    agency: str | None = None
    sort: str = "plan"
    within: int | None = None


class LateQuestion(Question, frozen=True, kw_only=True):
    to: Annotated[str, typer.Option("--to")]
    sort: Annotated[str, typer.Option("--sort")] = "late"
    within: Annotated[int | None, typer.Option("--within")] = None


class UnreportedQuestion(LateQuestion, frozen=True, kw_only=True):
    since: Annotated[str, typer.Option("--since")] = ""
    sort: Annotated[str, typer.Option("--sort")] = "agency"


def command(
    task: Annotated[str, typer.Argument()] = "all",
    *,
    question: LateQuestion,
    lang: Annotated[str, typer.Option("--lang")] = "vi",
) -> None:
    typer.echo(f"{task} {question} {lang}")


def plain(task: Annotated[str, typer.Argument()] = "all") -> None:
    typer.echo(task)


def test_the_options_of_a_group_stand_in_its_place() -> None:
    parameters = signature(with_single_options(command)).parameters
    assert {name: one.default for name, one in parameters.items()} == {
        "task": "all",
        "to": Parameter.empty,
        "sort": "late",
        "within": None,
        "lang": "vi",
    }


def test_a_group_that_builds_on_another_has_its_own_options_first() -> None:
    def unreported(*, question: UnreportedQuestion) -> None:
        typer.echo(str(question))

    parameters = signature(with_single_options(unreported)).parameters
    assert {name: one.default for name, one in parameters.items()} == {
        "since": "",
        "to": Parameter.empty,
        "sort": "agency",
        "within": None,
    }


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("--to x", "all LateQuestion(agency=None, sort='late', within=None, to='x') vi"),
        (
            "I.1 --within 3 --sort plan --to y --lang en",
            "I.1 LateQuestion(agency=None, sort='plan', within=3, to='y') en",
        ),
    ],
)
def test_a_group_is_put_together_again(words: str, printed: str) -> None:
    app = typer.Typer()
    app.command()(with_single_options(command))
    run = CliRunner().invoke(app, words.split())
    assert run.output.strip() == printed


@pytest.mark.parametrize("words", ["", "--to x --agency bo-a"])
def test_what_a_group_needs_and_does_not_have_is_refused(words: str) -> None:
    app = typer.Typer()
    app.command()(with_single_options(command))
    assert CliRunner().invoke(app, words.split()).exit_code == 2


def test_a_command_without_groups_stays_as_it_is() -> None:
    assert with_single_options(plain) is plain
