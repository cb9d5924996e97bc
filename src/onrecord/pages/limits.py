"""What keeps one file from filling memory: bounded reads, counted members, gzip that is watched as it grows."""

from __future__ import annotations

import io
import zlib
from typing import BinaryIO

from onrecord.errors import PageError
from onrecord.model import PageLimits

CHUNK = 1 << 16
GZIP_MAGIC = b"\x1f\x8b\x08"

# Below this a compressed file may be as repetitive as it likes: a page of 300 equal table rows shrinks 250 times.
# Set by hand; the 258 pages of the html test data shrink 12 times at most.
_RATIO_FROM = 1 << 20
_GZIP_WINDOW = 16 + zlib.MAX_WBITS


def whole(stream: BinaryIO, limits: PageLimits) -> bytes:
    """All bytes of `stream`, which may be `limits.page_bytes` at most.

    Raises:
        PageError: `too-large`.
    """
    data = stream.read(limits.page_bytes + 1)
    if len(data) > limits.page_bytes:
        raise too_large(limits)
    return data


def too_large(limits: PageLimits) -> PageError:
    """The trouble of a page that is larger than one may be."""
    return PageError("too-large", f"larger than {limits.page_bytes:,} bytes (page_bytes), so it was not archived")


class Budget:
    """Counts what one container gives, and stops it where it gives too much."""

    def __init__(self, limits: PageLimits) -> None:
        self._limits = limits
        self._members = 0
        self._bytes = 0

    def spend(self, size: int) -> None:
        """One more member, of `size` bytes.

        Raises:
            PageError: `too-many-members` or `too-large`.
        """
        self._members += 1
        self._bytes += size
        if self._members > self._limits.members:
            raise PageError(
                "too-many-members",
                f"holds more than {self._limits.members:,} items (members); those after that were not read",
            )
        if self._bytes > self._limits.expanded_bytes:
            raise PageError(
                "too-large",
                f"its items come to more than {self._limits.expanded_bytes:,} bytes (expanded_bytes); "
                "those after that were not read",
            )


class Inflated(io.RawIOBase):
    """The text of a gzip file, member after member, watched as it grows.

    A damaged member ends the stream: `read` gives `b""`, and `loss` says where and why. `resume` goes on with the
    next member, if there is one. Trailing bytes that are no member (padding, garbage) end it as `gzip` does.
    """

    def __init__(self, raw: BinaryIO, limits: PageLimits) -> None:
        super().__init__()
        self._raw = raw
        self._limits = limits
        self._member = zlib.decompressobj(_GZIP_WINDOW)
        self._fed = b""
        self._consumed = 0
        self._produced = 0
        self._started = False
        self.loss: str | None = None

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Up to `len(buffer)` bytes; 0 at the end or where a member is damaged.

        Raises:
            PageError: `expands-too-much`.
        """
        data = self._inflate(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def resume(self) -> bool:
        """Goes to the next member after a loss; False where there is none."""
        self.loss = None
        self._member, self._started = zlib.decompressobj(_GZIP_WINDOW), False
        self._fed = self._fed[1:]
        while True:
            at = self._fed.find(GZIP_MAGIC)
            if at >= 0:
                self._fed = self._fed[at:]
                return True
            more = self._next_chunk()
            if not more:
                return False
            self._fed = self._fed[-2:] + more

    @property
    def offset(self) -> int:
        """Where in the compressed file the reading stands."""
        return self._consumed - len(self._fed)

    def _next_chunk(self) -> bytes:
        chunk = self._raw.read(CHUNK)
        self._consumed += len(chunk)
        return chunk

    def _inflate(self, size: int) -> bytes:
        while self.loss is None:
            if self._member.eof and not self._next_member():
                return b""
            if not self._fed:
                self._fed = self._next_chunk()
            if not self._fed:
                if self._started:
                    self.loss = f"the compressed data stop inside a member at byte {self._consumed:,}"
                return b""
            data = self._step(size)
            if data:
                return data
        return b""

    def _step(self, size: int) -> bytes:
        before = self._fed
        try:
            data = self._member.decompress(self._fed, size)
        except zlib.error as error:
            self.loss = f"the compressed data are damaged near byte {self.offset:,} ({error})"
            return b""
        self._started = True
        self._fed = self._member.unconsumed_tail or self._member.unused_data
        if not data and self._fed == before and not self._member.eof:
            self.loss = f"the compressed data are damaged near byte {self.offset:,}"
        self._watch(len(data))
        return data

    def _next_member(self) -> bool:
        while len(self._fed) < len(GZIP_MAGIC):
            more = self._next_chunk()
            if not more:
                break
            self._fed += more
        if not self._fed.startswith(GZIP_MAGIC):
            return False
        self._member, self._started = zlib.decompressobj(_GZIP_WINDOW), False
        return True

    def _watch(self, size: int) -> None:
        self._produced += size
        allowed = max(_RATIO_FROM, self._limits.expansion * self._consumed)
        if self._produced > min(allowed, self._limits.expanded_bytes):
            raise PageError(
                "expands-too-much",
                f"grew to {self._produced:,} bytes from {self._consumed:,} compressed ones and was stopped "
                f"(expansion {self._limits.expansion}, expanded_bytes {self._limits.expanded_bytes:,})",
            )
