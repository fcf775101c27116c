"""Texts that name one job: pairs that an editor would strike out, and pairs that are two jobs."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caichcli.language.likeness import RARE, alike

ALIKE = [
    ("Ban hành kế hoạch kiểm tra", "Ban hành kế hoạch kiểm tra"),
    ("Ban hành kế hoạch kiểm tra", "BAN HÀNH KẾ HOẠCH KIỂM TRA."),
    ("Hoà giải ở cơ sở", "hòa giải ở cơ sở"),
    ("Rà soát thủ tục hành chính về đất đai", "Rà soát các thủ tục hành chính lĩnh vực đất đai"),
    ("Tăng cường công tác tuyên truyền", "Tiếp tục đẩy mạnh công tác tuyên truyền"),
    ("Tiếp tục thực hiện", "Tiếp tục thực hiện"),
    ("Rà soát, sửa đổi quy trình nội bộ", "Sửa đổi, rà soát quy trình nội bộ"),
    ("Báo cáo kết quả quý 01/2026", "Báo cáo kết quả quý 1 - 2026"),
    ("Báo cáo quý II năm 2026", "Báo cáo năm 2026, quý II"),
    ("Tuyên truyền cải cách hành chính", "Thông tin, tuyên truyền cải cách hành chính"),
    ("2026", "2026"),
]
APART = [
    ("", ""),
    ("Báo cáo tháng 1", "Báo cáo tháng 2"),
    ("Báo cáo quý I về cải cách hành chính", "Báo cáo quý II về cải cách hành chính"),
    ("Báo cáo kết quả thực hiện kế hoạch", "Báo cáo kết quả thực hiện kế hoạch tháng"),
    ("Báo cáo kết quả thực hiện kế hoạch", "Báo cáo kết quả thực hiện kế hoạch 2026"),
    ("Báo cáo 6 tháng đầu năm", "Báo cáo 6 tháng cuối năm"),
    ("Rà soát thủ tục hành chính về đất đai", "Rà soát thủ tục hành chính về xây dựng"),
    ("Tập huấn cho công chức cấp xã", "Tập huấn cho công chức cấp huyện"),
    ("Kiểm tra tại xã Tân Phú trong tỉnh", "Kiểm tra tại xã Tân Phú Đông trong tỉnh"),
    ("Kiểm tra kế hoạch", "Kiểm tra kế hoạch tuyên truyền"),
    ("Bộ A đôn đốc Bộ B và báo cáo sở", "Sở báo đốc cáo B bộ đôn A bộ"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_one_job_in_almost_the_same_words(one: str, other: str) -> None:
    assert alike([one, other]) == alike([other, one]) == [(0, 1)]


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_jobs(one: str, other: str) -> None:
    assert alike([one, other]) == alike([other, one]) == []


TITLES = sorted({title for pair in (*ALIKE, *APART) for title in pair})
titles = st.lists(
    st.sampled_from(TITLES)
    | st.lists(
        st.sampled_from("rà soát quy trình quý I 2 Tân Phú của và kế hoạch".split()), min_size=1
    ).map(" ".join),
    max_size=20,
)


def same(texts: list[str]) -> set[frozenset[str]]:
    """The texts that are paired, whatever their positions."""
    return {frozenset((texts[one], texts[other])) for one, other in alike(texts)}


def clusters(texts: list[str]) -> set[frozenset[str]]:
    """The texts that hang together through pairs."""
    found = {text: {text} for text in texts}
    for one, other in alike(texts):
        joined = found[texts[one]] | found[texts[other]]
        found.update(dict.fromkeys(joined, joined))
    return {frozenset(cluster) for cluster in found.values()}


@given(titles, st.randoms())
def test_the_order_of_tasks_does_not_matter(texts: list[str], random: Random) -> None:
    shuffled = list(texts)
    random.shuffle(shuffled)
    assert clusters(shuffled) == clusters(texts)


@given(titles, st.sampled_from(TITLES[1:]), st.integers(0, 20), st.integers(0, 20))
def test_a_task_and_its_copy_are_always_found(
    texts: list[str], text: str, first: int, second: int
) -> None:
    texts.insert(first, text)
    texts.insert(second, text)
    copies = [position for position, each in enumerate(texts) if each == text]
    paired = {position for pair in alike(texts) for position in pair}
    assert paired.issuperset(copies)


@given(titles)
def test_pairs_name_the_lower_position_first_and_each_once(texts: list[str]) -> None:
    pairs = alike(texts)
    assert all(one < other for one, other in pairs)
    assert pairs == sorted(set(pairs))


@settings(max_examples=20)
@given(titles)
def test_words_that_many_tasks_share_hide_nothing(texts: list[str]) -> None:
    """Common words are looked up in another way than rare ones: with the same answer."""
    filling = [f"{text} {'abcdefghijklmnop'[n % 16]}uz{n // 16}x" for n, text in enumerate(texts)]
    crowd = [f"{word} zz{n}z" for word in TITLES for n in range(RARE + 1)]
    alone = same([*texts, *filling])
    assert {pair for pair in same([*texts, *filling, *crowd]) if not has_crowd(pair)} == alone


def has_crowd(pair: frozenset[str]) -> bool:
    return any("zz" in text for text in pair)
