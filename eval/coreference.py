"""Coreference inside one article: which mentions are one person or thing, on GUM dev.

    python -m eval.coreference [--shared DIR]

Whole reader, predicted mentions (`coreference.conll`, `.heads`, `.actors`, `.mentions`): each document that has
words is read from its bare text as an article. *Gold*: the clusters of GUM's Entity column (one a GRP), of all
entity types, the abstract ones, events and times too, and by all links (anaphora, apposition, discourse deixis).
*Predicted*: the mentions of the reading by their `cluster`. On both sides a mention is its first and last token of
GUM, clusters of one mention are left out, and of two mentions on the same tokens the first counts.

`coreference.conll`: CoNLL F1, the mean of MUC, B³ and CEAF-e (Pradhan et al. 2014), by the package `scorch`, over
    all documents as one: what is right is summed before it is divided, as by the reference scorer.
`coreference.heads`: the same, but a mention is the head of its tokens (the one whose own syntactic head, by GUM,
    stands outside of them; of two mentions with one head the shorter counts): what is lost beside it is lost by
    the spans of mentions, which the reader draws more tightly than GUM does.
`coreference.actors`: as `.conll`, of people, organizations, places and groups alone, the only things that the
    reader follows: gold and predicted clusters that hold a mention of one of these kinds.
`coreference.mentions`: F1 of the mentions in the clusters of `coreference.conll`.

Gold mentions (`coreference.pronoun`, `.nominal`): `Cast` is given GUM's people, organizations, places and groups,
and no attributions, so nothing is a source here and "I" finds no speaker. Of the pronouns of the third person, and
of the descriptions, that mean what a name before them means: how many stand in one cluster with such a name, and
the nearest name before them in it is a right one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from scorch.scores import conll2012

from eval.corpora import Document, Mention, Range, gum, head_of
from eval.rows import Row, f1, share
from eval.shared import print_rows
from onrecord.model import ReaderSettings
from onrecord.reading import Reader
from onrecord.reading.forms.sentences import split
from onrecord.reading.found import FoundMention
from onrecord.reading.who.cast import Cast
from onrecord.settings import SHIPPED_WEIGHTS

ACTORS = frozenset({"person", "organization", "place", "group"})
_NOT_FOLLOWED = frozenset(
    {"i", "we", "my", "me", "our", "us", "you", "your", "who", "which", "that", "whose", "whom"}
)
"""Pronouns that depend on who speaks, or stand beside what they mean."""

Place = tuple[str, int, int]
"""A mention among all documents: the document's name, the mention's first and last token."""

Labelled = tuple[Place, str, str]
"""A mention with its cluster and its kind."""

Clustering = list[set[Place]]


def rows(folder: Path, reader: Reader) -> list[Row]:
    """Every figure, on a part of GUM (`train` or `dev`)."""
    documents = gum(folder, contracted=True)
    return [*read_rows(documents, reader), *given_rows(documents)]


def read_rows(documents: Sequence[Document], reader: Reader) -> list[Row]:
    """Predicted mentions: CoNLL F1 of all, by heads, and of actors; and the mentions themselves."""
    gold = [mention for document in documents for mention in labelled_gold(document)]
    own = [mention for document in documents for mention in labelled_reading(document, reader)]
    heads = {document.name: document.heads for document in documents}
    whole = clusters(gold), clusters(own)
    headed = clusters(by_head(gold, heads)), clusters(by_head(own, heads))
    actors = clusters(gold, ACTORS), clusters(own, ACTORS)
    wanted, found = (frozenset[Place]().union(*side) for side in whole)
    return [
        conll("coreference.conll", *whole, "CoNLL F1, predicted mentions, gold of all types, no singletons"),
        conll("coreference.heads", *headed, "the same, mentions with one head being one"),
        conll("coreference.actors", *actors, "CoNLL F1 of people, organizations, places and groups alone"),
        f1("coreference.mentions", len(wanted & found), len(found), len(wanted), "F1 of the mentions in clusters"),
    ]


def given_rows(documents: Sequence[Document]) -> list[Row]:
    """Gold mentions: pronouns and descriptions whose name is found."""
    verdicts = [verdict for document in documents for verdict in antecedents(document)]
    pronoun, nominal = ([right for form, right in verdicts if form == kind] for kind in ("pronoun", "nominal"))
    return [
        share("coreference.pronoun", pronoun, "gold mentions; he, she, they, it …: its name found, where named"),
        share("coreference.nominal", nominal, "gold mentions; descriptions of what is named: that name found"),
    ]


def by_head(mentions: Iterable[Labelled], heads: Mapping[str, Sequence[int]]) -> list[Labelled]:
    """The mentions with their head for their first and last token, the shortest first."""
    ordered = sorted(mentions, key=lambda mention: mention[0][2] - mention[0][1])
    found = (((name, head_of(heads[name], a, b)), cluster, kind) for (name, a, b), cluster, kind in ordered)
    return [((name, head, head), cluster, kind) for (name, head), cluster, kind in found]


def conll(name: str, gold: Clustering, predicted: Clustering, definition: str) -> Row:
    """CoNLL F1 by `scorch`; zero where one side has nothing. It rests on the mentions of the gold."""
    value = 100 * float(conll2012(gold, predicted)) if gold and predicted else 0.0
    return Row(name, value, sum(map(len, gold)), definition)


def labelled_gold(document: Document) -> Iterator[Labelled]:
    """GUM's mentions of one document."""
    for mention, cluster in zip(document.mentions, document.clusters, strict=True):
        tokens = document.tokens_in([(mention.start, mention.end)])
        yield (document.name, min(tokens), max(tokens)), f"{document.name} {cluster}", mention.kind


