"""Who says it, on whose word, to whom, where and when, where the source is a pronoun or a description.

    python -m eval.sayings [--shared DIR]

`sayings.jsonl` was labelled by reading, before any output was looked at: of the 833 attributions of PolNeAR dev
(first annotator) whose source is one pronoun, or a description without a capital letter save at its start, in
random order (seed 30) the first 150 that mean somebody or something whom the article names; 105 that came between
name nobody (generic, anonymous, the writer, a work without a title). PolNeAR's own notion of an attribution
holds, which is wider than ours ("he chronicles"). Each line holds the SHA-256 of the article's text, and places
in that text: the source, the hull of the content, a full name of each speaker, the carriers' names (`chain`), the
addressees, the occasion; and the day of the saying. No word of the corpus itself.

Fields are decided as in `docs/gold.md`. Beyond it:

- `chain` and `occasion` hold on as long as the same speaker is quoted sentence after sentence: another speaker,
  another occasion or a stretch of narration ends them. An interview in which no other outlet is named is the
  page's own: `[]`. `addressees` are those of the sentence itself.
- `said` is also given where another sentence dates that very occasion; "this week" runs from Monday to the day of
  publication, "earlier this month" is the month.

What is compared is the reader's output on the bare text, `published` being the date in the file's name: the
attribution whose source overlaps the labelled one and whose content shares most words with the labelled one (the
shortest source, where several do). Where there is none, nothing counts as found.

- A name is right as in `eval.speakers.same_name`, or as the other's initials; words without a capital are no name.
- A carrier or an addressee is the same where one's words are all among the other's; an addressee also where its
  cluster has a mention at the labelled place.
- An occasion is the same from half of its words (Jaccard over places); a date only as the very same EDTF.
- A chain counts as its links, each in its place, and one heard by the page itself as one thing of its own.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.quotes import jaccard, tokens
from eval.rows import Row, f1, share
from eval.shared import print_rows
from eval.speakers import WEIGHTS, bare, same_name, sourced_at, texts
from eval.story_attributions import SAME_OCCASION
from onrecord.model import Addressee, Attribution, Dated, Range, ReaderSettings, Reading
from onrecord.reading import Reader

LABELS = Path(__file__).with_name("sayings.jsonl")
ON = "150 of PolNeAR dev, source a pronoun or description"
CIRCUMSTANCES = ("chain", "addressees", "occasion", "said")
MEANING = {
    "chain": "F1 of the links, each in its place, and of 'heard itself'",
    "addressees": "F1 of whom it was said to",
    "occasion": "F1 of occasions, half of whose words are the same",
    "said": "F1 of the dates on which it was said, the very same EDTF",
}

Label = Mapping[str, Any]
Answer = tuple[Label, Reading, Attribution | None]
Counts = Mapping[str, Counter[str]]

_DETERMINER = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


def rows(folder: Path, reader: Reader) -> list[Row]:
    """Every figure, on the texts of a PolNeAR compartment."""
    given = list(answers(folder, reader))
    right = [attribution is not None and names_right(label, reading) for label, reading, attribution in given]
    read = [attribution is not None for _, _, attribution in given]
    counts = counted(given)
    total = sum(counts.values(), Counter())
    return [
        share(
            "sayings.speaker",
            (r for r, was_read in zip(right, read, strict=True) if was_read),
            f"speakers right and no other, where the source was read; {ON}",
        ),
        share("sayings.speaker.all", right, "the same, a source that was not read being wrong"),
        share("sayings.read", read, "labelled sources that some attribution has"),
        *(_row(f"sayings.{field}", counts[field], f"{MEANING[field]}; the same 150") for field in CIRCUMSTANCES),
        _row("sayings.circumstances", total, "F1 of these four together, all instances alike"),
    ]


def _row(name: str, counts: Counter[str], definition: str) -> Row:
    return f1(name, counts["hit"], counts["found"], counts["gold"], definition)


def answers(folder: Path, reader: Reader) -> Iterator[Answer]:
    """Each label with the reading of its article and the attribution that answers it, or None."""
    labels = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    readings = {
        key: reader.read(bare(key, text, Dated(name.split("_")[1], "filename", None, 1.0)))
        for key, name, text in texts(folder, {label["text"] for label in labels})
    }
    for label in labels:
        if label["text"] in readings:
            reading = readings[label["text"]]
            yield label, reading, answering(label, reading)


def answering(label: Label, reading: Reading) -> Attribution | None:
    """Of the attributions at the labelled source that with the nearest content, else with the shortest source."""
    text = reading.article.text
    wanted = tokens(text, [_range(label["content"])])
    at_source = sourced_at(reading, label["source"])
    return max(
        at_source,
        key=lambda a: jaccard(tokens(text, [(s.start, s.end) for s in a.content]), wanted),
        default=None,
    )


def names_right(label: Label, reading: Reading) -> bool:
    """Whether the answer to the label names its speakers and nobody else."""
    attribution = answering(label, reading)
    names = [speaker.name for speaker in attribution.speakers] if attribution else []
    gold = [_words_at(reading, place) for place in label["names"]]
    return len(names) == len(gold) and all(any(is_named(g, name) for name in names) for g in gold)


def is_named(gold: str, name: str) -> bool:
    """Whether `name` is a name, and the same as `gold` or one the initials of the other."""
    if not any(word[:1].isupper() for word in re.findall(r"\w+", _DETERMINER.sub("", name))):
        return False
    return same_name(gold, name) or _initials(gold) == name.strip() or _initials(name) == gold


def _initials(name: str) -> str:
    words = re.findall(r"\w+", _DETERMINER.sub("", name))
    return "".join(word[0] for word in words if word[0].isupper()) if len(words) > 1 else ""


def counted(given: Sequence[Answer]) -> Counts:
    """For each circumstance how many the gold has, how many were found, and how many of these are right."""
    return {
        field: sum((_COUNT[field](*answer) for answer in given), Counter({"gold": 0})) for field in CIRCUMSTANCES
    }


def _chain(label: Label, reading: Reading, attribution: Attribution | None) -> Counter[str]:
    gold = None if label["chain"] is None else [_words_at(reading, place) for place in label["chain"]]
    links = attribution.chain if attribution else None
    found = None if links is None else [link.carrier for link in links]
    if gold == [] and found == []:
        hits = 1
    else:
        hits = sum(_is_same(g, name) for g, name in zip(gold or (), found or (), strict=False))
    return _counts(_weight(gold), _weight(found), hits)


def _weight(chain: Sequence[str] | None) -> int:
    return 0 if chain is None else max(len(chain), 1)


def _addressees(label: Label, reading: Reading, attribution: Attribution | None) -> Counter[str]:
    gold = [_range(place) for place in label["addressees"]]
    found = attribution.addressees if attribution else ()
    hits = sum(any(_is_addressed(reading, place, addressee) for addressee in found) for place in gold)
    return _counts(len(gold), len(found), hits)


def _is_addressed(reading: Reading, place: Range, addressee: Addressee) -> bool:
    if _is_same(_words_at(reading, place), addressee.name):
        return True
    cluster_of = {mention.id: mention.cluster or mention.id for mention in reading.mentions}
    cluster = cluster_of.get(addressee.mention or "")
    return cluster is not None and any(
        cluster_of[m.id] == cluster and (m.span.start, m.span.end) == place for m in reading.mentions
    )


def _occasion(label: Label, reading: Reading, attribution: Attribution | None) -> Counter[str]:
    gold = label["occasion"] and tokens(reading.article.text, [_range(label["occasion"])])
    span = attribution.occasion if attribution else None
    found = span and tokens(reading.article.text, [(span.start, span.end)])
    hit = bool(gold and found) and jaccard(gold, found) >= SAME_OCCASION
    return _counts(bool(gold), span is not None, hit)


def _said(label: Label, _: Reading, attribution: Attribution | None) -> Counter[str]:
    gold, said = label["said"], attribution.said if attribution else None
    return _counts(gold is not None, said is not None, said is not None and said.edtf == gold)


_COUNT: Mapping[str, Callable[[Label, Reading, Attribution | None], Counter[str]]] = {
    "chain": _chain,
    "addressees": _addressees,
    "occasion": _occasion,
    "said": _said,
}


def _counts(gold: int, found: int, hits: int) -> Counter[str]:
    return Counter({"gold": int(gold), "found": int(found), "hit": int(hits)})


def _is_same(one: str, other: str) -> bool:
    a, b = (set(re.findall(r"\w+", _DETERMINER.sub("", name.casefold()))) for name in (one, other))
    return bool(a and b) and (a <= b or b <= a)


def _words_at(reading: Reading, place: Sequence[int]) -> str:
    return reading.article.text[place[0] : place[1]]


def _range(place: Sequence[int]) -> Range:
    return place[0], place[1]


def main() -> None:
    """Print the rows."""
    print_rows(__doc__, ["polnear"], lambda folder: rows(folder / "dev", Reader(WEIGHTS, ReaderSettings())))


if __name__ == "__main__":
    main()
