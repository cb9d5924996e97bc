"""What is at stake in a story: things that several actors demand, refuse, plan or promise.

A thing at stake is a row of `data/issues.tsv`, a thing of the story's own, or one that the user names.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.data import rows
from onrecord.model import Act, Issue, NamedIssue
from onrecord.model.record import Direction
from onrecord.record.stands.frames import framed, framed_issues
from onrecord.record.stands.objects import LATER, OWN, key_of
from onrecord.record.stands.phrases import ENDS, Found, Phrases, Word, alternatives, root
from onrecord.record.who.entities import People
from onrecord.record.words import STOPWORDS, fold, word_set

ISSUE_ACTORS = 2
"""An issue is at stake between at least so many actors, or one actor moves on it."""

ISSUE_UTTERANCES, OWN_UTTERANCES = 2, 3
"""And sides are taken on it in at least so many acts of speaking: of a row of the table, which is known to be a
thing that sides are taken on, and of a noun of the story's own, unless somebody sets a condition: who does so
bargains about it."""

ISSUE_PAGES = 2
"""And on so many pages, unless the tables know it: what one page alone speaks of is no matter of the story."""

ISSUES = 40
"""So many issues are kept: more is not a map of a story but an index."""

TERMS = 12
"""Terms that an issue is shown with: its commonest."""

_NO_NOUN = ("ly", "ing", "ed")
"""Endings of words that are no noun of the story's own, though they have its root."""

_DEALS = ("peace deal", "takeover", "trade", "pay", "ceasefire", "prisoners", "coalition")
"""Rows of the table that news also calls a deal or an agreement, and a proposal where somebody makes one."""

DOUBTFUL, CONTRARY, WANTED = "?", "!", "^"
"""Marks at the end of a term of the tables, and of its key: it means its issue only where the story also has a
term without this mark; it means the contrary ("remain independent", of a takeover); whoever just says so wants it
("he has my confidence")."""

Spread = Mapping[str, Collection[str]]
"""The articles that name each thing, by key."""

NO_NAMES: Mapping[str, frozenset[str]] = {}

MARKS = DOUBTFUL + CONTRARY + WANTED

_DESCRIBING = word_set("open close")
_BEFORE_DESCRIBING = word_set(
    "a an the very so too more most as in its his her their our is are was were been remain remains stay stays "
    "keep keeps maintain build have has had still such"
)
"""Words that are adjectives as well as verbs, and those before them that show that they are."""

_DOING = word_set("deal deals plan plans")
_BEFORE_DOING = word_set("to will would must should can could may might i we you they he she who not never also")
"""Nouns of the table that are verbs as well, and words before them that show that they are."""

RARE, COMMON = 0.15, 1 / 3
"""Shares of a story's pages: what fewer name than the first is no matter of the story by itself, what more name
than the second is one. Of 342 positions on six weeks of real articles (one reader), 137 of them right, they leave
out 112 wrong and 32 right ones; on fifteen stories the directions fall by 0.85 points."""

_TAKING: frozenset[Act] = frozenset(
    {"demand", "urge", "ask", "promise", "threaten", "announce", "accept", "reject", "praise", "deny", "decline"}
)
"""Acts by which somebody takes a side, in so many words."""

OFFERED = frozenset({"takeover", "deal", "proposal", "plan", "peace deal", "concessions", "trade", "coalition"})
"""Rows of the table under which something is offered: who finds it too little refuses it."""

SUPPORT = "support for "
"""Begins the key of the support for a person, before the entity's id."""

FIRST = " first"
"""Ends the key of a thing that is wanted before another of the table ("that they leave before the first session"):
who rejects that does not reject the thing."""

BACKING = frozenset(map(root, ("support", "back", "endorse", "endorsement", "vote", "nominate", "campaign")))
"""Words that take a person for what is at stake."""


@dataclass(frozen=True, slots=True)
class Side:
    """A side that an attribution takes on the thing called `key`, with the words that name it (`sure`: they mean
    nothing else in any story) and whose it is; `plain`: the act itself takes it, as a demand does, or the speaker
    is said to want it; `wanted`: only the words say so; `narrowed`: only such a thing is meant of which more is
    said. `label`: the words as an issue of the story's own is called by them, "" where they are no name; `longer`:
    a noun with what belongs to it. `unsaid`: the words only mean the thing, which stands elsewhere."""

    key: str
    named: str
    attribution: str
    way: Direction
    sure: bool = True
    actors: tuple[str, ...] = ()
    plain: bool = False
    wanted: bool = False
    narrowed: bool = False
    label: str = ""
    longer: str = ""
    unsaid: bool = False


