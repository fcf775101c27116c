"""The Word template of an agency's task sheet."""

from caichcli.language.wording import Language
from docs.generators.word import sections, tables
from docs.generators.word.paper import Paper
from docs.generators.word.tables import column


def sheet(lang: Language) -> bytes:
    """An agency's task sheet: what it leads, what it supports, what it waits for."""
    title = ("Phiếu theo dõi nhiệm vụ của", "Task sheet of")
    paper = Paper(lang, title[lang == "en"] + " {{ report.agency | agency }}")
    say = paper.say
    sections.opening(paper, "set now = report.now.totals")
    paper.text(say(*title) + " {{ report.agency | agency }}", "Title")
    paper.space()
    paper.text(
        "{{ report.head.title }} ({{ report.head.document | cite }}). "
        + say("Số liệu tính đến hết ngày", "Figures as of")
        + " {{ report.day | day }}."
    )
    _sheet_figures(paper)
    paper.heading(
        say("I. Nhiệm vụ chủ trì", "I. Tasks led")
        + " ({{ now.total | in_prose }}{{ words.outside(now) }})"
    )
    via = say("qua nhóm", "through the group")
    led = "{{ line.standing.task | title }}" + _via("line.line", via)
    columns = [
        column(paper, "id", "{{ line.standing.task.id }}"),
        column(paper, "task", led, width=44),
        column(paper, "product", '{{ line.standing.task.product or "–" }}', width=20),
        column(paper, "term", "{{ line.standing | term }}"),
        column(paper, "situation", "{{ line.standing | situation }}", width=23),
        column(paper, "reminders", "{{ words.urgings(line) }}", "r"),
        column(paper, "last", "{{ words.last_words(line.last) }}", width=30),
    ]
    with paper.unless_empty("report.led", say("Không chủ trì nhiệm vụ nào.", "Leads no task.")):
        caption = say("Nhiệm vụ chủ trì", "Tasks led")
        name = "{{ labels.led_table }}"
        paper.table(columns, ("for line in report.led",), caption, name=name)
    heading = say("II. Nhiệm vụ phối hợp", "II. Tasks supported")
    sections.counted(paper, heading, "report.supported")
    columns = [
        column(paper, "id", "{{ line.task.id }}"),
        column(paper, "task", "{{ line.task | title }}" + _via("line", via), width=60),
        column(paper, "lead", "{{ line.task | leads }}", width=32),
        column(paper, "term", "{{ line.standing | term }}", width=24),
        column(paper, "situation", "{{ line.standing | situation }}"),
    ]
    nothing = say("Không phối hợp nhiệm vụ nào.", "Supports no task.")
    with paper.unless_empty("report.supported", nothing):
        caption = say("Nhiệm vụ phối hợp", "Tasks supported")
        name = "{{ labels.supported_table }}"
        paper.table(columns, ("for line in report.supported",), caption, name=name)
    concerns = (
        "III. Khó khăn, vướng mắc và kiến nghị",
        "III. Problems and proposals",
    )
    paper.heading(say(*concerns) + " ({{ report.concerns | awaiting }})")
    tables.concerns(paper, most="report.concerns | length")
    sections.marks_of(paper, "report.listed")
    sections.made_by(paper)
    sections.last_mark(paper)
    return paper.content()


def _sheet_figures(paper: Paper) -> None:
    n = {key: f"{{{{ now.{key} | in_prose }}}}" for key in tables.FIGURES}
    direct = "{{ report.now.direct | in_prose }}"
    groups = "{{ report.now.through_groups | in_prose }}"
    out = paper.say("Ngoài tổng số: đưa ra khỏi kế hoạch", "Outside the total: withdrawn")
    aside = f"{{% if now.cancelled %}} {out} {n['cancelled']}.{{% endif %}}"
    paper.text(
        paper.say(
            f"**{n['total']} nhiệm vụ chủ trì** (trực tiếp {direct}, qua nhóm {groups}): "
            f"hoàn thành đúng hạn {n['done_on_time']}, hoàn thành quá hạn {n['done_late']}, "
            "{% if now.done_undated %}hoàn thành chưa xác định ngày "
            f"{n['done_undated']}, {{% endif %}}chưa "
            f"hoàn thành trong hạn {n['in_term']}, **chưa hoàn thành quá hạn {n['overdue']}**, "
            f"thường xuyên {n['continuous']}, không có thời hạn {n['undated']}, tạm dừng "
            f"{n['suspended']}.{aside} Phối hợp: {{{{ report.supported | in_prose }}}} nhiệm vụ.",
            f"**Leads {{{{ words.tasks(now.total) }}}}** (directly {direct}, through groups "
            f"{groups}): done on time {n['done_on_time']}, done late {n['done_late']}, "
            "{% if now.done_undated %}done on a day not established "
            f"{n['done_undated']}, {{% endif %}}not done "
            f"within term {n['in_term']}, **not done and overdue {n['overdue']}**, continuous "
            f"{n['continuous']}, undated {n['undated']}, suspended {n['suspended']}.{aside} "
            "Supports {{ words.tasks(report.supported) }}.",
        )
    )
    paper.text("{{ words.sheet_rates(report) }}")
    tables.missed(paper)


def _via(line: str, words: str) -> str:
    """The group through which the agency has a task."""
    return f"{{% if {line}.via %}} ({words} “{{{{ {line}.via | agency }}}}”){{% endif %}}"
