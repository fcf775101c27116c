"""The Word templates of the reports: what stands where."""

from collections.abc import Callable
from functools import partial

from caichcli.language.wording import Language
from docs.generators.word import sections
from docs.generators.word.paper import Paper


def weekly(lang: Language) -> bytes:
    """Tổng hợp tuần: no number, no signature, so no national title either."""
    paper = Paper(lang, "{{ words.heading(report) }} ({{ report.period | span }})")
    say = paper.say
    sections.opening(paper)
    paper.text("{{ words.heading(report) }}", "Title")
    paper.text("({{ report.period | span }})", "Subtitle Line")
    paper.text("{{ words.subject(report) }} {{ words.as_of(report) }}")
    sections.caution(paper)
    paper.text(
        say("**Tóm tắt.** ", "**Summary.** ")
        + "{% call(phrase) words.summary(report) %}**{{ phrase }}**{% endcall %}"
    )
    paper.heading(say("I. Kết quả chung", "I. Results"))
    sections.figures(paper, say("Tuần trước", "Week before"), say("Tuần này", "This week"))
    paper.text("{{ words.rates(report) }}")
    sections.area_and_agency(paper)
    overdue = say("II. Nhiệm vụ chưa hoàn thành, quá hạn", "II. Tasks not done, overdue")
    paper.heading(overdue + " ({{ report.overdue | in_prose }})")
    sections.overdue(paper)
    paper.heading(say("III. Diễn biến trong tuần", "III. What moved in the week"))
    sections.movement(paper)
    days = "{{ report.due_soon_days | in_prose }}"
    soon = say(f"IV. Đến hạn trong {days} ngày tới", f"IV. Due within {days} days")
    paper.heading(soon + " ({{ report.due_soon | in_prose }})")
    sections.due_soon(paper)
    concerns = say("V. Khó khăn, vướng mắc và kiến nghị", "V. Problems and proposals")
    paper.heading(concerns + " ({{ report.concerns | in_prose }})")
    sections.concerns(paper)
    paper.heading(say("VI. Công việc tuần tới", "VI. Next week"))
    sections.ahead(paper)
    sections.foot(paper)
    sections.annex(paper)
    return paper.content()


REPORTS: dict[str, Callable[[Language], bytes]] = {"weekly": weekly}
LANGUAGES: tuple[Language, ...] = ("vi", "en")
WORD_TEMPLATES: dict[str, Callable[[], bytes]] = {
    f"{lang}/{name}.docx": partial(make, lang)
    for lang in LANGUAGES
    for name, make in REPORTS.items()
}
