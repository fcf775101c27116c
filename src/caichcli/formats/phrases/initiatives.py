"""An initiative in a phrase: how far it has come, and where it was applied too."""

from caichcli.language.documents import cite
from caichcli.language.messages import say
from caichcli.language.wording import Language, day
from caichcli.plan.book import Book
from caichcli.views.initiatives import InitiativeLine


def situation(book: Book, line: InitiativeLine, lang: Language) -> str:
    """The last stage, since when or by which decision, and where it was replicated."""
    own, decision = line.state, line.initiative.decision
    words = say(lang, f"words.initiative_{'declined' if own.declined else own.stage}")
    detail = day(own.since, lang) if own.since else ""
    if decision and own.stage == "recognised":
        parts = (cite(decision.number, decision.date, lang), decision.level)
        detail = ", ".join(filter(None, parts))
    if detail and not own.declined:
        words = f"{words} ({detail})"
    if own.units:
        names = ", ".join(map(book.register.name, own.units))
        words = f"{words}; {say(lang, 'initiatives.replicated', names=names)}"
    return words
