"""Questions on a terminal for what no option says; Tab completes the choices."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, get_args

import typer

from caichcli.cli.usage import Misuse
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.plan.model import Status

QUESTIONS = ("status", "progress", "note", "results")


def complete(
    values: dict[str, Any], tasks: list[str], lang: Language, milestones: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Return the values with the answers of the person; an empty answer gives none.

    Which of the task's ``milestones`` is meant is asked where it has some.
    """
    if sys.stdin is None or not sys.stdin.isatty():
        raise Misuse("record.no-terminal")
    print(say(lang, "record.prompt-tasks", tasks=", ".join(tasks)), file=sys.stderr)
    answers = {
        key: _ask(key, get_args(Status) if key == "status" else (), lang)
        for key in QUESTIONS
        if not values.get(key)
    }
    if milestones and not values.get("milestone"):
        choices = "; ".join(f"{number}: {name}" for number, name in enumerate(milestones, 1))
        numbers = tuple(str(number) for number in range(1, len(milestones) + 1))
        answers["milestone"] = _ask("milestone", numbers, lang, choices)
    results = answers.get("results")
    documents = {"results": results.split()} if results else {}
    return {**values, **{key: text for key, text in answers.items() if text}, **documents}


def _ask(key: str, choices: tuple[str, ...], lang: Language, told: str = "") -> str:
    """One answer; one that is none of the choices, ``told`` in words, is asked for again."""
    words = say(lang, f"record.prompt-{key}", choices=told or ", ".join(choices))
    with _offering(choices):
        while True:
            print(f"{words}: ", end="", file=sys.stderr, flush=True)
            try:
                answer = input().strip()
            except EOFError:
                raise typer.Abort from None
            if not (choices and answer) or answer in choices:
                return answer
            print(say(lang, "record.prompt-again", choices=", ".join(choices)), file=sys.stderr)


@contextmanager
def _offering(choices: tuple[str, ...]) -> Iterator[None]:
    """Let the Tab key complete to the choices, where the system can."""
    try:
        import readline
    except ImportError:  # Windows
        yield
        return
    before = readline.get_completer()

    def offer(text: str, state: int) -> str | None:
        fitting = [choice for choice in choices if choice.startswith(text)]
        return fitting[state] if state < len(fitting) else None

    readline.set_completer(offer)
    readline.set_completer_delims(" ")
    readline.parse_and_bind("tab: complete")
    try:
        yield
    finally:
        readline.set_completer(before)
