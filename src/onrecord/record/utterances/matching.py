"""Which attributions report one act of speaking.

Two renderings are of one utterance when the same entity speaks (or one speaks for the other), the dates allow it,
and the words say so: a shared quotation, the same sentence, or contents that are alike (`weighing`), each with its
best partner of the other page. Of two speakers it must be one quotation, and what nobody in particular is said to
have said, the same words. A later day for the same words is a refrain: two utterances, linked as `recurs`.
Precision comes first: a pair that the dates forbid keeps its two groups apart for good.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from onrecord.model import Decision
from onrecord.record.asking import Asking
from onrecord.record.groups import Groups
from onrecord.record.sourcing.copies import Overlap
from onrecord.record.statements import Statements, numbers_conflict
from onrecord.record.utterances.candidates import COPIED_WORDS
from onrecord.record.utterances.voices import Voices
from onrecord.record.utterances.weighing import SCANT, SURE, Match, Weighing
from onrecord.record.when.dating import NEWS_DAYS, QUOTED_DAYS, UNDATED_DAYS
from onrecord.record.who.entities import People

BODY_SPEAKS = 0.5
"""Score for a body's words above those of a spokesperson whom the page quotes."""

TOGETHER = -3.0
"""Mean score that the wordings of two groups must have with each other before one match joins them."""

MOST = 1.5
"""Of a score in that mean; a quotation in common outweighs no more than so much."""

FEW = 6
"""So many wordings of a group are compared."""

AGAIN = 2.5
"""Score for the likest older statement of a speaker who, as the page says, repeats one; as much as a headline
has, which sums up something below it as surely."""

LATEST = 1000
"""A speaker's older statements, the latest of them, among which the one that is repeated is looked for."""

HALF = 0.5
"""Share of the shorter one's rarer words that a repeated statement holds: what has only its topic holds less."""

FAR = 3
"""Sentences from what a page says was repeated beyond which it tells the same no longer in other words. Set by
judgement."""