def labelled_reading(document: Document, reader: Reader) -> Iterator[Labelled]:
    """The reader's mentions of one document, those without a cluster left out."""
    for mention in reader.read(document.article).mentions:
        tokens = document.tokens_in([(mention.span.start, mention.span.end)])
        if mention.cluster and tokens:
            yield (document.name, min(tokens), max(tokens)), f"{document.name} {mention.cluster}", mention.kind


def clusters(mentions: Iterable[Labelled], kinds: frozenset[str] | None = None) -> Clustering:
    """The clusters of two mentions and more; of some kinds, those that hold a mention of one of them."""
    placed: dict[Place, tuple[str, str]] = {}
    for place, cluster, kind in mentions:
        placed.setdefault(place, (cluster, kind))
    grouped: dict[str, set[Place]] = defaultdict(set)
    for place, (cluster, _) in placed.items():
        grouped[cluster].add(place)
    chosen = {cluster for cluster, kind in placed.values() if kinds is None or kind in kinds}
    return [grouped[cluster] for cluster in sorted(chosen) if len(grouped[cluster]) > 1]


def antecedents(document: Document) -> Iterator[tuple[str, bool]]:
    """For each mention of a thing named before it, by its form: whether the name nearest before it in its
    cluster is right."""
    placed = {(m.start, m.end): (m, c) for m, c in zip(document.mentions, document.clusters, strict=True)}
    mentions = [m for _, (m, _) in sorted(placed.items()) if m.kind in ACTORS]
    own = {(m.start, m.end): placed[m.start, m.end][1] for m in mentions}
    predicted = _cast(document, mentions)
    for index, mention in enumerate(mentions):
        where = (mention.start, mention.end)
        words = document.text[mention.start : mention.end].lower()
        if mention.form == "name" or words in _NOT_FOLLOWED:
            continue
        before = [(m.start, m.end) for m in mentions[:index] if m.form == "name" and m.end <= mention.start]
        if not any(own[name] == own[where] for name in before):
            continue
        named = [name for name in before if where in predicted and predicted.get(name) == predicted[where]]
        yield mention.form, bool(named) and own[named[-1]] == own[where]


def _cast(document: Document, mentions: Sequence[Mention]) -> dict[Range, str]:
    """What `Cast` makes of gold mentions: the cluster of each that it kept and could place."""
    text = document.text
    given = [FoundMention(m.start, m.end, m.kind, m.form, 1.0) for m in mentions]
    cast = Cast.of(document.article, split(text, [(0, len(text))]), given, ())
    placed = {(m.start, m.end): cast.cluster_at((m.start, m.end)) for m in mentions}
    return {where: cluster for where, cluster in placed.items() if cluster is not None}


def main() -> None:
    """Print the rows."""
    print_rows(__doc__, ["gum"], lambda folder: rows(folder / "dev", Reader(SHIPPED_WEIGHTS, ReaderSettings())))


if __name__ == "__main__":
    main()
