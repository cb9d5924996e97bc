"""Entities and near-copies across documents, on ECB+: even topics measure, odd ones are for making.

    python -m eval.ecb [--shared DIR] [--odd]

Each topic (its two happenings of one kind together) is a story: every document is read from its bare text,
without outlet or date, and the record is built of the readings. ECB+ marks a few sentences a document, and in them
only who and what takes part in the happenings; so only marked mentions are judged: people, bodies and places
(`eval.ecb_corpus.MARKS`).

*The entity of a marked mention* is that of the reader's mention with the same head (of several, the one that
shares most of its tokens); else of the one of whose tokens and its own at least half are common. Heads are those
of `Marked.head` on both sides. One for which there is no such mention, or none that is in an entity, is missing.
The reader's other mentions are left out.

*Gold* clusters are the linked mentions of a topic; clusters of one mention are left out on both sides, as in
`eval.coreference`. MUC, B³ and CEAF-e are those of `scorch`, over all topics as one.

*Near-copies*, gold: two documents of a topic whose 5-grams of words (lower case, everything but letters and digits
left out) are contained in each other by half or more: |A ∩ B| / min(|A|, |B|) ≥ 0.5. Found: two articles joined by
dependences `how: copy`, directly or through others.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from scorch.scores import b_cubed

from eval.coreference import Clustering, Place, conll
from eval.ecb_corpus import Mark, Marked, topic, topics
from eval.rows import Row, share, table
from eval.shared import corpus
from onrecord.model import ReaderSettings, Record, RecordSettings
from onrecord.progress import Silent
from onrecord.reading import Reader
from onrecord.record import build
from onrecord.settings import SHIPPED_WEIGHTS

RUN = 5
CONTAINED = 0.5
SAME = 0.5
"""Jaccard overlap of tokens from which two mentions with different heads are one."""

Pair = tuple[str, str]


@dataclass(frozen=True)
class Judged:
    """One topic, read: of each marked mention the gold cluster and the entity (None: missing); and copies.

    Attributes:
        marks: (mention, gold cluster, entity, whether its head is written with a capital).
        gold, found: pairs of documents that are near-copies, and those that the record holds for copies.
    """

    marks: tuple[tuple[Place, str, str | None, bool], ...]
    gold: frozenset[Pair]
    found: frozenset[Pair]


def rows(folder: Path, reader: Reader, parity: int = 0) -> list[Row]:
    """Every figure on the topics whose number is even (`parity` 0) or odd (1)."""
    numbers = [number for number in topics(folder) if number % 2 == parity]
    return scored([judged(topic(folder, number), reader) for number in numbers])


def judged(documents: Sequence[Marked], reader: Reader) -> Judged:
    """The documents of one topic read as one story, beside their marks."""
    readings = [reader.read(document.article) for document in documents]
    return compared(documents, build(readings, [], RecordSettings(), Silent()))


def compared(documents: Sequence[Marked], record: Record) -> Judged:
    """The marks of the documents beside their record."""
    entity = {mention: f"{documents[0].topic} {e.id}" for e in record.entities for mention in e.mentions}
    own: dict[str, list[tuple[tuple[int, ...], str | None]]] = {d.article.id: [] for d in documents}
    by_id = {d.article.id: d for d in documents}
    for mention in record.mentions:
        tokens = by_id[mention.article].tokens_in(mention.span.start, mention.span.end)
        if tokens:
            own[mention.article].append((tokens, entity.get(mention.id)))
    marks = tuple(
        (
            (document.name, mark.tokens[0], mark.tokens[-1]),
            f"{document.topic} {mark.cluster}",
            _entity(document, mark, own[document.article.id]),
            document.words[document.head(mark.tokens)][0].isupper(),
        )
        for document in documents
        for mark in document.marks
    )
    names = {d.article.id: d.name for d in documents}
    links = [
        (names[d.article], names[d.on.article])
        for d in record.dependences
        if d.how == "copy" and d.scope == "article" and d.on.article
    ]
    return Judged(marks, near_copies({d.name: d.text for d in documents}), frozenset(_connected(links)))


def _entity(document: Marked, mark: Mark, own: Sequence[tuple[tuple[int, ...], str | None]]) -> str | None:
    """The entity of a marked mention, by the reader's mention that is nearest to it."""
    head, wanted = document.head(mark.tokens), set(mark.tokens)
    weighed = [
        (document.head(tokens) == head, len(wanted & set(tokens)) / len(wanted | set(tokens)), -place, entity)
        for place, (tokens, entity) in enumerate(own)
        if wanted & set(tokens)
    ]
    same, overlap, _, entity = max(weighed, key=lambda row: row[:3], default=(False, 0.0, 0, None))
    return entity if same or overlap >= SAME else None


