"""Whether two attributions report one statement: what their words have in common, and what their pages say of
them, as one score."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Act
from onrecord.record.asking import Asking
from onrecord.record.sourcing.copies import Overlap
from onrecord.record.statements import Statement, Statements, numbers_conflict, times_conflict
from onrecord.record.utterances import asked
from onrecord.record.utterances.candidates import COPIED_WORDS, SHARED_WORDS, Candidates
from onrecord.record.utterances.likeness import CONTRARY, COSINE, Likeness
from onrecord.record.utterances.one_page import TELLING, OnePage
from onrecord.record.utterances.places import Places
from onrecord.record.utterances.refrains import Refrains
from onrecord.record.utterances.voices import Voices
from onrecord.record.when.dating import NEWS_DAYS, UNKNOWN, Dating
from onrecord.record.who.entities import People
from onrecord.record.who.names import folded
from onrecord.record.words import longest_shared_run, one_holds_other

USUAL = 0.75
"""The setting `similarity` at which `SAME` holds."""

SURE = 20.0
"""Score of two that share a quotation or a sentence: beyond any that is weighed."""

SAME = 1.1
"""Score from which two contents of one speaker are one statement. Of what the seven stories match between 0.8 and
this, half are two; above it 99 in 100 are one."""

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

LEAD = 1.7
"""So much less is enough where that is the first thing that the text tells of the same speaker: of 46 such pairs
of nine stories 42 are one."""

SAME_PAGE = -1.0
"""Score for two places of one page's text: a page seldom reports one statement twice, but for a paraphrase and the
quotation after it."""

ONE_OF_MANY = -1.5
"""Score where one is said by several together, and the other by one of them or of theirs."""

IN_PERFECT = -1.0
"""Score where only one page tells of it as of something past ("had denied"), which can sum up many sayings."""

MOUTH = -1.5
"""Score for a person's words and those of a person who speaks for them, or of whoever holds an office that several
do."""

NAMELESS = -0.5
"""Score for two sources without a name that go by one description."""

STRANGER = -3.0
"""Score for a headline that puts down to somebody else what stands below it."""

SAME_ACT, SAME_DENIAL = 1.0, 0.5
"""Score where both reject, promise or the like, and where both deny: what they are about is then said in few
words, and those seldom the same ("denied any contact": "there was none"). Who denies one often denies more."""

SCANT = 4
"""Words below which a content says too little to be weighed ("the plan", "to go"), but for a headline's."""

ONE_DENIAL = 8.0
"""Score for two denials that a page shows to be one, though they share no word: what it says that somebody denied,
and the quotation after it ("denied that he was the man on the tape. “That is not my voice,” he said"), or the
headline and the first denial below it. Of such pairs in the five annotated stories 15 of 18 are one."""

LEAD_DEED = 5.0
"""The same for a headline's promise, demand or the like and that with which the text begins: less, so that one
further down in the headline's words is taken before it."""

_GAINSAYING: frozenset[Act] = frozenset({"deny", "reject"})

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


