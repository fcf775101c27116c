"""``docs/rules.md``: the pages of all rules."""

from caichcli.formats.pages.explain import grade
from caichcli.language.messages import say
from caichcli.rules.pages import page
from caichcli.rules.registry import RULES


def rules() -> str:
    """Every rule: what, why, an example wrong and right."""
    parts = ["# Quy tắc – Rules", "", "Made by `make generated` from the rules' pages."]
    for name in sorted(RULES):
        told = page(name)
        parts += ["", f"## {name}", ""]
        for lang in ("vi", "en"):
            words = told.words(lang)
            parts += [f"**{words.title}** ({grade(name, lang)}). {words.why.strip()}", ""]
        for key, example in told.examples():
            parts += [f"{say('vi', f'explain.{key}')} – {say('en', f'explain.{key}')}:", ""]
            parts += fenced(example)
    return "\n".join(parts).rstrip() + "\n"


def fenced(example: str | dict[str, str | None]) -> list[str]:
    """An example's files, each as a block of YAML."""
    files = {"": example} if isinstance(example, str) else example
    parts = []
    for name, text in files.items():
        if text is not None:
            parts += [*([f"`{name}`"] if name else []), "```yaml", text.rstrip("\n"), "```", ""]
    return parts