class Finder:
    """Finds the groups of attributions that are one utterance."""

    def __init__(
        self,
        statements: Statements,
        people: People,
        speaks_for: dict[str, str],
        similarity: float,
        copies: Iterable[Overlap],
        asking: Asking,
    ) -> None:
        """`speaks_for`: spokesperson → principal, by entity. `similarity`: the setting of that name. `copies`: the
        articles that share text."""
        self._people = people
        self._attributions = people.attributions
        self._voices = Voices(statements, people, speaks_for)
        self._weighing = Weighing(statements, people, self._voices, similarity, copies, asking)
        self._candidates = self._weighing.candidates
        self._likeness = self._weighing.likeness
        self._dating = self._weighing.dating

    def groups(self, decisions: Sequence[Decision]) -> tuple[Groups[str], list[Match]]:
        """Group the attributions; and the matches that only the dates keep apart.

        What has no speaker ("asked whether …") is grouped by its sentence, and a headline with the text below it.

        1. Editors' decisions; what stands inside another is never one with it.
        2. Bodies that speak through a person of theirs.
        3. Candidate pairs, by speaker, as matches in words or meaning, each with its best partner.
        4. The best first; those of incompatible dates bar their groups from each other.
        """
        groups = Groups(self._attributions)
        ids = [a for a in self._attributions if self._people.speakers(a)]
        self._decide(groups, decisions)
        self._voices.add(self._bodies(ids))
        by_voice = self._by_voice(ids)
        self._weighing.count_rivals({**self._by_entity(ids), **self._by_voice(ids, possible=False)})
        nobody = [a for a in self._attributions if not self._people.speakers(a)]
        called = {
            **self._by_office(ids),
            "asked": [a for a in nobody if self._attributions[a].act == "ask"],
        }
        pairs = self._candidates.of(ids, nobody, {**self._with_led(by_voice, ids), **called}, self._by_press(ids))
        found = (self._weighing.match(a, b) for a, b in pairs)
        matches = self._best([m for m in found if m])
        matches.sort(key=lambda m: (-m.score, self._dating.apart(m.a, m.b), m.a, m.b))
        apart = [m for m in matches if self._dating.cannot_meet(m.a, m.b) or self._refrain(m)]
        apart += self._said_again(by_voice)
        written = [m for m in matches if not m.sure and self._weighing.places.is_text_and_talk(m.a, m.b)]
        apart += [m for m in written if self._dating.apart(m.a, m.b)]
        for a, b in [*((m.a, m.b) for m in (*apart, *written)), *self._told_before(matches)]:
            groups.bar(a, b)
        for match in matches:
            if self._dates_allow(match) and self._holds_together(groups, match):
                groups.join(match.a, match.b)
        return groups, apart

    @property
    def speaks_for(self) -> dict[str, str]:
        """Spokesperson, or the body that a spokesperson's words are put down to → principal."""
        return self._voices.speaks_for

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

    def _by_voice(self, ids: Iterable[str], possible: bool = True) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for attribution in ids:
            if self._voices.has_name(attribution):
                more = self._voices.possible(attribution) if possible else ()
                for voice in sorted({*self._voices.of(attribution), *more}):
                    found[voice].append(attribution)
        return found

    def _with_led(self, by_voice: Mapping[str, Sequence[str]], ids: Iterable[str]) -> dict[str, list[str]]:
        """The same, with a body's or a country's words those of who leads it or has an office of it."""
        found = defaultdict(list, {voice: list(members) for voice, members in by_voice.items()})
        for attribution in ids:
            for body in sorted({*self._voices.led(attribution), *self._voices.seats(attribution)}):
                found[body].append(attribution)
        return {voice: sorted(set(members)) for voice, members in found.items()}

    def _by_entity(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """Those whose speakers have no name, by speaker."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for attribution in ids:
            if not self._voices.has_name(attribution):
                for speaker in self._people.speakers(attribution):
                    found[speaker].append(attribution)
        return found

    def _by_office(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """Those whose speakers have no name, by the noun of the office that they are called by."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for attribution in ids:
            head = self._voices.office(attribution)
            if head is not None:
                found[head].append(attribution)
        return found

    def _by_press(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """Those whose speakers have no name, by the outlets of the story through which a page has them: its own,
        and those that it cites for them."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        cited: set[str] = set()
        for attribution in ids:
            if not self._voices.has_name(attribution):
                own, through = self._weighing.places.press(attribution)
                cited |= through
                for outlet in sorted({*through, *([own] if own else [])}):
                    found[outlet].append(attribution)
        return {outlet: members for outlet, members in found.items() if outlet in cited}

    def _bodies(self, ids: Sequence[str]) -> dict[str, str]:
        """Bodies whose words, on one page, are those of a spokesperson whom it quotes below → whom both speak for.

        A page that puts a saying down to a house or a ministry in its headline, and below it to a spokesperson,
        shows for whom they speak ("Amber House denies …": "…", the president's spokesman said).
        """
        found: dict[str, str] = {}
        voices = self._voices.speaks_for
        by_page: defaultdict[str, list[str]] = defaultdict(list)
        for attribution in ids:
            by_page[self._weighing.page(attribution)].append(attribution)
        for page in sorted(by_page):
            single = [(a, speaker) for a in by_page[page] if (speaker := self._voices.only(a))]
            mouths = [(a, e) for a, e in single if self._voices.is_mouth(e, page)]
            bodies = [(a, e) for a, e in single if self._voices.is_body(e)] if mouths else []
            for (a, body), (b, mouth) in product(bodies, mouths):
                if self._stands_above(a, b):
                    found.setdefault(body, voices.get(mouth, mouth))
        return {body: voice for body, voice in found.items() if body != voice and body not in voices}

    def _stands_above(self, body: str, mouth: str) -> bool:
        """Whether a page puts down to a body what it quotes below it from a spokesperson."""
        above = self._weighing.statement(body).start < self._weighing.statement(mouth).start
        if not above or self._weighing.nested(body, mouth):
            return False
        return self._weighing.score(min(body, mouth), max(body, mouth)) + BODY_SPEAKS >= self._weighing.enough

    def _refrain(self, match: Match) -> bool:
        """Whether the two stand so many days apart that each is news by itself, and share only a part of their
        words, or one page says that they were repeated, or the later one tells whom they were said to."""
        if match.run and self._weighing.places.is_told_anew(match.a, match.b):
            return True
        if self._weighing.refrains.is_before(match.a, match.b):
            return True
        if match.sure and self._weighing.refrains.go_on_apart(match.a, match.b):
            return True
        if not match.run or self._dating.meet(match.a, match.b, NEWS_DAYS):
            return False
        later = max((self._dating.published(a).last or 0, a) for a in (match.a, match.b))[1]
        if self._weighing.refrains.repeats(match.a) or self._weighing.refrains.repeats(match.b):
            return True
        return (
            match.sure
            and not self._dating.looks_back(later)
            and not self._weighing.refrains.share_most(match.a, match.b, later)
        )

    def _said_again(self, by_voice: dict[str, list[str]]) -> Iterator[Match]:
        """What a page says was repeated, with that of the speaker's statements which is most like it, of those
        that were printed before it was said: "reiterated last week" is not said again of what pages of that week
        print."""
        for voice in sorted(by_voice):
            members = sorted(set(by_voice[voice]))
            again = list(filter(self._weighing.refrains.repeats, members))
            dated = ((self._dating.published(a).last, a) for a in sorted(set(members).difference(again)))
            days = sorted((day, a) for day, a in dated if day is not None)
            for later in again:
                begin = self._dating.window(later, 0).first
                end = 0 if begin is None else bisect_left(days, (begin, ""))
                older = [o for _, o in days[max(end - LATEST, 0) : end]]
                near = self._candidates.nearest(later, older)
                scores = [(self._weighing.alike(o, later) + AGAIN, o) for o in near if self._can_be(o, later)]
                score, earlier = max(scores, default=(-math.inf, ""))
                if score >= self._weighing.enough:
                    yield Match(min(later, earlier), max(later, earlier), score, 0, sure=False)

    def _told_before(self, matches: Sequence[Match]) -> Iterator[tuple[str, str]]:
        """What a page says was repeated, with each that is like what the page tells of the same speaker right
        before ("had denied any talks, and repeated in the evening that …") or far from it (the entries of a live
        report): that one was the first."""
        like: defaultdict[str, set[str]] = defaultdict(set)
        told: defaultdict[str, list[str]] = defaultdict(list)
        for match in matches:
            like[match.a].add(match.b)
            like[match.b].add(match.a)
        for attribution in sorted(like):
            told[self._weighing.page(attribution)].append(attribution)
        for later in filter(self._weighing.refrains.repeats, sorted(like)):
            for earlier in told[self._weighing.page(later)]:
                if self._is_told_before(earlier, later):
                    for other in sorted({earlier, *like[earlier]} - {later}):
                        yield later, other

    def _is_told_before(self, earlier: str, later: str) -> bool:
        above, below = self._candidates.sentence_number(earlier), self._candidates.sentence_number(later)
        if above is None or below is None or not self._voices.are_one(earlier, later):
            return False
        before = self._weighing.statement(earlier).start < self._weighing.statement(later).start
        far = abs(below - above) > FAR and not self._weighing.one_page.heads(earlier, later)
        return far or (before and below - above <= 1)

    def _can_be(self, earlier: str, later: str) -> bool:
        """Whether what is repeated can be the earlier statement."""
        a, b = self._weighing.statement(earlier), self._weighing.statement(later)
        scant = min(len(a.words), len(b.words)) < SCANT
        fits = self._weighing.acts_fit(earlier, later) and not numbers_conflict(a, b) and not scant
        return fits and self._likeness.features(a, b).held >= HALF

    def _holds_together(self, groups: Groups[str], match: Match) -> bool:
        """Whether all that the two groups hold can be one statement of one day, and not two that a long rendering
        holds both."""
        if match.score > SURE + 1.0 - 1e-6 or groups.together(match.a, match.b):
            return True
        if not match.sure and not self._one_day(groups, match):
            return False
        if self._weighing.one_page.in_own_words(match.a, match.b):
            return True
        mine, theirs = (self._distinct(groups.members(end)) for end in (match.a, match.b))
        if len(mine) * len(theirs) == 1:
            return True
        own = {end for pair in (mine, theirs) for end in self._answered(pair)} - {match.a, match.b}
        pairs = [pair for pair in self._compared(mine, theirs) if own.isdisjoint(pair)]
        scores = [self._weighing.of_one_voice(min(a, b), max(a, b)) for a, b in pairs]
        return math.fsum(min(score, MOST) for score in scores) / len(scores) >= TOGETHER

    def _answered(self, members: Sequence[str]) -> Iterator[str]:
        """Those that tell what somebody denies, where the denial itself is quoted after it: the quotation seldom
        has their words, nor have other pages that quote it."""
        for told, quoted in product(members, members):
            starts = [self._weighing.statement(end).start for end in (told, quoted)]
            if starts[0] < starts[1] and self._weighing.one_page.in_own_words(told, quoted):
                yield told

    def _compared(self, mine: Sequence[str], theirs: Sequence[str]) -> Sequence[tuple[str, str]]:
        """Each of one group with each of the other; a headline with the text below it only, if that is there."""
        both = list(product(mine, theirs))
        below = {
            end
            for pair in both
            if self._weighing.one_page.heads(*pair)
            for end in pair
            if self._candidates.is_headline(end)
        }
        return [p for p in both if self._weighing.one_page.heads(*p) or below.isdisjoint(p)]

    def _distinct(self, members: Sequence[str]) -> list[str]:
        """One of each wording, the first few."""
        found = {self._weighing.statement(member).words: member for member in sorted(members, reverse=True)}
        return sorted(found.values())[:FEW]

    def _one_day(self, groups: Groups[str], match: Match) -> bool:
        """Whether there is a day on which everything in the two groups can have been said."""
        members = {*groups.members(match.a), *groups.members(match.b)}
        windows = [self._dating.window(member, UNDATED_DAYS) for member in members]
        begins = [w.first for w in windows if w.first is not None]
        ends = [w.last for w in windows if w.last is not None]
        return not begins or not ends or max(begins) <= min(ends)

    def _dates_allow(self, match: Match) -> bool:
        """Whether both can be of one day. Later pages keep printing a quotation, in whole or in that part of it
        which became known."""
        known = match.sure and self._weighing.refrains.share_most(match.a, match.b)
        quoted = match.run >= COPIED_WORDS or known
        return self._dating.meet(match.a, match.b, QUOTED_DAYS if quoted else UNDATED_DAYS)

    def _best(self, matches: Sequence[Match]) -> list[Match]:
        """The sure matches, those of a paraphrase with the quotation right after it, and of the others those in
        which one is the other's best partner on its page: of a headline and the text below it the headline's; of
        two of whom it is only likely that they are one voice, each the other's."""
        page, is_headline = self._weighing.page, self._candidates.is_headline
        best: dict[tuple[str, str], float] = {}
        for match in matches:
            for mine, other in ((match.a, match.b), (match.b, match.a)):
                key = (mine, page(other))
                best[key] = max(best.get(key, match.score), match.score)

        def chosen(match: Match) -> bool:
            ends = [(match.a, page(match.b)), (match.b, page(match.a))]
            if page(match.a) == page(match.b):
                ends = [end for end in ends if is_headline(end[0])] or ends
                if self._weighing.one_page.is_followed(match.a, match.b):
                    return True
            known = self._voices.are_sure(match.a, match.b) or not self._voices.are_one(match.a, match.b)
            enough = any if known else all
            return enough(match.score == best[end] for end in ends)

        return [match for match in matches if match.sure or chosen(match)]
