"""What actors want: issues, positions on them, and shifts.

An issue is what several actors demand, promise, refuse or reject things about: a term or phrase that recurs in the
contents of such attributions. The user's issues (`onrecord.toml`) come first. A position's direction is read from
the act, from words of support, refusal, openness and condition (`data/directions.tsv`), and from negation.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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
from onrecord.record.words import STOPWORDS, fold, negative, stem, tokens, word_set

ISSUE_ACTORS = 2
"""An issue is at stake between at least so many actors."""

ISSUE_ATTRIBUTIONS = 3
"""And stands in at least so many attributions that take a side."""

ISSUE_PAGES = 2
"""And on so many pages: what one page alone speaks of is no matter of the story."""

ISSUES = 16
"""So many issues are kept: more is not a map of a story but an index."""

PHRASE_WORDS = 3
"""Longest phrase that names an issue."""

SAME_ISSUE = 0.6
"""Two phrases whose attributions overlap by this share (Jaccard) name one issue."""

SHIFT_DIRECTIONS: frozenset[Direction] = frozenset({"for", "against", "conditional", "open"})

_TAKING_SIDES: frozenset[Act] = frozenset({"demand", "promise", "reject", "accept", "threaten", "urge"})
_NO_SIDE: frozenset[Act] = frozenset({"ask", "decline", "deny", "criticise", "praise"})
"""Acts that want nothing: blame for what was done is no position on what is to be done."""

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


BESIDE = 8
"""Words on either side of one that leans, within which what it leans on is looked for."""

NOUN_SIGNS = 2
"""A word is taken for a noun where so many times an article or preposition stands before it and no further word of
content after it, and no less often than a pronoun, "to" or an auxiliary stands before it."""

_BEFORE_NOUNS = word_set(
    "a an the its his her their our your any no this that these those of for on in with about by from some every "
    "into over against under without"
)
_BEFORE_VERBS = word_set(
    "to will would can could must should not may might did does do he she they we i you it who cannot"
)


@dataclass(frozen=True, slots=True)
class Side:
    """The words in which an attribution takes a side, and which."""

    words: tuple[str, ...]
    way: Direction


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
    """Which way an attribution leans: a condition first, then words of openness, then the act, then other words.
    "No talks while …" is a refusal, however it is conditioned."""
    joined = f" {' '.join(statement.words)}"
    found: dict[Direction, str] = {}
    for words, way in _words():
        place = joined.find(f" {words}")
        if place >= 0 and not any(f" {words}" in f" {longer}" for longer in found.values()):
            found.setdefault(way, words)
    act = attribution.act
    refused = statement.negative and act not in _BY_ACT
    if refused and ("conditional" in found or "open" in found):
        return "against"
    if "conditional" in found and act not in ("reject", "criticise", "praise"):
        return "conditional"
    if "open" in found and act not in ("reject", "accept", "criticise"):
        return "open"
    lean = _BY_ACT.get(act) or ("against" if "against" in found else "for" if "for" in found else None)
    if act in ("demand", "urge", "promise") and ("against" in found or statement.negative):
        lean = "against"
    if lean is None:
        return "unclear"
    return _OPPOSITE.get(lean, lean) if attribution.negated else lean


def _sides(statements: Statements, people: People) -> dict[str, list[Side]]:
    """The attributions that take a side, each with the words in which it does, sentence by sentence."""
    taken: dict[str, list[Side]] = {}
    for attribution in people.attributions.values():
        if attribution.act in _NO_SIDE or not people.named_speakers(attribution.id):
            continue
        parts = statements.parts(statements.all[statements.of_attribution[attribution.id]])
        sides = [side for part in parts[1:] or parts for side in _sides_of(attribution, part)]
        if sides:
            taken[attribution.id] = sides
    return taken


def _sides_of(attribution: Attribution, part: Statement) -> Iterator[Side]:
    """A sentence of a demand, promise or refusal is about it as a whole; of any other only the words beside one
    that leans are."""
    if attribution.act in _TAKING_SIDES:
        yield Side(part.words, direction_of(attribution, part))
        return
    for place in range(len(part.words)):
        if any(_stands(words, part.words, place) for words, _ in _words()):
            beside = part.words[max(0, place - BESIDE) : place + BESIDE + 1]
            way = direction_of(attribution, replace(part, words=beside, negative=negative(beside)))
            if way != "unclear":
                yield Side(beside, way)


def _stands(words: str, tokens_: Sequence[str], place: int) -> bool:
    first, *rest = words.split(" ")
    if not tokens_[place].startswith(first):
        return False
    return " ".join(tokens_[place : place + 1 + len(rest)]).startswith(words)


def slug(name: str) -> str:
    """A name as an id: folded, words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-") or "issue"


def _named_issue(named: NamedIssue) -> Issue:
    return Issue(slug(named.name), named.name, tuple(dict.fromkeys((*named.terms, named.name))), "user")


