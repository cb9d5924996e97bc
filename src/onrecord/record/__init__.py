"""One story at a time: the readings of its pages joined into a record. Its door is `build`."""

from __future__ import annotations

from onrecord.record.build import build

__all__ = ["build"]
