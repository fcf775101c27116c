"""A row of a filled form as the values of an entry of a log: of a task's, of a duty's."""

import datetime as dt
from typing import Any

from caichcli.importers.forms.answers import Answer, FilledForm
from caichcli.language.messages import say
from caichcli.services.records.recording import PLAN_LANGUAGE


def task_values(form: FilledForm, answer: Answer, occurrence: str, day: dt.date) -> dict[str, Any]:
    """Return a row as the options of ``update`` would say it."""
    cells = answer.values
    results = None
    if "result_number" in cells:
        date = cells.get("result_date")
        results = [{"number": cells["result_number"], "date": date and date.isoformat()}]
    to = cells.get("proposals_to")
    put_to = "proposals" if "proposals" in cells else "problems"
    concerns: dict[str, Any] = {
        key: [{"text": line, "to": to if key == put_to else None} for line in _lines(cells[key])]
        for key in ("problems", "proposals")
        if key in cells
    }
    completed = cells.get("completed")
    return {
        "date": day.isoformat(),
        "by": form.original.agency,
        "recorded_by": form.recorded_by or None,
        "status": cells.get("status"),
        "progress": cells.get("progress"),
        "note": cells.get("note"),
        "results": results,
        "completed": completed and completed.isoformat(),
        "for": occurrence or None,
        "reconciles": form.original.reconciles and form.original.reconciles.isoformat(),
        "reason": cells.get("reason"),
        **concerns,
    }


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


def remedy_values(form: FilledForm, answer: Answer, day: dt.date) -> dict[str, Any]:
    """Return a row on a shortcoming as ``shortcomings update`` would say it.

    Whoever remedies it reports that; that it is remedied, those who inspected say. What has no
    key of its own stands in the note, each under the words of its column.
    """
    values = task_values(form, answer, "", day)
    cells = answer.values
    notes = [cells.get("note")]
    if "progress" in cells:
        notes.append(f"{cells['progress']}%")
    for key in ("reason", "problems", "proposals"):
        if key in cells:
            words = say(PLAN_LANGUAGE, f"words.{key.removesuffix('s')}")
            notes.append(f"{words}: {'; '.join(_lines(cells[key]))}")
    meanings = {"done": "submitted", "not-started": ""}
    status = meanings.get(str(cells.get("status")), cells.get("status"))
    documents = values["results"]
    return {
        **{key: values[key] for key in ("date", "by", "recorded_by", "completed")},
        "status": status or None,
        "document": documents[0] if documents else None,
        "note": "; ".join(filter(None, notes)) or None,
    }


def visit_values(form: FilledForm, answer: Answer, day: dt.date) -> dict[str, Any]:
    """Return a row on a unit inspected as ``inspections update`` would say it.

    Minutes need no number: their day alone is a paper too.
    """
    cells = answer.values
    return {
        **_circumstances(form, day),
        "status": cells.get("status"),
        "document": _document(answer),
        "to": cells.get("to"),
        "note": cells.get("note"),
    }


def initiative_values(form: FilledForm, answer: Answer, day: dt.date) -> dict[str, Any]:
    """Return a row on an initiative as ``initiatives update`` would say it.

    Its effect has no key in a log and stands in the note.
    """
    cells = answer.values
    effect = cells.get("effect")
    words = effect and f"{say(PLAN_LANGUAGE, 'words.effect')}: {effect}"
    return {
        **_circumstances(form, day),
        "status": cells.get("status") or ("replicated" if "unit" in cells else None),
        "unit": cells.get("unit"),
        "document": _document(answer),
        "note": "; ".join(filter(None, (cells.get("note"), words))) or None,
    }


def _circumstances(form: FilledForm, day: dt.date) -> dict[str, Any]:
    return {
        "date": day.isoformat(),
        "by": form.original.agency,
        "recorded_by": form.recorded_by or None,
    }


def _document(answer: Answer) -> dict[str, Any] | None:
    number, date = answer.values.get("result_number"), answer.values.get("result_date")
    paper = {"number": number, "date": date and date.isoformat()}
    return {key: value for key, value in paper.items() if value} or None