def _found_issues(statements: Statements, people: People, taken: dict[str, list[Side]]) -> list[Issue]:
    """Phrases that recur across actors where sides are taken, the most telling first."""
    names = {
        word
        for e in people.entities
        if e.kind in ("person", "place")
        for n in (e.name, *e.aliases)
        for word in tokens(n)
    }
    nouns = _nouns(statements)
    holders: defaultdict[str, dict[str, Direction]] = defaultdict(dict)
    spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for attribution in sorted(taken):
        for side in taken[attribution]:
            for phrase in _phrases(side.words, names, nouns):
                key = " ".join(stem(word) for word in phrase)
                holders[key].setdefault(attribution, side.way)
                spelled[key][" ".join(phrase)] += 1
    chosen = [key for key in holders if _at_stake(people, holders[key])]
    chosen.sort(key=lambda key: (-len(holders[key]) * (key.count(" ") + 1), -len(key), key))
    issues: list[tuple[str, list[str]]] = []
    for key in chosen:
        known = next((g for g in issues if _one_issue(g[0], key, set(holders[g[0]]), set(holders[key]))), None)
        if known:
            known[1].append(key)
        elif len(issues) < ISSUES:
            issues.append((key, [key]))
    return [_issue(keys, spelled) for _, keys in issues]


def _nouns(statements: Statements) -> frozenset[str]:
    """The stems that the story uses as nouns, by the small words around them."""
    signs: Counter[str] = Counter()
    against: Counter[str] = Counter()
    for statement in statements.all:
        following = (*statement.words[2:], "")
        for before, word, after in zip(statement.words, statement.words[1:], following, strict=False):
            if before in _BEFORE_VERBS:
                against[stem(word)] += 1
            elif before in _BEFORE_NOUNS and (not after or after in STOPWORDS):
                signs[stem(word)] += 1
    return frozenset(word for word, count in signs.items() if count >= max(NOUN_SIGNS, against[word]))


def _phrases(words: Sequence[str], names: set[str], nouns: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """Runs of one to three content words that end in a noun, without names and numbers; a single word must be a
    long one."""
    found: set[tuple[str, ...]] = set()
    for size in range(1, PHRASE_WORDS + 1):
        for start in range(len(words) - size + 1):
            run = tuple(words[start : start + size])
            named = stem(run[-1]) in nouns and all(_tells(word, names) for word in run)
            if named and (size > 1 or len(run[0]) > 4):
                found.add(run)
    yield from sorted(found)


def _tells(word: str, names: set[str]) -> bool:
    plain = word
    if plain in names or word in STOPWORDS or plain in _VAGUE or demonym(plain) is not None:
        return False
    return plain.isalpha() and len(plain) > 2


def _at_stake(people: People, taken: dict[str, Direction]) -> bool:
    """Whether several actors take sides on it, or one takes more than one side; on more than one page."""
    actors = {e for a in taken for e in people.named_speakers(a)}
    sides = set(taken.values()) & SHIFT_DIRECTIONS
    pages = {people.attributions[a].article for a in taken}
    several = len(actors) >= ISSUE_ACTORS or len(sides) > 1
    return several and len(pages) >= ISSUE_PAGES and len(taken) >= ISSUE_ATTRIBUTIONS


def _one_issue(one: str, other: str, a: set[str], b: set[str]) -> bool:
    """Whether two phrases name one issue: the same attributions speak of both, or one is the other in more words
    ("inspection", "outside inspection")."""
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return longer.endswith(f" {shorter}") or len(a & b) >= SAME_ISSUE * len(a | b)


def _issue(keys: Sequence[str], spelled: dict[str, Counter[str]]) -> Issue:
    terms = [min(spelled[key].items(), key=lambda item: (-item[1], item[0]))[0] for key in keys]
    return Issue(slug(terms[0]), terms[0], tuple(dict.fromkeys(terms)), "found")


def _positions(
    statements: Statements, people: People, issue: Issue, taken: dict[str, list[Side]]
) -> Iterator[Position]:
    wanted = [f" {' '.join(stem(word) for word in tokens(term))} " for term in issue.terms]
    for attribution, sides in sorted(taken.items()):
        way = next((side.way for side in sides if _speaks_of(side, wanted)), None)
        if way is None:
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


def _speaks_of(side: Side, wanted: Sequence[str]) -> bool:
    joined = f" {' '.join(stem(word) for word in side.words)} "
    return any(term.strip() and term in joined for term in wanted)


def _when(statements: Statements, attribution: Attribution) -> Edtf | None:
    """The day of the saying, else that of the page, unless the page tells of it as past ("had told")."""
    if attribution.said:
        return attribution.said.edtf.split("T")[0]
    if any("had" in tokens(span.text)[:1] for span in attribution.cue):
        return None
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
