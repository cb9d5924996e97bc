"""Names of people, organizations and places, as the network finds them.

    python -m eval.mentions [--shared DIR]

`mentions.gum`: GUM dev, all 20 documents. A name is an entity of GUM whose head (the token whose own head stands
    outside of it) is tagged NNP or NNPS, of kind person, organization or place (of GUM's type person those with a
    plural head are groups, and do not count). Predicted: mentions of form name and one of these kinds, by
    `Encoder.encode(…).found()`: before the cast, which draws names more tightly than GUM does. Right: the same
    first and last letter, and the same kind.
`mentions.uner`: Universal NER, English-EWT dev: PER, LOC and ORG. Predicted: `Encoder.encode(…).strict_names()`,
    names without titles, as that corpus draws them. Right: the same.

Both are F1, over all documents as one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from eval.corpora import Mentioned, gum, uner
from eval.rows import Row, f1
from eval.shared import print_rows
from onrecord.reading.learned.encoder import Encoder
from onrecord.settings import SHIPPED_WEIGHTS

STRICT = ("person", "organization", "place")


def mention_counts(
    encoder: Encoder, texts: Sequence[Mentioned], form: str, kinds: Sequence[str]
) -> tuple[int, int, int]:
    """How many mentions of a form and some kinds are right in span and kind, are predicted, and are gold."""
    hits = predicted = wanted = 0
    for item in texts:
        encoded = encoder.encode(item.text, [(0, len(item.text))])
        found = encoded.strict_names() if item.corpus == "uner" else encoded.found().mentions
        own = {(m.start, m.end, m.kind) for m in found if m.form == form and m.kind in kinds}
        gold = {(m.start, m.end, m.kind) for m in item.mentions if m.form == form and m.kind in kinds}
        hits, predicted, wanted = hits + len(own & gold), predicted + len(own), wanted + len(gold)
    return hits, predicted, wanted


def mention_f1(encoder: Encoder, texts: Sequence[Mentioned], form: str, kinds: Sequence[str]) -> float:
    """F1 in percent of mentions of a form and some kinds, span and kind exact."""
    return round(f1("", *mention_counts(encoder, texts, form, kinds), "").value, 1)


def rows(encoder: Encoder, gum_dev: Path, uner_dev: Path) -> list[Row]:
    """Both figures, on the folder of GUM's dev part and the file of Universal NER's."""
    from_gum = mention_counts(encoder, gum(gum_dev, contracted=True), "name", STRICT)
    from_uner = mention_counts(encoder, uner(uner_dev), "name", STRICT)
    return [
        f1("mentions.gum", *from_gum, "F1 of names of person, organization, place; span and kind exact; GUM dev"),
        f1("mentions.uner", *from_uner, "F1 of PER, LOC, ORG; span and kind exact; Universal NER English-EWT dev"),
    ]


def main() -> None:
    """Print the rows."""
    print_rows(
        __doc__,
        ["gum", "uner"],
        lambda gum, uner: rows(Encoder(SHIPPED_WEIGHTS), gum / "dev", uner / "en_ewt-ud-dev.iob2"),
    )


if __name__ == "__main__":
    main()
