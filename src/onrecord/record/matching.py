"""Which attributions report one act of speaking.

Two renderings are of one utterance when the same entity speaks (or one speaks for the other), the dates allow it,
and the words say so: a shared quotation, the same sentence, or contents that are alike (`likeness`), each with its
best partner of the other page. A later day for the same words is a refrain: two utterances, linked as `recurs`.
Precision comes first: a pair that the dates forbid keeps its two groups apart for good.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from onrecord.model import Act, Decision
from onrecord.record.candidates import COPIED_WORDS, SHARED_WORDS, Candidates
from onrecord.record.carriers import carrier_key, is_known, is_medium, outlet_key, outlet_name
from onrecord.record.copies import Overlap
from onrecord.record.dating import NEWS_DAYS, QUOTED_DAYS, UNDATED_DAYS, Dating
from onrecord.record.entities import People
from onrecord.record.groups import Groups
from onrecord.record.likeness import CONTRARY, COSINE, Likeness
from onrecord.record.names import name_words
from onrecord.record.roles import head_of
from onrecord.record.spokespeople import holders
from onrecord.record.statements import Statement, Statements, numbers_conflict
from onrecord.record.words import longest_shared_run, terms, tokens, word_set

USUAL = 0.75
"""The setting `similarity` at which `SAME` holds."""

SURE = 20.0
"""Score of two that share a quotation or a sentence: beyond any that is weighed."""

SHARED_TERMS = 2
"""Words in a row that two share must hold so many that carry content."""

SAME = 0.8
"""Score from which two contents of one speaker are one statement. Of the pairs of the example story that it joins
98 in 100 are; of the labelled pairs of PolNeAR train, the hard ones of a campaign of refrains, 79."""

SAME_DAY = 2.0
"""Score for two pages that give the same day of saying."""

DAYS_APART = -3.5
"""Score for days of saying or publication that lie a week or more apart; fewer days in proportion."""

SAME_SETTING = 2.0
"""Score for two pages that name the same hearer, gathering or place of the saying ("told NBC")."""

RIVALS = -0.7
"""Score for each e-fold of what the speaker says in those days: the more it is, the rarer is a chance pair the
same. Larger than fitted (0.2), and `BASE` with it, so that six statements weigh as they did in the fit."""

OTHER_KIND = -2.5
"""Score where one asks, thinks or means to, and the other states."""

HEADLINE = 2.5
"""Score for a headline and what stands below it."""

SAME_PAGE = -1.0
"""Score for two places of one page's text: a page seldom reports one statement twice."""

MOUTH = -1.5
"""Score for a person's words and those of a person who speaks for them."""

STRANGER = -3.0
"""Score for a headline that puts down to somebody else what stands below it."""

BODY_SPEAKS = 0.5
"""Score for a body's words above those of a spokesperson whom the page quotes."""

TOGETHER = -1.5
"""Mean score that the wordings of two groups must have with each other before one match joins them."""

MOST = 1.5
"""Of a score in that mean; a quotation in common outweighs no more than so much."""

FEW = 6
"""So many wordings of a group are compared."""

AGAIN = 2.5
"""Score for the likest older statement of a speaker who, as the page says, repeats one; as much as a headline
has, which sums up something below it as surely."""

HALF = 0.5
"""Share of the shorter one's rarer words that a repeated statement holds: what has only its topic holds less."""

SCANT = 4
"""Words below which a content says too little to be weighed ("the plan", "to support him"), but for a
headline's."""

WHOLE = 0.75
"""Share of the shorter of two quotations that the words they share must make up, where more than `NEWS_DAYS` lie
between their pages: of less, each says something else besides, and the shared words are a refrain."""

_REPEATING = word_set("repeat repeats repeated repeating reiterate reiterates reiterated reiterating again")
"""Words of a cue by which a page says that the same was said before."""

_CALENDAR = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december the a an"
)

_APART: frozenset[Act] = frozenset({"deny", "decline"})
"""Acts that are never a paraphrase of another act on a content of the same polarity."""


