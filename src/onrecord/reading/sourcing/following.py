"""What an attribution takes over from those around it: its day, its occasion, its carriers and hearers.

"X told the Gazette on Monday that … “…,” he added." The page says once when, where and to whom; what the same
speaker goes on to say there was said then, there and to them (`scenes.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.model import Addressee, Article, Attribution, Link, Mention, Range, Said, Span
from onrecord.reading.sourcing.carriers import is_outlet
from onrecord.reading.sourcing.days_off import counted, hours_apart
from onrecord.reading.sourcing.documents import of_documents
from onrecord.reading.sourcing.events import at_event, before_crowd, in_conversation
from onrecord.reading.sourcing.layout import (
    TO_THE_DAY,
    Layout,
    anchor,
    hearers,
    in_perfect,
    pointing,
    same_people,
    speakers,
)
from onrecord.reading.sourcing.leads import led
from onrecord.reading.sourcing.live import lived
from onrecord.reading.sourcing.meetings import at_meeting
from onrecord.reading.sourcing.members import of_groups
from onrecord.reading.sourcing.narration import narrated, of_what_was_said
from onrecord.reading.sourcing.questions import answered, is_question, questioned
from onrecord.reading.sourcing.same_occasion import is_of
from onrecord.reading.sourcing.scenes import (
    NARRATION,
    Scene,
    answers,
    begins_anew,
    belongs,
    goes_on,
    reported,
    said_before,
    shared_day,
    speaking,
    taken,
    widened,
)


def followed(
    article: Article,
    sentences: Sequence[Range],
    paragraphs: Sequence[Range],
    attributions: Sequence[Attribution],
    times: Sequence[Mention],
    mentions: Sequence[Mention] = (),
) -> tuple[Attribution, ...]:
    """The attributions, in the order given, each with what it takes over from the scene in which it stands.

    1. Scenes, from the first attribution to the last: each gets what its scene knows, and what one tells of a
       scene of which nothing was known goes to those before it. Who points back to an occasion has its day.
    2. Where a cue only goes on ("he added"), it has the hearers of the one before; a member of a group that was
       heard before, its carriers (`members.py`).
    3. What those who take part in the event of the page say has its day (`events.py`), and what the parties to the
       meeting of a readout say (`meetings.py`).
    4. What a text says that was named with its day has that day (`documents.py`); in a live report what an
       entry tells is of its day.
    5. A question goes to who answers it in the same sentence, and has the day and occasion of the answer.
    6. What was said days before or after another day has its own (`days_off.py`).
    7. In an interview each of two speaks to the other, on the day that its head gives.
    8. An occasion is named without the preposition before it.
    """
    contents = [(s.start, s.end) for a in attributions for s in a.content]
    dated = {a.said.evidence.start: speakers(a) for a in attributions if a.said and a.said.evidence}
    clusters = {mention.id: mention.cluster or mention.id for mention in mentions}
    perfect = in_perfect(attributions)
    page = Layout(article, sentences, paragraphs, times, mentions, contents, clusters, dated, perfect)
    grouped = of_groups(page, answered(page, attributions))
    staged = _named_later(page, _Stage(page).attributions(before_crowd(page, grouped)))
    lively = lived(article, at_meeting(page, at_event(page, of_documents(page, staged))), times, page.own_days)
    told = _in_turn(article, in_conversation(page, counted(page, questioned(page, lively))))
    return tuple(replace(a, occasion=_named(article, a.occasion)) if a.occasion else a for a in told)


def _named(article: Article, occasion: Span) -> Span:
    """An occasion by its own words, without the preposition before them: "in | an interview"."""
    before = _WHERE.match(occasion.text)
    return Span.cut(article.text, occasion.start + before.end(), occasion.end) if before else occasion


_WHERE = re.compile(
    r"(?:in|at|on|during|through|via)\s+(?=(?:the|an?|his|her|its|their|our|this|that|these|those|one|[\w’'-]+[’']s)\s)",
    re.IGNORECASE,
)
"""What stands before an occasion and is no part of its name; "after a meeting" says when, and stays."""


def _named_later(page: Layout, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions; a carrier that is only described has the name that the next words of the same speaker give
    it ("told Vellish television", then "in the interview, which Tarn Television broadcast")."""
    done = list(attributions)
    for number, told in enumerate(done):
        link = told.chain[0] if told.chain and len(told.chain) == 1 else None
        if link is None or not link.carrier.split()[-1].islower():
            continue
        for later in done:
            name = later.chain[0].carrier if later.chain and len(later.chain) == 1 else ""
            near = 0 <= page.first(later) - page.first(told) <= NARRATION + 1 and anchor(later) > anchor(told)
            if near and speakers(later) == speakers(told) and _may_name(link.carrier, name):
                done[number] = replace(told, chain=(replace(link, carrier=name),))
                break
    return done


