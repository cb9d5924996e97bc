"""The reading room: article in, reading out. See `reader.py`, which reads like the list of what is done."""

from __future__ import annotations

from onrecord.reading.reader import Reader

__all__ = ["Reader"]
