"""What actors want: issues, positions on them, and shifts.

An issue is what several actors demand, promise, refuse or reject things about: a term or phrase that recurs in the
contents of such attributions. The user's issues (`onrecord.toml`) come first. A position's direction is read from
the act, from words of support, refusal, openness and condition (`data/directions.tsv`), and from negation.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from onrecord.data import rows
from onrecord.model import Act, Attribution, Edtf, Issue, NamedIssue, Position, Shift
from onrecord.model.record import Direction
from onrecord.record.actors import demonym
from onrecord.record.dates import interval, sort_key
from onrecord.record.entities import People
from onrecord.record.groups import content_id
from onrecord.record.relations import FAIR, excerpt
from onrecord.record.statements import Statement, Statements
from onrecord.record.utterances import Spoken
from onrecord.record.words import STOPWORDS, fold, stem, tokens, word_set

ISSUE_ACTORS = 2
"""An issue is at stake between at least so many actors."""

ISSUE_ATTRIBUTIONS = 3
"""And stands in at least so many attributions that take a side."""

ISSUES = 16
"""So many issues are kept: more is not a map of a story but an index."""

PHRASE_WORDS = 3
"""Longest phrase that names an issue."""

SAME_ISSUE = 0.6
"""Two phrases whose attributions overlap by this share (Jaccard) name one issue."""

SHIFT_DIRECTIONS: frozenset[Direction] = frozenset({"for", "against", "conditional", "open"})

_TAKING_SIDES: frozenset[Act] = frozenset(
    {"demand", "promise", "reject", "accept", "threaten", "urge", "criticise", "praise"}
)
_BY_ACT: dict[Act, Direction] = {
    "demand": "for", "urge": "for", "promise": "for", "accept": "for", "praise": "for",
    "reject": "against", "criticise": "against", "threaten": "against",
}  # fmt: skip
_OPPOSITE: dict[Direction, Direction] = {"for": "against", "against": "for"}
_VAGUE = word_set(
    "before after since matter matters nobody anybody somebody everybody nothing something anything while "
    "because until people country countries year years time day week month way thing things world president "
    "minister government leader leaders official officials state part question issue side sides today percent "
    "number good new first last make take need want come go get give see think know let ready clear important "
    "possible great big long high many must yet back end man men woman women work working place fact case "
    "point order kind lot right next every still also even well like it's don't didn't can't that's we're i'm "
    "statement report reports press news talk"
)


@dataclass(frozen=True, slots=True)
class Stakes:
    """Issues, positions on them, and shifts, each sorted as the record format says."""

    issues: tuple[Issue, ...]
    positions: tuple[Position, ...]
    shifts: tuple[Shift, ...]


def build(statements: Statements, people: People, spoken: Spoken, named: Sequence[NamedIssue]) -> Stakes:
    """The positions of a story.

    1. The sides that attributions take, by act and words.
    2. Issues: the user's, then those found where sides are taken.
    3. A position for each attribution that takes a side on an issue, by each of its speakers.
    4. Shifts: two positions of one actor on one issue, in order, that differ.
    """
    taken = _sides(statements, people)
    by_id: dict[str, Issue] = {}
    for issue in (*map(_named_issue, named), *_found_issues(statements, people, taken)):
        by_id.setdefault(issue.id, issue)
    issues = list(by_id.values())
    positions = [p for issue in issues for p in _positions(statements, people, issue, taken)]
    positions.sort(key=lambda p: (*_place(statements, people, p.attribution), p.issue, p.actor))
    shifts = tuple(_shifts(statements, people, spoken, positions))
    return Stakes(tuple(sorted(issues, key=lambda i: (i.by != "user", i.id))), tuple(positions), shifts)


@cache
def _words() -> tuple[tuple[str, Direction], ...]:
    table = [(row["words"], row["direction"]) for row in rows("directions")]
    known: dict[str, Direction] = {
        "for": "for",
        "against": "against",
        "open": "open",
        "conditional": "conditional",
    }
    return tuple(sorted(((w, known[d]) for w, d in table), key=lambda row: (-len(row[0]), row[0])))


def direction_of(attribution: Attribution, statement: Statement) -> Direction:
    """Which way an attribution leans: a condition first, then words of openness, then the act, then other
    words."""
    joined = f" {' '.join(statement.words)}"
    found: dict[Direction, str] = {}
    for words, way in _words():
        place = joined.find(f" {words}")
        if place >= 0 and not any(f" {words}" in f" {longer}" for longer in found.values()):
            found.setdefault(way, words)
    act = attribution.act
    if "conditional" in found and act not in ("reject", "criticise", "praise"):
        return "conditional"
    if "open" in found and act not in ("reject", "accept", "criticise"):
        return "open"
    lean = _BY_ACT.get(act) or ("against" if "against" in found else "for" if "for" in found else None)
    if act in ("demand", "urge", "promise", "accept") and ("against" in found or statement.negative):
        lean = "against"
    if lean is None:
        return "unclear"
    return _OPPOSITE.get(lean, lean) if attribution.negated else lean


def _sides(statements: Statements, people: People) -> dict[str, Direction]:
    """The attributions that take a side, with the direction."""
    taken: dict[str, Direction] = {}
    for attribution in people.attributions.values():
        if attribution.act in ("ask", "decline") or not people.named_speakers(attribution.id):
            continue
        way = direction_of(attribution, statements.all[statements.of_attribution[attribution.id]])
        if way != "unclear" or attribution.act in _TAKING_SIDES:
            taken[attribution.id] = way
    return taken


def slug(name: str) -> str:
    """A name as an id: folded, words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-") or "issue"


