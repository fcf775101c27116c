"""``caich render --verify``: is it still what caich made, would today's plan give the same?"""

from pathlib import Path

from msgspec import structs

from caichcli.cli import making, session, statement
from caichcli.cli.owning import needs_office
from caichcli.cli.reports import REPORTS, Document
from caichcli.cli.statement import Count, Statement
from caichcli.cli.usage import FINDINGS, UNREADABLE, Refusal
from caichcli.files.disk import workspace
from caichcli.files.disk.workspace import Unreadable
from caichcli.formats.documents import seal
from caichcli.formats.documents.seal import Seal
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, number
from caichcli.plan.book import Book

LARGEST = 64 * 1024 * 1024
_ZIP = b"PK"


def verify(name: str, lang: Language) -> int:
    """Say both of a document; FINDINGS where one of them is not so."""
    sealed = _sealed(name)
    stated = statement.read(sealed.words)
    if stated is None:
        raise Refusal("verify.not-ours", path=name)
    print(say(lang, f"verify.{sealed.state}", path=name))
    print(_origin(stated, lang))
    found = REPORTS[stated.report](stated.request(session.today()))
    document = next((each for each in found.documents if each.stem == stated.stem), None)
    if document is None:
        raise Refusal("verify.no-such-document", UNREADABLE, stem=stated.stem)
    same = _compare(stated, document, found.asked.book, lang)
    if same:
        then = structs.replace(found.asked, today=stated.today)
        now = making.maker(then, stated.lang)(document.facts)
        as_is = now.digest == stated.digest
        print(say(lang, "verify.same-inputs" if as_is else "verify.same-figures"))
    return 0 if same and sealed.state != "changed" else FINDINGS


def _sealed(name: str) -> Seal:
    """The document's seal; a Refusal for a file that is none of ours or cannot be read."""
    path = Path(name)
    content: bytes | Unreadable
    try:
        large = path.is_file() and path.stat().st_size > LARGEST
        content = Unreadable(path, "too-large") if large else workspace.read(path)
    except (OSError, ValueError):
        content = Unreadable(path, "system")
    if isinstance(content, Unreadable):
        raise Refusal(f"verify.unreadable-{content.reason}", UNREADABLE, path=name)
    found = _of_word(content, name) if content.startswith(_ZIP) else seal.read(content)
    if found is None:
        raise Refusal("verify.not-ours", path=name)
    return found


def _of_word(content: bytes, name: str) -> Seal | None:
    try:
        from caichcli.formats.documents.word import seal as word_seal

        found = word_seal.read(content)
    except ModuleNotFoundError as error:
        raise needs_office(error) from error
    if isinstance(found, Seal) or found is None:
        return found
    raise Refusal(f"verify.{found.reason}", UNREADABLE, path=name, detail=found.detail)


def _origin(stated: Statement, lang: Language) -> str:
    revision = say(lang, "verify.revision", revision=stated.revision) if stated.revision else ""
    return say(
        lang,
        "verify.origin",
        report=stated.report,
        plan=stated.plan,
        as_of=day(stated.as_of, lang),
        made=day(stated.today, lang),
        version=stated.version,
        revision=revision,
        digest=stated.digest,
    )


def _compare(stated: Statement, document: Document, book: Book, lang: Language) -> bool:
    """Say which figures are others now, each then and now; whether none is."""
    now = statement.counts(document.value)
    moved = [name for name, count in now.items() if stated.figures.get(name) != count]
    if not moved:
        return True
    print(say(lang, "verify.other-figures"))
    for name in moved:
        before = stated.figures.get(name)
        key = "verify.other-tasks" if before and before.number == now[name].number else ""
        print(
            say(
                lang,
                key or "verify.then-and-now",
                figure=say(lang, f"words.{name}", days=number(book.due_soon_days, lang)),
                then=_shown(before, lang),
                now=_shown(now[name], lang),
            )
        )
    return False


def _shown(count: Count | None, lang: Language) -> str:
    return number(count.number, lang) if count else "–"
