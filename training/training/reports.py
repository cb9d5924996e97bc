"""Stories made up for this project, told page by page, without gold: `training/reports/*.txt`.

A page begins with a line `=== outlet: NAME | date: YYYY-MM-DD`; then its headline, an empty line, and its
paragraphs with empty lines between them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

REPORTS = Path(__file__).resolve().parents[1] / "reports"
_HEAD = re.compile(r"^=== outlet: (.+?) \| date: (\d{4}-\d\d-\d\d)\s*$", re.MULTILINE)
_EMPTY = re.compile(r"\n\s*\n")


def saved(folder: Path) -> None:
    """Write every page of the stories into a folder, as a browser would save it."""
    for path in sorted(REPORTS.glob("*.txt")):
        for number, page in enumerate(pages(path.read_text("utf-8"))):
            (folder / f"{path.stem}-{number:02}.html").write_text(page, "utf-8")


def pages(told: str) -> Iterator[str]:
    """The pages of a story as HTML, in order."""
    parts = _HEAD.split(told)[1:]
    for outlet, day, words in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        headline, _, rest = words.strip().partition("\n")
        lines = (" ".join(line.split()) for line in _EMPTY.split(rest) if line.strip())
        body = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
        yield (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(headline)}</title>'
            f'<meta property="og:site_name" content="{html.escape(outlet)}">'
            f'<meta property="article:published_time" content="{day}"></head>'
            f"<body><article><h1>{html.escape(headline)}</h1>{body}</article></body></html>\n"
        )
