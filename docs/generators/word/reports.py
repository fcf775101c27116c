"""The Word templates of the reports: what stands where."""

from collections.abc import Callable
from functools import partial

from caichcli.language.wording import LANGUAGES, Language
from docs.generators.word import letterhead, letters, plan_requests, sections, sheet, tables
from docs.generators.word.paper import Paper, rule

NOW = "set now = report.now.totals"
_EMPHASIZED = "**{{ phrase }}**{% endcall %}"


def weekly(lang: Language) -> bytes:
    """Tổng hợp tuần: no number, no signature, so no national title either."""
    paper = Paper(lang, "{{ words.heading(report) }}{{ words.days_of(report) }}")
    paper.on_few_pages(items=10.5, table=9.5, room=1)
    sections.opening(paper, NOW, "set heading = words.headings")
    paper.text("{{ words.heading(report) }}", "Title")
    paper.text("({{ report.period | span }})", "Subtitle Line")
    paper.text("{{ words.subject(report) }} {{ words.as_of(report) }}")
    sections.caution(paper)
    summary = "{% call(phrase) words.summary(report) %}" + _EMPHASIZED
    paper.text("**{{ words.summary_word }}** " + summary)
    sections.asked(paper)
    paper.heading("{{ heading.results }}")
    tables.results(paper)
    paper.heading("{{ heading.areas }}", 2)
    tables.areas(paper)
    paper.heading("{{ heading.agencies }}", 2)
    tables.agencies(paper)
    sections.counted(paper, "{{ heading.overdue }}", "report.overdue")
    tables.overdue(paper)
    paper.heading("{{ heading.movement }}")
    sections.movement(paper)
    sections.inspections(paper, table=False)
    sections.initiatives(paper, table=False)
    sections.plans(paper)
    sections.counted(paper, "IV. {{ words.due_soon_heading(report) }}", "report.due_soon")
    tables.due(paper, "report.due_soon", "no_due", "due_soon_table")
    paper.heading("{{ heading.concerns }} ({{ report.concerns | awaiting }})")
    tables.concerns(paper)
    paper.heading("{{ heading.ahead }}")
    sections.ahead(paper)
    sections.annex(paper, "words.annex_to_summary(report)")
    sections.foot(paper)
    sections.last_mark(paper)
    return paper.content()


def official(lang: Language) -> bytes:
    """Báo cáo tình hình thực hiện Kế hoạch of a month, a quarter, a year or any period."""
    paper = Paper(lang, "{{ words.heading(report) }}{{ words.days_of(report) }}")
    sections.opening(paper, NOW, "set heading = words.official")
    letterhead.head(paper, "BC-")
    paper.text("{{ words.official_title }}", "Title")
    subject = paper.text("{{ words.official_topic(report) }}", "Subtitle Line")
    subject.paragraph_format.space_after = 0
    paper.tag('if report.period.kind != "custom"')  # its days on a line of their own
    days = paper.text("({{ report.period | span }})", "Subtitle Line")
    days.paragraph_format.space_after = 0
    paper.tag("endif")
    rule(paper.text("", "Rule"), 62)
    paper.text("{{ words.official_opening(report, face) }}")
    sections.caution(paper)
    _direction(paper)
    _results(paper)
    _assessment(paper)
    _ahead(paper)
    paper.heading('{{ heading["V"] }}')
    sections.proposals(paper)
    _prose(paper, "proposals")
    paper.text("{{ words.official_end(report, face) }}")
    letterhead.signature(paper)
    sections.annex(paper, "words.annex_to(report, face)")
    sections.foot(paper, dated=False)
    sections.last_mark(paper)
    return paper.content()


def _direction(paper: Paper) -> None:
    """I. What was directed, what was inspected, what was told, what is new."""
    _heads(paper, "I", "I.1")
    paper.text("{{ words.directed(report) }}")
    sections.moves(paper, '"assigned", "terms", "handovers", "suspended", "resumed", "cancelled"')
    sections.plans(paper)
    _prose(paper, "direction")
    _heads(paper, "I.2")
    sections.inspections(paper)
    _prose(paper, "inspection")
    _heads(paper, "I.3")
    _prose(paper, "communication")
    _heads(paper, "I.4")
    sections.initiatives(paper)
    _prose(paper, "initiatives")


