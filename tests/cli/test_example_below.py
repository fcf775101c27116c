"""The illustrative plan under the plan, in a folder of its own: what it shows from both sides."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import EXAMPLE, Ask

BELOW = EXAMPLE.parent / "tp-z-minh-hoa"
DAY = ("--as-of", "28/6/2020")


@pytest.fixture
def above(tmp_path: Path) -> Path:
    """The plan above beside its copy below, to which its settings lead too."""
    for folder in (EXAMPLE, BELOW):
        shutil.copytree(folder, tmp_path / folder.name)
    at = tmp_path / EXAMPLE.name
    (at / "caich.toml").write_text('[cascade]\nfolders = ["../tp-z-minh-hoa"]\n', "utf-8")
    return at


def cascade(ask: Ask, at: Path, *words: str) -> dict[str, Any]:
    answer = ask("cascade", *DAY, "-f", "json", *words, at=at)
    assert answer.code == 0, answer.err
    told: dict[str, Any] = json.loads(answer.out)
    return told


def test_from_below_one_piece_is_to_be_reviewed_and_one_task_is_missing(ask: Ask) -> None:
    told = cascade(ask, BELOW)
    assert [(one["task"], one["state"]) for one in told["links"]] == [
        ("I.1", "as-seen"),
        ("II.1", "suspect"),
        ("II.2", "as-seen"),
        ("II.3", "as-seen"),
        ("III.1", "unwatched"),
    ]
    assert [one["parent"] for one in told["missing"]] == ["minh-hoa-2020/IV.2"]
    # Before the plan above set a term, nothing was.
    before = json.loads(ask("cascade", "--as-of", "25/6/2020", "-f", "json", at=BELOW).out)
    assert {one["state"] for one in before["links"]} == {"as-seen", "unwatched"}
    assert ask("validate", at=BELOW).out.count("[suspect-link]") == 1
    text = ask("show", "II.1", *DAY, at=BELOW).out
    assert "cần rà soát lại" in text
    assert "51/TB-MH" in text


def test_from_above_the_plan_below_is_received_and_its_work_rolled_up(
    ask: Ask, above: Path
) -> None:
    told = cascade(ask, above)
    (line,) = (one for one in told["agencies"] if one["agency"] == "tp-z")
    assert (line["state"], line["number"], line["days"]) == ("received", "12/KH-TPZ", 26)
    rows = {one["task"]: one for one in told["tasks"]}
    assert [(one["task"], one["due_later"]) for one in rows["III.12"]["pieces"]] == [
        ("II.2", False),
        ("II.3", True),
    ]
    assert rows["III.12"]["done"] == 1
    state = {one["agency"]: one["state"] for one in rows["II.14"]["agencies"]}
    assert state["tp-z"] == "review"
    assert "bo-b" not in state  # it is not assigned to it
    letters = ask("render", "plan-requests", *DAY, "-a", "TPZ", at=above)
    assert (letters.code, letters.out) == (2, "")
    assert "minh-hoa-2020-tp-z/II.3" in ask("show", "III.12", *DAY, at=above).out


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(("report", "day"), [("weekly", "28/6/2020"), ("quarterly", "14/6/2020")])
@pytest.mark.parametrize("format_", ["markdown", "html", "docx"])
def test_papers_tell_what_cascade_does(
    ask: Ask, above: Path, report: str, day: str, format_: str, lang: str
) -> None:
    """From above who sent a plan and how far its work is; from below what is to be reviewed."""
    docx = pytest.importorskip("docx")
    told = json.loads(ask("cascade", "--as-of", day, "-f", "json", at=above).out)
    states = [one["state"] for one in told["agencies"]]
    pieces = {f"{one['plan']}/{one['task']}": one["class"] for row in told["tasks"]
              for one in row["pieces"]}  # fmt: skip
    done = sum(class_.startswith("done") for class_ in pieces.values())
    counts = (len(states), states.count("received"), states.count("not-received"))
    every = (*counts, done, len(pieces))
    figures = [f"{n:02}" if lang == "vi" and n < 10 else str(n) for n in every]
    words = {
        "vi": "Kế hoạch của {} cơ quan được giao nhiệm vụ: đã gửi {}, lồng ghép trong kế hoạch khác"
        " 0, chưa nhận được {}. Phần việc của cấp dưới: xong {} trên {};",
        "en": "Plans of {} agencies with tasks: received {}, part of another plan 0, not received"
        " {}. Work below: {} of {} pieces done,",
    }[lang].format(*figures)
    review = {"vi": "đã thay đổi (01): II.1.", "en": "changed (1): II.1."}[lang]
    sides = {above: words, above.parent / BELOW.name: review}
    for at, expected in sides.items():
        output = ("-o", str(at / f"a.{format_}"), "-f", format_, "--lang", lang)
        assert ask("render", report, *DAY, *output, at=at).code == 0
        if format_ == "docx":
            paper = docx.Document(str(at / "a.docx"))
            text = "\n".join(one.text for one in paper.paragraphs)
        else:
            text = (at / f"a.{format_}").read_text("utf-8").replace("\\", "")
        # The term above was set on 26/6: on 14/6 nothing is to be reviewed.
        is_told = expected != review or report == "weekly"
        assert (expected in text.replace("\xa0", " ")) == is_told, text
        assert ask("audit", str(at / f"a.{format_}"), at=at).code == 0


def test_it_is_marked_as_invented(ask: Ask) -> None:
    assert "SỐ LIỆU MINH HỌA" in ask("status", *DAY, at=BELOW).out
    for path in (*BELOW.glob("plans/*.yaml"), BELOW / "README.md"):
        assert "SỐ LIỆU MINH HỌA" in path.read_text("utf-8")
