"""One task: its whole story, and what can be recorded of it."""

from urllib.parse import quote

from starlette.responses import Response

from caichcli.formats.answers import show as answers
from caichcli.formats.answers.plan_ref import day_notes, head
from caichcli.formats.phrases import cascades
from caichcli.plan.workdays import DaysOff, public_holidays
from caichcli.services.questions import task_of
from caichcli.views.story import Story, story
from caichcli.web import rendering
from caichcli.web.deeds import DEEDS
from caichcli.web.rendering import show
from caichcli.web.visit import Visit


def page(visit: Visit) -> Response:
    """Show a task's story as of the day."""
    question = visit.question()
    book = question.book
    id_ = task_of(book, visit.parts["task"])

    def tell() -> Story:
        holidays = public_holidays(visit.lang)
        off = DaysOff(book.head.calendar, holidays) if holidays else None
        return story(book, id_, question.day, off, question.books)

    tale = visit.answer(question, ("story", id_, visit.lang), tell)
    answerable = rendering.replies(visit, tale.concerns)
    done = visit.house.done.get(visit.query.get("done", ""))
    return show(
        visit,
        "task.html.j2",
        question=question,
        book=book,
        story=tale,
        page=answers.page(tale, visit.lang, refs=False, answerable=any(answerable.values())),
        skip=len(head(book, visit.lang)) + 1,
        done=done if done and done.task == id_ else None,
        replies=answerable,
        links=_above(visit, tale),
        deeds=DEEDS,
        notes=day_notes(book, question.day, visit.lang, ended=question.ended, options=False),
        page_version=visit.version(),
    )


def _above(visit: Visit, tale: Story) -> dict[str, str]:
    """The way to the one task that this one breaks down, where its plan is here."""
    here = [one for one in tale.links if one.book and one.above]
    if len(tale.links) != 1 or not here:
        return {}
    (link,) = here
    assert link.book
    assert link.above
    path = (link.book.head.id, "tasks", link.above.id)
    return {cascades.link(link, visit.lang): "/plan/" + "/".join(quote(one, "") for one in path)}