def _results(paper: Paper) -> None:
    """II. The results: of all, by group, by agency; of what recurs, of what has priority."""
    _heads(paper, "II", "II.1")
    paper.text('{% call(phrase) words.summary(report, "V") %}' + _EMPHASIZED)
    tables.results(paper)
    _heads(paper, "II.2")
    tables.areas(paper)
    _heads(paper, "II.3")
    tables.agencies(paper)
    tables.ranks(paper)
    sections.counted(paper, '{{ heading["II.4"] }}', "report.recurring", 2)
    recurring = paper.say("Nhiệm vụ định kỳ", "Recurring tasks")
    sections.situations(
        paper, "report.recurring", "no_recurring", recurring, "{{ labels.recurring_table }}"
    )
    sections.moves(paper, '"occurrences_met"')
    sections.counted(paper, '{{ heading["II.5"] }}', "report.priority", 2)
    priority = paper.say("Nhiệm vụ trọng tâm", "Priority tasks")
    sections.situations(
        paper, "report.priority", "no_priority", priority, "{{ labels.priority_table }}"
    )


def _assessment(paper: Paper) -> None:
    """III. What stands out, what falls short, and why."""
    _heads(paper, "III", "III.1")
    sections.moves(paper, '"done", "parts_done", "submitted"', "no_done")
    _prose(paper, "achievements")
    _heads(paper, "III.2")
    sections.counted(paper, '{{ heading["III.2a"] }}', "report.overdue", 3)
    tables.overdue(paper)
    sections.moves(paper, '"reopened", "returned"')
    _heads(paper, "III.2b")
    paper.text("{{ words.unreported(report) | trim or words.nothing_owed }}")
    paper.heading('{{ heading["III.2c"] }} ({{ report.problems | awaiting }})', 3)
    tables.concerns(paper, "report.problems", "no_problem")
    _prose(paper, "shortcomings")
    _heads(paper, "III.3", "III.3a")
    _prose(paper, "objective")
    _heads(paper, "III.3b")
    _prose(paper, "subjective")


def _ahead(paper: Paper) -> None:
    """IV. What falls due, whom to urge, what else is to be done."""
    _heads(paper, "IV")
    sections.counted(paper, "{{ words.due_next_heading(report) }}", "report.due_next", 2)
    tables.due(paper, "report.due_next", "no_due_next", "due_next_table")
    _heads(paper, "IV.2")
    paper.text("{{ words.to_finish(report) if report.agencies else words.to_urge(report) }}")
    _heads(paper, "IV.3")
    _prose(paper, "ahead")


def _heads(paper: Paper, *numbers: str) -> None:
    """Headings by their numbers: I, I.1, III.2a."""
    for number in numbers:
        level = 1 if "." not in number else 2 + number[-1].isalpha()
        paper.heading(f'{{{{ heading["{number}"] }}}}', level)


# The places that an office writes in itself, as Word names them.
_PLACES = {
    "direction": ("Ban hành kế hoạch, văn bản chỉ đạo", "Plans and directives"),
    "inspection": ("Công tác kiểm tra", "Inspection"),
    "communication": ("Công tác thông tin, tuyên truyền", "Information and communication"),
    "initiatives": ("Sáng kiến, cách làm mới", "Initiatives"),
    "achievements": ("Kết quả nổi bật", "What stands out"),
    "shortcomings": ("Tồn tại, hạn chế", "Shortcomings"),
    "objective": ("Nguyên nhân khách quan", "Causes from outside"),
    "subjective": ("Nguyên nhân chủ quan", "Causes from within"),
    "ahead": ("Nhiệm vụ, giải pháp trọng tâm", "Main tasks and measures"),
    "proposals": ("Kiến nghị, đề xuất", "Proposals"),
}


