"""PolNeAR dev: who said what, by the shared scorer, and what an editor asks of it besides.

    python -m eval.polnear [--shared DIR]

Definitions of exact, overlap, token and attribution stand in the docstring of `score/polnear.py`, beside the
corpora. All the other rows are of the same export and keep to the same terms: word tokens are runs of letters and
digits; predictions are those at top level (`parent` null); an article is as its first annotator saw it; gold and
predictions are paired one to one, by cue first, then content; a pair *overlaps* where its sources share a token or
are both empty, and the Jaccard of its contents is at least .5.

speech: the cue holds a speech word: a form of one of the 40 verbs in `speech_words.txt`, or "according" and "to"
    one after the other. *precision*: of the predictions whose cue holds one, those that overlap their gold
    partner, whatever its cue. *recall*: of the gold attributions whose cue holds one, those that overlap their
    predicted partner, whatever its cue.

quoted: gold attributions of whose content every word token stands between paired quotation marks of the text (see
    `quoted`). *found*: the Jaccard with the content of some prediction is at least .8, whatever its source.
    *source*: of those found, the source of the prediction with the largest Jaccard (of several, the first) shares
    a token with the gold source, or both are empty.

calibration: 100 less the expected error. Predictions go by their `confidence` into ten bins of equal width; a bin
    is off by the difference between its mean confidence and its share of predictions that overlap; the expected
    error is the mean of that over the predictions, in percent. Floors are "at least", so the row is what is left
    of 100: an error of 5 is 95.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from eval.corpora import ROLES, Range
from eval.rows import Row, share, table
from eval.shared import corpus
from onrecord import pipeline
from onrecord.export.jsonl import LineWriter
from onrecord.progress import Silent
from onrecord.settings import Settings

MEANING = {
    "exact": "F1 over spans of a role, the same set of word tokens",
    "overlap": "F1 over spans of a role, paired by largest Jaccard",
    "token": "F1 over the word tokens of a role",
    "attribution": "F1 over whole attributions: all three spans equal (exact), or overlapping (overlap)",
}

SPEECH_WORDS = Path(__file__).with_name("speech_words.txt")
BINS = 10

Tokens = frozenset[int]
Roles = Mapping[str, Tokens]


@dataclass(frozen=True)
class Judged:
    """An article's attributions as sets of word tokens, by role.

    Attributes:
        text: the article's text.
        tokens: where each of its word tokens stands.
        gold: the gold attributions.
        own: the predicted ones at top level, in reading order.
        confidence: of each predicted one.
        pairs: indices of the gold and predicted attributions that are partners and overlap.
    """

    text: str
    tokens: Sequence[Range]
    gold: Sequence[Roles]
    own: Sequence[Roles]
    confidence: Sequence[float]
    pairs: Sequence[tuple[int, int]]


def rows(dev: Path, scorer_file: Path) -> list[Row]:
    """Every figure on the folder `dev` (text/, attributions/); `scorer_file` is the shared scorer."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "dev.jsonl"
        with LineWriter(out, *pipeline.identity(Settings())) as writer:
            texts = [str(path) for path in sorted((dev / "text").glob("*.txt"))]
            pipeline.read(texts, Settings(), Silent(), writer.add)
        score = scorer(scorer_file)
        gold = score.read_gold(dev)
        figures = score.score(gold, score.read_predictions(out))
        articles = list(judged(score, gold, out))
    n = sum(len(relations) for _, relations in gold.values())
    shared = [
        Row(f"polnear.{kind}.{what}", 100 * f1, n, MEANING[kind]) for (kind, what), (_, _, f1) in figures.items()
    ]
    return [*shared, *speech_rows(articles), *quoted_rows(score, articles), calibration_row(articles)]