def _may_name(described: str, name: str) -> bool:
    """Whether a name may be that of an outlet so described: it ends in the same word, or in none that says that it
    is of another kind."""
    kind, last = _AIR.get(described.split()[-1], ""), name.split()[-1:] or [""]
    return last[0][:1].isupper() and (
        last[0].lower() == described.split()[-1] or _AIR.get(last[0].lower()) == kind != ""
    )


_AIR = {"television": "tv", "tv": "tv", "broadcaster": "tv", "channel": "tv", "radio": "radio", "station": "radio"}
_AIR |= dict.fromkeys(
    ("newspaper", "paper", "daily", "tabloid", "gazette", "post", "herald", "times", "courier"), "print"
)
"""What an outlet is, by the last word of what it is called or described as."""


class _Stage:
    """Walks the attributions of one article in order, with the scene in which the last one stood."""

    def __init__(self, page: Layout) -> None:
        self._page = page
        self._done: list[Attribution] = []
        self._run: list[int] = []
        self._spoken: dict[int, int] = {}
        self._scene: Scene | None = None
        self._outer: Scene | None = None
        self._lead: Scene | None = None
        self._last: Said | None = None

    def attributions(self, given: Sequence[Attribution]) -> list[Attribution]:
        """All of them, those inside others and turns as they are; walked by their cues, returned as given."""
        page = self._page
        for a in given:
            begins = min(span.start for span in (*a.source, *a.cue, *a.content))
            for n in range(page.first(a), page.last(a) + 1):
                self._spoken[n] = min(self._spoken.get(n, begins), begins)
        order = sorted(range(len(given)), key=lambda n: (page.first(given[n]), anchor(given[n]), n))
        parts = {a.id: a for a in given}
        for attribution in (given[n] for n in order):
            if attribution.parent is None and attribution.form != "turn":
                credit = _credit(page, attribution)
                self._place(replace(attribution, chain=None) if credit else attribution)
                if credit and self._done[-1].chain is None:
                    self._done[-1] = replace(self._done[-1], chain=credit)
            elif attribution.form != "turn" and reported(attribution) and not _in_question(attribution, parts):
                self._begin(attribution)
            else:
                self._done.append(attribution)
            done = self._done[-1]
            if done.said and done.parent is None:
                self._last = self._last if self._is_earlier(done) else done.said
                passing = bool(done.cue) and _IN_PASSING.match(done.cue[0].text)
                if self._lead is None and done.section != "title" and not passing:
                    below = [a for a in self._done[:-1] if a.section == "body" and a.parent is None]
                    lead = Scene.of(done, self._page.sentence(done))
                    self._lead = replace(lead, first=all(self._page.sentence(a) == lead.sentence for a in below))
        back = {number: place for place, number in enumerate(order)}
        return [self._done[back[number]] for number in range(len(given))]

    def _place(self, told: Attribution) -> None:
        """Put one attribution into the scene before it, or into one of its own."""
        here = self._page.sentence(told)
        told = self._recalled(hours_apart(self._page, told, self._last))
        opened = narrated(self._page, told, self._spoken)
        if opened is not None:
            self._scene, self._run = of_what_was_said(self._page, opened, self._scene), []
        scene = self._resumed(told)
        if is_question(told):
            self._done.append(self._asked(scene, told))
        elif not told.speakers and not pointing(told):
            self._done.append(told)
            asked = replace(Scene.of(told, self._page.last(told)), who=hearers(told))
            if told.act == "ask" and told.addressees and not asked.bare:  # "In an interview, Poe was asked …"
                self._scene, self._run = asked, [len(self._done) - 1]
        elif scene is None:
            self._begin(told)
        elif answers(self._page, scene, told):
            self._begin(taken(self._page, scene, told, near=True))
        elif not belongs(self._page, scene, told):
            outer = scene if self._hangs_on(scene, told) else None
            day = shared_day(self._page, scene, told)
            self._begin(replace(told, said=told.said or day or led(self._page, self._lead, scene, told)))
            self._scene = replace(Scene.of(self._done[-1], self._page.last(told)), shared=day is not None)
            self._outer = outer
        elif not self._page.plain(told) or self._is_earlier(told) or self._is_hung(told):
            # another tense or attitude: the scene waits, save where another day is told
            self._scene = self._waiting(scene, told)
            self._done.append(told)
        elif begins_anew(self._page, scene, told):
            day = led(self._page, self._lead, scene, told) if speaking(self._page, told) else None
            self._begin(replace(told, said=told.said or day))
        else:
            self._join(scene, told, here)

    def _waiting(self, scene: Scene, told: Attribution) -> Scene | None:
        """The scene behind what is told of another time or thought: over one such sentence it holds on, and not
        where that tells of another day."""
        other = told.said and scene.said and told.said.edtf != scene.said.edtf
        if other and not self._is_earlier(told) and not _IN_PASSING.match(told.cue[0].text):
            return None
        here = self._page.last(told)
        further = not scene.waited and here > scene.sentence
        return replace(scene, sentence=here, waited=True) if further else scene

    def _resumed(self, told: Attribution) -> Scene | None:
        """The scene in which an attribution stands: that before a clause of somebody else, where it goes on."""
        scene, outer = self._scene, self._outer
        if outer and scene and not belongs(self._page, scene, told) and belongs(self._page, outer, told):
            self._scene, self._run = outer, []
        self._outer = None
        return self._scene

    def _recalled(self, told: Attribution) -> Attribution:
        """What is said "in the interview" has the day and the carriers of the one told of before."""
        if not told.occasion or told.occasion.start < self._page.sentences[self._page.sentence(told)][0]:
            return told
        for known in reversed(self._done):
            if is_of(known, told):
                chain = known.chain if told.chain is None else told.chain
                return replace(told, said=told.said or known.said, chain=chain)
        return told

    def _asked(self, scene: Scene | None, told: Attribution) -> Attribution:
        """A question to who speaks in the scene, by what stands behind it: "Asked about it, | she said no"."""
        behind = self._page.article.text[told.content[0].end : told.content[0].end + _ANSWERER]
        names = {name.split()[-1] for name in scene.who} if scene else set()
        near = scene is not None and self._page.first(told) - scene.sentence <= 1
        word = _NEXT.match(behind)
        if scene is None or not near or word is None or word["who"] not in {"he", "she", "they"} | names:
            return told
        return taken(self._page, scene, told, near=True)

    def _begin(self, told: Attribution) -> None:
        scene = Scene.of(told, self._page.last(told))
        scene = replace(scene, said=None, chain=None, occasion=None) if self._is_earlier(told) else scene
        scene = replace(scene, occasion=None) if told.section == "title" else scene
        self._scene, self._run = scene, [len(self._done)]
        self._done.append(told)

    def _hangs_on(self, scene: Scene, told: Attribution) -> bool:
        """Told by somebody else in a clause behind what the scene's speaker says there, who speaks on: "Poe said
        on Monday that it was shut, hours after | the guild had claimed | …"."""
        page, here = self._page, self._page.sentence(told)
        others = [a for a in self._done if page.sentence(a) == here and speakers(a) == scene.who and a.cue]
        another = not same_people(speakers(told), scene.who) and bool(told.source)
        if not others or not another or page.first(told) != here:
            return False
        start = max(a.cue[-1].end for a in others)
        before = page.article.text[start : max(start, told.source[0].start)]
        hung = _SUBORDINATE.search(before) or _RELATIVE.fullmatch(told.source[0].text)
        return hung is not None and not others[-1].parent

    def _is_hung(self, told: Attribution) -> bool:
        """Of another time as its main clause is: "Poe later blamed the rain, | claiming | that it leaked"."""
        before = [a for a in self._done if self._page.sentence(a) == self._page.sentence(told)]
        main = before[-1] if before and speakers(before[-1]) == speakers(told) else None
        hung = main is not None and main.attitude == "assertion" and not self._page.plain(main)
        return hung and _DOING.fullmatch(told.cue[0].text) is not None

    def _is_earlier(self, told: Attribution) -> bool:
        """Told in passing, of another time: "Poe, who had told the Courier that it was shut, said on Monday …"."""
        end = told.cue[-1].end if told.cue else 0
        return _HAD.search(self._page.article.text, max(0, end - _ANSWERER), end) is not None

    def _join(self, scene: Scene, told: Attribution, here: int) -> None:
        near = self._page.first(told) - scene.sentence <= NARRATION + 1
        heard = told.addressees or (self._heard() if goes_on(told) and near else ())
        known = scene if near else replace(scene, occasion=None, chain=None)
        wider = widened(known, told, self._page.last(told))
        if near and (wider.said, wider.occasion, wider.chain) != (scene.said, scene.occasion, scene.chain):
            self._tell_back(wider, told)
        self._scene = wider
        self._run.append(len(self._done))
        self._done.append(replace(taken(self._page, scene, told, near), addressees=heard))

    def _tell_back(self, scene: Scene, told: Attribution) -> None:
        """Give its day to those before an attribution that tells it, back to the first for which it does not go.

        The occasion and the carriers hold from where they are named, or for the whole of that sentence.
        """
        here, text = self._page.sentence(told), self._page.article.text
        exact = scene.said is None or TO_THE_DAY.fullmatch(scene.said.edtf)
        for number in reversed(self._run):
            before = self._done[number]
            when = told.said.evidence if told.said else None
            same = self._page.sentence(before) == here
            if when and same and _CLAUSE.search(text, anchor(before), max(anchor(before), when.start)):
                break
            if before.section == "title" or not said_before(self._page, before, told):
                break
            known = scene if exact or self._page.sentence(before) == here else replace(scene, said=None)
            self._done[number], told = taken(self._page, known, before, near=same), before

    def _heard(self) -> tuple[Addressee, ...]:
        return self._done[self._run[-1]].addressees if self._run else ()


