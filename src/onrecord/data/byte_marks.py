"""The marks of byte order with which a file says how it is encoded (Unicode 15, section 23.8)."""

from __future__ import annotations

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""The longer before the shorter with which they begin."""


def marked(data: bytes) -> tuple[str, int] | None:
    """The encoding that the mark at the beginning of some bytes names, and the mark's length; None without one."""
    return next(((name, len(mark)) for mark, name in _MARKS if data.startswith(mark)), None)
