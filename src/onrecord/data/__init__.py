"""Tables that a person can read and correct: tab-separated, with the licence and source of each on top.

A table is a UTF-8 file `NAME.tsv`: lines that begin with `#` say what it is, where it is from and under which
licence; the first other line names the columns.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_HOME = files(__name__)


@cache
def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of the table `name`, each a mapping from column to cell, in the file's order.

    Raises:
        FileNotFoundError: there is no such table.
    """
    text = (_HOME / f"{name}.tsv").read_text("utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def digest() -> str:
    """SHA-256 over all tables: part of the key under which a reading is kept."""
    tables = sorted((f for f in _HOME.iterdir() if f.name.endswith(".tsv")), key=lambda f: f.name)
    return hashlib.sha256(b"\0".join(f.name.encode() + b"\0" + f.read_bytes() for f in tables)).hexdigest()
