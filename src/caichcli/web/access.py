"""Who may ask the server what: the person at this machine, a proxy's users, or everybody."""

import hmac
import secrets
from threading import Lock

from msgspec import Struct, field

TOKEN_BYTES = 32


class Proxy(Struct, frozen=True):
    """A proxy that knows its users: the address it speaks from, the header with the user."""

    address: str
    header: str


class Access(Struct, frozen=True):
    """Where the server listens and for whom.

    ``origins`` are the addresses, scheme and port too, by which browsers may know it; none of
    them: any. ``public`` lets everybody read.
    """

    origins: tuple[str, ...]
    read_only: bool = False
    public: bool = False
    proxy: Proxy | None = None

    @property
    def hosts(self) -> tuple[str, ...]:
        """What the header Host may say; none of them: anything."""
        return tuple(origin.partition("://")[2] for origin in self.origins)


class RunKeys(Struct):
    """The secrets of one run: the address printed, that of the browser once, the cookie's value.

    The command line of a browser that is started can be seen by every user of the machine: the
    secret in it opens once only.
    """

    printed: str = field(default_factory=lambda: secrets.token_urlsafe(TOKEN_BYTES))
    once: str = field(default_factory=lambda: secrets.token_urlsafe(TOKEN_BYTES))
    cookie: str = field(default_factory=lambda: secrets.token_urlsafe(TOKEN_BYTES))
    lock: Lock = field(default_factory=Lock)

    def opens(self, key: str) -> bool:
        """Tell whether a key of an address lets its bearer in; uses up the one for once."""
        with self.lock:
            if self.once and _same(key, self.once):
                self.once = ""
                return True
        return _same(key, self.printed)

    def is_cookie(self, value: str) -> bool:
        """Tell whether a cookie is the one that was handed out."""
        return _same(value, self.cookie)


def _same(text: str, secret: str) -> bool:
    return hmac.compare_digest(text.encode(), secret.encode())
