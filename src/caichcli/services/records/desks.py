"""The desk that records are made at: a workspace as it was read, and the plan among its files."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

from caichcli.files.disk.workspace import Workspace
from caichcli.files.yaml.reader import YamlDocument
from caichcli.plan.book import Book
from caichcli.plan.model import PlanHead
from caichcli.services import questions, workspaces
from caichcli.services.session import Session
from caichcli.services.workspaces import PlanHasErrors


class Desk(Struct, frozen=True):
    """A workspace as it was read, and the file of the plan that is recorded in."""

    session: Session
    workspace: Workspace
    files: Mapping[str, YamlDocument]
    file: str

    @property
    def document(self) -> YamlDocument:
        return self.files[self.file]

    @property
    def today(self) -> dt.date:
        return self.session.today


class BrokenBefore(PlanHasErrors):
    """A plan that had errors before anything was recorded."""


def desk(
    session: Session, place: Workspace, files: Mapping[str, YamlDocument], plan: str | None
) -> Desk:
    """Return the desk of the plan named, or of today's; raise BrokenBefore where none is certain.

    Raises UnknownPlan, SeveralPlans.
    """
    heads: dict[str, PlanHead] = {}
    for name in map(place.shown, place.plans):
        data: Any = files[name].data
        try:
            heads[name] = msgspec.convert(data["plan"], PlanHead)
        except (KeyError, TypeError, msgspec.ValidationError):
            raise broken(Desk(session, place, files, name)) from None
    return Desk(session, place, files, questions.choose(heads, plan, session.today))


def book_of(desk: Desk) -> Book:
    """Return the plan and the register as the model has them; raise BrokenBefore."""
    book = workspaces.book_at(desk.session, desk.workspace, desk.files, desk.file)
    if book is None or desk.document.broken:
        raise broken(desk)
    return book


def broken(desk: Desk) -> BrokenBefore:
    """Return what is wrong with a plan before anything is recorded in it."""
    survey = workspaces.judge(desk.session, desk.workspace, desk.files, errors_only=True)
    return BrokenBefore(survey)