def _credit(page: Layout, told: Attribution) -> tuple[Link, ...]:
    """The carriers that another sentence's credit gives ("This is reported by Radio Tarn."): what the scene itself
    knows of its carriers goes before that."""
    start, end = page.sentences[page.first(told)][0], page.sentences[page.last(told)][1]
    cues = [span for link in told.chain or () for span in link.cue]
    return told.chain or () if cues and not any(start <= span.start < end for span in cues) else ()


def _in_question(told: Attribution | None, parts: Mapping[str, Attribution]) -> bool:
    """Whether it stands inside what somebody is asked."""
    while told and told.parent:
        told = parts.get(told.parent)
        if told and told.act == "ask":
            return True
    return False


_HAD = re.compile(r"\bwho\s+had\s+(?:[\w’'-]+\s+){0,6}?\w+$")
_IN_PASSING = re.compile(r"had\s", re.IGNORECASE)
"""A cue of what was said before what the page leads with: "Lind, who | had ruled it out | on Friday, said"."""

_DOING = re.compile(r"\w+ing(?:\s(?:that|for|on|of))?")
"""A cue that is a participle: "claiming"."""

_SUBORDINATE = re.compile(
    r"\b(?:after|before|as|while|when|because|since|though|although|which|whom|what|where|according\s+to)\s+"
    r"(?:(?:the|an?|his|her|its|their|some|many)\s+)?$"
)
"""Right before who speaks in a clause that hangs on another, or reports it: "according to | a recording"."""

