"""Texts that people saw, kept as where they differ: each comes back as it was."""

from random import Random

from caichcli.services.records.seen import MOST_TEXTS, SeenTexts

PLAN = "".join(f"  - id: I.{number}\n    title: Việc {number}\n" for number in range(200))


def test_each_text_comes_back_as_it_was() -> None:
    random, seen, texts = Random(169), SeenTexts(), [PLAN]
    for _ in range(60):
        text = texts[-1]
        at = random.randrange(len(text) + 1)
        end = min(len(text), at + random.choice((0, 0, 3, 40)))
        texts.append(text[:at] + random.choice(("", "một dòng\n", "ề", "x" * 50)) + text[end:])
    texts += ["", "một kế hoạch khác\n", PLAN, texts[3]]
    numbers = {text: str(number) for number, text in enumerate(texts)}
    for count, text in enumerate(texts, 1):
        seen.keep(numbers[text], text)
        last = list(dict.fromkeys(reversed(texts[:count])))[:MOST_TEXTS]
        assert seen.text(numbers[text]) == text
        if count <= len(texts) - 2:  # then two are seen once more
            assert [seen.text(numbers[one]) for one in last] == last


def test_only_the_last_few_are_kept_and_little_of_them() -> None:
    seen = SeenTexts()
    for number in range(MOST_TEXTS + 1):
        seen.keep(str(number), f"{PLAN}# lần {number}\n")
    assert seen.text("0") is None
    assert seen.text("1") == f"{PLAN}# lần 1\n"
    assert seen.text("không có") is None
    assert sum(len(one.words) for one in seen._seen) < 200


def test_of_none_there_is_none() -> None:
    assert SeenTexts().text("") is None
