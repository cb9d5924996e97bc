"""Who speaks, where the source is a pronoun or a description: the right name, on real news.

    python -m eval.speakers [--shared DIR]

`speakers.jsonl` was labelled by reading, before any output was looked at: of 95 attributions drawn at random
(seed 20) from the 471 of PolNeAR's held-out train articles whose source is one pronoun, or a definite
description without a capital letter, all that mean somebody whom the article names. Each line holds the
SHA-256 of the article's text, the source, and where the text has a full name of each speaker; no word of the
corpus itself.

An answer is right where the reader, from the bare text, has an attribution whose source holds a word of the
labelled one, and the speakers of the one with the shortest source are those labelled and no other. Two names
are one where their last words are the same and no given names contradict each other. A source that the reader
did not find is not counted in `speaker.right`; `speaker.read` says how many it found.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.rows import Row, share
from eval.shared import print_rows
from onrecord.model import Article, Attribution, Dated, ReaderSettings, Reading
from onrecord.reading import Reader

LABELS = Path(__file__).with_name("speakers.jsonl")
WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "weights"
ON = "PolNeAR held-out train, source a pronoun or description"


def rows(folder: Path, reader: Reader) -> list[Row]:
    """Both figures, on the texts of a PolNeAR compartment."""
    found = [verdict for _, _, verdict in answers(folder, reader)]
    read = [verdict for verdict in found if verdict is not None]
    return [
        share("speaker.right", read, f"speakers right and no other, where the source was read; {ON}"),
        share("speaker.read", (v is not None for v in found), "labelled sources that some attribution has"),
    ]


def answers(folder: Path, reader: Reader) -> Iterator[tuple[Mapping[str, Any], list[str], bool | None]]:
    """Each label with the names that the reader gave and whether they are right; None where it has no answer."""
    labels = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    wanted = {label["text"] for label in labels}
    readings = {key: reader.read(bare(key, text)) for key, _, text in texts(folder, wanted)}
    for label in labels:
        if label["text"] in readings:
            reading = readings[label["text"]]
            attribution = next(iter(sourced_at(reading, label["source"])), None)
            names = [speaker.name for speaker in attribution.speakers] if attribution else []
            yield label, names, _right(reading, label, names) if attribution else None


def texts(folder: Path, wanted: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """SHA-256, name and text of those articles of a PolNeAR compartment whose SHA-256 is wanted, by name."""
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        key = hashlib.sha256(text.encode()).hexdigest()
        if key in wanted:
            yield key, path.stem, text


def bare(key: str, text: str, published: Dated | None = None) -> Article:
    """An article of which nothing is known but its text and, at most, its day."""
    return Article(key[:16], f"sha256:{key}", key, None, None, None, (), published, None, "en", text)


def sourced_at(reading: Reading, source: Sequence[int]) -> list[Attribution]:
    """The attributions whose source overlaps the range `source`, the one with the shortest source first."""
    held = [
        (sum(s.end - s.start for s in a.source), a.id, a)
        for a in reading.attributions
        if any(s.start < source[1] and source[0] < s.end for s in a.source)
    ]
    return [attribution for _, _, attribution in sorted(held)]


def _right(reading: Reading, label: Mapping[str, Any], names: Sequence[str]) -> bool:
    gold = [reading.article.text[start:end] for start, end in label["names"]]
    return len(names) == len(gold) and all(any(same_name(g, name) for name in names) for g in gold)


def same_name(one: str, other: str) -> bool:
    """Whether the last words are the same, and the first ones where both have more than one."""
    a, b = ([w for w in re.findall(r"[\w-]+", name.casefold()) if w not in _TITLES] for name in (one, other))
    if not a or not b or a[-1] != b[-1]:
        return False
    return min(len(a), len(b)) == 1 or bool(set(a[:-1]) & set(b[:-1]))


_TITLES = frozenset({"mr", "mrs", "ms", "dr", "sen", "gov", "rep", "president", "the"})


def main() -> None:
    """Print the rows."""
    print_rows(__doc__, ["polnear"], lambda folder: rows(folder / "train", Reader(WEIGHTS, ReaderSettings())))


if __name__ == "__main__":
    main()