_RELATIVE = re.compile(r"who|which|that", re.IGNORECASE)
"""The same as who speaks in such a clause: "praised the chair, | who | has vowed …"."""

_CLAUSE = re.compile(r"[,;]\s(?:but|and|then|yet|while)\s")
"""Before a day that is not that of the clause before: "He defended it, | but on Friday | he said …"."""

_ANSWERER = 40
_NEXT = re.compile(r"[,.”\"’?]*\s(?:(?:Mr|Ms|Mrs|Dr)\.?\s)?(?P<who>[\w-]+)\b")


def _in_turn(article: Article, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The turns of an interview: of two speakers each speaks to the other; the page's own has no carrier."""
    turns = [a for a in attributions if a.form == "turn"]
    names = list(dict.fromkeys(s.name for a in turns for s in a.speakers))
    pair = len(names) == _PAIR and all(len(a.speakers) == 1 for a in turns)
    hearer = {names[0]: names[1], names[1]: names[0]} if pair else {}
    heard = any(_of_the_house(article, span.text) for a in turns for span in a.source)
    done: list[Attribution] = []
    for a in attributions:
        if a.form == "turn" and pair and not a.addressees:
            a = replace(a, addressees=(Addressee(hearer[a.speakers[0].name]),))
        done.append(replace(a, chain=()) if a.form == "turn" and heard and a.chain is None else a)
    return tuple(done)


_PAIR = 2
_HOUSE = re.compile(r"(?:editor|interviewer|reporter|correspondent|host|moderator|staff)$", re.IGNORECASE)


def _of_the_house(article: Article, label: str) -> bool:
    """A label of who asks for the page: its outlet's name, or an editor and no name."""
    if article.outlet and is_outlet(label, article.outlet):
        return True
    named = article.outlet is None or article.outlet.name is None or article.outlet.name.lower() in label.lower()
    return named and _HOUSE.search(label.strip()) is not None
