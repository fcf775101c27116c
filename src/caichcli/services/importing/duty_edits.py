"""Inspections, what they found and initiatives of a draft, as edits of a plan that is there.

What the plan has already is not added again, and nothing that it has is changed.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from caichcli.files.yaml.edits import Append, Edit
from caichcli.importers.drafts.comparison import areas_of
from caichcli.importers.drafts.draft import Draft, RecordData
from caichcli.language.vietnamese import fold
from caichcli.plan.book import Book
from caichcli.plan.duties import remedies
from caichcli.plan.input import keys_before
from caichcli.plan.model import Id, Inspection, PlanFile, words_of


def edits(draft: Draft, book: Book) -> Iterator[Edit]:
    """Yield what adds the inspections and initiatives that a plan has not.

    An inspection of the same theme is the same: it gets the units and shortcomings that it lacks.
    """
    own = book.file.inspections or ()
    taken = {one.id for one in own}
    refs = {one.ref for one in remedies(book.file)}
    for record in draft.inspections:
        at = _place(own, record)
        if at is not None:
            yield from _lacking(book, at, record, refs)
            continue
        id_ = _free(record["id"], "KT.", taken)
        new = {**record, "id": id_}
        if shortcomings := record.get("shortcomings"):
            new["shortcomings"] = list(_numbered(shortcomings, id_, refs))
        yield Append(("inspections",), new, keys_before("inspections", PlanFile))
    yield from _initiatives(draft, book)


def _place(own: Sequence[Inspection], record: RecordData) -> int | None:
    """Where the inspection of a draft stands in the plan; None where it does not.

    What was found is told under a title that may say more than the theme: kết luận kiểm tra công
    tác A tại Sở B. The one inspection whose theme it holds is meant.
    """
    theme = fold(record["theme"])
    same = [at for at, one in enumerate(own) if fold(one.theme) == theme]
    if not same and record.get("shortcomings"):
        same = [at for at, one in enumerate(own) if fold(one.theme) in theme]
        same = same if len(same) == 1 else []
    return same[0] if same else None


def _lacking(book: Book, at: int, record: RecordData, refs: set[Id]) -> Iterator[Edit]:
    inspection = (book.file.inspections or [])[at]
    units = {(one.unit, words_of(one.time)) for one in inspection.units or ()}
    for unit in record.get("units", ()):
        if (unit["unit"], unit.get("time")) not in units:
            before = keys_before("units", Inspection)
            yield Append(("inspections", at, "units"), unit, before)
    keys = {(one.unit, fold(one.text)) for one in inspection.shortcomings or ()}
    shortcomings = [
        one
        for one in record.get("shortcomings", ())
        if (one["unit"], fold(one["text"])) not in keys
    ]
    for shortcoming in _numbered(shortcomings, inspection.id, refs):
        before = keys_before("shortcomings", Inspection)
        yield Append(("inspections", at, "shortcomings"), shortcoming, before)


def _numbered(records: Iterable[RecordData], inspection: Id, refs: set[Id]) -> Iterator[RecordData]:
    """Yield shortcomings under the ids that are free in an inspection."""
    for one in records:
        yield {**one, "id": _free("", f"{inspection}.", refs)}


def _initiatives(draft: Draft, book: Book) -> Iterator[Edit]:
    """Yield what adds the initiatives that the plan has not, by their titles and bodies."""
    own = book.file.initiatives or ()
    keys = {(fold(one.title), one.unit) for one in own}
    taken = {one.id for one in own}
    areas = areas_of(draft, book)
    for record in draft.initiatives:
        if (fold(record["title"]), record["unit"]) in keys:
            continue
        new = {**record, "id": _free(record["id"], "SK.", taken)}
        if area := record.get("area"):
            new["area"] = areas[area]
        yield Append(("initiatives",), new, keys_before("initiatives", PlanFile))


def _free(wanted: Id, prefix: str, taken: set[Id]) -> Id:
    """Return an id that nothing has yet, the wanted one if it is free; it is taken then."""
    ids = (f"{prefix}{number}" for number in count(1))
    id_ = wanted if wanted and wanted not in taken else next(one for one in ids if one not in taken)
    taken.add(id_)
    return id_
