"""How a task above is not what it was when it was broken down, in words."""

from collections.abc import Iterator

from caichcli.formats.phrases.records import citation, lead_change, written_term
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.plan.book import Book
from caichcli.plan.parents import Drift


def words(book: Book, drift: Drift, lang: Language) -> str:
    """Return what changed: of the plan above, by which documents."""
    return "; ".join(_parts(book, drift, lang))


def _parts(book: Book, drift: Drift, lang: Language) -> Iterator[str]:
    if not drift.adjustments:
        yield say(lang, "cascade.rewritten")
        return
    if drift.terms:
        before, after = (written_term(term, lang) for term in drift.terms)
        yield say(lang, "cascade.term", before=before or "–", after=after or "–")
    if drift.leads:
        yield lead_change(book, *drift.leads, lang)
    if not (drift.terms or drift.leads):
        yield say(lang, "cascade.occurrence")
    papers = (citation(one.document, lang) for one in drift.adjustments)
    yield from dict.fromkeys(filter(None, papers))
