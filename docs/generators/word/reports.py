"""The Word templates of the reports: what stands where."""

from collections.abc import Callable
from functools import partial

from caichcli.language.wording import LANGUAGES, Language
from docs.generators.word import letterhead, letters, sections, sheet, tables
from docs.generators.word.paper import Paper, rule

NOW = "set now = report.now.totals"
_EMPHASIZED = "**{{ phrase }}**{% endcall %}"


def weekly(lang: Language) -> bytes:
    """Tổng hợp tuần: no number, no signature, so no national title either."""
    paper = Paper(lang, "{{ words.heading(report) }}{{ words.days_of(report) }}")
    say = paper.say
    sections.opening(paper, NOW)
    paper.text("{{ words.heading(report) }}", "Title")
    paper.text("({{ report.period | span }})", "Subtitle Line")
    paper.text("{{ words.subject(report) }} {{ words.as_of(report) }}")
    sections.caution(paper)
    summary = "{% call(phrase) words.summary(report) %}" + _EMPHASIZED
    paper.text(say("**Tóm tắt.** ", "**Summary.** ") + summary)
    paper.heading(say("I. Kết quả chung", "I. Results"))
    tables.results(paper)
    paper.heading(say("Theo nhóm nhiệm vụ", "By group of tasks"), 2)
    tables.areas(paper)
    paper.heading(say("Theo cơ quan chủ trì", "By lead agency"), 2)
    tables.agencies(paper)
    sections.counted(paper, "Nhiệm vụ trọng tâm", "Priority tasks", "report.priority", 2)
    tables.priority(paper)
    late = ("II. Nhiệm vụ chưa hoàn thành, quá hạn", "II. Not done, overdue")
    sections.counted(paper, *late, "report.overdue")
    tables.overdue(paper)
    paper.heading(say("III. Diễn biến trong tuần", "III. What moved this week"))
    sections.movement(paper, unreported=True)
    days = "{{ report.due_soon_days | in_prose }}"
    soon = (f"IV. Đến hạn trong {days} ngày tới", f"IV. Due in the next {days} days")
    sections.counted(paper, *soon, "report.due_soon")
    tables.due(paper, "report.due_soon", "no_due")
    concerns = ("V. Khó khăn, vướng mắc và kiến nghị", "V. Problems and proposals")
    paper.heading(say(*concerns) + " ({{ report.concerns | awaiting }})")
    tables.concerns(paper)
    paper.heading(say("VI. Công việc tuần tới", "VI. The next week"))
    sections.ahead(paper)
    sections.foot(paper, sections.ALL_LISTED)
    sections.annex(paper, "{{ words.heading(report) }}")
    return paper.content()


