"""Where a document differs from what it was made as, in phrases."""

from caichcli.formats.documents.comparison import LineDifference
from caichcli.language.characters import legible
from caichcli.language.messages import say
from caichcli.language.wording import Language

_LONGEST_NAME = 70  # letters by which a paragraph or a row is known


def line(difference: LineDifference, lang: Language, *, before: str) -> str:
    """Return a difference in its place; ``before`` (then, now) says what it is compared with."""
    words = say(
        lang,
        f"difference.{difference.kind}",
        before=say(lang, f"difference.before-{before}"),
        then=legible(difference.then),
        now=legible(difference.now),
    )
    place = _place(difference, lang)
    return f"  {place}: {words}" if place else f"  {words}"


def _place(difference: LineDifference, lang: Language) -> str:
    alone = difference.kind in ("missing", "added")
    names = {
        "section": difference.section,
        "row": "" if alone else difference.row,
        "column": difference.column,
    }
    if names["row"] and not names["column"]:
        names = {"section": names["section"], "line": names["row"]}
    parts = (
        say(lang, f"difference.{key}", name=_name(name)) for key, name in names.items() if name
    )
    return ", ".join(parts)


def _name(words: str) -> str:
    words = legible(" ".join(words.split()))
    return words if len(words) <= _LONGEST_NAME else words[: _LONGEST_NAME - 1].rstrip() + "…"