class Weighing:
    """Weighs pairs of a story's attributions. `enough`: the score from which two are one statement."""

    def __init__(
        self,
        statements: Statements,
        people: People,
        voices: Voices,
        similarity: float,
        copies: Iterable[Overlap],
        asking: Asking,
    ) -> None:
        """`similarity`: the setting of that name. `copies`: the articles that share text."""
        self._asking = asking
        self._people = people
        self._voices = voices
        self._attributions = people.attributions
        self.enough = SAME + COSINE * (similarity - USUAL)
        self.likeness = Likeness(statements, people)
        self.dating = Dating(statements.story, people.attributions)
        self.candidates = Candidates(statements, self.likeness, self.dating)
        self.one_page = OnePage(people, voices, self.candidates)
        bodies = {folded(n) for e in people.entities if e.kind == "organization" for n in (e.name, *e.aliases)}
        self.places = Places(statements.story.articles, self.dating, bodies)
        self.refrains = Refrains(people.attributions, self.candidates, self.dating, self.places)
        self._copies = {frozenset((c.later, c.earlier)) for c in copies}
        self._rivals: Mapping[str, float] = {}
        self._run_of: dict[tuple[int, int], frozenset[tuple[str, ...]]] = {}

    def count_rivals(self, by_voice: Mapping[str, Sequence[str]]) -> None:
        """For each attribution the logarithm of how many its speakers have in the same days."""
        most: dict[str, float] = {}
        for members in by_voice.values():
            windows = {a: self.dating.window(a, NEWS_DAYS) for a in members}
            first = sorted(-math.inf if w.first is None else w.first for w in windows.values())
            last = sorted(math.inf if w.last is None else w.last for w in windows.values())
            for attribution, window in windows.items():
                begun = len(first) if window.last is None else bisect_right(first, window.last)
                over = 0 if window.first is None else bisect_left(last, window.first)
                most[attribution] = max(most.get(attribution, 0.0), math.log1p(begun - over))
        self._rivals = most

    def match(self, first: str, second: str) -> Match | None:
        """The two as a match, or None where words and meaning do not say that they are one saying."""
        a, b = self.statement(first), self.statement(second)
        if self.nested(first, second) or self._turns(first, second) or self._conflict(a, b):
            return None
        if self.refrains.of_other_times(first, second):
            return None
        if self._copied(first, second):
            return Match(first, second, SURE + 1.0, len(a.words), sure=True)
        heads = self.one_page.heads(first, second)
        own = self.one_page.is_one_denial(first, second)
        if not heads and not own and not self._may_be_one(first, second):
            return None
        quoted = self._quoted(first) and self._quoted(second)
        fit = own or self.acts_fit(first, second)
        needed = SHARED_WORDS if quoted else COPIED_WORDS
        if self._shares_run(a, b, needed):
            if self._quotes_against(first, second):
                return None
            run = longest_shared_run(a.words, b.words)
            alike = quoted or (fit and self.likeness.features(a, b).score > CONTRARY)
            if alike and self.likeness.says_more(run, a, b):
                return Match(first, second, SURE + len(run) / 100, len(run), sure=True)
        scant = not heads and not own and self._is_scant(first, second)
        if scant or (not heads and not own and self._asked_later(first, second)):
            return None
        named = self._voices.has_name(first) and self._voices.has_name(second)
        known = heads or own or named or self._voices.are_one(first, second) or self._is_nobody(first, second)
        if not known and not self._one_description(first, second):
            return None
        score = self.score(first, second) if fit else 0.0
        if not fit or score < self.enough - LEAD * self._leads(first, second):
            return None
        return Match(first, second, score, len(longest_shared_run(a.words, b.words)), sure=False)

    def _leads(self, first: str, second: str) -> bool:
        """Whether one is a headline, and the text below it begins with the other, of the same speaker."""
        return self._voices.are_one(first, second) and self.one_page.leads(first, second)

    def _shares_run(self, a: Statement, b: Statement, size: int) -> bool:
        """Whether the two share so many words in a row: what is looked up costs less than what is aligned."""
        return not self._runs(a, size).isdisjoint(self._runs(b, size))

    def _runs(self, statement: Statement, size: int) -> frozenset[tuple[str, ...]]:
        key = (statement.number, size)
        if key not in self._run_of:
            words = statement.words
            self._run_of[key] = frozenset(words[i : i + size] for i in range(len(words) - size + 1))
        return self._run_of[key]

    def _conflict(self, a: Statement, b: Statement) -> bool:
        """Whether the two count one thing differently, or two speakers give different days for it."""
        speakers = [set(self._people.speakers(s.attribution or "")) for s in (a, b)]
        two = all(speakers) and speakers[0].isdisjoint(speakers[1])
        return numbers_conflict(a, b) or (two and times_conflict(a, b))

    def _is_scant(self, first: str, second: str) -> bool:
        """Whether one says too little to be compared; the same few words of one act ("rejected it all"), or of
        one voice some of the other's, the same quoted ones of any ("named it “piracy”", "branded it “piracy in
        uniform”"), say enough."""
        a, b = self.statement(first), self.statement(second)
        if min(len(a.words), len(b.words)) >= SCANT:
            return False
        one, other = self._attributions[first], self._attributions[second]
        fit = bool(a.terms) and one.negated == other.negated and self.dating.apart(first, second) <= UNKNOWN
        sure = self._voices.are_sure(first, second)
        fit = fit and (sure or not self._voices.are_one(first, second))
        part = sure and one.act != "criticise"  # one blames a thing for this and for that
        words = a.terms == b.terms or (part and one_holds_other(a.terms, b.terms))
        same = (one.act, one.attitude) == (other.act, other.attitude) and words
        return not (fit and (same or self.likeness.features(a, b).quoted == 1.0))

    def _quotes_against(self, first: str, second: str) -> bool:
        """Whether of two voices the one rejects or denies what it quotes of the other ("rejected the aide's claim
        that they “talked for half an hour”")."""
        acts = {self._attributions[first].act, self._attributions[second].act}
        if len(acts) == 1 or not acts & _GAINSAYING or self._voices.are_sure(first, second):
            return False
        return self.likeness.opposed(self.statement(first), self.statement(second))

    def score(self, first: str, second: str) -> float:
        """How likely two contents are one statement: by the signs and, in doubt, by a network that reads both."""
        ends = self.statement(first), self.statement(second)
        return asked.rescored(self._asking, *ends, self._by_signs(first, second), SAME)

    def _by_signs(self, first: str, second: str) -> float:
        one, other = self._attributions[first], self._attributions[second]
        score = self.likeness.features(self.statement(first), self.statement(second)).score
        score += SAME_DAY * (one.article != other.article and self.dating.one_day(first, second))
        score += DAYS_APART * self.dating.apart(first, second)
        score += RIVALS * max(self._rivals.get(first, 0.0), self._rivals.get(second, 0.0))
        score += (SAME_DENIAL if one.act == "deny" else SAME_ACT) * self._one_deed(first, second)
        score += ONE_OF_MANY * (self._is_joint(first) != self._is_joint(second))
        score += IN_PERFECT * (self.dating.looks_back(first) != self.dating.looks_back(second))
        if self.one_page.is_one_denial(first, second):
            denied = "deny" in (one.act, other.act)
            score += ONE_DENIAL if denied else LEAD_DEED
        score += OTHER_KIND * (one.attitude != other.attitude or (one.act == "ask") != (other.act == "ask"))
        if one.article == other.article:
            apart = 0.0 if self.one_page.is_followed(first, second) else SAME_PAGE
            score += HEADLINE if self.one_page.heads(first, second) else apart
        elif not self.places.setting(first).isdisjoint(self.places.setting(second)):
            score += SAME_SETTING
        told = self.one_page.is_one_denial(first, second) or self._is_nobody(first, second)
        if not told and not self._voices.are_one(first, second):
            return score + (NAMELESS if self._one_description(first, second) else STRANGER)
        persons = [self._voices.persons(first), self._voices.persons(second)]
        two = all(persons) and persons[0].isdisjoint(persons[1])
        return score + MOUTH * (two or not (told or self._voices.are_sure(first, second)))

    def _is_joint(self, attribution: str) -> bool:
        return len(self._people.speakers(attribution)) > 1

    def of_one_voice(self, first: str, second: str) -> float:
        """The same of two that others show to be of one voice: a spokesman's words and his country's, where his
        president's are one with both."""
        known = self._voices.are_one(first, second) or self._one_description(first, second)
        told = known or self.one_page.is_one_denial(first, second) or self._is_nobody(first, second)
        return self.score(first, second) - STRANGER * (not told)

    def _one_deed(self, first: str, second: str) -> bool:
        """Whether both deny, or both promise, and so on, with a word in common and no days between them."""
        one, other = self._attributions[first], self._attributions[second]
        same = one.act == other.act and one.negated == other.negated and one.act in TELLING
        near = self.dating.apart(first, second) <= UNKNOWN
        return same and near and not self.statement(first).terms.isdisjoint(self.statement(second).terms)

    def alike(self, first: str, second: str) -> float:
        """How alike two contents of one speaker are, their days apart."""
        rivals = max(self._rivals.get(first, 0.0), self._rivals.get(second, 0.0))
        return self.likeness.features(self.statement(first), self.statement(second)).score + RIVALS * rivals

    def _copied(self, first: str, second: str) -> bool:
        """Whether two articles have the attribution in one and the same sentence, word for word."""
        a, b = self.statement(first), self.statement(second)
        same = a.words == b.words and self._voices.source(first) == self._voices.source(second)
        if a.article == b.article or not same:
            return False
        if self._share_text(first, second):
            return self.candidates.sentence(first) == self.candidates.sentence(second)
        return not set(self.candidates.sentences(first)).isdisjoint(self.candidates.sentences(second))

    def _may_be_one(self, first: str, second: str) -> bool:
        """Whether one can speak in both: one voice; where one of them has no name, another page's, and one
        description where neither has. What nobody in particular says is one in the same words; what nobody
        in particular asks ("asked whether …"), on a page that has the other's text."""
        if self._is_nobody(first, second):
            ask = all(self._attributions[e].act == "ask" and self._is_nobody(e) for e in (first, second))
            return (ask and self._share_text(first, second)) or self.candidates.are_one_unsourced(first, second)
        named = self._voices.has_name(first), self._voices.has_name(second)
        if self._voices.are_one(first, second) or self._is_one_quotation(first, second):
            return True
        if all(named):
            return False
        if self.page(first) == self.page(second):
            return not set(self._people.speakers(first)).isdisjoint(self._people.speakers(second))
        if self._one_description(first, second):
            return True
        mine, theirs = self._voices.description(first), self._voices.description(second)
        quoted = self._quoted(first) and self._quoted(second)
        return (quoted and any(named)) or not (mine and theirs) or not mine.isdisjoint(theirs)

    def _is_one_quotation(self, first: str, second: str) -> bool:
        """Whether two pages have one quotation, though one of them seems to put it down to somebody else."""
        if self.page(first) == self.page(second):
            return False
        shared = self._shares_run(self.statement(first), self.statement(second), SHARED_WORDS)
        return shared and self.refrains.are_one_quotation(first, second)

    def _is_nobody(self, *attributions: str) -> bool:
        """Whether one of them has no speaker."""
        return not all(map(self._people.speakers, attributions))

    def _one_description(self, first: str, second: str) -> bool:
        """Whether both speakers go without a name and by one description, on one page, or where one page has it
        from the other or from its outlet, or by one office on two pages; or by two that can be of the same, in a
        headline and below it too."""
        one_page = self.page(first) == self.page(second)
        if not one_page and self._voices.are_one_office(first, second):
            return True
        if self._voices.has_name(first) or self._voices.has_name(second):
            return False
        if one_page and not set(self._people.speakers(first)).isdisjoint(self._people.speakers(second)):
            return True
        mine = self._voices.description(first)
        cites = self._cites(first, second) or self.one_page.heads(first, second)
        if cites and self._voices.could_be_one(first, second):
            return True
        taken = one_page or self._share_text(first, second) or cites
        return taken and bool(mine) and mine == self._voices.description(second)

    def _cites(self, first: str, second: str) -> bool:
        """Whether the chain of one leads to the outlet of the other's page."""
        mine, theirs = self.places.press(first), self.places.press(second)
        return mine[0] in theirs[1] or theirs[0] in mine[1]

    def _quoted(self, attribution: str) -> bool:
        return self._attributions[attribution].form in ("direct", "mixed", "turn")

    def acts_fit(self, first: str, second: str) -> bool:
        """Whether neither act undoes the other: a refusal to speak is none of speaking, and who denies something
        does not say it."""
        acts = {self._attributions[first].act, self._attributions[second].act}
        if len(acts) == 1 or not acts & _APART:
            return True
        a, b = self.statement(first), self.statement(second)
        return "decline" not in acts and not self.likeness.opposed(a, b)

    def nested(self, first: str, second: str) -> bool:
        return self._attributions[first].parent == second or self._attributions[second].parent == first

    def _turns(self, first: str, second: str) -> bool:
        """Whether both are turns of one conversation."""
        one, other = self._attributions[first], self._attributions[second]
        return one.article == other.article and one.form == other.form == "turn"

    def _share_text(self, first: str, second: str) -> bool:
        return frozenset((self.page(first), self.page(second))) in self._copies

    def _asked_later(self, first: str, second: str) -> bool:
        """Whether one answers in an interview that appeared after the other's page."""
        for turn, other in ((first, second), (second, first)):
            if self._attributions[turn].form == "turn" and self._attributions[other].form != "turn":
                return self.dating.before(self.page(other), self.page(turn))
        return False

    def page(self, attribution: str) -> str:
        return self._attributions[attribution].article

    def statement(self, attribution: str) -> Statement:
        return self.candidates.statement(attribution)
