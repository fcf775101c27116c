"""What is said of the e-mails that were drafted: each with its addresses; nothing was sent."""

import sys

from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.plan.agencies import Register
from caichcli.services.reporting.mailing import MailDraft, Post


def tell(post: Post, register: Register, lang: Language) -> None:
    """Print a line a draft: to whom, or that no address is known."""
    for draft in post.drafts:
        words = say(lang, "mail.draft", name=draft.name, to=_to(draft, register, lang))
        print(words, file=sys.stderr)


def _to(draft: MailDraft, register: Register, lang: Language) -> str:
    if draft.addresses:
        return ", ".join(draft.addresses)
    names = "; ".join(map(register.name, draft.to))
    return say(lang, "mail.no-address", name=names) if names else say(lang, "mail.nobody")
