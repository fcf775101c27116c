"""Letters that went out, recorded, and what is said of them."""

from collections.abc import Iterator

from msgspec import structs

from caichcli.cli import recording
from caichcli.cli.recording import Request
from caichcli.cli.usage import Misuse
from caichcli.formats.phrases.records import citation
from caichcli.language.messages import say
from caichcli.language.wording import Language, day
from caichcli.plan.book import Book
from caichcli.plan.records import Document
from caichcli.services.records import recording as plans
from caichcli.services.reporting import letters
from caichcli.services.reporting.letters import Dispatch, Issued, NumberOrder


def record(request: Request, folder: str, numbers: str | None, order: NumberOrder) -> int:
    """Record the letters that went out, and print which and to whom."""
    here = request.session
    if order.document is not None and numbers is not None:
        raise Misuse("letters.one-number")
    files = letters.read(here, folder)
    rows = letters.read_numbers(here, numbers) if numbers is not None else ()
    order = structs.replace(order, rows=rows)
    book = plans.book(here, request.instruction.plan)
    dispatch = letters.dispatch(here, book, files, order)
    compose = letters.recorded(here, files, order)
    with_letters = structs.replace(request, dispatch=dispatch)
    code = recording.record(with_letters, compose, "record.commit-remind")
    if request.format == "text":
        for line in _list(book, dispatch, here.lang):
            print(line)
    return code


def _list(book: Book, dispatch: Dispatch, lang: Language) -> Iterator[str]:
    """What was written to whom, and the letters that went out under no number."""
    yield say(lang, "letters.sent", count=len(dispatch.issued))
    for one in dispatch.issued:
        yield _sent(book, one, lang)
    if dispatch.drafts:
        names = ", ".join(book.register.name(letter.agency) for letter in dispatch.drafts)
        yield say(lang, "letters.drafts", count=len(dispatch.drafts), names=names)


def _sent(book: Book, issued: Issued, lang: Language) -> str:
    last = issued.reply_by
    return say(
        lang,
        "letters.line",
        agency=book.register.name(issued.letter.agency),
        document=citation(Document(issued.number, issued.signed), lang),
        what=_subject(issued, lang),
        reply=say(lang, "letters.reply-by", day=day(last, lang)) if last else "",
        again=_again(issued, lang),
    )


def _subject(issued: Issued, lang: Language) -> str:
    """The tasks that a letter urges on, or that it asks for a plan."""
    if issued.letter.asks_plan:
        return say(lang, "letters.of-plan")
    return say(lang, "letters.of-tasks", tasks=", ".join((*issued.tasks, *issued.recorded)))


def _again(issued: Issued, lang: Language) -> str:
    if issued.again:
        return say(lang, "letters.again-plan")
    tasks = ", ".join(issued.recorded)
    return say(lang, "letters.again", tasks=tasks) if tasks else ""
