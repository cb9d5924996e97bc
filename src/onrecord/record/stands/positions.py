"""What actors want: positions on what is at stake, and shifts of them.

A position is read from the words of an attribution, its cue among them (`leanings`), on an issue that they name or
plainly mean ("that is unacceptable", after a sentence about it).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Attribution, Edtf, Issue, NamedIssue, Position, Shift
from onrecord.model.record import Direction
from onrecord.record.asking import Asking
from onrecord.record.dates import Interval, edtf_of, interval
from onrecord.record.groups import content_id
from onrecord.record.stands import asked, shifts
from onrecord.record.stands.called import called, described
from onrecord.record.stands.frames import ANYBODY, PERSON
from onrecord.record.stands.issues import Side, Things, choose, on_several_pages, spread
from onrecord.record.stands.joined import joined
from onrecord.record.stands.naming import named as under_names
from onrecord.record.stands.phrases import root, words_of
from onrecord.record.stands.sides import Sides
from onrecord.record.statements import Statements
from onrecord.record.utterances.renderings import Spoken
from onrecord.record.who.entities import People
from onrecord.record.words import tokens, word_set

_EARLIER = word_set("after since despite previously earlier once repeatedly long")
_PERFECT = word_set("has have had 's")


@dataclass(frozen=True, slots=True)
class Stakes:
    """Issues, positions on them, and shifts, each sorted as the record format says."""

    issues: tuple[Issue, ...]
    positions: tuple[Position, ...]
    shifts: tuple[Shift, ...]


def build(
    statements: Statements, people: People, spoken: Spoken, named: Sequence[NamedIssue], asking: Asking
) -> Stakes:
    """The positions of a story.

    1. The sides that attributions take on whatever may be at stake.
    2. Issues: the user's, then those on which several actors take sides.
    3. Sides that only a network for pairs sees, where there is one (`asked`).
    4. A position for each attribution that takes a side on an issue, by each of its speakers.
    5. Shifts: an actor's positions on an issue, on two days, of which one is a refusal and the other is none.
    """
    persons = (e for e in people.entities if e.kind == "person" and people.has_name(e.id))
    names = frozenset(root(word) for e in persons for word in tokens(e.name)[-1:])
    pages = [(article.text, words_of(article.text)) for _, article in sorted(statements.story.articles.items())]
    kinds = called(pages)
    kinds = {**kinds, PERSON: kinds.get(PERSON, frozenset()) | names, ANYBODY: described(statements.story)}
    things = Things(named, kinds)
    taken = joined(_once(people, Sides(statements, people, things)), spoken.of_attribution)
    on_pages = spread(zip(sorted(statements.story.articles), (words for _, words in pages), strict=True), things)
    chosen = choose(taken, people, spoken.of_attribution, named, on_pages, len(pages))
    chosen = under_names(chosen, pages, on_several_pages(on_pages))
    if asking:
        chosen = asked.believed(statements, chosen, asking)
        for place, side in list(asked.leaning(statements, people, chosen, asking)):
            chosen[place][1].append(side)
    issues = [issue for issue, _ in chosen]
    positions = [p for issue, sides in chosen for p in _positions(statements, people, issue, sides)]
    positions.sort(key=lambda p: (*shifts.place(statements, people, p.attribution), p.issue, p.actor))
    moved = tuple(shifts.find(statements, people, spoken, positions))
    return Stakes(tuple(sorted(issues, key=lambda i: (i.by != "user", i.id))), tuple(positions), moved)


def _once(people: People, sides: Iterable[Side]) -> list[Side]:
    """The sides of which one attribution inside another of the same speakers takes the same on one thing, once:
    "revealed his plans to end it" is one saying. Where the inner one names its speaker anew, it is the saying."""
    found = list(sides)
    held = {(side.attribution, side.key, side.way) for side in found}
    doubled: set[tuple[str, str, Direction]] = set()
    for side in found:
        parent = _around(people, side.attribution)
        if parent and (parent, side.key, side.way) in held:
            source = people.attributions[side.attribution].source
            named = any(len(tokens(span.text)) > 1 for span in source)
            doubled.add((parent if named else side.attribution, side.key, side.way))
    return [side for side in found if (side.attribution, side.key, side.way) not in doubled]


def _around(people: People, attribution: str) -> str | None:
    """The attribution around one, if it is of the same speakers."""
    parent = people.attributions[attribution].parent
    return parent if parent and people.speakers(parent) == people.speakers(attribution) else None


def _positions(statements: Statements, people: People, issue: Issue, sides: Sequence[Side]) -> Iterator[Position]:
    """One position an actor and attribution: an issue of several things can have two sides of one, of which the
    first, that of its own words, is taken."""
    taken: dict[tuple[str, str], Side] = {}
    for side in sides:
        for actor in side.actors:
            taken.setdefault((actor, side.attribution), side)
    for (actor, attribution), side in taken.items():
        found = people.attributions[attribution]
        yield Position(
            content_id("position", (actor, issue.id, attribution)),
            actor,
            issue.id,
            found.act,
            side.way,
            _when(statements, found),
            attribution,
        )


def _when(statements: Statements, attribution: Attribution) -> Edtf | None:
    """The day of the saying, else that of the page; of what "has" or "had" been said, or what something is
    told to come after, no more is known than that it was said by then."""
    first = attribution.cue[0].start if attribution.cue else 0
    before = words_of(statements.story.articles[attribution.article].text[max(0, first - 20) : first])[-1:]
    earlier = any(word.text in _EARLIER for word in before)
    said = attribution.said
    if said and not (earlier and said.evidence and said.evidence.end <= first):
        return said.edtf.split("T")[0]
    day = said.edtf.split("T")[0] if said else statements.story.published_edtf(attribution.article)
    past = any(word.text in _PERFECT for s in attribution.cue for word in words_of(s.text)[:1])
    return edtf_of(Interval(None, interval(day).last)) if day and (past or earlier) else day
