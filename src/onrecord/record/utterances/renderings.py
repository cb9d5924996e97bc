"""Acts of speaking, each with every report of it: made from the groups that `matching` finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from onrecord.model import Attribution, Difference, Utterance, one_line
from onrecord.model.record import UtteranceDate
from onrecord.record.dates import Interval, edtf_of, interval, sort_key
from onrecord.record.groups import Groups, content_id, pairs
from onrecord.record.story import Story
from onrecord.record.utterances.candidates import NEXT
from onrecord.record.utterances.weighing import Match
from onrecord.record.who.entities import People
from onrecord.record.words import word_difference


@dataclass(frozen=True, slots=True)
class Spoken:
    """The utterances of a story, the one of each attribution, and pairs of them that are one refrain."""

    utterances: tuple[Utterance, ...]
    of_attribution: dict[str, str]
    refrains: tuple[tuple[str, str], ...]


def build(story: Story, people: People, groups: Groups[str], apart: Iterable[Match]) -> Spoken:
    """The utterances of the groups, counted without origins (those need the chains: see `origins`)."""
    utterances = sorted(
        (_utterance(story, people, m) for m in groups if len(m) > 1 or people.speakers(m[0])),
        key=lambda u: (story.articles[people.attributions[u.first].article].location, u.first),
    )
    of_attribution = {a: u.id for u in utterances for a in u.renderings}
    refrains = {
        (min(pair), max(pair))
        for match in apart
        if match.a in of_attribution
        and match.b in of_attribution  # what nobody says alone is no utterance
        and (pair := (of_attribution[match.a], of_attribution[match.b]))[0] != pair[1]
        and people.named_speakers(match.a)
    }
    return Spoken(tuple(utterances), of_attribution, tuple(sorted(refrains | _said_thrice(refrains))))


def _said_thrice(refrains: Set[tuple[str, str]]) -> set[tuple[str, str]]:
    """What is said again of what was said again is said again of the first too; of many, each of the next few."""
    groups = Groups(sorted({utterance for pair in refrains for utterance in pair}))
    for one, other in sorted(refrains):
        groups.join(one, other)
    return {pair for group in groups for pair in pairs(sorted(group), NEXT)}


def _utterance(story: Story, people: People, members: Sequence[str]) -> Utterance:
    renderings = [people.attributions[m] for m in members]
    first = min(renderings, key=lambda a: nearness(story, a))
    speakers = {e for m in members for e in people.speakers(m)}
    ordered = sorted(renderings, key=lambda a: (story.articles[a.article].location, a.content[0].start, a.id))
    return Utterance(
        content_id("utterance", sorted(members)),
        tuple(sorted(speakers)),
        tuple(a.id for a in ordered),
        first.id,
        _date(story, renderings),
        len({a.article for a in renderings}),
        (),
        1,
        tuple(_differences(first, ordered)),
    )


_FORMS = {"direct": 0, "turn": 0, "mixed": 1, "indirect": 2}


def nearness(story: Story, attribution: Attribution) -> tuple[int, int, str, int, float, str]:
    """Orders renderings by how near the origin they are: the page that heard it itself, the shortest chain (an
    unknown chain has at least one link), the earliest page, the most direct form, the surest."""
    length = 1 if attribution.chain is None else len(attribution.chain)
    day, _, location = story.age(attribution.article)
    return (length, day, location, _FORMS[attribution.form], -attribution.confidence, attribution.id)


def _date(story: Story, renderings: Sequence[Attribution]) -> UtteranceDate | None:
    """The most precise date that a page gives; else no later than the earliest page."""
    given = [a.said for a in renderings if a.said]
    if given:
        best = min(given, key=lambda said: (interval(said.edtf).days or 10**6, sort_key(said.edtf), said.edtf))
        return UtteranceDate(best.edtf, best.basis)
    ends = [end for a in renderings if (end := story.published(a.article).last) is not None]
    until = edtf_of(Interval(None, min(ends))) if ends else None
    return UtteranceDate(until, "no later than the first page that reports it") if until else None


def _differences(first: Attribution, renderings: Sequence[Attribution]) -> Iterator[Difference]:
    """The words in which each other quotation differs from the first rendering's."""
    if first.form == "indirect":
        return
    mine = one_line(first.content)
    for other in renderings:
        if other.id == first.id or other.form == "indirect":
            continue
        only_first, only_other = word_difference(mine, one_line(other.content))
        if only_first or only_other:
            yield Difference(first.id, other.id, only_first, only_other)
