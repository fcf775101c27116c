"""A shortcoming in a form: what was found, what is to be done, how far that has come."""

from caichcli.formats.phrases.inspections import remedy_situation
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.views.inspections import RemedyLine


def title(line: RemedyLine, lang: Language) -> str:
    """Return what was found, and what is to be done about it."""
    shortcoming = line.remedy.shortcoming
    finding = say(lang, "forms.remedy", text=shortcoming.text)
    if not shortcoming.recommendation:
        return finding
    return f"{finding}\n{say(lang, 'forms.recommended', text=shortcoming.recommendation)}"


def progress(line: RemedyLine, lang: Language) -> str:
    """Return how far the remedy has come, and the last note on it."""
    notes = (entry.update.note for entry in reversed(line.line.standing.entries))
    last = next(filter(None, notes), None)
    return "\n".join(filter(None, (remedy_situation(line, lang), last)))
