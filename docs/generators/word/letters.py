"""The Word template of the letters that urge (công văn đôn đốc)."""

from caichcli.language.wording import Language
from docs.generators.word import letterhead, sections
from docs.generators.word.paper import Column, Paper
from docs.generators.word.tables import column


def letter(lang: Language) -> bytes:
    """Công văn đôn đốc to one agency."""
    paper = Paper(lang, "{{ words.overdue_heading }}: {{ report.agency | agency }}")
    say = paper.say
    sections.opening(paper)
    letterhead.head(paper, "", "{{ words.letter_about(report) }}")
    whom = "{{ report.agency | agency }}"
    to = "{{ words.addressee(report) }}"
    paper.text(say(f"Kính gửi: {to}.", f"To: {to}."), "Addressee")
    told = say(
        "Thực hiện {{ report.head.title }} ({{ report.head.document | cite }}), tính đến hết "
        f"ngày {{{{ report.day | day }}}}, {whom} còn ",
        "Of {{ report.head.title }} ({{ report.head.document | cite }}), as of "
        f"{{{{ report.day | day }}}}, {whom} has ",
    )
    such = say(", cụ thể như sau:", ":")
    tasks = say(
        "**{{ report.overdue | in_prose }} nhiệm vụ chưa hoàn thành, quá hạn**",
        "**{{ words.tasks(report.overdue) }} not done and overdue**",
    )
    owed = f"{{% if report.overdue %}}{tasks}{{{{ words.so_far(report) }}}}{{% endif %}}"
    both = "{% if report.overdue and report.remedies %}; {% endif %}"
    remedies = "{% if report.remedies %}**{{ words.remedies_owed(report) }}**{% endif %}"
    paper.text(f"{told}{owed}{both}{remedies}{such}")
    paper.tag("if report.overdue")
    _urged_tasks(paper)
    paper.tag("endif", "if report.remedies")
    _remedies(paper)
    paper.tag("endif")
    _asked_of(paper, whom)
    paper.text(say("Trân trọng./.", "Respectfully."))
    letterhead.signature(paper, say("Như trên", "As above"))
    sections.marks_of(paper, "report.listed")
    sections.made_by(paper, dated=False)
    sections.last_mark(paper)
    return paper.content()


def _urged_tasks(paper: Paper) -> None:
    say = paper.say
    reason = say("nguyên nhân", "reason")
    columns = [
        column(paper, "id", "{{ standing.task.id }}"),
        column(paper, "task", "{{ standing.task | title }}"),
        column(paper, "product", '{{ standing.task.product or "–" }}'),
        column(paper, "term", "{{ standing | term }}"),
        column(paper, "late", "{{ words.late_by(standing) }}", "r"),
        column(paper, "reminders", "{{ words.times(late.reminders) }}", "r"),
        column(
            paper,
            "said",
            "{{ standing | reported }}{% if standing.reason %}; "
            f"{reason}: {{{{ standing.reason }}}}{{% endif %}}",
            width=32,
        ),
    ]
    loop = ("for late in report.overdue", "set standing = late.line.standing")
    paper.table(columns, loop, say("Nhiệm vụ quá hạn", "Overdue tasks"))


def _remedies(paper: Paper) -> None:
    own = "{{ words.remedy_columns.%s }}"
    columns = [
        column(paper, "id", "{{ one.id }}", width=14),
        Column(own % "text", 38, "{{ one.text }}"),
        Column(own % "recommendation", 27, '{{ one.recommendation or "–" }}'),
        Column(own % "conclusion", 30, "{{ one.conclusion | cite }}"),
        column(paper, "term", "{{ late.line | remedy_term }}", width=22),
        column(paper, "situation", "{{ late.line | remedy_situation }}", width=20),
        column(paper, "reminders", "{{ words.times(late.reminders) }}", "r"),
    ]
    loop = ("for late in report.remedies", "set one = late.line.remedy.shortcoming")
    caption = paper.say("Tồn tại, hạn chế phải khắc phục", "Shortcomings to be remedied")
    paper.table(columns, loop, caption)


def _asked_of(paper: Paper, whom: str) -> None:
    say = paper.say
    sender = letterhead.SENDER
    paper.text(say(f"{sender} đề nghị {whom}:", f"{sender} asks {whom}:"))
    paper.text("1. {{ words.to_be_done(report) }}")
    paper.text(
        say(
            "2. Báo cáo kết quả thực hiện, nguyên nhân chậm và thời gian hoàn thành về "
            f"{sender} trước ngày … tháng … năm ……",
            "2. To report the results, the reasons for delay and the day of completion to "
            f"{sender} by …… (date).",
        )
    )
    further = {
        "escalated": "words.to_put_up(report, words.sender(face))",
        "due_soon": "words.letter_due(report)",
        "missed": "words.missed(report)",
        "past_period": "words.letter_past_period(report)",
    }
    for lines, words in further.items():
        paper.tag(f"if report.{lines}")
        paper.text(f"{{{{ {words} }}}}")
        paper.tag("endif")