def near_copies(texts: Mapping[str, str]) -> frozenset[Pair]:
    """The pairs of names whose texts are contained in each other by half or more."""
    grams = {name: _grams(text) for name, text in sorted(texts.items())}
    return frozenset(
        (a, b)
        for a, b in combinations(grams, 2)
        if grams[a] and grams[b] and len(grams[a] & grams[b]) >= CONTAINED * min(len(grams[a]), len(grams[b]))
    )


def _grams(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[^\W_]+", text.lower())
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def _connected(links: Iterable[Pair]) -> Iterator[Pair]:
    """Every pair of names that links join, directly or through others; the smaller name first."""
    groups: dict[str, set[str]] = {}
    for a, b in links:
        whole = groups.get(a, {a}) | groups.get(b, {b})
        groups.update(dict.fromkeys(whole, whole))
    for group in groups.values():
        yield from combinations(sorted(group), 2)


def scored(judgements: Sequence[Judged]) -> list[Row]:
    """Every figure, over all topics as one."""
    marks = [mark for judgement in judgements for mark in judgement.marks]
    gold, own = _clusterings(marks)
    named = _clusterings([mark for mark in marks if mark[3]])
    b3 = 100 * float(b_cubed(gold, own)[2]) if gold and own else 0.0
    pairs = [len(judgement.gold & judgement.found) for judgement in judgements]
    found, wanted = (sum(len(getattr(j, side)) for j in judgements) for side in ("found", "gold"))
    linked = {place for cluster in gold for place in cluster}
    return [
        Row("ecb.b3", b3, len(linked), "B³ F1 of entities across documents, linked mentions"),
        conll("ecb.conll", gold, own, "CoNLL F1 of the same: the mean of MUC, B³ and CEAF-e"),
        conll("ecb.names", *named, "CoNLL F1 of those whose head is written with a capital alone"),
        share(
            "ecb.placed",
            (entity is not None for place, _, entity, _ in marks if place in linked),
            "linked mentions that are in an entity",
        ),
        _rate("ecb.copies.precision", sum(pairs), found, "pairs held for copies that are near-copies"),
        _rate("ecb.copies.recall", sum(pairs), wanted, "near-copies that are held for copies"),
    ]


def _rate(name: str, hits: int, total: int, definition: str) -> Row:
    return Row(name, 100.0 * hits / total if total else 0.0, total, definition)


def _clusterings(marks: Iterable[tuple[Place, str, str | None, bool]]) -> tuple[Clustering, Clustering]:
    """Gold and own clusters of two mentions and more."""
    sides: tuple[dict[str, set[Place]], dict[str, set[Place]]] = ({}, {})
    for place, cluster, entity, _ in marks:
        sides[0].setdefault(cluster, set()).add(place)
        if entity is not None:
            sides[1].setdefault(entity, set()).add(place)
    gold, own = ([found[key] for key in sorted(found) if len(found[key]) > 1] for found in sides)
    return gold, own


def main() -> None:
    """Print the rows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--odd", action="store_true", help="the topics for making")
    options = parser.parse_args()
    with corpus(options.shared, "ecb") as folder:
        if folder is None:
            print("no ecb.tar.gz there: not measured")
        else:
            print(table(rows(folder, Reader(SHIPPED_WEIGHTS, ReaderSettings()), int(options.odd))))


if __name__ == "__main__":
    main()