def scorer(file: Path) -> ModuleType:
    """The shared scorer as a module."""
    spec = importlib.util.spec_from_file_location("shared_scorer", file)
    if spec is None or spec.loader is None or not file.exists():
        sys.exit(f"no scorer at {file}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judged(score: Any, gold: Mapping[str, tuple[str, Sequence[Any]]], export: Path) -> Iterator[Judged]:
    """Each article of the gold beside what an export (JSON lines) has of it."""
    predicted = _predictions(export)
    for name, (text, relations) in gold.items():
        tokens = score.tokens_of(text)
        lines = predicted.get(name, [])
        found = [{role: [(s["start"], s["end"]) for s in line[role]] for role in ROLES} for line in lines]
        sides = [
            [{role: score.covered(a.get(role, ()), tokens) for role in ROLES} for a in side]
            for side in (relations, found)
        ]
        confidence = [line["confidence"] for line in lines]
        yield Judged(text, tokens, *sides, confidence, overlapping(score, *sides))


def _predictions(export: Path) -> dict[str, list[dict[str, Any]]]:
    """The attributions at top level of each article, by the name of its file."""
    names: dict[str, str] = {}
    found: dict[str, list[dict[str, Any]]] = {}
    with export.open(encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            if line["type"] == "article":
                names[line["id"]] = Path(line["location"]).stem
            elif line["type"] == "attribution" and line["parent"] is None:
                found.setdefault(line["article"], []).append(line)
    return {name: found.get(key, []) for key, name in names.items()}


def overlapping(score: Any, gold: Sequence[Roles], own: Sequence[Roles]) -> list[tuple[int, int]]:
    """The pairs of the shared scorer that overlap, as indices of gold and of prediction."""
    jaccard = score.jaccard
    pairs = score.pair(
        gold, own, lambda a, b: 2 * jaccard(a["cue"], b["cue"]) + jaccard(a["content"], b["content"])
    )
    return [
        (i, j)
        for i, j in pairs
        if same_source(gold[i], own[j]) and jaccard(gold[i]["content"], own[j]["content"]) >= 0.5
    ]


def same_source(one: Roles, other: Roles) -> bool:
    """Whether two sources share a token, or are both empty."""
    return bool(one["source"] & other["source"]) or not (one["source"] or other["source"])


def matches(score: Any, text: str, gold: Sequence[Any], found: Sequence[Any]) -> list[bool]:
    """Of each found attribution of a text, whether it overlaps a gold one; both have pieces by role."""
    tokens = score.tokens_of(text)
    sides = [
        [{role: score.covered(getattr(a, role), tokens) for role in ROLES} for a in side] for side in (gold, found)
    ]
    right = {j for _, j in overlapping(score, *sides)}
    return [j in right for j in range(len(found))]


def speech_words() -> frozenset[str]:
    """Every form of the verbs."""
    lines = SPEECH_WORDS.read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def holds_speech_word(article: Judged, cue: Tokens, words: frozenset[str]) -> bool:
    """Whether one of a cue's tokens is a speech word, or two in a row are "according to"."""
    said = {index: article.text[slice(*article.tokens[index])].lower() for index in cue}
    return any(
        word in words or (word == "according" and said.get(index + 1) == "to") for index, word in said.items()
    )


def speech_rows(articles: Sequence[Judged]) -> list[Row]:
    """Precision and recall of attributions whose cue holds a speech word."""
    words = speech_words()
    precision: list[bool] = []
    recall: list[bool] = []
    for article in articles:
        hit, right = ({pair[side] for pair in article.pairs} for side in (0, 1))
        recall += [i in hit for i, a in enumerate(article.gold) if holds_speech_word(article, a["cue"], words)]
        precision += [j in right for j, a in enumerate(article.own) if holds_speech_word(article, a["cue"], words)]
    return [
        share(
            "polnear.speech.precision", precision, "predictions with a speech word as cue: source, content overlap"
        ),
        share(
            "polnear.speech.recall",
            recall,
            "gold with a speech word as cue: predicted, source and content overlap",
        ),
    ]


_MARKS = {'"': re.compile('"'), "''": re.compile("''"), "“": re.compile("[“”]")}
"""What opens a quotation, and the marks of its kind: straight, two apostrophes, curly."""

_PARAGRAPH = re.compile(r"[^\n]+")


def quoted(text: str) -> list[Range]:
    """What stands between paired quotation marks, marks included: straight ("), curly (“ ”), two apostrophes ('').

    Each kind is paired by itself inside a paragraph (a line of the text). “ opens, and ” closes the last “ that is
    open; a straight mark, or two apostrophes, open where none of their kind is open, and else close. What is still
    open where the paragraph ends is unpaired; but the last of it reaches to the paragraph's end where the next
    paragraph that holds anything begins with the opening mark of the same kind, as a quotation that goes on does.
    """
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(text) if match.group().strip()]
    found: list[Range] = []
    for opening, marks in _MARKS.items():
        for number, (start, end) in enumerate(paragraphs):
            opened: list[int] = []
            for mark in marks.finditer(text, start, end):
                if mark.group() == "“" or (mark.group() != "”" and not opened):
                    opened.append(mark.start())
                elif opened:
                    found.append((opened.pop(), mark.end()))
            following = text[slice(*paragraphs[number + 1])] if number + 1 < len(paragraphs) else ""
            if opened and following.lstrip().startswith(opening):
                found.append((opened[-1], end))
    return sorted(found)


def quoted_rows(score: Any, articles: Sequence[Judged]) -> list[Row]:
    """Contents that stand wholly in quotation marks: found, and by the right source."""
    found: list[bool] = []
    source: list[bool] = []
    for article in articles:
        inside = score.covered(quoted(article.text), article.tokens)
        for gold in article.gold:
            if not gold["content"] or not gold["content"] <= inside:
                continue
            likeness = [score.jaccard(gold["content"], own["content"]) for own in article.own]
            best = max(likeness, default=0.0)
            found.append(best >= 0.8)
            if best >= 0.8:
                source.append(same_source(gold, article.own[likeness.index(best)]))
    return [
        share(
            "polnear.quoted.found", found, "gold contents wholly in quotation marks: predicted with Jaccard ≥ .8"
        ),
        share("polnear.quoted.source", source, "of those found: the sources overlap, or both are empty"),
    ]


def calibration_row(articles: Sequence[Judged]) -> Row:
    """What the expected error of `confidence` leaves of 100."""
    right = [j in {j for _, j in a.pairs} for a in articles for j in range(len(a.own))]
    error = expected_error([p for a in articles for p in a.confidence], right)
    meaning = "100 less the expected error of confidence against attribution overlap, 10 bins"
    return Row("polnear.calibration", 100 - error, len(right), meaning)


def expected_error(confidence: ArrayLike, right: ArrayLike) -> float:
    """Expected calibration error over ten bins of confidence, in percent."""
    p, hit = np.asarray(confidence, float), np.asarray(right, float)
    bins = np.minimum((p * BINS).astype(int), BINS - 1)
    off = sum(abs(hit[bins == b].sum() - p[bins == b].sum()) for b in range(BINS))
    return round(100 * float(off) / max(1, len(hit)), 2)


def main() -> None:
    """Print the rows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    shared = parser.parse_args().shared
    with corpus(shared, "polnear") as folder:
        if folder is None:
            print("no polnear.tar.gz there: not measured")
            return
        print(table(rows(folder / "dev", shared / "score" / "polnear.py")))


if __name__ == "__main__":
    main()
