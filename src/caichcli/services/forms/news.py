"""What has become of tasks since the forms about them were made."""

import datetime as dt
import json
from collections.abc import Sequence
from unicodedata import normalize

from msgspec import to_builtins

from caichcli.files.yaml.data import without_empty_keys
from caichcli.importers.forms.answers import FilledForm
from caichcli.plan.initiative_record import Initiative, InitiativeUpdate
from caichcli.plan.input import RecordData
from caichcli.plan.model import RemedyUpdate, Task, Update, VisitUpdate, words_of
from caichcli.views.form import Fingerprint, fingerprint
from caichcli.views.form_verdicts import Remark

Entry = Update | VisitUpdate | RemedyUpdate | InitiativeUpdate
# Keys that are about the recording of an answer, not the answer.
OF_RECORDING = ("date", "recorded_by")


def news(task: Task | Initiative, form: FilledForm, before: Fingerprint) -> list[Remark]:
    """Return what has become of a task since the form was made, in remarks."""
    now = fingerprint(task)
    adjustments = task.adjustments or () if isinstance(task, Task) else ()
    remarks = []
    if now.updates > before.updates:
        later = (task.updates or [])[before.updates :]
        own = [one for one in later if one.by == form.original.agency]
        last = (own or later)[-1]
        remarks.append(Remark("since-own" if own else "since-log", values={"day": last.date}))
    if now.adjustments > before.adjustments:
        later_terms = [one.to for one in adjustments[before.adjustments :] if one.to]
        if later_terms:
            remarks.append(Remark("since-term", values={"to": words_of(later_terms[-1])}))
        else:
            remarks.append(Remark("since-lead"))
    if now.digest != before.digest:
        remarks.append(Remark("since-task"))
    return remarks


def is_in_log(log: Sequence[Entry] | None, record: RecordData, since: dt.date) -> bool:
    """Return whether a log holds just this answer since the form was made."""
    content = said(record)
    return any(
        update.date >= since and said(to_builtins(update)) == content for update in log or ()
    )


def said(record: RecordData) -> str:
    """Return what an entry says, whoever recorded it and when."""
    answer = {
        key: item for key, item in without_empty_keys(record).items() if key not in OF_RECORDING
    }
    if "progress" in answer:
        answer["progress"] = float(answer["progress"])
    return normalize("NFC", json.dumps(answer, ensure_ascii=False, sort_keys=True))