class Things:
    """Finds what may be at stake in a row of words: by key, an issue of the table, of the user, or a stem."""

    def __init__(
        self,
        named: Sequence[NamedIssue],
        names: Mapping[str, frozenset[str]] = NO_NAMES,
        keys: frozenset[str] = frozenset(),
        heads: frozenset[str] = frozenset(),
    ) -> None:
        """Take the user's issues, the stems of names by their class of nouns, and keys of its own things, of which
        `heads` count only where no other noun follows ("the quay", not "the quay manager")."""
        self._named, self._names, self._keys, self._heads = named, names, keys, heads
        self._users = [(issue, Phrases((term, slug(issue.name)) for term in _terms(issue))) for issue in named]
        self.users = frozenset(slug(issue.name) for issue in named)

    def find(self, words: Sequence[Word]) -> list[Found]:
        """Every thing that the words name, with its key, in order: the user's, then the table's, then nouns."""
        table = listed_in(words, self._names)
        taken = {place for found in table for place in range(found.start, found.end)}
        own = [
            Found(place, place + 1, key_of(word.text))
            for place, word in enumerate(words)
            if place not in taken and self._is_own(word, words[place + 1 : place + 2])
        ]
        users = [found for _, phrases in self._users for found in phrases.find(words)]
        return sorted((*users, *table, *own), key=lambda found: (found.start, -found.end, found.value))

    def with_nouns(self, keys: frozenset[str], heads: frozenset[str]) -> Things:
        """These, and things of the story's own by their keys."""
        return Things(self._named, self._names, keys, heads)

    def _is_own(self, word: Word, following: Sequence[Word]) -> bool:
        if not (self._keys or self._heads) or word.text.endswith(_NO_NOUN):
            return False
        key = key_of(word.text)
        ends = not following or following[0].is_mark or following[0].text in ENDS | LATER
        return key in self._keys or (key in self._heads and ends)


def _terms(issue: NamedIssue) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*issue.terms, issue.name)))


@cache
def _table() -> Phrases:
    terms = ((_key(row["issue"]), term) for row in rows("issues") for term in row["terms"].split(", "))
    return Phrases(
        (phrase, issue + term[len(term.rstrip(MARKS)) :])
        for issue, term in terms
        for phrase in alternatives(term.rstrip(MARKS))
    )


@cache
def _listed() -> Mapping[str, Sequence[str]]:
    """The tables' issues by their keys, each with its names."""
    named = {_key(row["issue"]): row["issue"].split("|") for row in rows("issues")}
    return {issue: [issue] for issue in sorted(framed_issues())} | named


def _key(names: str) -> str:
    return names.split("|", 1)[0]


def listed_in(words: Sequence[Word], names: Mapping[str, frozenset[str]] = NO_NAMES) -> list[Found]:
    """What the tables' terms name among these words; a verb with its noun says more than a word alone."""
    frames, table = framed(words, MARKS, names), _table().find(words)
    terms = [found for found in (*frames, *table) if not _describes(words, found.start)]
    kept: list[Found] = []
    for found in sorted(terms, key=lambda found: found.start - found.end):
        if not any(found.start < other.end and other.start < found.end for other in kept):
            kept.append(found)
    return kept


def _describes(words: Sequence[Word], place: int) -> bool:
    """Whether a word is no verb there ("is open to talks", "maintain close ties"), or no noun ("to deal with")."""
    led = words[max(0, place - 1) : place]
    before = [word.text for word in led]
    if words[place].text in _DOING:
        return any(word.text in _BEFORE_DOING or word.text.endswith("n't") for word in led)
    return words[place].text in _DESCRIBING and any(text in _BEFORE_DESCRIBING for text in before)


def plain_key(value: str) -> str:
    """The key of a thing without the marks of the term that names it."""
    return value.rstrip(MARKS)


def is_contrary(value: str) -> bool:
    """Whether the term that names a thing means its contrary."""
    return CONTRARY in value