def official(lang: Language) -> bytes:
    """Báo cáo tình hình thực hiện Kế hoạch of a month, a quarter, a year or any period."""
    paper = Paper(lang, "{{ words.heading(report) }}{{ words.days_of(report) }}")
    say = paper.say
    sections.opening(paper, NOW)
    letterhead.head(paper, "BC-")
    paper.text(say("BÁO CÁO", "REPORT"), "Title")
    subject = say(
        "Tình hình thực hiện Kế hoạch {{ report.period | named }}{{ words.days_of(report) }}",
        "On the plan's progress, {{ report.period | named }}{{ words.days_of(report) }}",
    )
    paper.text(subject, "Subtitle Line").paragraph_format.space_after = 0
    rule(paper.text("", "Rule"), 62)
    paper.text(
        say(
            f"Thực hiện {{{{ report.head.title }}}} ({{{{ report.head.document | cite }}}}), "
            f"{letterhead.SENDER} báo cáo tình hình thực hiện{_part_of(paper)} như sau. "
            "{{ words.as_of(report) }}",
            f"On {{{{ report.head.title }}}} ({{{{ report.head.document | cite }}}}), "
            f"{letterhead.SENDER} reports{_part_of(paper)} as follows. "
            "{{ words.as_of(report) }}",
        )
    )
    sections.caution(paper)
    paper.heading(say("I. KẾT QUẢ THỰC HIỆN", "I. RESULTS"))
    paper.text('{% call(phrase) words.summary(report, "III.3") %}' + _EMPHASIZED)
    paper.heading(say("1. Kết quả chung", "1. Overall"), 2)
    tables.results(paper)
    paper.heading(say("2. Theo nhóm nhiệm vụ", "2. By group of tasks"), 2)
    tables.areas(paper)
    paper.heading(say("3. Theo cơ quan chủ trì", "3. By lead agency"), 2)
    tables.agencies(paper)
    sections.counted(paper, "4. Nhiệm vụ trọng tâm", "4. Priority tasks", "report.priority", 2)
    tables.priority(paper)
    paper.heading(say("5. Diễn biến trong kỳ", "5. What moved in the period"), 2)
    sections.movement(paper, unreported=False)
    _shortcomings(paper)
    _tasks_ahead(paper)
    if lang == "vi":
        paper.text(
            "Trên đây là báo cáo tình hình thực hiện Kế hoạch {{ report.period | named }}./."
        )
    letterhead.signature(paper)
    sections.annex(paper, "{{ words.heading(report) }}")
    sections.foot(paper, sections.ALL_LISTED)
    return paper.content()


def _part_of(paper: Paper) -> str:
    """Whose part of the plan the report is on, where it is not on all of it."""
    own, of = paper.say("được giao", "its tasks"), paper.say("của", "the tasks of")
    return (
        "{% if report.agencies %}" + paper.say(" phần nhiệm vụ ", " on ")
        + f"{{% if face.body == report.agencies[0] | agency %}}{own}{{% else %}}{of} "
        "{{ words.names(report.agencies) }}{% endif %}{% endif %}"
    )  # fmt: skip


def _shortcomings(paper: Paper) -> None:
    say = paper.say
    heading = ("II. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN", "II. SHORTCOMINGS AND CAUSES")
    paper.heading(say(*heading))
    late = ("1. Nhiệm vụ chưa hoàn thành, quá hạn", "1. Not done, overdue")
    sections.counted(paper, *late, "report.overdue", 2)
    tables.overdue(paper)
    paper.heading(say("2. Chấp hành chế độ báo cáo", "2. Reporting"), 2)
    paper.text("{{ words.unreported(report) | trim or words.nothing_owed }}")
    unanswered = say("chưa có ý kiến", "unanswered")
    count = f"{unanswered} {{{{ report.problems_unanswered | in_prose }}}}"
    paper.heading(say("3. Khó khăn, vướng mắc", "3. Problems") + f" ({count})", 2)
    tables.concerns(paper, "report.problems", "no_problem")


def _tasks_ahead(paper: Paper) -> None:
    say = paper.say
    paper.heading(
        say("III. NHIỆM VỤ THỜI GIAN TỚI; KIẾN NGHỊ, ĐỀ XUẤT", "III. TASKS AHEAD; PROPOSALS")
    )
    last = "{{ report.period.next_last | day }}"
    due = (f"1. Nhiệm vụ đến hạn đến hết ngày {last}", f"1. Due by {last}")
    sections.counted(paper, *due, "report.due_next", 2)
    tables.due(paper, "report.due_next", "no_due_next")
    paper.heading(say("2. Đôn đốc thực hiện", "2. Whom to urge"), 2)
    paper.text("{{ words.to_urge(report) }}")
    count = say("chưa có ý kiến", "unanswered") + " {{ report.proposals_unanswered | in_prose }}"
    count += "{{ report.proposals_unanswered | of_finished }}"
    paper.heading(say("3. Kiến nghị, đề xuất", "3. Proposals") + f" ({count})", 2)
    tables.concerns(paper, "report.proposals", "no_proposal")


