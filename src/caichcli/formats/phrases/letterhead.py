"""Head and signature of an official paper (Decree 30/2020/NĐ-CP, Appendix I) in words.

What neither plan nor settings say is a blank to fill in.
"""

from itertools import zip_longest

from caichcli.formats.blocks import BlockCell, Column, Table
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.views.report.face import Face

BLANK = "…"
BODY_STROKE = 0.4  # of the length of the words: a third to a half
_LEFT, _CENTRED = Column(""), Column("", centred=True)


def head(face: Face, lang: Language) -> Table:
    """Issuing body and number at the left; national title, place and date at the right.

    A short line stands under the issuing body, one as long as the motto under that.
    """
    left = [face.superior and BlockCell(face.superior.upper())]
    left.append(BlockCell((face.body or BLANK).upper(), bold=True, stroke=BODY_STROKE))
    symbol = face.symbol or f"BC-{BLANK}"
    left.append(BlockCell(say(lang, "letterhead.number", symbol=symbol)))
    right = [
        BlockCell(say(lang, "letterhead.nation"), bold=True),
        BlockCell(say(lang, "letterhead.motto"), bold=True, stroke=1),
        BlockCell(say(lang, "letterhead.place-date", place=face.place or BLANK)),
    ]
    return _beside(_CENTRED, [cell for cell in left if cell], right)


def signature(face: Face, lang: Language) -> Table:
    """The recipients at the left; power, title and name of who signs at the right."""
    recipients = [f"- {line};" for line in face.recipients or (BLANK,)]
    filing = face.filed or say(lang, "letterhead.filed")
    left = [BlockCell(say(lang, "letterhead.recipients"), bold=True)]
    left += map(BlockCell, (*recipients, f"- {filing}."))
    right = [BlockCell(line.upper(), bold=True) for line in face.signatory or (BLANK,)]
    right += [BlockCell(""), BlockCell(face.signer or BLANK, bold=True)]
    return _beside(_LEFT, left, right)


def _beside(column: Column, left: list[BlockCell], right: list[BlockCell]) -> Table:
    rows = zip_longest(left, right, fillvalue=BlockCell(""))
    return Table((column, _CENTRED), tuple(rows), ruled=False)