def is_wanted(value: str) -> bool:
    """Whether whoever says the term that names a thing wants it."""
    return WANTED in value


def is_known_as(thing: Found, known: Found) -> bool:
    """Whether a sure term of the table names what is governed: it ends with it, or has its first word."""
    ends = thing.start <= known.start and known.end == thing.end
    listed = not known.value.startswith(OWN) and DOUBTFUL not in known.value
    return listed and (ends or known.start <= thing.start < known.end)


def _is_known(key: str) -> bool:
    """Whether it is a row of the table, or the support for a person."""
    return key.removesuffix(FIRST) in _listed() or key.startswith(SUPPORT)


def slug(name: str) -> str:
    """A name as an id: folded, words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-") or "issue"


def spread(pages: Iterable[tuple[str, Sequence[Word]]], things: Things) -> Spread:
    """Which of a story's articles name each thing, by key: of the tables by a term that is not doubtful, of the
    story's own by its word. `pages`: the articles by id, each with its words."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for article, words in pages:
        for thing in things.find(words):
            if DOUBTFUL not in thing.value:
                found[plain_key(thing.value)].add(article)
        for text in {word.text for word in words}:
            found[key_of(text)].add(article)
    return found


def on_several_pages(named: Spread) -> frozenset[str]:
    """The keys of what stands on several pages: what one alone speaks of is no matter of the story."""
    return frozenset(key for key, pages in named.items() if len(pages) >= ISSUE_PAGES)


def choose(
    sides: Iterable[Side],
    people: People,
    spoken: Mapping[str, str],
    named: Sequence[NamedIssue],
    spread: Spread,
    pages: int,
) -> list[tuple[Issue, list[Side]]]:
    """The issues of a story with the sides taken on them: the user's, then those found, the most spoken of first.

    1. Sides by key, acts of speaking once however many pages report them; on how many of the `pages` it is
       named (`spread`) tells which of them count.
    2. Keys on which an act takes a plain side, or somebody wants a thing whose word is `shared` by several pages,
       or several actors take sides, on several pages.
    3. Things of the story's own that are an issue of the table under another name left out, and of the others what
       is said of such an issue already.
    """
    by_key: defaultdict[str, list[Side]] = defaultdict(list)
    for side in sides:
        by_key[side.key].append(side)
    _fold_in(by_key, people, spread, pages)
    shared = on_several_pages(spread)
    users = {slug(issue.name): Issue(slug(issue.name), issue.name, _terms(issue), "user") for issue in named}
    by_key.update({key: _counted(held, people, spread, pages) for key, held in by_key.items() if key not in users})
    acts = {key: {spoken.get(s.attribution, s.attribution) for s in held} for key, held in by_key.items()}
    keys = [k for k in by_key if k not in users and _at_stake(k, by_key[k], acts[k], people, k in shared)]
    keys.sort(key=lambda k: (not _is_known(k), -len(acts[k]), k))
    known = {fold(term) for issue in users.values() for term in issue.terms}
    chosen: list[str] = []
    covered: set[str] = set()
    for key in keys:
        if key.startswith(OWN):
            by_key[key] = [side for side in by_key[key] if side.attribution not in covered]
            if not _at_stake(key, by_key[key], acts[key], people, key in shared):
                continue
        if not known & {side.named for side in by_key[key]} and key not in known:
            chosen.append(key)
            covered |= {side.attribution for side in by_key[key]} if _is_known(key) else set()
    chosen.sort(key=lambda k: (-len(acts[k]), k))
    chosen = [k for k in chosen if not k.startswith(OWN) or any(side.label or side.longer for side in by_key[k])]
    found = {key: _issue(key, by_key[key], people) for key in chosen[:ISSUES]}
    kept: dict[str, tuple[Issue, list[Side]]] = {i: (issue, by_key.get(i, [])) for i, issue in users.items()}
    for key, issue in found.items():  # of two of one name, such as two persons, the one more spoken of
        kept.setdefault(issue.id, (issue, by_key[key]))
    return list(kept.values())


