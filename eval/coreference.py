"""Coreference inside one article, on GUM with its gold mentions: how well `Cast` says who "she" and
"the mayor" are.

Only people, organizations, places and groups count. CoNLL-F1 is the mean of MUC, B³ and CEAF-e (Pradhan et al.
2014), singletons included. GUM knows no attributions, so nothing is a source here, and "I" finds no speaker.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.rows import Row, share, table
from onrecord.model import Article
from onrecord.reading.found import FoundMention
from onrecord.reading.mentions import Cast
from onrecord.reading.sentences import split

KINDS = {"person": "person", "organization": "organization", "place": "place", "animal": "other"}
_NAME, _PLURAL = {"NNP", "NNPS"}, {"NNS", "NNPS"}
_PRONOUN = {"PRP", "PRP$", "WP", "WP$", "DT", "WDT", "EX"}

Clustering = list[frozenset[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Document:
    """A text, its gold mentions, and the gold cluster of each."""

    name: str
    text: str
    mentions: tuple[FoundMention, ...]
    cluster: dict[tuple[int, int], str]


def read(path: Path) -> Document:
    """A GUM document from its CoNLL-U, mentions from the column of entities."""
    text, base = "", 0
    tokens: list[tuple[int, int, str, int, str]] = []
    for line in path.read_text("utf-8").splitlines():
        columns = line.split("\t")
        if line.startswith("# newpar") and text:
            text = text.rstrip(" ") + "\n\n"
        if not line.strip():
            base = len(tokens)
        if len(columns) != 10 or not columns[0].isdigit():
            continue
        entity = next((c[7:] for c in columns[9].split("|") if c.startswith("Entity=")), "")
        head = base + int(columns[6]) - 1 if columns[6] != "0" else -1
        tokens.append((len(text), len(text) + len(columns[1]), columns[4], head, entity))
        text += columns[1] + ("" if "SpaceAfter=No" in columns[9] else " ")
    return _document(path.stem, text, tokens)


def _document(name: str, text: str, tokens: Sequence[tuple[int, int, str, int, str]]) -> Document:
    opened: dict[str, list[tuple[int, str]]] = defaultdict(list)
    mentions, clusters = [], {}
    for index, (*_, entity) in enumerate(tokens):
        for mark in re.findall(r"\([^()]+\)?|[^()]+\)", entity):
            key, *rest = mark.strip("()").split("-")
            if mark.startswith("("):
                opened[key].append((index, rest[0]))
            if mark.endswith(")") and opened[key]:
                first, kind = opened[key].pop()
                found = _mention(tokens, first, index, kind)
                if found and (found.start, found.end) not in clusters:
                    mentions.append(found)
                    clusters[found.start, found.end] = key
    return Document(name, text, tuple(sorted(mentions, key=lambda m: (m.start, m.end))), clusters)


def _mention(
    tokens: Sequence[tuple[int, int, str, int, str]], first: int, last: int, kind: str
) -> FoundMention | None:
    head = next((i for i in range(first, last + 1) if not first <= tokens[i][3] <= last), last)
    tag = tokens[head][2]
    form = "name" if tag in _NAME else "pronoun" if first == last and tag in _PRONOUN else "nominal"
    mapped = KINDS.get(kind)
    if mapped is None or mapped == "other":
        return None
    mapped = "group" if mapped == "person" and tag in _PLURAL else mapped
    return FoundMention(tokens[first][0], tokens[last][1], mapped, form, 1.0)


def clusters(document: Document) -> dict[tuple[int, int], str]:
    """What `Cast` makes of the gold mentions: a cluster for each that it kept, told apart by the head
    they share."""
    text = document.text
    article = Article(document.name, document.name, document.name, None, None, None, (), None, None, "en", text)
    cast = Cast.of(article, split(text, [(0, len(text))]), document.mentions, ())
    return {
        where: cluster or f"alone {where}"
        for m in document.mentions
        if (where := (m.start, m.end)) and (cluster := cast.cluster_at(where)) is not None
    }


def _sets(cluster: dict[tuple[int, int], str]) -> Clustering:
    grouped: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for where, key in cluster.items():
        grouped[key].add(where)
    return [frozenset(grouped[key]) for key in sorted(grouped)]


def _muc(one: Clustering, other: Clustering) -> tuple[float, float]:
    """Links of `one` that `other` keeps, and all links of `one`."""
    home = {m: i for i, c in enumerate(other) for m in c}
    kept = total = 0
    for cluster in one:
        parts = {home.get(m, (m,)) for m in cluster}
        kept += len(cluster) - len(parts)
        total += len(cluster) - 1
    return kept, total


def _b_cubed(one: Clustering, other: Clustering) -> tuple[float, float]:
    home = {m: c for c in other for m in c}
    kept = sum(len(c & home.get(m, frozenset())) / len(c) for c in one for m in c)
    return kept, sum(map(len, one))


def _ceaf(gold: Clustering, predicted: Clustering) -> float:
    """Sum of the best one-to-one pairing's similarity, found greedily: never above the optimum."""
    home = {m: i for i, c in enumerate(predicted) for m in c}
    pairs = set()
    for i, cluster in enumerate(gold):
        for j in {home[m] for m in cluster if m in home}:
            pairs.add((-2 * len(cluster & predicted[j]) / (len(cluster) + len(predicted[j])), i, j))
    used_gold: set[int] = set()
    used: set[int] = set()
    total = 0.0
    for similarity, i, j in sorted(pairs):
        if i not in used_gold and j not in used:
            used_gold.add(i)
            used.add(j)
            total -= similarity
    return total


