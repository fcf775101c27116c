"""Under which headings the passages of a paper stand, and what captions tables have."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from caichcli.audit.paper.mentions import Bounds, bounds_of
from caichcli.audit.passages import Passage, RunningText
from caichcli.audit.words.quantities import Marks, read

LONGEST_TITLE, LONGEST_CAPTION = 100, 200  # letters
CAPTIONS = 2  # paragraphs in front of a table that may be its caption
BEGINNING = 15  # passages in which a paper's own title stands
_ENDS = re.compile(r"[.;,!?…][\s*_]*$")
# What speaks of the whole again, behind headings of bodies or periods.
_OF_ALL = re.compile(
    r"\s*(?:[IVX]+|[A-HĐ])[.)]\s|\b(?:chung|tổng|kết luận|tóm tắt|đánh giá|phương hướng|kiến nghị"
    r"|phụ lục|bảng)\b",
    re.IGNORECASE,
)
_OF_PAPER = re.compile(r"báo cáo|kết quả|tình hình|công tác|report", re.IGNORECASE)


class Section(Struct, frozen=True):
    """Where a passage stands: what its headings bound, and the words right in front of it."""

    bounds: Bounds
    caption: str


def sections(passages: Sequence[Passage], marks: Marks) -> Iterator[Section]:
    """Yield the section of each passage.

    A heading that names no body and no period stands under the last that does, unless it speaks of
    the whole.
    """
    bounds = Bounds()
    captions: list[str] = []
    for passage in passages:
        if not isinstance(passage, RunningText):
            yield Section(bounds, " . ".join(captions[-CAPTIONS:]))
            captions = []
            continue
        is_caption = len(passage.text) <= LONGEST_CAPTION and not _counts(passage, marks)
        if passage.kind == "heading" or (is_caption and _is_like_title(passage)):
            own = bounds_of(passage.text)
            if own.bodies or own.periods or _OF_ALL.search(passage.text):
                bounds = own
        yield Section(bounds, "")
        captions = [*captions, passage.text] if is_caption else []


def own_bounds(passages: Sequence[Passage], marks: Marks) -> Bounds:
    """What the paper's own title bounds."""
    texts = [one for one in passages[:BEGINNING] if isinstance(one, RunningText)]
    titles = (
        one.text
        for one in texts
        if _OF_PAPER.search(one.text)
        and (one.kind == "heading" or (_is_like_title(one) and not _counts(one, marks)))
    )
    return next((own for title in titles if (own := bounds_of(title)).periods), Bounds())


def _is_like_title(passage: RunningText) -> bool:
    """Whether a passage is a short line that ends no sentence."""
    return len(passage.text) <= LONGEST_TITLE and not _ENDS.search(passage.text)


def _counts(passage: RunningText, marks: Marks) -> bool:
    return any(one.is_count for one in read(passage.text, marks).quantities)