@dataclass(frozen=True, slots=True)
class Match:
    """Two attributions (the smaller id first) whose contents are the same words or mean the same.

    `run`: words in a row that they share; `sure`: the words alone show it.
    """

    a: str
    b: str
    score: float
    run: int
    sure: bool


class Finder:
    """Finds the groups of attributions that are one utterance."""

    def __init__(
        self,
        statements: Statements,
        people: People,
        speaks_for: dict[str, str],
        similarity: float,
        copies: Iterable[Overlap] = (),
    ) -> None:
        """`speaks_for`: spokesperson → principal, by entity. `similarity`: the setting of that name. `copies`: the
        articles that share text."""
        self._people = people
        self._voice = dict(speaks_for)
        self._holders = holders(people)
        self._same = SAME + COSINE * (similarity - USUAL)
        self._attributions = people.attributions
        self._likeness = Likeness(statements, people)
        self._dating = Dating(statements.story, people.attributions)
        self._candidates = Candidates(statements, self._likeness, self._dating)
        self._outlets = {
            a.id: frozenset(name_words(outlet_name(a) or "")) for a in statements.story.articles.values()
        }
        self._press = {a.id: outlet_key(a) for a in statements.story.articles.values()}
        self._copies = {frozenset((c.later, c.earlier)) for c in copies}
        self._rivals: dict[str, float] = {}
        self._sources: dict[str, list[str]] = {}

    def groups(self, decisions: Sequence[Decision]) -> tuple[Groups[str], list[Match]]:
        """Group the attributions that have a speaker; and the matches that only the dates keep apart.

        1. Editors' decisions; what stands inside another is never one with it.
        2. Bodies that speak through a person of theirs.
        3. Candidate pairs, by speaker, as matches in words or meaning, each with its best partner.
        4. The best first; those of incompatible dates bar their groups from each other.
        """
        ids = [a.id for a in self._attributions.values() if self._people.speakers(a.id)]
        groups = Groups(ids)
        self._decide(groups, decisions)
        self._voice.update(self._bodies(ids))
        by_voice = self._by_voice(ids)
        self._rivals = self._rivals_of({**self._by_entity(ids), **by_voice})
        found = (self._match(a, b) for a, b in self._candidates.of(ids, by_voice))
        matches = _best([m for m in found if m], self._page, self._candidates.is_headline)
        matches.sort(key=lambda m: (-m.score, m.a, m.b))
        apart = [m for m in matches if self._dating.cannot_meet(m.a, m.b) or self._refrain(m)]
        apart += self._said_again(by_voice)
        for match in apart:
            groups.bar(match.a, match.b)
        for match in matches:
            if self._dates_allow(match) and self._holds_together(groups, match):
                groups.join(match.a, match.b)
        return groups, apart

    @property
    def speaks_for(self) -> dict[str, str]:
        """Spokesperson, or the body that a spokesperson's words are put down to → principal."""
        return self._voice

    def _decide(self, groups: Groups[str], decisions: Sequence[Decision]) -> None:
        for kind in ("split", "merge"):
            for decision in decisions:
                targets = decision.targets
                if decision.kind == kind and len(targets) == 2 and all(t in groups for t in targets):
                    (groups.bar if kind == "split" else groups.join)(*targets)
        for found in self._attributions.values():
            outer = found.parent
            while outer is not None and outer in self._attributions:
                if found.id in groups and outer in groups:
                    groups.bar(found.id, outer)
                outer = self._attributions[outer].parent

    def _by_voice(self, ids: Iterable[str]) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for attribution in ids:
            if self._named(attribution):
                for voice in sorted(self._voices(attribution)):
                    found[voice].append(attribution)
        return found

    def _by_entity(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """Those whose speakers have no name, by speaker."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for attribution in ids:
            if not self._named(attribution):
                for speaker in self._people.speakers(attribution):
                    found[speaker].append(attribution)
        return found

    def _rivals_of(self, by_voice: dict[str, list[str]]) -> dict[str, float]:
        """For each attribution the logarithm of how many its speakers have in the same days."""
        most: dict[str, float] = {}
        for members in by_voice.values():
            windows = {a: self._dating.window(a, NEWS_DAYS) for a in members}
            first = sorted(-math.inf if w.first is None else w.first for w in windows.values())
            last = sorted(math.inf if w.last is None else w.last for w in windows.values())
            for attribution, window in windows.items():
                begun = len(first) if window.last is None else bisect_right(first, window.last)
                over = 0 if window.first is None else bisect_left(last, window.first)
                most[attribution] = max(most.get(attribution, 0.0), math.log1p(begun - over))
        return most

    def _bodies(self, ids: Sequence[str]) -> dict[str, str]:
        """Bodies whose words, on one page, are those of a spokesperson whom it quotes below → whom both speak for.

        A page that puts a saying down to a house or a ministry in its headline, and below it to a spokesperson,
        shows for whom they speak ("Amber House denies …": "…", the president's spokesman said).
        """
        found: dict[str, str] = {}
        by_page: defaultdict[str, list[str]] = defaultdict(list)
        for attribution in ids:
            by_page[self._page(attribution)].append(attribution)
        for page in sorted(by_page):
            mouths = [(a, e) for a in by_page[page] if (e := self._only(a)) and self._is_mouth(e, page)]
            bodies = [(a, e) for a in by_page[page] if (e := self._only(a)) and self._is_body(e)] if mouths else []
            for (a, body), (b, mouth) in product(bodies, mouths):
                above = self._of(a).start < self._of(b).start and not self._nested(a, b)
                if above and self._score(min(a, b), max(a, b)) + BODY_SPEAKS >= self._same:
                    found.setdefault(body, self._voice.get(mouth, mouth))
        return {body: voice for body, voice in found.items() if body != voice and body not in self._voice}

    def _only(self, attribution: str) -> str | None:
        speakers = self._people.named_speakers(attribution)
        return speakers[0] if len(speakers) == 1 and self._people.has_name(speakers[0]) else None

    def _is_body(self, entity: str) -> bool:
        found = self._people.by_id[entity]
        press = is_medium(found.name) or is_known(found.name)
        return found.kind in ("organization", "place", "group") and found.name[:1].isupper() and not press

    def _is_mouth(self, entity: str, page: str) -> bool:
        found = self._people.by_id[entity]
        roles = (head_of(role.role) for role in found.roles if role.span.article == page)
        return found.kind == "person" and any(role is not None and role[1] == "spokesperson" for role in roles)

    def _page(self, attribution: str) -> str:
        return self._attributions[attribution].article

    def _of(self, attribution: str) -> Statement:
        return self._candidates.statement(attribution)

    def _match(self, first: str, second: str) -> Match | None:
        """The two as a match, or None where words and meaning do not say that they are one saying."""
        a, b = self._of(first), self._of(second)
        if self._nested(first, second) or self._turns(first, second) or numbers_conflict(a, b):
            return None
        if self._copied(first, second):
            return Match(first, second, SURE + 1.0, len(a.words), sure=True)
        heads = self._heads(first, second)
        if not heads and not self._may_be_one(first, second):
            return None
        run = longest_shared_run(a.words, b.words)
        quoted, fit = self._quoted(first) and self._quoted(second), self._acts_fit(first, second)
        needed = SHARED_WORDS if quoted else COPIED_WORDS
        alike = fit and (len(run) < needed or self._likeness.features(a, b).score > CONTRARY)
        if len(terms(run)) >= SHARED_TERMS and len(run) >= needed and (quoted or alike):
            return Match(first, second, SURE + len(run) / 100, len(run), sure=True)
        scant = min(len(a.words), len(b.words)) < SCANT and not self._versions(first, second)
        known = (self._named(first) and self._named(second)) or self._one_description(first, second)
        if not heads and (scant or not known or self._asked_later(first, second)):
            return None
        score = self._score(first, second) if fit else 0.0
        return Match(first, second, score, len(run), sure=False) if score >= self._same else None

    def _score(self, first: str, second: str) -> float:
        """How likely two contents are one statement: what they have in common, and what their pages say of
        them."""
        one, other = self._attributions[first], self._attributions[second]
        score = self._likeness.features(self._of(first), self._of(second)).score
        score += SAME_DAY if self._dating.one_day(first, second) else 0.0
        score += DAYS_APART * self._dating.apart(first, second)
        score += RIVALS * max(self._rivals.get(first, 0.0), self._rivals.get(second, 0.0))
        score += OTHER_KIND * (one.attitude != other.attitude or (one.act == "ask") != (other.act == "ask"))
        if one.article == other.article:
            score += HEADLINE if self._heads(first, second) else SAME_PAGE
        elif not self._setting(first).isdisjoint(self._setting(second)):
            score += SAME_SETTING
        if not (self._one_voice(first, second) or self._one_description(first, second)):
            return score + STRANGER
        persons = [self._persons(first), self._persons(second)]
        return score + MOUTH * (all(persons) and persons[0].isdisjoint(persons[1]))

    def _setting(self, attribution: str) -> frozenset[str]:
        """The names, in small letters, of those who heard it, of the occasion and of the carrier nearest to it,
        the article's own outlet left out."""
        found = self._attributions[attribution]
        texts = [addressee.name for addressee in found.addressees]
        texts += [found.occasion.text] if found.occasion else []
        texts += [found.chain[-1].carrier] if found.chain else []
        outlet = self._outlets[found.article]
        return frozenset(w for text in texts for w in name_words(_named(text)) if w not in outlet)

    def _copied(self, first: str, second: str) -> bool:
        """Whether two articles have the attribution in one and the same sentence, word for word."""
        a, b = self._of(first), self._of(second)
        if a.article == b.article or a.words != b.words or self._source(first) != self._source(second):
            return False
        if self._share_text(first, second):
            return self._candidates.sentence(first) == self._candidates.sentence(second)
        return not set(self._candidates.sentences(first)).isdisjoint(self._candidates.sentences(second))

    def _source(self, attribution: str) -> list[str]:
        if attribution not in self._sources:
            spans = self._attributions[attribution].source
            self._sources[attribution] = [word for span in spans for word in tokens(span.text)]
        return self._sources[attribution]

    def _may_be_one(self, first: str, second: str) -> bool:
        """Whether one can speak in both: one voice; where one of them has no name, another page's, and one
        description where neither has."""
        named = self._named(first), self._named(second)
        if all(named):
            return self._one_voice(first, second)
        if self._page(first) == self._page(second):
            return not set(self._people.speakers(first)).isdisjoint(self._people.speakers(second))
        mine, theirs = terms(self._source(first)), terms(self._source(second))
        quoted = self._quoted(first) and self._quoted(second)
        return (quoted and any(named)) or not (mine and theirs) or not mine.isdisjoint(theirs)

    def _heads(self, first: str, second: str) -> bool:
        """Whether one is a headline and the other can be what it sums up, in the text below it. A headline calls
        the speaker what it likes ("mayor", "Norn"), only not by another's name."""
        if self._page(first) != self._page(second):
            return False
        head, body = (first, second) if self._candidates.is_headline(first) else (second, first)
        if not self._candidates.is_headline(head) or self._attributions[body].section == "title":
            return False
        persons = [self._persons(head), self._persons(body)]
        return not all(persons) or not persons[0].isdisjoint(persons[1])

    def _persons(self, attribution: str) -> set[str]:
        """The persons with a name who speak."""
        found = self._people.named_speakers(attribution)
        return {e for e in found if self._people.by_id[e].kind == "person" and self._people.has_name(e)}

    def _one_voice(self, first: str, second: str) -> bool:
        """Whether one entity speaks in both, or one speaks for the other."""
        return not self._voices(first).isdisjoint(self._voices(second))

    def _one_description(self, first: str, second: str) -> bool:
        """Whether both speakers go without a name and by one description, on one page, or where one page has it
        from the other or from its outlet."""
        if self._named(first) or self._named(second):
            return False
        one_page = self._page(first) == self._page(second)
        if one_page and not set(self._people.speakers(first)).isdisjoint(self._people.speakers(second)):
            return True
        mine = self._description(first)
        taken = one_page or self._share_text(first, second) or self._cites(first, second)
        return taken and bool(mine) and mine == self._description(second)

    def _description(self, attribution: str) -> frozenset[str]:
        return terms(self._source(attribution))

    def _cites(self, first: str, second: str) -> bool:
        """Whether the chain of one leads to the outlet of the other's page."""
        return any(
            self._press[self._page(other)] in {carrier_key(k.carrier) for k in self._attributions[one].chain or ()}
            for one, other in ((first, second), (second, first))
        )

    def _voices(self, attribution: str) -> set[str]:
        named = [*self._people.named_speakers(attribution), *self._holding(attribution)]
        return {*named, *(self._voice.get(e, e) for e in named)}

    def _holding(self, attribution: str) -> list[str]:
        """The persons whose office the speakers are called by."""
        return [self._holders[e] for e in self._people.speakers(attribution) if e in self._holders]

    def _named(self, attribution: str) -> bool:
        named = any(self._people.has_name(e) for e in self._people.named_speakers(attribution))
        return named or bool(self._holding(attribution))

    def _quoted(self, attribution: str) -> bool:
        return self._attributions[attribution].form in ("direct", "mixed", "turn")

    def _acts_fit(self, first: str, second: str) -> bool:
        """Whether neither act undoes the other: a refusal to speak is none of speaking, and who denies something
        does not say it."""
        acts = {self._attributions[first].act, self._attributions[second].act}
        if len(acts) == 1 or not acts & _APART:
            return True
        a, b = self._of(first), self._of(second)
        return "decline" not in acts and not self._likeness.opposed(a, b)

    def _nested(self, first: str, second: str) -> bool:
        return self._attributions[first].parent == second or self._attributions[second].parent == first

    def _turns(self, first: str, second: str) -> bool:
        """Whether both are turns of one conversation."""
        one, other = self._attributions[first], self._attributions[second]
        return one.article == other.article and one.form == other.form == "turn"

    def _refrain(self, match: Match) -> bool:
        """Whether the two stand so many days apart that each is news by itself, and share only a part of their
        words, or one page says that they were repeated."""
        if not match.run or self._dating.meet(match.a, match.b, NEWS_DAYS):
            return False
        if self._repeats(match.a) or self._repeats(match.b):
            return True
        shorter = min(len(self._of(match.a).words), len(self._of(match.b).words))
        return match.run < WHOLE * shorter and match.sure

    def _versions(self, first: str, second: str) -> bool:
        """Whether they are the headlines of two pages of which one is taken from the other."""
        heads = self._candidates.is_headline(first) and self._candidates.is_headline(second)
        return heads and self._share_text(first, second)

    def _share_text(self, first: str, second: str) -> bool:
        return frozenset((self._page(first), self._page(second))) in self._copies

    def _asked_later(self, first: str, second: str) -> bool:
        """Whether one answers in an interview that appeared after the other's page."""
        for turn, other in ((first, second), (second, first)):
            if self._attributions[turn].form == "turn" and self._attributions[other].form != "turn":
                return self._dating.before(self._page(other), self._page(turn))
        return False

    def _said_again(self, by_voice: dict[str, list[str]]) -> Iterator[Match]:
        """What a page says was repeated, with that of the speaker's older statements which is most like it."""
        for voice in sorted(by_voice):
            members = sorted(set(by_voice[voice]))
            for later in filter(self._repeats, members):
                older = [o for o in members if self._is_older(o, later) and not self._repeats(o)]
                scores = [(self._alike(o, later) + AGAIN, o) for o in older]
                score, earlier = max(scores, default=(-math.inf, ""))
                if score >= self._same:
                    yield Match(min(later, earlier), max(later, earlier), score, 0, sure=False)

    def _is_older(self, earlier: str, later: str) -> bool:
        """Whether one was published before the day of the other, and can be the same statement."""
        a, b = self._of(earlier), self._of(later)
        scant = min(len(a.words), len(b.words)) < SCANT
        fits = self._acts_fit(earlier, later) and not numbers_conflict(a, b) and not scant
        fits = fits and self._likeness.features(a, b).held >= HALF
        return fits and self._dating.before(self._page(earlier), self._page(later))

    def _alike(self, first: str, second: str) -> float:
        """How alike two contents of one speaker are, their days apart."""
        rivals = max(self._rivals.get(first, 0.0), self._rivals.get(second, 0.0))
        return self._likeness.features(self._of(first), self._of(second)).score + RIVALS * rivals

    def _repeats(self, attribution: str) -> bool:
        return any(w in _REPEATING for s in self._attributions[attribution].cue for w in tokens(s.text))

    def _holds_together(self, groups: Groups[str], match: Match) -> bool:
        """Whether all that the two groups hold can be one statement of one day, and not two that a long rendering
        holds both."""
        if match.score > SURE + 1.0 - 1e-6 or groups.together(match.a, match.b):
            return True
        if not match.sure and not self._one_day(groups, match):
            return False
        mine, theirs = (self._distinct(groups.members(end)) for end in (match.a, match.b))
        if len(mine) * len(theirs) == 1:
            return True
        scores = [self._score(min(a, b), max(a, b)) for a, b in self._compared(mine, theirs)]
        return math.fsum(min(score, MOST) for score in scores) / len(scores) >= TOGETHER

    def _compared(self, mine: Sequence[str], theirs: Sequence[str]) -> Sequence[tuple[str, str]]:
        """Each of one group with each of the other; a headline with the text below it only, if that is there."""
        both = list(product(mine, theirs))
        below = {end for pair in both if self._heads(*pair) for end in pair if self._candidates.is_headline(end)}
        return [p for p in both if self._heads(*p) or below.isdisjoint(p)]

    def _distinct(self, members: Sequence[str]) -> list[str]:
        """One of each wording, the first few."""
        found = {self._of(member).words: member for member in sorted(members, reverse=True)}
        return sorted(found.values())[:FEW]

    def _one_day(self, groups: Groups[str], match: Match) -> bool:
        """Whether there is a day on which everything in the two groups can have been said."""
        members = {*groups.members(match.a), *groups.members(match.b)}
        windows = [self._dating.window(member, UNDATED_DAYS) for member in members]
        begins = [w.first for w in windows if w.first is not None]
        ends = [w.last for w in windows if w.last is not None]
        return not begins or not ends or max(begins) <= min(ends)

    def _dates_allow(self, match: Match) -> bool:
        return self._dating.meet(match.a, match.b, QUOTED_DAYS if match.run >= COPIED_WORDS else UNDATED_DAYS)


def _best(matches: Sequence[Match], page: Callable[[str], str], is_headline: Callable[[str], bool]) -> list[Match]:
    """The sure matches, and of the others those in which one is the other's best partner on its page: of a
    headline and the text below it the headline's."""
    best: dict[tuple[str, str], float] = {}
    for match in matches:
        for mine, other in ((match.a, match.b), (match.b, match.a)):
            key = (mine, page(other))
            best[key] = max(best.get(key, match.score), match.score)

    def chosen(match: Match) -> bool:
        ends = [(match.a, page(match.b)), (match.b, page(match.a))]
        if page(match.a) == page(match.b):
            ends = [end for end in ends if is_headline(end[0])] or ends
        return any(match.score == best[end] for end in ends)

    return [match for match in matches if match.sure or chosen(match)]


def _named(text: str) -> str:
    """The words of a text that begin with a capital, but those of the calendar."""
    return " ".join(w for w in text.split() if w[:1].isupper() and w.strip(".,’'").lower() not in _CALENDAR)
