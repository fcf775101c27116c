"""``caich show``: one task's whole story."""

from functools import partial

from caichcli.cli import options, session
from caichcli.cli.output import emit


def command(
    task: options.TaskId,
    plan: options.Plan = None,
    as_of: options.AsOf = None,
    with_names: options.NamesOut = False,
    members: options.Members = False,
    format_: options.Format = "text",
    lang: options.Lang = "vi",
) -> None:
    """Print one task's story."""
    from caichcli.formats.answers import show
    from caichcli.services.questions import ask, task_of
    from caichcli.views.story import story

    here = session.start(lang, with_names=with_names)
    question = ask(here, plan, as_of)
    id_ = task_of(question.book, task)
    days_off, missing = session.days_off(question.book, here.lang)
    answer = story(question.book, id_, question.day, days_off, question.books)
    notes = session.day_notes(question, here.lang)
    if answer.standing.due:
        notes += missing
    data = partial(show.data, members=members)
    emit(show, answer, here.lang, format_, notes, data=data)
