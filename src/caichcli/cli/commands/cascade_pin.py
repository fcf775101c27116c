"""``caich cascade pin``: how folders of plans above and below stand, for ``caich.lock``."""

import sys

from caichcli.cli import options, session
from caichcli.language.characters import printable
from caichcli.language.messages import say
from caichcli.services import workspaces
from caichcli.services.cascade import neighbours
from caichcli.services.location import locate


def command(plan: options.Plan = None, lang: options.Lang = "vi") -> None:
    """Pin each folder that ``caich.toml`` names by its commit and the hash of its files."""
    here = session.start(lang)
    place = locate(here, plan, writing=True)
    own = workspaces.check(here, place, errors_only=True).neighbours
    if own:
        neighbours.pin(place, own)
    for one in own:
        commit = one.pin.commit[:10] if one.pin else ""
        kind = "missing" if one.state == "missing" else "pinned"
        words = f"{one.folder}: {say(here.lang, f'cascade.folder-{kind}')} {commit}"
        sys.stdout.write(printable(words.rstrip() + "\n"))
    key = "cascade.pinned" if own else "cascade.no-folders"
    print(say(here.lang, key, path=neighbours.LOCK_NAME), file=sys.stderr)