def _named_issue(named: NamedIssue) -> Issue:
    return Issue(slug(named.name), named.name, tuple(dict.fromkeys((*named.terms, named.name))), "user")


def _found_issues(statements: Statements, people: People, taken: dict[str, Direction]) -> list[Issue]:
    """Phrases that recur across actors where sides are taken, the most telling first."""
    names = {
        word
        for e in people.entities
        if e.kind in ("person", "place")
        for n in (e.name, *e.aliases)
        for word in tokens(n)
    }
    holders: defaultdict[str, set[str]] = defaultdict(set)
    spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for attribution in sorted(taken):
        for phrase in _phrases(statements.all[statements.of_attribution[attribution]], names):
            key = " ".join(stem(word) for word in phrase)
            holders[key].add(attribution)
            spelled[key][" ".join(phrase)] += 1
    chosen = [key for key in holders if _at_stake(people, holders[key], taken)]
    chosen.sort(key=lambda key: (-len(holders[key]) * (key.count(" ") + 1), -len(key), key))
    issues: list[tuple[str, list[str]]] = []
    for key in chosen:
        known = next((group for group in issues if _one_issue(holders[group[0]], holders[key])), None)
        if known:
            known[1].append(key)
        elif len(issues) < ISSUES:
            issues.append((key, [key]))
    return [_issue(keys, spelled) for _, keys in issues]


def _phrases(statement: Statement, names: set[str]) -> Iterator[tuple[str, ...]]:
    """Runs of one to three content words, without names and numbers; a single word must be a long one."""
    words = statement.words
    found: set[tuple[str, ...]] = set()
    for size in range(1, PHRASE_WORDS + 1):
        for start in range(len(words) - size + 1):
            run = words[start : start + size]
            if all(_tells(word, names) for word in run) and (size > 1 or len(run[0]) > 4):
                found.add(run)
    yield from sorted(found)


def _tells(word: str, names: set[str]) -> bool:
    plain = word.removesuffix("'s")
    if plain in names or word in STOPWORDS or plain in _VAGUE or demonym(plain) is not None:
        return False
    return plain.isalpha() and len(plain) > 2


def _at_stake(people: People, attributions: set[str], taken: dict[str, Direction]) -> bool:
    """Whether several actors take sides on it, or one takes more than one side."""
    actors = {e for a in attributions for e in people.named_speakers(a)}
    sides = {taken[a] for a in attributions} & SHIFT_DIRECTIONS
    return len(attributions) >= ISSUE_ATTRIBUTIONS and (len(actors) >= ISSUE_ACTORS or len(sides) > 1)


def _one_issue(a: set[str], b: set[str]) -> bool:
    return len(a & b) >= SAME_ISSUE * len(a | b)


def _issue(keys: Sequence[str], spelled: dict[str, Counter[str]]) -> Issue:
    terms = [min(spelled[key].items(), key=lambda item: (-item[1], item[0]))[0] for key in keys]
    return Issue(slug(terms[0]), terms[0], tuple(dict.fromkeys(terms)), "found")


def _positions(
    statements: Statements, people: People, issue: Issue, taken: dict[str, Direction]
) -> Iterator[Position]:
    wanted = [" ".join(stem(word) for word in tokens(term)) for term in issue.terms]
    for attribution, way in sorted(taken.items()):
        statement = statements.all[statements.of_attribution[attribution]]
        joined = f" {' '.join(stem(word) for word in statement.words)} "
        if not any(f" {term} " in joined for term in wanted if term):
            continue
        found = people.attributions[attribution]
        for actor in people.named_speakers(attribution):
            yield Position(
                content_id("position", (actor, issue.id, attribution)),
                actor,
                issue.id,
                found.act,
                way,
                _when(statements, found),
                attribution,
            )


def _when(statements: Statements, attribution: Attribution) -> Edtf | None:
    if attribution.said:
        return attribution.said.edtf.split("T")[0]
    return statements.story.published_edtf(attribution.article)


def _place(statements: Statements, people: People, attribution: str) -> tuple[str, int, str]:
    found = people.attributions[attribution]
    return (statements.story.articles[found.article].location, found.content[0].start, attribution)


def _shifts(
    statements: Statements, people: People, spoken: Spoken, positions: Sequence[Position]
) -> Iterator[Shift]:
    """Of an actor's positions on an issue, in the order of their days, each that leans otherwise than the one
    before it. Renderings of one utterance, and days that may be one, are no shift."""
    lines: defaultdict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in positions:
        if position.direction in SHIFT_DIRECTIONS and position.said is not None:
            lines[(position.actor, position.issue)].append(position)
    for (actor, issue), line in sorted(lines.items()):
        line.sort(key=lambda p: (*sort_key(p.said), _place(statements, people, p.attribution)))
        for before, after in pairwise(line):
            one = spoken.of_attribution.get(before.attribution) == spoken.of_attribution.get(after.attribution)
            ordered = interval(before.said).before(interval(after.said))
            if before.direction == after.direction or one or not ordered:
                continue
            texts = [
                excerpt(statements.all[statements.of_attribution[p.attribution]].text) for p in (before, after)
            ]
            why = (
                f"{people.name(actor)} on “{issue}”: {before.direction} ({before.said}, “{texts[0]}”), then "
                f"{after.direction} ({after.said}, “{texts[1]}”)."
            )
            key = (before.attribution, after.attribution, actor, issue)
            yield Shift(content_id("shift", key), actor, issue, before.attribution, after.attribution, why, FAIR)
