"""The head of an official paper: the issuing body where the plan says it, blanks for the rest."""

import msgspec
import pytest

from caichcli.language.wording import Language
from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.model import PlanFile, RegisterFile
from tests.formats.documents.making import text, weekly
from tests.plan.answers import HEAD, REGISTER, load


def head(standing: str | None, lang: Language = "vi") -> list[str]:
    """The first lines of a monthly report."""
    data, register = load(HEAD), load(REGISTER)
    if standing is None:
        del data["plan"]["standing_agency"]
    else:
        data["plan"]["standing_agency"] = standing
    register["agencies"].append(
        {"id": "so-k", "name": "Sở K", "kind": "provincial-agency", "parent": "tinh-x"}
    )
    data["tasks"] = [{"id": "I.1", "title": "A", "area": "I", "lead": ["bo-a"]}]
    book = Book(
        msgspec.convert(data, PlanFile, strict=False),
        Register(msgspec.convert(register, RegisterFile, strict=False)),
    )
    return [x for x in text(weekly(book), "markdown", lang, "monthly").split("\n")[:5] if x]


@pytest.mark.parametrize(
    ("standing", "lines"),
    [
        (
            "bo-a",
            [
                "| BỘ A | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |",
                "|:---:|:---:|",
                "| Số: …/BC-… | **Độc lập - Tự do - Hạnh phúc** |",
                "| | *…, ngày … tháng … năm …* |",
            ],
        ),
        (
            "so-k",
            [
                "| TỈNH X | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |",
                "|:---:|:---:|",
                "| **SỞ K** | **Độc lập - Tự do - Hạnh phúc** |",
                "| Số: …/BC-… | *…, ngày … tháng … năm …* |",
            ],
        ),
        (
            None,
            [
                "| … | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |",
                "|:---:|:---:|",
                "| Số: …/BC-… | **Độc lập - Tự do - Hạnh phúc** |",
                "| | *…, ngày … tháng … năm …* |",
            ],
        ),
    ],
)
def test_the_issuing_body_and_the_one_above_it(standing: str | None, lines: list[str]) -> None:
    assert head(standing) == lines


def test_in_english() -> None:
    assert head("so-k", "en")[0] == "| TỈNH X | SOCIALIST REPUBLIC OF VIET NAM |"
