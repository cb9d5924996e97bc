"""What pages credit: the agencies, papers and broadcasters that they say they have something from, in a chain, a
dateline, a line of its own or the running text, and in the byline."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.data.wordlists import alternatives
from onrecord.model import Act, Article, ArticleSpan, Attribution, Dependence, DependsOn, Link, Span
from onrecord.record.sourcing.carriers import (
    Carriers,
    as_printed,
    is_known,
    is_medium,
    is_office,
    is_pointer,
    printed_credits,
    told_credits,
)
from onrecord.record.story import Story
from onrecord.record.who.entities import People
from onrecord.record.who.names import folded
from onrecord.record.words import QUOTED

_REPORTING: frozenset[Act] = frozenset({"assert", "announce", "other", "ask"})
"""What outlets do on others' pages: they state, and they ask."""


@dataclass(frozen=True, slots=True)
class _Credit:
    """Words of a page that credit a carrier, and the attributions that they cover (none: the whole page)."""

    name: str
    concerned: tuple[str, ...]
    words: tuple[ArticleSpan, ...]


def of_pages(story: Story, people: People, carriers: Carriers) -> list[Dependence]:
    """Carriers that an article credits: in its printed chains, as the source of what it reports, in its dateline
    or in a line of its own."""
    found: defaultdict[tuple[str, str], list[_Credit]] = defaultdict(list)
    deeds = _deeds(story, people, carriers)
    parties = {key for key, counted in deeds.items() if counted[True] > counted[False]}
    press = _press(story, deeds, carriers)
    for article in story.articles.values():
        printed = (*_printed(story, article), *_told(story, carriers, article), *_named(story, press, article))
        for credit in (*printed, *_linked(story, people, carriers, article)):
            key = carriers.key(credit.name)
            party = key in parties and not carriers.is_press(credit.name)
            if not party and not carriers.is_own(article, key):
                found[(article.id, key)].append(credit)
    return [_credit(article, carriers, credits) for (article, _), credits in sorted(found.items())]


def _credit(article: str, carriers: Carriers, credits: Sequence[_Credit]) -> Dependence:
    concerned = tuple(dict.fromkeys(a for credit in credits for a in credit.concerned))
    whole = any(not credit.concerned for credit in credits)
    words = tuple(sorted({span for credit in credits for span in credit.words}))
    names = sorted({credit.name for credit in credits}, key=lambda name: (name[:1].islower(), name))
    on = DependsOn(carrier=names[0] if names[0][:1].islower() else carriers.name(names[0]))
    return Dependence(article, on, "credit", "article" if whole else concerned, 0.0, words)


def _printed(story: Story, article: Article) -> Iterator[_Credit]:
    for name, (start, end) in printed_credits(article):
        yield _Credit(name, (), (story.cut(article.id, start, end),))


def _told(story: Story, carriers: Carriers, article: Article) -> Iterator[_Credit]:
    """The agencies, papers and broadcasters that the text says it has something from."""
    for name, (start, end) in told_credits(article):
        if carriers.is_press(name):
            inside = [a.id for a in story.reading_of[article.id].attributions if _near(story, a, start)]
            if inside:
                yield _Credit(name, tuple(inside), (story.cut(article.id, start, end),))


def _deeds(story: Story, people: People, carriers: Carriers) -> Mapping[str, Counter[bool]]:
    """By key how often somebody denies, refuses or demands something on another's page (True), and states it."""
    deeds: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    for attribution in people.attributions.values():
        article = story.articles[attribution.article]
        for speaker in people.named_speakers(attribution.id):
            names = (people.name(speaker), *people.by_id[speaker].aliases)
            if not carriers.is_own(article, carriers.key(names[0])):
                for key in {*map(carriers.key, names)}:
                    deeds[key][attribution.act not in _REPORTING] += 1
    return deeds


def _press(story: Story, deeds: Mapping[str, Counter[bool]], carriers: Carriers) -> re.Pattern[str] | None:
    """The names of the story's outlets that only report; None where none does."""
    names = {a.outlet.name.removeprefix("The ") for a in story.articles.values() if a.outlet and a.outlet.name}
    kept = [name for name in names if not deeds.get(carriers.key(name), Counter())[True]]
    words = alternatives(kept)
    return re.compile(rf"\b(?:{words})\b") if words else None


def _named(story: Story, press: re.Pattern[str] | None, article: Article) -> Iterator[_Credit]:
    """The outlets of the story that the text names in its own words: a page that mentions another has read it."""
    text = QUOTED.sub(lambda quoted: " " * len(quoted.group()), article.text)
    for match in press.finditer(text) if press else ():
        inside = [a.id for a in story.reading_of[article.id].attributions if _near(story, a, match.start())]
        if inside:
            yield _Credit(match.group(), tuple(inside), (story.cut(article.id, match.start(), match.end()),))


