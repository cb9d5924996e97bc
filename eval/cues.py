"""What a cue does to its content: attitude, act, negation and stance, on real news, given the gold spans.

    python -m eval.cues [--shared DIR] [--weights DIR] [--errors]

`cues.jsonl` was labelled by reading, before the table of cues or any output was looked at: of the 2192
attributions of PolNeAR dev that have a cue, each article as its first annotator saw it, the first 300 of an order
drawn at random (seed 31), each read with one sentence around. Each line holds the SHA-256 of the article's text,
the pieces of source, cue and content, and the four answers as `docs/gold.md` decides them; no word of the corpus
itself. Three labels were corrected afterwards, where that document says otherwise ("told them to" demands,
"asked them to" asks).

Where it leaves a choice, the labels do this: the content decides the act where it plainly does one ("said" with
an open accusation criticises, with "should" urges, with "if elected, he would" promises), and what merely states
a fact asserts, though it may please or hurt somebody; perception is knowledge; what a decision, a vote or a
preference is for is an intention; "found", "shown" and "disclosed" commit the page, "noted" and "pointed out" do
not; who lets something go unsaid asserts, negated, unless the words mean that somebody wanted it said ("has yet to
explain").

A row is the share of right answers; its `.macro` is the mean F1 over the values that the labels know, since most
attributions are plain assertions.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.rows import Row, macro_f1, share, table
from eval.shared import corpus
from onrecord.model import Range
from onrecord.reading.forms.sentences import split
from onrecord.reading.learned.encoder import Encoded, Encoder
from onrecord.reading.words.acts import Meaning, meaning
from onrecord.reading.words.settling import settled
from onrecord.settings import SHIPPED_WEIGHTS

LABELS = Path(__file__).with_name("cues.jsonl")
FIELDS = ("act", "attitude", "negated", "stance")


@dataclass(frozen=True, slots=True)
class Judged:
    """A label, the text it is about, and what the reader makes of the same spans."""

    label: Mapping[str, Any]
    text: str
    read: Meaning

    def pair(self, field: str) -> tuple[str, str]:
        """The label's answer and the reader's."""
        return str(self.label[field]), str(getattr(self.read, field))


def rows(folder: Path, encoder: Encoder, labels: Path = LABELS) -> list[Row]:
    """Two figures a field, on the texts of a PolNeAR compartment."""
    found = list(answers(folder, encoder, labels))
    return [row for field in FIELDS for row in _of_field(field, [judged.pair(field) for judged in found])]


def _of_field(field: str, pairs: Sequence[tuple[str, str]]) -> Iterator[Row]:
    right = (gold == read for gold, read in pairs)
    yield share(f"cues.{field}", right, f"{field} right, given the gold spans; 300 drawn from PolNeAR dev")
    yield macro_f1(f"cues.{field}.macro", pairs, f"mean F1 over the values of {field} that the labels know")


def answers(folder: Path, encoder: Encoder, labels: Path = LABELS) -> Iterator[Judged]:
    """Each label whose text is there, beside what the reader makes of its spans."""
    wanted = [json.loads(line) for line in labels.read_text("utf-8").splitlines()]
    texts = {label["text"]: "" for label in wanted}
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        key = hashlib.sha256(text.encode()).hexdigest()
        if key in texts:
            texts[key] = text
    passes = {text: encoder.encode(text, [(0, len(text))]) for text in texts.values() if text}
    for label in wanted:
        text = texts[label["text"]]
        if text:
            yield Judged(label, text, _read(text, label, passes[text]))


def _read(text: str, label: Mapping[str, Any], encoded: Encoded) -> Meaning:
    source, cue, content = ([(start, end) for start, end in label[role]] for role in ("source", "cue", "content"))
    read = meaning(text, sentence_of(text, cue[0]), source, cue, content)
    return settled(read, lambda: encoded.acts(cue, content))


def sentence_of(text: str, where: Range) -> Range:
    """The sentence that holds the first character of `where`."""
    sentences = split(text, [(0, len(text))])
    return next(((start, end) for start, end in sentences if start <= where[0] < end), where)


def confusion(pairs: Sequence[tuple[str, str]]) -> str:
    """How often each answer of the label (down) was read as each (across)."""
    counts = Counter(pairs)
    down, across = sorted({gold for gold, _ in pairs}), sorted({value for pair in pairs for value in pair})
    lines = ["".join(f"{name:>11}" for name in ("label\\read", *across))]
    lines += ["".join(f"{cell:>11}" for cell in (gold, *(counts[gold, read] for read in across))) for gold in down]
    return "\n".join(lines)


def main() -> None:
    """Print the rows; with `--errors` also the confusions, and where each wrong answer stands."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--weights", type=Path, default=SHIPPED_WEIGHTS)
    parser.add_argument(
        "--errors", action="store_true", help="confusions, and each wrong answer by text and offset"
    )
    options = parser.parse_args()
    with corpus(options.shared, "polnear") as folder:
        if folder is None:
            print("no polnear.tar.gz there: not measured")
            return
        encoder = Encoder(options.weights)
        print(table(rows(folder / "dev", encoder)))
        if options.errors:
            print("\n".join(_errors(list(answers(folder / "dev", encoder)))))


def _errors(found: Sequence[Judged]) -> Iterator[str]:
    for field in FIELDS:
        pairs = [judged.pair(field) for judged in found]
        yield f"\n{field}\n{confusion(pairs)}"
        for judged, (gold, read) in zip(found, pairs, strict=True):
            if gold != read:
                yield f"{judged.label['text'][:12]} {judged.label['cue'][0][0]:6} {gold} read as {read}"


if __name__ == "__main__":
    main()
