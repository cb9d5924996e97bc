"""The record as one self-contained HTML file that reads on a phone, on a desk and on paper."""

from __future__ import annotations

from onrecord.dossier.glance import figures
from onrecord.dossier.write import render, write

__all__ = ["figures", "render", "write"]
