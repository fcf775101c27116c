"""Head and signature of an official paper: Decree 30/2020/NĐ-CP, Appendix I, parts I and II.

What the plan does not say is a blank, "…", for whoever drafts to fill in.
"""

from typing import Any

from docx.shared import Pt

from docs.generators.word.paper import Paper, rule

_BLANK = "……"
_PARENT = "{{ report.issuer.parent | agency | upper }}"
_BODY = "{{ report.issuer.body | agency | upper }}"
SENDER = "{% if report.issuer.body %}{{ report.issuer.body | agency }}{% else %}……{% endif %}"


def head(paper: Paper, kind: str, subject: str = "") -> None:
    """Issuing body and number at the left; national title, place and date at the right.

    ``kind`` is what stands for the kind of paper in its number, ``subject`` what a
    letter, which has no title, is about.
    """
    say = paper.say
    table = paper.grid([68, 97], "", ruled=False)
    left, right = paper.row(table, [("{%p if report.issuer.parent %}", "l"), ("", "c")], "Tag")
    _add(paper, left, _PARENT, "Paper Head")
    _add(paper, left, "{%p endif %}", "Tag")
    body = f"**{{% if report.issuer.body %}}{_BODY}{{% else %}}{_BLANK}{{% endif %}}**"
    _add(paper, left, body, "Paper Head")
    rule(_add(paper, left, "", "Rule"), 23)
    nation = say("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM")
    first = right.paragraphs[0]
    first.style = "Paper Head"
    run = first.add_run(nation)
    run.bold = True
    run.font.size = Pt(12)
    motto = say("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness")
    _add(paper, right, f"**{motto}**", "Paper Head")
    rule(_add(paper, right, "", "Rule"), say_width(paper))
    number = say(f"Số: {_BLANK}/{kind}{_BLANK}", f"No.: {_BLANK}/{kind}{_BLANK}")
    place = say(f"{_BLANK}, ngày … tháng … năm ……", f"{_BLANK} (place), …… (date)")
    cells = paper.row(table, [(number, "c"), (f"__{place}__", "c")], "Paper Head")
    if subject:
        about = _add(paper, cells[0], say(f"V/v {subject}", f"Re: {subject}"), "Paper Head")
        for run in about.runs:
            run.font.size = Pt(12)
    paper.space()


def say_width(paper: Paper) -> float:
    """How far the line under the motto is drawn in at both sides: it is as long as the words."""
    return 19.0 if paper.lang == "vi" else 12.0


def signature(paper: Paper, first: str = _BLANK) -> None:
    """Recipients at the left, who signs at the right; the two stay on one page."""
    say = paper.say
    paper.space()
    table = paper.grid([70, 95], "", ruled=False)
    left, right = paper.row(table, [("", "l"), ("", "c")], "Recipients")
    run = left.paragraphs[0].add_run(say("Nơi nhận:", "Recipients:"))
    run.bold = run.italic = True
    run.font.size = Pt(12)
    filed = say(f"- Lưu: VT, {_BLANK}.", f"- Filed: {_BLANK}.")
    for line in (f"- {first};", f"- {_BLANK};", filed):
        _add(paper, left, line, "Recipients")
    right.paragraphs[0].style = "Paper Head"
    title = say("QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ", "AUTHORITY AND TITLE OF THE SIGNATORY")
    right.paragraphs[0].add_run(title).bold = True
    _add(paper, right, say("__(chữ ký, dấu)__", "__(signature, seal)__"), "Paper Head")
    for _ in range(3):
        _add(paper, right, "", "Paper Head")
    _add(paper, right, f"**{_BLANK}**", "Paper Head")
    for paragraph in (*left.paragraphs, *right.paragraphs):
        paragraph.paragraph_format.keep_with_next = True


def _add(paper: Paper, cell: Any, text: str, style: str) -> Any:
    """One more paragraph of a cell."""
    made = paper.text(text, style)
    cell._tc.append(made._p)
    return cell.paragraphs[-1]
