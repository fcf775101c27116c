"""Head and signature of an official paper: Decree 30/2020/NĐ-CP, Appendix I, parts I and II.

What the settings do not say is a field that one comes to with Tab, and writes over.
"""

from typing import Any

from docx.shared import Pt

from docs.generators.word.paper import Paper, rule

SENDER = "{{ words.sender(face) }}"


def head(paper: Paper, kind: str, subject: str = "") -> None:
    """Issuing body and number at the left; national title, place and date at the right.

    ``kind`` is what stands for the kind of paper in its number, ``subject`` what a
    letter, which has no title, is about.
    """
    say = paper.say
    table = paper.grid([68, 97], "", ruled=False)
    left, right = paper.row(table, [("{%p if face.superior %}", "l"), ("", "c")], "Tag")
    _add(paper, left, "{{ face.superior | upper }}", "Paper Head")
    _add(paper, left, "{%p endif %}", "Tag")
    _add(paper, left, "{{ words.issuing_body(face) }}", "Paper Body")
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
    cells = paper.row(table, [("", "c"), ("", "c")], "Paper Head")
    cells[0].paragraphs[0].add_run(f'{{{{ words.paper_number(face, "{kind}") }}}}')
    cells[1].paragraphs[0].style = "Paper Date"
    cells[1].paragraphs[0].add_run("{{ words.place_and_date(face) }}")
    if subject:
        about = _add(paper, cells[0], say(f"V/v {subject}", f"Re: {subject}"), "Paper Head")
        for run in about.runs:
            run.font.size = Pt(12)
    paper.space()


def say_width(paper: Paper) -> float:
    """How far the line under the motto is drawn in at both sides: it is as long as the words."""
    return 19.0 if paper.lang == "vi" else 12.0


def signature(paper: Paper, first: str = "") -> None:
    """Recipients at the left, who signs at the right; on one page, with the last line above.

    ``first`` is the first of the recipients where the settings name none.
    """
    say = paper.say
    paper.space()
    for above in paper.document.paragraphs[-2:]:
        above.paragraph_format.keep_with_next = True
    table = paper.grid([70, 95], "", ruled=False)
    left, right = paper.row(table, [("", "l"), ("", "c")], "Recipients")
    run = left.paragraphs[0].add_run(say("Nơi nhận:", "Recipients:"))
    run.bold = run.italic = True
    run.font.size = Pt(12)
    usual = f'("{first}", none)' if first else "(none, none)"
    _add(paper, left, f"{{%p for line in face.recipients or {usual} %}}", "Tag")
    _add(paper, left, "- {{ line | field(words.blanks.recipient) }};", "Recipients")
    _add(paper, left, "{%p endfor %}", "Tag")
    _add(paper, left, "- {{ words.filed(face) }}", "Recipients")
    right.paragraphs[0].style = "Tag"
    right.paragraphs[0].add_run("{%p for line in face.signatory or (none,) %}")
    line = '{{ (line or "") | upper | field(words.blanks.signatory) }}'
    _add(paper, right, line, "Paper Body")
    _add(paper, right, "{%p endfor %}", "Tag")
    for _ in range(4):
        _add(paper, right, "", "Paper Head")
    _add(paper, right, "{{ face.signer | field(words.blanks.signer) }}", "Paper Body")
    for paragraph in (*left.paragraphs, *right.paragraphs):
        paragraph.paragraph_format.keep_with_next = True


def _add(paper: Paper, cell: Any, text: str, style: str) -> Any:
    """One more paragraph of a cell."""
    made = paper.text(text, style)
    cell._tc.append(made._p)
    return cell.paragraphs[-1]
