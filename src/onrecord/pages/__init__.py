"""The archive's door: files, folders, WARC, feeds and JSON lines in; pages, whole and hashed, out.

`files` finds them and tells their kind by content · `kinds` the marks by which a kind is told · `warc`, `feeds`
and `lines` take containers apart · `limits` keeps a hostile file from filling memory or disk.
"""

from __future__ import annotations

from onrecord.pages.files import gather

__all__ = ["gather"]