def _prose(paper: Paper, place: str) -> None:
    paper.prose(place, paper.say(*_PLACES[place]))


def brief(lang: Language) -> bytes:
    """One page for a leader: a sentence, what is to be decided, what is late, what comes."""
    paper = Paper(lang, "{{ words.brief_heading(report) }}{{ words.days_of(report) }}")
    paper.on_few_pages()
    sections.opening(paper, NOW, "set heading = words.headings")
    paper.text("{{ words.brief_heading(report) }}", "Title")
    paper.text("({{ report.period | span }})", "Subtitle Line")
    paper.text("{{ words.subject(report) }} {{ words.as_of(report) }}")
    sections.caution(paper)
    paper.text("**{{ words.sentence(report) }}**")
    count = "{{ report.proposals_unanswered | in_prose }}"
    count += "{{ report.proposals_unanswered | of_finished }}"
    paper.heading(f"{{{{ heading.asked }}}} ({count})")
    _shortly(paper, "report.proposals_open", 3, "asked_short", "no_open_proposal(report)")
    sections.counted(paper, "{{ heading.gravest }}", "report.overdue")
    nothing = "no_overdue if not report.overdue else words.only_waiting"
    with paper.unless_empty("report.gravest", f"{{{{ words.{nothing} }}}}"):
        _items(paper, "report.gravest", "late_short")
        paper.tag("if report.overdue | length > report.gravest | length")
        paper.text("{{ words.and_more(report.overdue | length - report.gravest | length) }}")
        paper.tag("endif")
    paper.tag("if report.missed")
    paper.text("{{ words.missed(report) }}")
    paper.tag("endif")
    sections.counted(paper, "{{ heading.submitted }}", "report.submitted")
    _shortly(paper, "report.submitted", 2, "submitted_short", "no_submitted")
    sections.counted(paper, "{{ words.due_soon_heading(report) }}", "report.due_soon")
    _shortly(paper, "report.due_soon", 3, "due_short", "no_due(report)")
    paper.heading("{{ heading.against }}")
    paper.text("{{ words.against(report) }}")
    paper.tag("if words.counts_eves(report) | trim")
    paper.text("{{ words.eves(report) }}", "Note")
    paper.tag("endif")
    sections.made_by(paper)
    sections.last_mark(paper)
    return paper.content()


def _shortly(paper: Paper, lines: str, most: int, words: str, nothing: str) -> None:
    """The first of a list, a line each, and how much longer it is."""
    with paper.unless_empty(lines, f"{{{{ words.{nothing} }}}}"):
        _items(paper, f"{lines}[:{most}]", words)
        more = "rest_proposals({})" if words == "asked_short" else "and_more({})"
        sections.rest(paper, lines, str(most), more)


def _items(paper: Paper, lines: str, words: str) -> None:
    paper.tag(f"for one in {lines}")
    paper.text(f"{{{{ loop.index }}}}. {{{{ words.{words}(one) }}}}", "List Item")
    paper.tag("endfor")


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
    tables.overdue(paper, "report.overdue | length")
    paper.tag("if report.to_urge")
    paper.heading("{{ words.headings.late_agencies }}")
    tables.late_agencies(paper)
    paper.tag("endif", "if report.overdue")
    paper.heading("{{ words.headings.bands }}")
    tables.bands(paper)
    paper.tag("endif")
    sections.foot(paper)
    sections.last_mark(paper)
    return paper.content()


REPORTS: dict[str, Callable[[Language], bytes]] = {
    "weekly": weekly,
    **dict.fromkeys(
        ("monthly", "quarterly", "half-year", "nine-month", "yearly", "period"), official
    ),
    "brief": brief,
    "overdue": overdue,
    "letters": letters.letter,
    "plan-requests": plan_requests.letter,
    "sheet": sheet.sheet,
}
WORD_TEMPLATES: dict[str, Callable[[], bytes]] = {
    f"{lang}/{name}.docx": partial(make, lang)
    for lang in LANGUAGES
    for name, make in REPORTS.items()
}
