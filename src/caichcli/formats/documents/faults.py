"""What is wrong with a template, and how it is told."""

from typing import Literal

from msgspec import Struct

from caichcli.files.disk.workspace import Unreadable
from caichcli.language.characters import encodable
from caichcli.language.messages import say
from caichcli.language.wording import Language

# fmt: off
Reason = Literal[
    "missing", "unreadable", "syntax", "undefined", "filter", "forbidden", "endless", "failed",
    "unclosed", "not-alone", "torn", "not-word", "too-large", "macros", "external", "outside",
    "slow", "memory", "large", "ended",
]
# fmt: on


class TemplateFault(Struct, frozen=True):
    """What is wrong with a template, and where; ``detail`` is the name or the words at fault.

    ``line`` is 0 where it is not about a line; in a Word template it counts
    paragraphs, and ``words`` are the paragraph's own. ``near`` is the known name
    that the one at fault is most like. Reasons: ``missing`` (no such template),
    ``unreadable`` (``detail`` says why), ``syntax``, ``undefined`` (no such
    value), ``filter`` (no such filter), ``forbidden`` (what no template may do),
    ``endless``, and ``failed`` for any other error while it ran; of Word
    templates also ``unclosed`` (a tag without its end, or an end alone),
    ``not-alone`` (text beside a tag that stands for all of it), ``torn`` (tags
    that do not fit the document's parts), ``not-word``, ``too-large``,
    ``macros`` and ``external``. ``outside``: the folder of templates is a link out of
    the workspace. Of work apart: ``slow`` and ``memory`` (it took more than it may), ``large``
    (the document is) and ``ended`` (its process, ``detail`` says of what).
    """

    reason: Reason
    template: str
    line: int = 0
    detail: str = ""
    near: str = ""
    words: str = ""


LONGEST_DETAIL = 200  # letters: a template may make a name of millions


def not_read(file: Unreadable) -> TemplateFault:
    """Return the fault of a template whose file is not read."""
    reasons: dict[str, Reason] = {"outside": "outside", "too-large": "too-large"}
    reason = reasons.get(file.reason, "unreadable")
    return TemplateFault(reason, encodable(file.path.as_posix()), detail=file.reason)


def words(fault: TemplateFault, lang: Language) -> str:
    """Return the fault in words, with its place."""
    key = (
        f"render.template-{fault.reason}-near" if fault.near else f"render.template-{fault.reason}"
    )
    detail = fault.detail
    if len(detail) > LONGEST_DETAIL:
        detail = f"{detail[:LONGEST_DETAIL]}…"
    return say(lang, key, place=_place(fault, lang), detail=detail, near=fault.near)


def _place(fault: TemplateFault, lang: Language) -> str:
    if not fault.line:
        return fault.template
    if not fault.words:
        return f"{fault.template}:{fault.line}"
    return say(
        lang,
        "render.paragraph",
        template=fault.template,
        number=fault.line,
        words=fault.words,
    )