def _fold_in(by_key: defaultdict[str, list[Side]], people: People, spread: Spread, pages: int) -> None:
    """What is only called a deal or a proposal is the one thing that the story's actors bargain about, where there
    is one and the page, or many, name it; a proposal is else a plan."""
    known_deals = [key for key in _DEALS if any(side.sure for side in by_key.get(key, ()))]
    meant = max(known_deals, key=lambda k: (len(by_key[k]), k), default=None)
    for key, instead in (("deal", None), ("proposal", "plan")):
        target = meant or instead
        if target and key in by_key:
            known = {side.attribution for side in by_key[target]}
            naming = spread.get(target, ())
            many = meant is None or len(naming) >= COMMON * pages
            there = [s for s in by_key[key] if many or people.attributions[s.attribution].article in naming]
            by_key[key] = [side for side in by_key[key] if side not in there]
            by_key[target] += [replace(s, key=target) for s in there if s.attribution not in known]


def _at_stake(key: str, sides: Sequence[Side], acts: set[str], people: People, is_shared: bool) -> bool:
    actors = {e for s in sides for e in s.actors}
    pages = {people.attributions[s.attribution].article for s in sides}
    if not any(s.sure for s in sides) or all(s.way == "unclear" for s in sides):
        return False
    if any(s.plain or (s.wanted and is_shared) for s in sides):
        return True
    if key.removesuffix(FIRST) in _listed():
        return len(acts) >= ISSUE_UTTERANCES
    if len(pages) < ISSUE_PAGES:
        return False
    told = {(e, people.attributions[s.attribution].article) for s in sides for e in s.actors}
    if len(told) > len(actors):
        return True  # several pages tell it of one actor
    several = len(actors) >= ISSUE_ACTORS or len({s.way for s in sides} - {"unclear"}) > 1
    bargained = any(s.way == "conditional" for s in sides)
    if bargained and len(acts) >= ISSUE_UTTERANCES:
        return True
    return several and len(acts) >= (ISSUE_UTTERANCES if _is_known(key) else OWN_UTTERANCES)


def _counted(sides: Sequence[Side], people: People, spread: Spread, pages: int) -> list[Side]:
    """The sides that count on a thing, by how many of the pages name it.

    1. Those that somebody is told to take ("called for an inquiry"), and conditions for what the tables know.
    2. What else somebody's words come to, where not too few pages name it; but on a thing of the story's own no
       bare intention ("hopes to ease her mind"), nor what is urged in one's own words, no blame of what is not
       named, and nothing that only a doubtful term names, unless many do.
    """
    sided = {people.attributions[side.attribution].article for side in sides if not side.unsaid}
    found: list[Side] = []
    for side in sides:
        attribution = people.attributions[side.attribution]
        share = max(_naming(side, spread), len(sided)) / pages
        told = attribution.act in _TAKING and attribution.form in ("indirect", "mixed")
        own = side.key.startswith(OWN)
        bare = own and (attribution.act == "urge" or (attribution.act == "other" and side.plain))
        bare |= not side.sure or (side.unsaid and attribution.act == "criticise")
        if told or (side.way == "conditional" and not own) or share >= (COMMON if bare else RARE):
            found.append(side)
    return found


def _naming(side: Side, spread: Spread) -> int:
    """How many pages name what a side is on; of the story's own those that have every word of its name."""
    keys = {side.key.removesuffix(FIRST)}
    if side.key.startswith(OWN):
        keys = {key_of(word) for word in side.named.split() if word not in STOPWORDS}
    return len(set.intersection(*(set(spread.get(key, ())) for key in keys))) if keys else 0


def _issue(key: str, sides: Sequence[Side], people: People) -> Issue:
    """A found issue. Its terms are the words by which the story's actors name it; its name is that of the
    table's which they use most, else the table's first, and of a noun of the story's own its commonest form."""
    counts = Counter(side.named for side in sides)
    terms = sorted(counts, key=lambda term: (-counts[term], term))[:TERMS]
    labels = Counter(side.label for side in sides if side.label) or Counter(s.longer for s in sides if s.longer)
    names = _listed().get(key.removesuffix(FIRST), [min(labels, key=lambda x: (-labels[x], x), default=key)])
    name = max(names, key=lambda name: counts[name])
    if key.startswith(SUPPORT):
        name = f"{SUPPORT}{people.name(key.removeprefix(SUPPORT))}"
    if key.endswith(FIRST):
        name += FIRST
    return Issue(slug(name), name, tuple(terms), "found")