def _near(story: Story, attribution: Attribution, place: int) -> bool:
    """Whether the attribution stands in the sentence of a place, or in the next one."""
    sentences = story.reading_of[attribution.article].sentences
    number = next((n for n, s in enumerate(sentences) if s[0] <= place < s[1]), None)
    first = (attribution.cue or attribution.content)[0].start
    return number is not None and sentences[number][0] <= first < sentences[number : number + 2][-1][1]


def _linked(story: Story, people: People, carriers: Carriers, article: Article) -> Iterator[_Credit]:
    """The links of the article's chains, and the media among its speakers who report what others said or did. Who
    asks or answers in an interview is none of them."""
    talking = {
        speaker.name
        for attribution in story.reading_of[article.id].attributions
        if attribution.form == "turn"
        for speaker in attribution.speakers
    }
    for old in story.reading_of[article.id].attributions:
        attribution = people.attributions[old.id]
        for link in attribution.chain or ():
            name = _carrier_name(people, carriers, article, link)
            if name and name not in talking:
                yield _Credit(name, (attribution.id,), _words(story, article, link.cue))
        for hearer in attribution.addressees:
            described = bool(attribution.chain) and hearer.name.split()[-1].islower()  # its chain has the name
            if not described and (told := carriers.press(article, hearer.name)):
                yield _Credit(told, (attribution.id,), _words(story, article, attribution.cue))
        for speaker in attribution.speakers if attribution.act in ("assert", "announce") else ():
            meant = _meant(carriers, article, speaker.name) if is_pointer(speaker.name) else speaker.name
            if meant and meant not in talking and _is_press(people, carriers, meant, speaker.entity):
                yield _Credit(meant, (attribution.id,), _words(story, article, attribution.source))


def _words(story: Story, article: Article, spans: Sequence[Span]) -> tuple[ArticleSpan, ...]:
    return tuple(story.cut(article.id, s.start, s.end) for s in spans)


def _carrier_name(people: People, carriers: Carriers, article: Article, link: Link) -> str | None:
    """The carrier as a name or description; None where it is a person, evidence, or only points."""
    if is_pointer(link.carrier):
        return _meant(carriers, article, link.carrier)
    if link.anonymous or not _goes_by_name(link.carrier):
        return as_printed(article, link.carrier) if is_medium(link.carrier) else None
    person = link.entity is not None and people.by_id[link.entity].kind == "person"
    return None if (person and not is_medium(link.carrier)) or is_office(link.carrier) else link.carrier


def _goes_by_name(carrier: str) -> bool:
    """Whether it is named, and not only described with a name in the description ("a list seen by Vell Press")."""
    words = carrier.split()
    return words[0][:1].isupper() or (words[0] == "the" and any(word[:1].isupper() for word in words[1:3]))


def _meant(carriers: Carriers, article: Article, pointer: str) -> str | None:
    """The one carrier of the story, named on the page, whose name ends as the pointer does ("the agency")."""
    last = folded(pointer).split()[-1]
    named = {
        key: name
        for key, name in carriers.names.items()
        if folded(name).split()[-1:] == [last] and name in article.text and not carriers.is_own(article, key)
    }
    return next(iter(named.values())) if len(named) == 1 else None


def _is_press(people: People, carriers: Carriers, name: str, entity: str | None) -> bool:
    if entity is None or not name or (people.by_id[entity].kind == "person" and not is_medium(name)):
        return False
    return carriers.is_press(name)


def bylines(story: Story, people: People, carriers: Carriers) -> list[Dependence]:
    """Pages whose byline names another outlet of the story, or a carrier that pages of it credit."""
    known = set().union(*named_by(story, people, carriers).values())
    known |= {key for article in story.articles.values() if (key := carriers.own(article))}
    result: list[Dependence] = []
    for article in story.articles.values():
        for name in article.byline:
            key = carriers.key(name)
            if (key in known or is_known(name)) and not carriers.is_own(article, key):
                on = DependsOn(carrier=carriers.name(name))
                result.append(Dependence(article.id, on, "byline", "article", 0.0, ()))
    return result


def named_by(story: Story, people: People, carriers: Carriers) -> dict[str, set[str]]:
    """The carriers that each article's printed chains, dateline and credit lines name."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for article in story.articles.values():
        named[article.id].update(carriers.key(name) for name, _ in printed_credits(article))
    for attribution in people.attributions.values():
        for link in attribution.chain or ():
            named[attribution.article].add(carriers.key(link.carrier))
    return named
