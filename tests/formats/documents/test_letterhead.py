"""The head and the foot of official papers: what plan and settings say, blanks for the rest."""

import datetime as dt

import msgspec
import pytest

from caichcli.language.wording import Language
from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.model import PlanFile, RegisterFile
from caichcli.plan.plan_settings import PaperFace, PaperSettings
from caichcli.views.report.face import Face, HeadedKind, face
from tests.formats.documents.making import text, weekly
from tests.plan.answers import HEAD, REGISTER, load

NATION = "**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**"
MOTTO = "**Độc lập - Tự do - Hạnh phúc**"
NO_DAY = "*…, ngày … tháng … năm …*"
OFFICE = PaperSettings(
    superior="Ủy ban nhân dân tỉnh X",
    body="Sở Nội vụ",
    symbol="SNV",
    place="Tỉnh X",
    signatory=["KT. Giám đốc", "Phó Giám đốc"],
    signer="Nguyễn Văn A",
    recipients=["UBND tỉnh;", "Lưu: VT, CCHC."],
    letter=PaperFace(symbol="SNV-CCHC"),
)


def book(standing: str | None, own: dict[str, object] | None = None) -> Book:
    """A plan of one task; ``own`` is what it says of its papers."""
    data, register = load(HEAD), load(REGISTER)
    if standing is None:
        del data["plan"]["standing_agency"]
    else:
        data["plan"]["standing_agency"] = standing
    if own:
        data["plan"]["paper"] = own
    register["agencies"].append(
        {"id": "so-k", "name": "Sở K", "kind": "provincial-agency", "parent": "tinh-x"}
    )
    data["tasks"] = [{"id": "I.1", "title": "A", "area": "I", "lead": ["bo-a"]}]
    return Book(
        msgspec.convert(data, PlanFile, strict=False),
        Register(msgspec.convert(register, RegisterFile, strict=False)),
    )


def report(of: Book, worn: Face, lang: Language = "vi") -> list[str]:
    """The lines of a monthly report, without blank ones."""
    whole = text(weekly(of), "markdown", lang, "monthly", worn)
    return [line for line in whole.split("\n") if line]


@pytest.mark.parametrize(
    ("standing", "left"),
    [
        ("bo-a", ["**BỘ A**", "Số: …/BC-…", ""]),
        ("so-k", ["TỈNH X", "**SỞ K**", "Số: …/BC-…"]),
        (None, ["**…**", "Số: …/BC-…", ""]),
    ],
)
def test_the_issuing_body_and_the_one_above_it(standing: str | None, left: list[str]) -> None:
    of = book(standing)
    lines = report(of, face(of, "report", PaperSettings()))
    heads = (NATION, MOTTO, NO_DAY)
    rows = [f"| {mine} | {right} |" for mine, right in zip(left, heads, strict=True)]
    assert [lines[0], *lines[2:4]] == rows


def test_in_english() -> None:
    of = book("so-k")
    lines = report(of, face(of, "report", PaperSettings()), "en")
    assert lines[0] == "| TỈNH X | **SOCIALIST REPUBLIC OF VIET NAM** |"


def test_an_office_has_its_papers_whole() -> None:
    of = book("bo-a")
    worn = face(of, "report", OFFICE, number="05", date=dt.date(2026, 11, 7))
    lines = report(of, worn)
    assert lines[:5] == [
        f"| ỦY BAN NHÂN DÂN TỈNH X | {NATION} |",
        "|:---:|:---:|",
        f"| **SỞ NỘI VỤ** | {MOTTO} |",
        "| Số: 05/BC-SNV | *Tỉnh X, ngày 07 tháng 11 năm 2026* |",
        "# BÁO CÁO",
    ]
    place = lines.index("| ***Nơi nhận:*** | **KT. GIÁM ĐỐC** |")
    assert lines[place + 2 : place + 5] == [
        "| - UBND tỉnh; | **PHÓ GIÁM ĐỐC** |",
        "| - Lưu: VT, CCHC. |  |",
        "|  | **Nguyễn Văn A** |",
    ]
    assert any("Sở Nội vụ báo cáo" in line for line in lines)


SYMBOLS = [
    # what plan and office say, the kind of paper, what stands behind its number
    ({}, OFFICE, "report", "BC-SNV"),
    ({}, OFFICE, "letter", "SNV-CCHC"),
    ({"symbol": "BCĐ"}, OFFICE, "report", "BC-BCĐ"),
    ({"symbol": "BCĐ"}, OFFICE, "letter", "BCĐ"),
    ({"letter": {"symbol": "VP"}}, OFFICE, "letter", "VP"),
    ({"report": {"symbol": "BC-VP"}}, OFFICE, "report", "BC-VP"),
    ({}, PaperSettings(), "report", None),
]


@pytest.mark.parametrize(("own", "office", "kind", "symbol"), SYMBOLS)
def test_the_plan_wins_and_a_kind_over_the_rest(
    own: dict[str, object], office: PaperSettings, kind: HeadedKind, symbol: str | None
) -> None:
    assert face(book("bo-a", own), kind, office).symbol == symbol


def test_ranks_are_what_the_plan_says_else_the_office() -> None:
    ranked = PaperSettings(ranking=True)
    assert face(book("bo-a"), "report", ranked).ranking
    assert not face(book("bo-a", {"ranking": False}), "report", ranked).ranking
    assert not face(book("bo-a"), "report", PaperSettings()).ranking


def test_a_report_on_one_agency_s_part_is_its_own_unless_the_office_says_whose() -> None:
    of = book("bo-a")
    assert face(of, "report", PaperSettings(), ("tinh-x",)).body == "Tỉnh X"
    assert face(of, "report", OFFICE, ("tinh-x",)).body == "Sở Nội vụ"