def _f1(right_recall: float, gold: float, right_precision: float, predicted: float) -> float:
    recall = right_recall / gold if gold else 0.0
    precision = right_precision / predicted if predicted else 0.0
    return 200 * recall * precision / (recall + precision) if recall + precision else 0.0


def rows(folder: Path, genres: Sequence[str] = ("news", "interview")) -> list[Row]:
    """Figures over the documents of the genres in a GUM folder (`train` or `dev`)."""
    sums = [0.0] * 10
    right: dict[str, list[bool]] = {"pronoun": [], "nominal": []}
    count = 0
    for path in sorted((folder / "dep").glob("*.conllu")):
        if path.stem.split("_")[1] not in genres:
            continue
        document = read(path)
        predicted = clusters(document)
        gold_sets, sets = _sets(document.cluster), _sets(predicted)
        ceaf = _ceaf(gold_sets, sets)
        parts = [*_muc(gold_sets, sets), *_muc(sets, gold_sets), *_b_cubed(gold_sets, sets),
                 *_b_cubed(sets, gold_sets), ceaf, len(gold_sets)]  # fmt: skip
        sums = [total + part for total, part in zip(sums, parts, strict=True)]
        count += len(sets)
        for form, verdict in _antecedents(document, predicted):
            right[form].append(verdict)
    muc, b3 = _f1(*sums[0:4]), _f1(*sums[4:8])
    ceaf_f1 = _f1(sums[8], sums[9], sums[8], count)
    n = int(sums[5])
    return [
        Row("coreference.conll", (muc + b3 + ceaf_f1) / 3, n, "mean F1 of MUC, B³ and CEAF-e, gold mentions"),
        share(
            "coreference.pronoun", right["pronoun"], "he, she, they, it …: its person's name found, where named"
        ),
        share("coreference.nominal", right["nominal"], "descriptions of what is named before: that name found"),
    ]


def _antecedents(document: Document, predicted: dict[tuple[int, int], str]) -> Iterable[tuple[str, bool]]:
    """For each mention of a thing named before it: whether the name nearest before it in its cluster is right."""
    first = {"i", "we", "my", "me", "our", "us", "you", "your", "who", "which", "that", "whose", "whom"}
    for index, mention in enumerate(document.mentions):
        where = (mention.start, mention.end)
        words = document.text[mention.start : mention.end].lower()
        if mention.form == "name" or words in first:
            continue
        before = [m for m in document.mentions[:index] if m.form == "name" and m.end <= mention.start]
        own = document.cluster[where]
        if not any(document.cluster[m.start, m.end] == own for m in before):
            continue
        named = [m for m in before if predicted.get((m.start, m.end)) == predicted.get(where)]
        yield mention.form, bool(named) and document.cluster[named[-1].start, named[-1].end] == own


def main(arguments: Iterable[str] | None = None) -> None:
    """Print the figures of `DIR`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--genres", default="news,interview")
    chosen = parser.parse_args(list(arguments) if arguments is not None else None)
    print(table(rows(chosen.folder, chosen.genres.split(","))))


if __name__ == "__main__":
    main()
