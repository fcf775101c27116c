"""The Word template of the letters that ask for an agency's own plan (đề nghị gửi kế hoạch)."""

from caichcli.language.wording import Language
from docs.generators.word import letterhead, sections
from docs.generators.word.paper import Paper
from docs.generators.word.tables import column


def letter(lang: Language) -> bytes:
    """Công văn đề nghị gửi kế hoạch to one agency."""
    paper = Paper(lang, "{{ words.plan_request_about }}: {{ report.agency | agency }}")
    say, sender = paper.say, letterhead.SENDER
    sections.opening(paper)
    letterhead.head(paper, "", "{{ words.plan_request_about }}")
    to = "{{ words.addressee(report) }}"
    paper.text(say(f"Kính gửi: {to}.", f"To: {to}."), "Addressee")
    told = "{{ words.plan_request_opening(report, words.sender(face)) }}"
    elsewhere = "{{ words.plan_request_elsewhere(report) }}"
    paper.text(f"{told}{elsewhere}")
    columns = [
        column(paper, "id", "{{ standing.task.id }}"),
        column(paper, "task", "{{ standing.task | title }}"),
        column(paper, "product", '{{ standing.task.product or "–" }}'),
        column(paper, "term", "{{ standing | term }}"),
    ]
    caption = say("Nhiệm vụ được giao", "Tasks assigned")
    paper.table(columns, ("for standing in report.tasks",), caption)
    whom = "{{ report.agency | agency }}"
    paper.text(say(f"{sender} đề nghị {whom}:", f"{sender} asks {whom}:"))
    paper.text("1. {{ words.plan_request_issued }}")
    paper.text("2. {{ words.plan_request_coming(report) }}")
    paper.text("{{ words.plan_request_by(words.sender(face)) }}")
    paper.text(say("Trân trọng./.", "Respectfully."))
    letterhead.signature(paper, say("Như trên", "As above"))
    sections.marks_of(paper, "report.listed")
    sections.made_by(paper, dated=False)
    sections.last_mark(paper)
    return paper.content()
