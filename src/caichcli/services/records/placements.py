"""Where records go in a plan's text, and what they are called there: its tasks, then new ones."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import structs

from caichcli.files.yaml.edits import Append
from caichcli.files.yaml.reader import YamlDocument
from caichcli.plan.finding import Route
from caichcli.plan.initiative_record import Initiative
from caichcli.plan.input import keys_before
from caichcli.plan.model import Id, InspectedUnit, Shortcoming, Task
from caichcli.plan.records import Record
from caichcli.services.records.confirmations import Addition


def id_of(edit: Append) -> Id:
    """Return the id of a new task."""
    task: Any = edit.value
    return str(task["id"])


def with_logs(edit: Append, additions: Sequence[Addition]) -> Append:
    """Return a new task with the records that go into its lists."""
    task: Any = edit.value
    record = dict(task)
    for addition in additions:
        if addition.task == task["id"]:
            record[addition.key] = [*record.get(addition.key, ()), addition.record]
    order = (*Task.__struct_encode_fields__, *record)
    return structs.replace(
        edit, value={key: record[key] for key in dict.fromkeys(order) if key in record}
    )


def routes(
    document: YamlDocument, additions: Sequence[Addition], new: Sequence[Append] = ()
) -> list[Route]:
    """Return where each record will stand in the new text; ``new`` are the tasks put in before."""
    tasks = _tasks(document, new)
    ids = {id_ for addition in additions for id_ in (addition.task, addition.behind)}
    positions = {task["id"]: place for place, task in enumerate(tasks) if task["id"] in ids}
    counts: dict[Route, int] = {}
    places: list[Route] = []
    for addition in additions:
        if addition.place is not None:
            log = (*addition.place, addition.key)
            number = counts.get(log, len(_at(document, addition.place).get(addition.key) or ()))
            counts[log] = number + 1
            places.append((*log, number))
            continue
        position = positions[addition.task] if addition.task else None
        list_: Route = ("tasks",) if position is None else ("tasks", position, addition.key)
        items = tasks if position is None else tasks[position].get(addition.key)
        if addition.behind:
            places.append((*list_, positions[addition.behind] + 1))
            continue
        number = counts.get(list_, len(items or ()))
        counts[list_] = number + 1
        places.append((*list_, number))
    return places


def keys_of(addition: Addition) -> tuple[str, ...]:
    """Return the keys that stand before the list that a record goes into."""
    if addition.place is not None:
        return keys_before(addition.key, _HOLDERS[str(addition.place[-2])])
    return keys_before(addition.key) if addition.task else ()


_HOLDERS: Mapping[str, type[Record]] = {
    "units": InspectedUnit,
    "shortcomings": Shortcoming,
    "initiatives": Initiative,
}


def _at(document: YamlDocument, route: Route) -> Any:
    """What stands in the plan as it was read."""
    value: Any = document.data
    for step in route:
        value = value[step]
    return value


def _tasks(document: YamlDocument, new: Sequence[Append]) -> list[Any]:
    """The tasks of the plan as it was read, and the new ones behind them."""
    data: Any = document.data
    return [*data["tasks"], *(edit.value for edit in new)]


def refs(
    document: YamlDocument, additions: Sequence[Addition], new: Sequence[Append]
) -> Iterator[str | None]:
    """Yield the names of new log entries, as others may refer to them; other records have none."""
    concerned = {addition.task for addition in additions}
    logs = {
        task["id"]: [update["date"] for update in task.get("updates") or ()]
        for task in _tasks(document, new)
        if task["id"] in concerned
    }
    for addition in additions:
        if addition.key != "updates" or (addition.task is None and addition.place is None):
            yield None
            continue
        if addition.place is not None:
            entries = _at(document, addition.place).get("updates") or ()
            logs.setdefault(str(addition.task), [entry["date"] for entry in entries])
        assert addition.task is not None
        log, day = logs[addition.task], addition.record["date"]
        log.append(day)
        yield f"{day}#{log.count(day)}"
