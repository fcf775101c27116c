"""Why a row of a file is in doubt, in words."""

import datetime as dt

from caichcli.importers.drafts.draft import Reason
from caichcli.language.messages import say
from caichcli.language.wording import Language, day
from caichcli.rules import pages


def why(reason: Reason, lang: Language) -> str:
    """A reason in words."""
    values = {key: " ".join(value.split()) for key, value in reason.values.items()}
    key = f"import_reasons.{reason.code}"
    if reason.code == "history-by-word":
        values["word"] = say(lang, f"words.completed_{values['word']}")
    if values.get("day"):
        values["day"] = day(dt.date.fromisoformat(values["day"]), lang)
    if reason.code == "deadline":
        words = pages.page("unreadable-deadline").words(lang).words["reason"]
        values["reason"] = words[values["reason"]]
        key += "-readings" if values["readings"] else ""
    return say(lang, key, **values)
