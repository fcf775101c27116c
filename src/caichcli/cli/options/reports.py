"""The options of ``caich update``: what is reported on tasks."""

import datetime as dt
from typing import Annotated, Any, get_args

import typer
from msgspec import Struct

from caichcli.cli.complete import agency_names, names_in, update_status_names
from caichcli.cli.options import records
from caichcli.cli.usage import Misuse
from caichcli.plan.model import Answer, Status
from caichcli.services.errors import one_of


class ReportOptions(Struct, frozen=True, kw_only=True):
    """What is reported, in the words of the options."""

    status: Annotated[
        str | None,
        typer.Option(
            "--status",
            "-s",
            metavar="status",
            help="option.new_status",
            autocompletion=update_status_names,
        ),
    ] = None
    progress: Annotated[str | None, typer.Option("--progress", metavar="percent")] = None
    note: records.Note = None
    nothing_new: Annotated[bool, typer.Option("--nothing-new")] = False
    reconciles: Annotated[str | None, typer.Option("--reconciles", metavar="day")] = None
    result: Annotated[list[str] | None, typer.Option("--result", "-r", metavar="document")] = None
    by: records.By = None
    agency: records.Agency = None
    date: records.Day = None
    completed: Annotated[str | None, typer.Option("--completed", metavar="day")] = None
    reason: Annotated[str | None, typer.Option("--reason", metavar="text")] = None
    problem: Annotated[list[str] | None, typer.Option("--problem", metavar="text")] = None
    proposal: Annotated[list[str] | None, typer.Option("--proposal", metavar="text")] = None
    to: Annotated[
        list[str] | None,
        typer.Option("--to", metavar="agency", autocompletion=agency_names, help="option.put_to"),
    ] = None
    resolves: Annotated[str | None, typer.Option("--resolves", metavar="entry")] = None
    answer: Annotated[
        str | None, typer.Option("--answer", metavar="answer", autocompletion=names_in("answers"))
    ] = None
    referred_to: Annotated[
        str | None, typer.Option("--referred-to", metavar="agency", autocompletion=agency_names)
    ] = None
    corrects: records.Corrects = None
    withdraws: records.Withdraws = None
    occurrence: records.Occurrence = None
    milestone: Annotated[int | None, typer.Option("--milestone", metavar="number")] = None
    document: records.Document = None
    recorded_by: records.RecordedBy = None

    def values(self, day: dt.date) -> dict[str, Any]:
        """Return what is reported by the keys of an entry; ``day`` is its date."""
        return {
            "date": day.isoformat(),
            "by": self.by,
            "agency": self.agency,
            "recorded_by": self.recorded_by,
            "status": self.status and one_of(self.status, get_args(Status), "status"),
            "progress": self.progress,
            "note": self.note,
            "nothing_new": self.nothing_new or None,
            "reconciles": self.reconciles,
            "results": self.result,
            "completed": self.completed,
            "for": self.occurrence,
            "milestone": self.milestone,
            "document": self.document,
            "reason": self.reason,
            **_concerns(self.problem or [], self.proposal or [], self.to or []),
            "corrects": self.corrects,
            "withdraws": self.withdraws,
            "resolves": self.resolves,
            "answer": self.answer and one_of(self.answer, get_args(Answer), "answer"),
            "referred_to": self.referred_to,
        }


def _concerns(problems: list[str], proposals: list[str], to: list[str]) -> dict[str, Any]:
    """Problems and proposals, each with whom it is put to.

    One ``--to`` alone is for all of them; several go with the problems and then the
    proposals, one each, or with the proposals alone.
    """
    texts = [*problems, *proposals]
    if len(to) == 1 and texts:
        holders = to * len(texts)
    elif len(to) == len(proposals):
        holders = [""] * len(problems) + to
    elif len(to) in (0, len(texts)):
        holders = to or [""] * len(texts)
    else:
        raise Misuse("record.to", to=len(to), texts=len(texts))
    concerns = [
        {"text": text, "to": holder} if holder else {"text": text}
        for text, holder in zip(texts, holders, strict=True)
    ]
    return {"problems": concerns[: len(problems)], "proposals": concerns[len(problems) :]}
