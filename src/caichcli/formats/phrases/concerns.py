"""What waits for an answer, in phrases: how many there are, and how far each has come."""

from collections.abc import Sequence

from caichcli.formats.phrases.records import citation, opinion
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, in_prose
from caichcli.plan.book import Book
from caichcli.plan.model import Update
from caichcli.views.concerns import ConcernLine


def awaiting(lines: Sequence[ConcernLine], lang: Language) -> str:
    """How many problems and how many proposals have no answer."""
    waiting = [line for line in lines if line.answer is None]
    proposals = [line for line in waiting if line.kind == "proposal"]
    words = say(
        lang,
        "concerns.awaiting",
        problems=in_prose(len(waiting) - len(proposals), lang),
        proposals=in_prose(len(proposals), lang),
    )
    return words + of_finished(proposals, lang)


def of_finished(lines: Sequence[ConcernLine], lang: Language) -> str:
    """How many of these are of tasks that are done or withdrawn, to stand behind their number."""
    counts = {
        "finished": sum(line.finished for line in lines),
        "withdrawn": sum(line.withdrawn for line in lines),
    }
    parts = [
        say(lang, f"concerns.of-{name}", count=in_prose(count, lang))
        for name, count in counts.items()
        if count
    ]
    return say(lang, "concerns.of-which", parts=", ".join(parts)) if parts else ""


def pending(book: Book, line: ConcernLine, lang: Language) -> str:
    """How far what has no opinion yet has come, each step with its day and its paper."""
    steps = (one for one in (line.referral, line.considered) if one)
    return "; ".join(_step(book, one, lang) for one in steps)


def _step(book: Book, update: Update, lang: Language) -> str:
    source = citation(update.document, lang) or say(
        lang, "concerns.on-day", day=day(update.date, lang)
    )
    return f"{opinion(book, update, lang)} ({source})"
