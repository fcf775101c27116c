"""What a person at a terminal is asked: here, whether a report is meant as it stands."""

import sys
from collections.abc import Mapping, Sequence

import typer

from caichcli.formats.phrases import receipts
from caichcli.language.messages import say
from caichcli.language.vietnamese import fold
from caichcli.language.wording import Language, day, read_day
from caichcli.plan.agencies import Register
from caichcli.plan.model import Id
from caichcli.services.records.confirmations import (
    Answer,
    RuleQuestion,
    Unanswered,
    answer,
)
from caichcli.views.receipt import Receipt

YES, NO = ("c", "co", "y", "yes"), ("k", "khong", "n", "no")


def possible() -> bool:
    """Tell whether somebody sits at a terminal to be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def answers(unanswered: Unanswered, lang: Language) -> Mapping[int, Sequence[Answer]]:
    """Ask every question and return the answers by the additions that they are about.

    Raises ``unanswered`` where one is left open: nothing is to be written then.
    """
    by_position: dict[int, list[Answer]] = {}
    register = unanswered.book.register
    for question in unanswered.questions:
        reply = _ask(question, register, lang)
        if reply is None:
            raise unanswered
        by_position.setdefault(question.position, []).append(reply)
    return by_position


def is_meant(question: str, lang: Language) -> bool:
    """Ask a question of yes or no; an empty line is no."""
    while (word := fold(read_line(question))) not in (*YES, *NO, ""):
        print(say(lang, "record.prompt-again", text=word), file=sys.stderr)
    return word in YES


def last_look(receipt: Receipt, lang: Language) -> None:
    """Show what records would do, and ask whether to write them; break off where not."""
    for line in receipts.lines(receipt, lang):
        print(line, file=sys.stderr)
    while (word := fold(read_line(say(lang, "record.last-look")))) not in YES:
        if not word or word in NO:
            print(say(lang, "record.not-written"), file=sys.stderr)
            raise typer.Abort


def _ask(question: RuleQuestion, register: Register, lang: Language) -> Answer | None:
    """One answer; None for an empty line. What is no answer is asked for again."""
    print(receipts.question(question.finding, lang), file=sys.stderr)
    for number, agency in enumerate(question.agencies, 1):
        print(f"  {number}. {register.name(agency)}", file=sys.stderr)
    kind = "agencies" if question.agencies else "day"
    values = {key: _shown(value, lang) for key, value in question.otherwise.items()}
    words = say(lang, f"record.ask-{kind}", **{"completed": "", **values})
    while True:
        text = read_line(words)
        if not text:
            return None
        reply = _answer(question, text)
        if reply is not None:
            return reply


def read_line(words: str) -> str:
    """Return what is typed behind some words; the end of the input breaks off."""
    print(f"{words}: ", end="", file=sys.stderr, flush=True)
    try:
        return input().strip()
    except EOFError:
        raise typer.Abort from None


def _answer(question: RuleQuestion, text: str) -> Answer | None:
    """What a typed answer does; None for one that is none."""
    word = fold(text)
    if word in YES:
        return answer(question, "yes")
    if word in NO:
        return answer(question, "no")
    return answer(question, chosen_of(text, question.agencies))


def chosen_of(text: str, choices: Sequence[Id]) -> list[Id]:
    """Return the choices that numbers name, "1, 3"; none where one is no number of theirs."""
    numbers = text.replace(",", " ").split()
    if not all(number.isdecimal() and 0 < int(number) <= len(choices) for number in numbers):
        return []
    return [choices[int(number) - 1] for number in dict.fromkeys(numbers)]


def _shown(value: str, lang: Language) -> str:
    date = read_day(value)
    return day(date, lang) if date else value
