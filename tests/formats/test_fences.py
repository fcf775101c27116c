"""Code in Markdown: whatever signs it holds, a reader sees it as it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from caichcli.formats.fences import example_files, fence, inline

READER = MarkdownIt("commonmark")
TICKS = st.text(alphabet="`a ~\\|<&", min_size=1)


@given(TICKS.map(lambda text: f"{text}\n{text}"))
def test_a_block_shows_its_text(text: str) -> None:
    (token,) = READER.parse(fence(text, "yaml"))
    assert (token.type, token.info, token.content) == ("fence", "yaml", f"{text}\n")


@given(TICKS.filter(lambda text: text.strip(" ") == text))
def test_code_within_a_line_shows_its_text(text: str) -> None:
    (_, token, _) = READER.parse(inline(text))
    (code,) = list(token.children or [])
    assert (code.type, code.content) == ("code_inline", text)


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        ("a: 1\n", ["```yaml\na: 1\n```"]),
        ({"plans/a.yaml": "a: 1\n"}, ["```yaml\na: 1\n```"]),
        (
            {"caich.toml": "a = 1\n", "plans/a.yaml": "a: 1\n", "plans/agencies.yaml": None},
            [
                "`caich.toml`\n\n```toml\na = 1\n```",
                "`plans/a.yaml`\n\n```yaml\na: 1\n```",
            ],
        ),
    ],
)
def test_an_example_s_files(example: str | dict[str, str | None], expected: list[str]) -> None:
    assert list(example_files(example)) == expected
