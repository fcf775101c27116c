"""Ids given out while a draft is built: each once, whatever numbers a table repeats."""

from collections import Counter

from caichcli.plan.model import Id


class Ids:
    """The ids of one kind of records; of a number that is used again the next: II, II-2, II-3."""

    def __init__(self) -> None:
        self._used: set[Id] = set()
        self._repeats: Counter[Id] = Counter()

    def __contains__(self, id_: Id) -> bool:
        return id_ in self._used

    def give(self, first: Id) -> Id:
        """This id, or the next one that is free."""
        base, dash, count = first.rpartition("-")
        base, number = (base, int(count)) if dash and count.isdigit() else (first, 1)
        id_ = first
        while id_ in self._used:
            self._repeats[first] += 1
            id_ = f"{base}-{number + self._repeats[first]}"
        self._used.add(id_)
        return id_

    def take_back(self, id_: Id) -> None:
        """Let an id be given again."""
        self._used.discard(id_)
