"""One request: who asks, in which language, of which plan and day, and what was sent with it."""

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from threading import Event, Lock
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote, urlencode

from msgspec import Struct, field
from starlette.datastructures import FormData, QueryParams

from caichcli.language.wording import Language
from caichcli.services.errors import Refusal
from caichcli.services.questions import Question
from caichcli.services.records.seen import SeenTexts
from caichcli.services.session import Session
from caichcli.services.shelf import Shelf
from caichcli.web.access import Access
from caichcli.web.uploads import Uploads

if TYPE_CHECKING:
    from caichcli.services.reporting.verification import PaperClaim, Verification

T = TypeVar("T")

MOST_DONE = 1000  # deeds that a second press of their button is known from


class NoSuchPage(Exception):
    """An address that leads to nothing."""


class Done(Struct, frozen=True):
    """What became of a deed: where its page is, and what is said there."""

    task: str
    words: tuple[str, ...]


class House(Struct):
    """What lives as long as the server: the workspace, who may come, what was done.

    ``wording`` says a refusal in words, ``paper_words`` what was found of a paper, as the command
    line does; ``accident`` tells whoever started the server of an error that nobody expected.
    ``answered`` is set once a page of the plan was.
    """

    session: Session
    access: Access
    today: Callable[[], dt.date]
    wording: Callable[[Refusal, Language], str]
    paper_words: "Callable[[str, PaperClaim, Verification, Language], Iterable[str]]"
    accident: Callable[[Exception, Language], object]
    commit: bool = False
    shelf: Shelf = field(default_factory=Shelf)
    writing: Lock = field(default_factory=Lock)
    answered: Event = field(default_factory=Event)
    done: OrderedDict[str, Done] = field(default_factory=OrderedDict)
    seen: SeenTexts = field(default_factory=SeenTexts)
    uploads: Uploads = field(default_factory=Uploads)

    def session_of(self, lang: Language, author: str | None = None) -> Session:
        """Return the session of whoever asks, as of today.

        Who keeps the plan sees who is in charge; whoever looks from elsewhere does not.
        """
        session = self.session.for_another(self.today(), lang, author)
        session.with_names = self.access.proxy is None and not self.access.public
        return session

    def once(self, number: str, do: Callable[[], Done]) -> str:
        """Do something where nothing was done under this number yet; return the number.

        One deed at a time; what raises was not done.
        """
        with self.writing:
            if number not in self.done:
                self.done[number] = do()
                if len(self.done) > MOST_DONE:
                    self.done.popitem(last=False)
        return number


class Slice(Struct, frozen=True):
    """A page of a long list: its number, of how many, with so many rows each."""

    number: int
    count: int
    rows: int

    @property
    def first(self) -> int:
        """The first row of the page."""
        return (self.number - 1) * self.rows

    @property
    def last(self) -> int:
        """The row behind its last."""
        return self.number * self.rows


def slice_of(number: str, length: int, rows: int) -> Slice:
    """Return the page of a number as it stands in an address; the nearest that there is."""
    count = max(1, -(-length // rows))
    place = int(number) if number.isdecimal() and len(number) < len("9999999") else 1
    return Slice(min(max(1, place), count), count, rows)


class Visit(Struct):
    """A request, taken apart."""

    house: House
    session: Session
    lang: Language
    method: str
    path: str
    parts: Mapping[str, str]
    query: QueryParams
    form: FormData = field(default_factory=FormData)
    user: str = ""
    since: dt.date | None = None  # the day of the last visit before

    @property
    def plan(self) -> str | None:
        """The id of the plan that the address names."""
        return self.parts.get("plan")

    @property
    def as_of(self) -> str | None:
        """The day that is asked for, as it was written."""
        return self.query.get("as_of") or None

    @property
    def outward(self) -> Session:
        """The session of what is handed on: it holds no names of persons."""
        other = self.session.for_another(self.session.today, self.lang, self.session.author)
        other.with_names = False
        return other

    @property
    def keeps_plan(self) -> bool:
        """Whether it is who keeps the plan that asks: what may come is for nobody else."""
        access = self.house.access
        return not (access.read_only or access.public or access.proxy)

    @property
    def asks_name(self) -> bool:
        """Whether it is not known in whose name a commit is to be made."""
        return self.house.commit and not self.session.author

    def question(self, *, for_risks: bool = False) -> Question:
        """Return the plan as of the day of the address; raises what ``questions.ask`` raises."""
        shelf = self.house.shelf
        return shelf.question(self.session, self.plan, self.as_of, for_risks=for_risks)

    def answer(self, question: Question, key: Hashable, make: Callable[[], T]) -> T:
        """Return an answer that is kept while the files stay as they are."""
        return self.house.shelf.answer(question, key, make)

    def version(self) -> str:
        """Return what tells the files of now from others."""
        return self.house.shelf.version(self.session)

    def href(self, *steps: str, **filters: Any) -> str:
        """Return the address of a page of the plan, on the day that is asked for."""
        path = "/".join(quote(step, safe="") for step in ("plan", self.plan or "", *steps))
        day = {"as_of": self.as_of} if self.as_of else {}
        pairs = {name.rstrip("_"): value for name, value in {**filters, **day}.items() if value}
        return f"/{path}" + (f"?{urlencode(pairs, doseq=True)}" if pairs else "")

    def with_query(self, **changes: Any) -> str:
        """Return this page's address with some of its filters changed, or taken out by None."""
        names = dict.fromkeys((*self.query, *changes))
        pairs = {
            name: changes[name] if name in changes else self.query.getlist(name) for name in names
        }
        pairs = {name: value for name, value in pairs.items() if value not in (None, "", [])}
        return self.path + (f"?{urlencode(pairs, doseq=True)}" if pairs else "")