def brief(lang: Language) -> bytes:
    """One page for a leader: one sentence, the worst three, the decisions asked for."""
    paper = Paper(lang, "{{ words.brief_heading(report) }}{{ words.days_of(report) }}")
    say = paper.say
    paper.on_one_page()
    sections.opening(paper, NOW)
    paper.text("{{ words.brief_heading(report) }}{{ words.days_of(report) }}", "Title")
    paper.space()
    paper.text("{{ words.subject(report) }} {{ words.as_of(report) }}")
    sections.caution(paper)
    paper.text("**{{ words.sentence(report) }}**")
    paper.heading(say("Nhiệm vụ quá hạn cần lưu ý nhất", "The gravest delays"))
    with paper.unless_empty("report.gravest", "{{ words.no_overdue if not report.overdue }}"):
        paper.tag("for late in report.gravest")
        up = say("Đề nghị báo cáo cấp trên xem xét.", "To be put before higher authority.")
        paper.text(
            "{{ loop.index }}. **{{ late.line.task.id }}** {{ late.line.task | title }} – "
            "{{ words.who(late.line.standing) }}: {{ words.late_story(late) }}."
            f"{{% if late.escalated %}}** {up}**{{% endif %}}",
            "List Item",
        )
        paper.tag("endfor")
    paper.tag("if report.waiting")
    paper.text("{{ words.waiting(report) }}")
    paper.tag("endif")
    tables.missed(paper)
    decisions = ("Cần cho ý kiến", "Decisions asked for")
    count = "{{ report.proposals_unanswered | in_prose }}"
    count += "{{ report.proposals_unanswered | of_finished }}"
    paper.heading(f"{say(*decisions)} ({count})")
    with paper.unless_empty("report.proposals_open", "{{ words.no_open_proposal(report) }}"):
        paper.tag("for line in report.proposals_open[:5]")
        paper.text("**{{ line.task.id }}** {{ words.asked(line) }}.", "List Bullet")
        paper.tag("endfor", "if report.proposals_open | length > 5")
        more = "{{ (report.proposals_open | length - 5) | in_prose }}"
        paper.text(say(f"… và {more} kiến nghị khác.", f"… and {more} more."), "List Bullet")
        paper.tag("endif")
    paper.heading(say("Số liệu", "Figures"))
    tables.briefly(paper)
    sections.foot(paper, 'report.gravest | map(attribute="line.standing")')
    return paper.content()


def overdue(lang: Language) -> bytes:
    """The list of what is not done and overdue, then by agency and by how late."""
    paper = Paper(lang, "{{ words.overdue_heading }}")
    say = paper.say
    sections.opening(paper, NOW)
    paper.text("{{ words.overdue_heading }}", "Title")
    as_of = say("(tính đến hết ngày {{ report.day | day }})", "(as of {{ report.day | day }})")
    paper.text(as_of, "Subtitle Line")
    paper.text("{{ words.subject(report) }}")
    sections.caution(paper)
    paper.text("**{{ words.overdue_summary(report) }}**")
    tables.overdue(paper)
    paper.tag("if report.to_urge")
    paper.heading(say("Theo cơ quan chủ trì", "By lead agency"))
    tables.late_agencies(paper)
    paper.tag("endif", "if report.overdue")
    paper.heading(say("Theo mức độ quá hạn", "By how late"))
    tables.bands(paper)
    paper.tag("endif")
    sections.foot(paper, 'report.overdue | map(attribute="line.standing")')
    return paper.content()


REPORTS: dict[str, Callable[[Language], bytes]] = {
    "weekly": weekly,
    **dict.fromkeys(
        ("monthly", "quarterly", "half-year", "nine-month", "yearly", "period"), official
    ),
    "brief": brief,
    "overdue": overdue,
    "letters": letters.letter,
    "sheet": sheet.sheet,
}
WORD_TEMPLATES: dict[str, Callable[[], bytes]] = {
    f"{lang}/{name}.docx": partial(make, lang)
    for lang in LANGUAGES
    for name, make in REPORTS.items()
}
