"""The public register of central bodies and provinces, as a new workspace may begin with."""

from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def ministries() -> str:
    """Return this repository's own register, its schema where a workspace has it."""
    text = (ROOT / "plans" / "agencies.yaml").read_text("utf-8")
    return text.replace("../docs/schema/", "../.caich/")
