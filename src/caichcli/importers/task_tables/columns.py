"""What the cells below a heading say of its columns: titles are distinct sentences, terms are days.

A heading comes first; where its cells contradict it, or it is none that is known, they decide, and
that is told. A table of comments, scores or figures is told by its headings.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct, structs

from caichcli.importers.agencies import names
from caichcli.importers.grids.grid import Cell, Grid
from caichcli.importers.history.papers import PAPER
from caichcli.importers.task_tables import people, term_columns
from caichcli.importers.task_tables.evidence import is_term
from caichcli.importers.task_tables.wordings import REPORT_ROLES, Role, other_table, plain, role_of
from caichcli.language.vietnamese import fold

SAMPLE = 60  # rows that tell what a column holds
_MOST = 0.6  # of the cells of a column that tell what it holds
_LONGER = 2  # times the words of the titles in a column beside, from which it may be theirs
_LONG = 5  # words of a sentence
_CERTAIN = 4  # of a heading that cells do not contradict by being shorter

_NUMBERED = re.compile(r"\(?([0-9]{1,3}(\.[0-9]+)*|[ivxlc]+|[a-z])[.)]?")
_PERCENT = re.compile(r"[0-9]{1,3}([.,][0-9]+)? ?%")
_PAPERS = ("van ban", "so ky hieu", "so van ban", "so hieu van ban", "so ky hieu van ban")
_FIGURES = re.compile(r"[\d\s.,;:/%+()–-]+")
# What a column of progress holds, whatever its heading.
_PROGRESS = re.compile(
    r"(da |chua |dang )?(hoan thanh|thuc hien|trien khai|qua han|trong han|xong)\b.{0,40}$|\d+ ?%"
    r"|(dung|tre|truoc) (han|tien do)|cham\b|dang \w|chua (bat dau|lam)|tam (dung|hoan)"
)


class Columns(Struct, frozen=True):
    """What each column of a table means, from the rows ``first`` to ``last`` of its heading.

    ``roles`` and ``headings`` are by position; a column without a meaning has the role "other".
    ``is_sure`` is False where the heading may be a task that begins as headings do. ``doubts``
    tell where the cells, not the headings, decided, each with a heading; and what other table it
    may be.
    """

    first: int
    last: int
    roles: tuple[Role, ...]
    headings: tuple[str, ...]
    is_sure: bool = True
    doubts: tuple[tuple[str, str], ...] = ()

    def of(self, role: Role) -> tuple[int, ...]:
        """The positions of the columns with a role."""
        return _positions(self.roles, role)

    def titled(self, column: int) -> "Columns":
        """The same with the titles of tasks in a column that somebody chose."""
        if not 0 <= column < len(self.roles):
            return self
        roles: list[Role] = ["other" if role == "title" else role for role in self.roles]
        roles[column] = "title"
        doubts = tuple(one for one in self.doubts if not one[0].startswith("title-"))
        return structs.replace(self, roles=tuple(roles), doubts=doubts)

    @property
    def other(self) -> str:
        """What a table is that has not both leads and terms as plans have; "" for a plan."""
        has_both = self.has("lead", "agencies") and self.has("deadline")
        kinds = (code.removeprefix("maybe-") for code, _ in self.doubts if "maybe-" in code)
        return "" if has_both else next(kinds, "")

    def has(self, *roles: Role) -> bool:
        return any(role in self.roles for role in roles)


@lru_cache(maxsize=256)
def _positions(roles: tuple[Role, ...], role: Role) -> tuple[int, ...]:
    return tuple(at for at, each in enumerate(roles) if each == role)


class Content(Struct, frozen=True):
    """What the cells of a column say, those of rows that are tasks' most likely."""

    texts: tuple[str, ...]

    def share(self, count: int) -> float:
        return count / len(self.texts) if self.texts else 0

    @property
    def is_figures(self) -> bool:
        """Whether numbers stand here, and no words."""
        return self.share(sum(bool(_FIGURES.fullmatch(text)) for text in self.texts)) > 1 / 2

    @property
    def is_numbers(self) -> bool:
        return all(map(str.isdecimal, self.texts))

    @property
    def is_repeated(self) -> bool:
        """Whether the same few words stand here again and again."""
        return len(self.texts) > 1 and 2 * len(set(map(fold, self.texts))) <= len(self.texts)

    @property
    def is_one(self) -> bool:
        """Whether every cell says the same."""
        return len(self.texts) > 2 and len(set(map(fold, self.texts))) == 1

    @property
    def is_poor(self) -> bool:
        """Whether these are no titles of tasks."""
        return self.is_figures or self.is_repeated

    @property
    def words(self) -> float:
        """How many words a cell has, most of them."""
        counts = sorted(len(text.split()) for text in self.texts)
        return counts[len(counts) // 2] if counts else 0

    @property
    def is_terms(self) -> bool:
        return self.share(sum(map(is_term, self.texts))) >= _MOST

    @property
    def is_agencies(self) -> bool:
        return self.share(sum(map(names.is_like_name, self.texts))) >= _MOST


def settled(grid: Grid, columns: Columns, end: int) -> Columns:
    """The columns of a heading after a look at the cells below it, up to row ``end``."""
    body = grid.rows[columns.last + 1 : min(end, columns.last + 1 + SAMPLE)]
    contents = _contents(body, len(columns.roles))
    headed = [role_of(heading) for heading in columns.headings]
    roles = list(columns.roles)
    doubts: list[tuple[str, str]] = []
    _settle_numbers(body, columns, roles)
    _settle_people(contents, columns.headings, roles)
    _settle_progress(contents, columns.headings, headed, roles)
    _settle_reports(contents, columns.headings, roles)
    # A column without a heading is told by its number.
    labels = [heading.strip() or str(number) for number, heading in enumerate(columns.headings, 1)]
    _settle_title(contents, headed, labels, roles, doubts)
    _settle_unknown(contents, headed, labels, roles, doubts)
    doubts += term_columns.doubts(labels, roles)
    if other := other_table(columns.headings):
        doubts.append((f"maybe-{other}", ""))
    return structs.replace(columns, roles=tuple(roles), doubts=tuple(doubts))


def with_reports(grid: Grid, columns: Columns) -> Columns:
    """The columns of a heading of reports alone after a look at the cells below it."""
    body = grid.rows[columns.last + 1 : columns.last + 1 + SAMPLE]
    contents = _contents(body, len(columns.roles))
    roles = list(columns.roles)
    _settle_people(contents, columns.headings, roles)
    headed = [role_of(heading) for heading in columns.headings]
    _settle_progress(contents, columns.headings, headed, roles)
    _settle_reports(contents, columns.headings, roles)
    return structs.replace(columns, roles=tuple(roles))


def title_by_cells(rows: Sequence[tuple[Cell, ...]], roles: Sequence[Role]) -> int | None:
    """The column without a known heading that holds the titles of tasks; None where none does."""
    contents = _contents(rows, len(roles))
    others = [at for at, role in enumerate(roles) if role == "other"]
    return _best(contents, others)


def are_of_tasks(rows: Sequence[tuple[Cell, ...]], unknown: Sequence[int]) -> bool:
    """Whether columns without a known heading hold leads and terms."""
    contents = _contents(rows, len(rows[0]) if rows else 0)
    others = [contents[at] for at in unknown if at < len(contents)]
    return any(one.is_agencies for one in others) and any(one.is_terms for one in others)


def _contents(body: Sequence[tuple[Cell, ...]], width: int) -> list[Content]:
    """The columns' cells; rows of one cell, or of one over several columns, are no tasks'."""
    texts: list[list[str]] = [[] for _ in range(width)]
    ids: set[int] = set()
    for row in body:
        distinct = {id(cell) for cell in row if cell.text}
        if len(distinct) < min(3, width) or len({id(cell) for cell in row}) < width - 1:
            continue
        for at, cell in enumerate(row):
            if cell.text and id(cell) not in ids:
                ids.add(id(cell))
                texts[at].append(cell.text)
    return [Content(tuple(column)) for column in texts]


def _settle_numbers(body: Sequence[tuple[Cell, ...]], columns: Columns, roles: list[Role]) -> None:
    """Numbers of tasks stand in a column without a heading, left of the titles."""
    if "number" in roles:
        return
    for at in range(roles.index("title")):
        texts = [fold(row[at].text) for row in body if row[at].text]
        numbered = sum(bool(_NUMBERED.fullmatch(text)) for text in texts)
        if not plain(columns.headings[at]) and 2 * numbered > len(texts):
            roles[at] = "number"
            return


def _settle_progress(
    contents: Sequence[Content],
    headings: Sequence[str],
    headed: Sequence[tuple[Role, int] | None],
    roles: list[Role],
) -> None:
    """What was done so far is no term and no product."""
    for at, content in enumerate(contents):
        texts = [fold(text) for text in content.texts]
        heading = plain(headings[at])
        is_left = roles[at] == "other" and (
            "tien do" in heading or (headed[at] or ("", 0))[0] in REPORT_ROLES
        )
        if is_left or headed[at] in (("deadline", 1), ("product", 2)):
            progress = sum(bool(_PROGRESS.match(text)) for text in texts)
            if 2 * progress > len(texts):
                percent = sum(bool(_PERCENT.fullmatch(text)) for text in texts)
                roles[at] = "progress" if 2 * percent > len(texts) else "situation"


def _settle_people(contents: Sequence[Content], headings: Sequence[str], roles: list[Role]) -> None:
    """Persons are no agencies, whatever stands above them; what identifies them is known anyhow."""
    for at, content in enumerate(contents):
        private = content.share(sum(map(people.identifies, content.texts))) > 1 / 2
        persons = content.share(sum(map(people.is_person, content.texts))) > 1 / 2
        if roles[at] in ("other", "note") and private:
            roles[at] = "private"
        elif roles[at] in ("lead", "other") and persons and people.may_head(headings[at]):
            roles[at] = "officer"


def _settle_reports(
    contents: Sequence[Content], headings: Sequence[str], roles: list[Role]
) -> None:
    """What hangs on the columns beside: papers of results, and which day is a term's."""
    reports = [at for at, role in enumerate(roles) if role in REPORT_ROLES]
    for at, content in enumerate(contents):
        heading = plain(headings[at])
        if roles[at] == "document" and heading.endswith(_PAPERS) and reports and min(reports) < at:
            roles[at] = "results"
        elif roles[at] == "product" and heading.startswith("ket qua") and _has_reports(roles, at):
            cited = sum(bool(PAPER.search(text)) for text in content.texts)
            if roles.count("product") > 1 or content.share(cited) > 1 / 2:
                roles[at] = "results"
        elif "deadline" not in roles and (
            (roles[at] == "completed" and not _has_reports(roles, at))
            or (roles[at] == "situation" and content.is_terms)
        ):
            roles[at] = "deadline"


def _has_reports(roles: Sequence[Role], at: int) -> bool:
    """Whether another column tells how far the work is."""
    return any(
        role in ("situation", "progress", "completed") and n != at for n, role in enumerate(roles)
    )


def _settle_title(
    contents: Sequence[Content],
    headed: Sequence[tuple[Role, int] | None],
    headings: Sequence[str],
    roles: list[Role],
    doubts: list[tuple[str, str]],
) -> None:
    """Another column has the titles where those under their heading are none; else it is told."""
    current = roles.index("title")
    unused = [at for at, each in enumerate(headed) if each and each[0] == "title" and at != current]
    content = contents[current]
    if content.is_poor:
        unnamed = [at for at, each in enumerate(headed) if each is None and roles[at] == "other"]
        areas = [at for at, role in enumerate(roles) if role in ("area", "product")]
        choices = (_best(contents, each) for each in (unused, unnamed, areas))
        best = next((at for at in choices if at is not None), None)
        if best is None:
            if content.is_figures or content.is_one:
                doubts.append(("title-poor", headings[current]))
            return
        roles[best], roles[current] = "title", "area" if not content.is_figures else "other"
        doubts.append(("title-by-cells", headings[best]))
        return
    if headed[current] is None:
        doubts.append(("title-by-cells", headings[current]))
    for at in unused:
        roles[at] = "note" if not contents[at].is_poor else "other"
    strength = headed[current]
    beside = [at for at, each in enumerate(headed) if each is None and roles[at] == "other"]
    longest = max(beside, key=lambda at: contents[at].words, default=None)
    if longest is not None and strength is not None and strength[1] < _CERTAIN:
        words = contents[longest].words
        is_longer = words >= max(_LONG, _LONGER * content.words)
        if is_longer and not contents[longest].is_poor and content.words < _LONG:
            doubts.append(("title-unsure", headings[longest]))


def _best(contents: Sequence[Content], positions: Sequence[int]) -> int | None:
    """Of columns, filled in most rows, the one with the longest distinct sentences; else None."""
    most = max((len(content.texts) for content in contents), default=0)
    sentences = [
        at
        for at in positions
        if len(contents[at].texts) >= most * _MOST
        and contents[at].words > 1
        and not contents[at].is_poor
        and not contents[at].is_terms
        and not contents[at].is_agencies
    ]
    return max(sentences, key=lambda at: contents[at].words, default=None)


def _settle_unknown(
    contents: Sequence[Content],
    headed: Sequence[tuple[Role, int] | None],
    headings: Sequence[str],
    roles: list[Role],
    doubts: list[tuple[str, str]],
) -> None:
    """Leads and terms under headings that say nothing of them."""
    for at, content in enumerate(contents):
        if roles[at] != "other" or headed[at] is not None or not content.texts:
            continue
        role: Role | None = None
        if not {"deadline"} & set(roles) and content.is_terms and not content.is_numbers:
            role = "deadline"
        elif not {"lead", "agencies"} & set(roles) and content.is_agencies:
            role = "lead"
        if role:
            roles[at] = role
            doubts.append((f"{role}-by-cells", headings[at]))
