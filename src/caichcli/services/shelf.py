"""Questions and their answers, kept for a face that lives long while the files stay as they are."""

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import suppress
from hashlib import sha256
from threading import RLock
from typing import Any, TypeVar, cast

from caichcli.services import questions
from caichcli.services.errors import Refusal
from caichcli.services.location import locate
from caichcli.services.questions import Question
from caichcli.services.session import Session, stamp_of

T = TypeVar("T")

MOST_ANSWERS = 200

# The plan and the day in people's words, today, whether persons are named, and for risks.
QuestionKey = tuple[str | None, str | None, dt.date, bool, bool]


class Shelf:
    """What was asked of a workspace and answered; all is put away when one of its files changes.

    Several threads may ask at once: what one of them opens or answers, the others wait for.
    """

    def __init__(self) -> None:
        self._version = ""
        self._questions: dict[QuestionKey, Question] = {}
        self._former: tuple[QuestionKey, ...] = ()
        self._answers: OrderedDict[Hashable, object] = OrderedDict()
        self._under_way: dict[Hashable, RLock] = {}
        self._turn = RLock()

    def version(self, session: Session) -> str:
        """Return what tells the workspace's files from the same before and after a change."""
        place = locate(session, None)
        files = (*place.files, place.settings)
        stamps = "\n".join(f"{path} {stamp_of(path)}" for path in files)
        return sha256(stamps.encode(errors="surrogateescape")).hexdigest()[:16]

    def question(
        self, session: Session, plan: str | None, as_of: str | None, *, for_risks: bool = False
    ) -> Question:
        """Return the plan asked as of a day; raises what ``questions.ask`` raises."""
        key = (plan, as_of, session.today, session.with_names, for_risks)
        with self._turn:
            self._put_away(self.version(session))
            question = self._questions.get(key)
            if question is None:
                fresh = questions.ask(session, plan, as_of, for_risks=for_risks)
                question = self._questions[key] = self._alike(fresh, key) or fresh
                if plan is None:  # nothing is wrong, so by its name it is the same
                    self._questions[question.book.head.id, *key[1:]] = question
            return question

    def _alike(self, question: Question, key: QuestionKey) -> Question | None:
        """Return what was asked in other words already: of the same plan, as of the same day."""
        for other, one in self._questions.items():
            same = (one.file, one.day, one.ended) == (question.file, question.day, question.ended)
            if same and other[2:] == key[2:]:
                return one
        return None

    def renew(self, session: Session, prepare: Callable[[Question], object]) -> str:
        """Ask again what was asked before a file changed, so that no page has to wait for that.

        Each question is handed to ``prepare``. Returns the version that the answers are of.
        """
        version = self.version(session)
        with self._turn:
            self._put_away(version)
            former, self._former = self._former, ()
        fresh: dict[int, Question] = {}  # one that is asked in several words is one
        for plan, as_of, *whose in former:
            if whose == [session.today, session.with_names, False]:
                with suppress(Refusal):  # what is wrong the page tells that asks
                    question = self.question(session, plan, as_of)
                    fresh[id(question)] = question
        for question in fresh.values():
            prepare(question)
        return version

    def of_files(self, session: Session, key: Hashable, make: Callable[[], T]) -> T:
        """Return what was made of the workspace's files under a key, else what is made now."""
        version = self.version(session)
        whole = (version, session.today, key)
        with self._turn:
            self._put_away(version)
            if whole in self._answers:
                return cast(T, self._answers[whole])
        answer = make()
        with self._turn:
            if version == self._version:
                self._answers[whole] = answer
        return answer

    def answer(self, question: Question, key: Hashable, make: Callable[[], T]) -> T:
        """Return what was answered to a question under a key, else what ``make`` answers now."""
        whole = (id(question.book), question.day, key)
        with self._turn:
            if whole in self._answers:
                self._answers.move_to_end(whole)
                return cast(T, self._answers[whole])
            turn = self._under_way.setdefault(whole, RLock())
        with turn:
            with self._turn:
                if whole in self._answers:  # by the thread that was waited for
                    return cast(T, self._answers[whole])
            answer: Any = make()
            with self._turn:
                self._under_way.pop(whole, None)
                if any(question is one for one in self._questions.values()):
                    self._answers[whole] = answer
                    if len(self._answers) > MOST_ANSWERS:
                        self._answers.popitem(last=False)
        return cast(T, answer)

    def _put_away(self, version: str) -> None:
        if version != self._version:
            self._version = version
            self._former = tuple(self._questions)
            self._questions.clear()
            self._answers.clear()
