"""Templates as they were compiled before, kept in the user's own cache folder."""

import sys
from hashlib import sha256

import jinja2
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from caichcli.files.disk import cache


class UserCache(BytecodeCache):
    """Compiled templates; each knows the text that it was made of.

    ``kind`` is what else decides what one is compiled to.
    """

    @property
    def kind(self) -> str:
        raise NotImplementedError

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        versions = f"{self.kind} {jinja2.__version__}"
        digest = sha256(f"{versions} {name} {filename}".encode()).hexdigest()
        return f"template-{digest}.{sys.implementation.cache_tag}.bin"

    def load_bytecode(self, bucket: Bucket) -> None:
        content = cache.read(bucket.key)
        if content is not None:
            bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        cache.keep(bucket.key, bucket.bytecode_to_string())
