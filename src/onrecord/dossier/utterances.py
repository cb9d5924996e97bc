"""Acts of speaking that several pages report, their renderings side by side."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from onrecord.data.days import words
from onrecord.dossier.context import Rendering, UtteranceView, Word
from onrecord.dossier.dates import order
from onrecord.dossier.lookup import Lookup, content, joined
from onrecord.dossier.shown import clipped
from onrecord.dossier.witnesses import heard
from onrecord.model import Utterance

RENDERING_LENGTH = 900
"""Characters of a rendering that stand beside the others. Layout, not data."""

_TOKEN = re.compile(r"\w+(?:['’]\w+)*|\W+")


def utterance_views(lookup: Lookup) -> tuple[UtteranceView, ...]:
    """The utterances with two renderings or more, in order of time."""
    several = [u for u in lookup.record.utterances if len(u.renderings) > 1]
    several.sort(key=lambda u: (order(lookup.date(lookup.attributions[u.first])), lookup.number[u.first]))
    return tuple(_view(lookup, utterance, n) for n, utterance in enumerate(several, 1))


def _view(lookup: Lookup, utterance: Utterance, number: int) -> UtteranceView:
    named = joined(lookup.named(utterance.speakers))
    renderings = _renderings(lookup, utterance)
    return UtteranceView(
        id=f"u{number}",
        who=named or lookup.speakers(lookup.attributions[utterance.first]),
        when=words(utterance.said.edtf) if utterance.said else "",
        roots=heard(lookup, utterance),
        differs=len(renderings) > 1,
        renderings=renderings,
    )


def _renderings(lookup: Lookup, utterance: Utterance) -> tuple[Rendering, ...]:
    """The rendering nearest the origin first; those with the very same words stand with the first of them."""
    by_words: defaultdict[str, list[str]] = defaultdict(list)
    for member in sorted(utterance.renderings, key=lambda m: (m != utterance.first, lookup.number[m])):
        by_words[_folded(content(lookup.attributions[member]))].append(member)
    groups = list(by_words.values())
    return tuple(_rendering(lookup, utterance, group, groups) for group in groups)


def _rendering(
    lookup: Lookup, utterance: Utterance, group: Sequence[str], groups: Sequence[Sequence[str]]
) -> Rendering:
    against = groups[0] if group is not groups[0] else [m for other in groups[1:] for m in other]
    text = clipped(content(lookup.attributions[group[0]]), RENDERING_LENGTH)
    return Rendering(
        cite=lookup.cite(group[0]),
        words=marked(text, _only(utterance, group, against)),
        first=group[0] == utterance.first,
        also=tuple(lookup.cite(member) for member in group[1:]),
    )


def _only(utterance: Utterance, group: Sequence[str], against: Sequence[str]) -> frozenset[str]:
    """The folded words that the record finds in a rendering of `group` and not in one of `against`."""
    found: set[str] = set()
    for difference in utterance.differences:
        if difference.a in group and difference.b in against:
            found.update(difference.only_a)
        if difference.b in group and difference.a in against:
            found.update(difference.only_b)
    return frozenset(
        token for words_ in found for token in _TOKEN.findall(words_.casefold()) if token[0].isalnum()
    )


def marked(text: str, differing: frozenset[str]) -> tuple[Word, ...]:
    """`text` in stretches, those words marked whose folded form is in `differing`."""
    stretches: list[Word] = []
    for token in _TOKEN.findall(text):
        differs = token.casefold() in differing
        bridge = bool(stretches) and stretches[-1].differs and not token.strip()
        if stretches and (stretches[-1].differs == differs or bridge):
            stretches[-1] = Word(stretches[-1].text + token, stretches[-1].differs)
        else:
            stretches.append(Word(token, differs))
    return tuple(stretches)


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
