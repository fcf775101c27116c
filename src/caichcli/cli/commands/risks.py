"""``caich risks``: who is silent and what may be late, for the standing agency itself."""

from caichcli.cli import options, session
from caichcli.cli.output import emit
from caichcli.formats.answers import risks as words
from caichcli.services.questions import ask
from caichcli.views.risks import risks


def command(
    plan: options.Plan = None,
    as_of: options.AsOf = None,
    format_: options.Format = "text",
    lang: options.Lang = "vi",
) -> None:
    """Print what is to be watched; there is no form of it to be handed on."""
    here = session.start(lang)
    question = ask(here, plan, as_of, for_risks=True)
    answer = risks(question.book, question.day)
    emit(words, answer, here.lang, format_, session.day_notes(question, here.lang))
