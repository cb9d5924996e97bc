"""How one text may stand to another."""

from __future__ import annotations

STANDINGS = ("same", "denies", "contradicts", "rejects", "for", "against")
"""Whether both say the same; whether the first denies, contradicts or rejects what the second says; whether the
first is for, or against, the issue that the second names."""
