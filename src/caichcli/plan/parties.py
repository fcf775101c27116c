"""Who has a part in a task: a report by anybody else is most likely another task's."""

import datetime as dt
from collections.abc import Iterator
from functools import cached_property

from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.leads import ever_leading
from caichcli.plan.model import Agency, Id, Task


class Parties:
    """Those who may report on a task of a plan.

    They are who leads it, or ever did, or supports it, their members, parts and superiors; the
    standing agency; who gave the task; whom a problem or a proposal of its log is put to; and the
    successors of all these, each from its date.
    """

    def __init__(self, book: Book, task: Task) -> None:
        self.book = book
        self.task = task
        self.names = (*ever_leading(task), *(task.support or ()))

    @cached_property
    def known(self) -> bool:
        """Whether the task has a lead, and all are known of every group that leads or supports."""
        memberships = (self.book.members(id_) for id_ in self.names if self.book.is_group(id_))
        return bool(ever_leading(self.task)) and all(one.is_known for one in memberships)

    def include(self, agency: Id, day: dt.date) -> bool:
        """Return whether a body may report on a day; a group where all of its members may."""
        if self._owes(agency):
            return True
        if agency == self.book.head.standing_agency:
            return True
        if self.book.is_group(agency):
            members = self.book.members(agency).ids
            owes = bool(members) and self.owing.issuperset(members)
            return owes or agency in _others(self.book, self.task)
        return any(map(self._concern, _with_former(self.book.register, agency, day)))

    def _owes(self, agency: Id) -> bool:
        """Return whether a body leads or supports the task, itself or as a member of a group."""
        book = self.book
        groups = filter(book.is_group, self.names)
        return agency in self.names or any(agency in book.members(group) for group in groups)

    @cached_property
    def owing(self) -> frozenset[Id]:
        """Who leads and supports the task, and the members of the groups among them."""
        return self.book.with_members(self.names)

    @cached_property
    def above(self) -> frozenset[Id]:
        """The superiors of those."""
        register = self.book.register
        return frozenset(id_ for one in self.owing for id_ in register.superiors(one))

    def _concern(self, agency: Id) -> bool:
        superiors = (agency, *self.book.register.superiors(agency))
        return (
            any(map(self._owes, superiors))
            or agency in self.above
            or agency in _others(self.book, self.task)
        )


def _others(book: Book, task: Task) -> Iterator[Id]:
    """Yield the standing agency, who gave the task, and who is asked for something."""
    if book.head.standing_agency:
        yield book.head.standing_agency
    for document in (book.head.document, task.document):
        if document and document.issuer:
            yield from book.register.candidates(document.issuer)
    for update in task.updates or ():
        if update.referred_to:
            yield update.referred_to
        for concern in (*(update.problems or ()), *(update.proposals or ())):
            if concern.to:
                yield concern.to


def _with_former(register: Register, agency: Id, day: dt.date) -> Iterator[Id]:
    """Yield an agency and those that it has succeeded by a day, the former ones of these too."""
    met = {agency}
    queue = [agency]
    while queue:
        heir = queue.pop()
        yield heir
        for id_ in register.former.get(heir, ()):
            if id_ not in met and _since(register, id_, heir) <= day:
                met.add(id_)
                queue.append(id_)


def _since(register: Register, former: Id, heir: Id) -> dt.date:
    """Return the day from which an agency stands in for a former one."""
    last: Agency = register.agencies[former]
    first = register.agencies.get(heir)
    if last.end is not None and last.end < dt.date.max:
        return last.end + dt.timedelta(days=1)
    return (first and first.start) or dt.date.min
