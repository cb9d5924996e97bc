"""Narration that opens a scene: "Lind addressed the guild on Monday.", and what she said follows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.data.wordlists import listed
from onrecord.model import Attribution, Link, Mention, Range, Said, Span, Speaker, one_line
from onrecord.reading.sourcing.layout import TO_THE_DAY, Layout, same_people, speakers
from onrecord.reading.sourcing.links import TOLD, printed_links
from onrecord.reading.sourcing.occasion_phrases import is_placed, occasions_in
from onrecord.reading.sourcing.occasions import PUT_TO
from onrecord.reading.sourcing.scenes import Scene
from onrecord.reading.words.cues import words_of

_SHORTEST = 12
"""Characters of narration; less opens nothing."""

_REACH = 60
"""Characters from a date that opens a sentence to its verb of speaking. Set by judgement."""

_SPOKE = re.compile(
    r"\b(?:wrote\s+(?:to|an?|in|of)\b|addressed|addressing|spoke|speaking|testified|appeared|took\s+(?:questions|aim)|answered\s+questions|briefed"
    r"|responded|reacted|weighed\s+in|lashed\s+out|(?:fired|hit|struck|shot|pushed)\s+back)\b"
)
_ANSWERED = re.compile(
    r"\b(?:gave|given|giving|made|making|issued|released|published|held|delivered)\s+(?:\S+\s+){0,5}?"
    r"(?:answers?|statements?|responses?|repl(?:y|ies)|reactions?|speech|address|remarks|comments?|briefing|(?:news|press)\s+conference|interview)\b"
)
_MADE = re.compile(
    r"\b(?:made|gave|gives|reads?(?:\s+out)?|delivered|issued|released|published)\s+(?P<what>(?:an?|his|her|its|their)\s+"
    r"(?:(?!(?:of|in|on|to|for|with|at)\b)[\w’'-]+\s+){0,3}?(?:statement|speech|address|declaration|sermon|eulogy|lecture))\b"
)
"""What somebody made, who is quoted from it next: "Lind made | a short statement | before he left."."""

_SINCE = re.compile(r"\bsince\b[^,]{0,50},")
"""A clause that only says which it was: "her first interview since the talks, on Friday"."""

_AIRED = re.compile(
    r",?\s*\b(?:which|that)\s+(?:was|were|is|has\s+been|had\s+been)\s+(?:broadcast|aired|shown|carried|screened"
    r"|released|recorded|taped|posted)\b"
)
"""By this the day of an interview is that on which it was heard: "an interview, which was broadcast on Friday"."""

_NO_DAY = re.compile(r"\b(?:after|before|until|since|when|who|which|by|for|had)\b")
_POINTING = re.compile(
    r"(?:[Hh]e|[Ss]he|[Tt]hey)\b|[Tt]he\b(?!.*\b[A-ZÀ-Þ][\w’'-]+\s[A-ZÀ-Þ][\w’'-]+\W*$)", re.DOTALL
)
"""Sources that point back to somebody: "he", "the minister", and not "the director, Ada Lind"."""


_HAD = re.compile(r"\b(?:will|would|is|are|has|have|may|could|should|must|plans?)\b")
_DONE = re.compile(r"\b(?:was|were|had|did|\w{3,}ed)\b")
"""Words of a sentence by which it tells of what is or is to be, and of what was."""


_LATER = re.compile(r"\b(?:days?|weeks?|months?|years?)\s+(?:later|earlier|before|afterwards?)\b", re.IGNORECASE)
"""Words by which something was said on another day than what was told before."""


def narrated(page: Layout, told: Attribution, spoken: Mapping[int, int]) -> Scene | None:
    """The scene that narration opens, in the last sentence before an attribution of the same speaker.

    "Lind addressed the guild on Monday.", "Lind attacked the plan at a rally in Ostwick." `spoken` are
    the sentences that hold attributions, and where the first of each begins: a question that somebody was asked
    leaves what stands before it ("Lind made the remarks at a rally | when asked about reports that …").
    """
    first = page.first(told)
    if not page.plain(told) or _LATER.search(page.outside(page.sentence(told))):
        return None
    places = []
    for number in (first - 1, first - 2):
        if number < 0:
            break
        if number in spoken:
            start, end = page.sentences[number]
            question = PUT_TO.search(page.article.text, start, end)
            if question and question.start() <= spoken[number]:
                places.append((number, (start, question.start())))
            elif number == first - 1 and _is_named(page, (start, spoken[number]), told):
                places.append((number, (start, spoken[number])))
            break
        places.append((number, page.sentences[number]))
    before = _before(page, told)
    there = told.occasion is None or before[0] <= told.occasion.start < before[1]
    if told.said is None and there and first == page.sentence(told):
        places = [(first, before), *places]
    opened = (_opened(page, number, where, told) for number, where in places)
    return next((scene for scene in opened if scene), None)


def _before(page: Layout, told: Attribution) -> Range:
    """What its own sentence tells before it ("Lind addressed the guild on Monday, where | she said …")."""
    start = page.sentences[page.sentence(told)][0]
    return start, max(min(span.start for span in (*told.source, *told.cue, *told.content)), start)


def _opened(page: Layout, number: int, where: Range, told: Attribution) -> Scene | None:
    """The scene that a stretch of narration opens for the speaker of an attribution."""
    start, end = where
    if end - start < _SHORTEST or any(a < end and start < b for a, b in page.contents):
        return None
    text = page.article.text
    words = text[start:end]
    meant = _is_subject(page, where, told)
    speech = _ANSWERED.search(words) or (_SPOKE.search(words) if meant else None)
    places = occasions_in(text, (start, end)) if meant else []
    places = [p for p in places if _of_speaking(text, (start, end), p, speech is not None)]
    places = [] if _WENT_TO_HEAR.search(words) else places
    made = _MADE.search(text, start, end) if meant and not places else None
    made = None if made and _NO_MAIN.search(text, start, made.start()) else made
    occasion = Span.cut(text, *places[0]) if places else Span.cut(text, *made.span("what")) if made else None
    links = [link for link in printed_links(page.article, (start, end)) if link.kind == TOLD] if meant else []
    aired = [link.cue[0] for link in links]
    day = _day_of(
        page, number, end, start + speech.start() if speech else None, [p[0] for p in places[:1]] or aired
    )
    after = number == page.first(told) - 1
    worded = meant and told.occasion is None and told.form in ("direct", "mixed")
    if day is None and after and (worded or _of_the_same(page, told)):
        day = _day_of_deed(page, number)
    chain = tuple(Link(link.name, None, False, (Span.cut(text, *link.cue),)) for link in links if not link.own)
    found = chain or (() if any(link.own for link in links) else None)
    scene = Scene(speakers(told), number, day, occasion, found)
    return None if scene.bare else scene


_WENT_TO_HEAR = re.compile(r"\b(?:to\s+(?:see|hear|watch)|(?:saw|heard|watched))\s+\S+(?:\s\S+)?\s+speak\b")
"""Who listens is quoted from nowhere: "Orr went to hear Lind speak at a fair on Monday."."""


def _of_the_same(page: Layout, told: Attribution) -> bool:
    """Whether a saying was at the gathering of the sentence before: "In the course of the conversation, she …"."""
    return _THE_GATHERING.search(page.article.text, *_before(page, told)) is not None


_THE_GATHERING = re.compile(
    r"\b(?:in\s+the\s+course\s+of|during|at|in|throughout)\s+(?:the|this|that|their)\s+(?:ensuing\s+|same\s+)?"
    r"(?:(?:tele)?phone\s+)?(?:conversations?|meetings?|talks|encounter|calls?|discussions?|negotiations|audience|visit"
    r"|consultations|session|exchange|interview|briefing|hearing|reception|dinner|lunch)\b(?!\s+(?:with|between|on|in|at|of|about)\b)",
    re.IGNORECASE,
)


def of_what_was_said(page: Layout, opened: Scene, before: Scene | None) -> Scene:
    """A scene that only tells where the words before were said ("Lind made the remarks at a briefing"): of their
    day."""
    words = page.article.text[slice(*page.sentences[opened.sentence])]
    if before is None or opened.said or not same_people(opened.who, before.who) or not _THE_REMARKS.search(words):
        return opened
    return replace(opened, said=before.said)


_THE_REMARKS = re.compile(
    r"\b(?:made|gave|delivered|issued)\s+(?:the|these|those|this|that|his|her|their)\s+"
    r"(?:\w+\s+)?(?:remarks?|comments?|statements?|announcement|pledge|promise|appeal|warning|call|claims?|allegations?|threat)\b"
    r"|\b(?:was|were)\s+speaking\b|^\W*(?:He|She|They)\s+(?:spoke|was\s+talking|testified)\b",
    re.IGNORECASE,
)


def _of_speaking(text: str, sentence: Range, where: Range, speech: bool) -> bool:
    """The occasion is there for somebody to speak, or the sentence says that they did, in its main clause."""
    words = words_of(text, *where)
    spoken_at = any(word.text in _SPOKEN_AT or (speech and is_placed(word.text)) for word in words)
    held = words[0].text != "after" and spoken_at
    return held and not _NO_MAIN.search(text, sentence[0], where[0])


_NO_MAIN = re.compile(
    r"\b(?:who|which|(?<!\b(?:at|to|on|of)\s)that|when|since|while|after|before|where|if|way|because|as)\b"
)


_SPOKEN_AT = listed("scenes.spoken_at")
"""Nouns of occasions that are there for somebody to speak."""


def _day_of_deed(page: Layout, number: int) -> Said | None:
    """The one day on which the speaker did something, as the main clause of a sentence tells it, right before
    their own words: "Lind shut the gate on Monday. “…,” she said."."""
    days, text = _main_days(page, number), page.article.text
    if len({day.value for day in days}) != 1 or not days[0].value or not TO_THE_DAY.fullmatch(days[0].value):
        return None
    when, start = days[0].span, page.sentences[number][0]
    before = _WHO_IS.sub(" ", _SINCE.sub(",", text[start : when.start]))
    if _NO_DAY.search(before) or _NO_MAIN.search(before):
        return None
    if _HAD.search(text, start, page.sentences[number][1]) and not _DONE.search(
        text, start, page.sentences[number][1]
    ):
        return None
    return Said(days[0].value, when, f"the day of what they did right before: {when.text}")


def _main_days(page: Layout, number: int) -> list[Mention]:
    """The days of a sentence outside what only says who somebody is: "Lind, | who came on Sunday, | spoke on
    Monday", "Lind, | the cook freed on Friday, | spoke"."""
    apart = [m.span() for m in _WHO_IS.finditer(page.article.text, *page.sentences[number])]
    return [d for d in page.days(number) if not any(a <= d.span.start and d.span.end <= b for a, b in apart)]


_WHO_IS = re.compile(
    r",\s(?:who|which|whose)\s[^,;:.]{1,80},|,\s(?!(?:on|late|early|in|at|for|but|and|as|after|before)\b)(?:(?!and\b)[^,;:.\s]+\s){1,6}"
    r"(?:[a-z]{3,}ed|born|held|shot|seen|sent|taken|found|built|lost|sworn|chosen)\s(?:(?:on|in|last|late|early|from)\s)?[^,;:.]{3,20},(?=\s(?:has|have|had|was|were|is|are|\w+ed|spoke|told|gave|took|met|came|went)\b)"
)


def _day_of(page: Layout, number: int, end: int, speech: int | None, places: Sequence[int]) -> Said | None:
    """The one day of a sentence of narration, where it goes with its speech or its occasion."""
    days = [day for day in _main_days(page, number) if day.span.end <= end]
    text = page.article.text
    at = speech if speech is not None else min(places, default=None)
    if at is None or len({day.value for day in days}) != 1 or not days[0].value:
        return None
    when = days[-1].span
    between = _AIRED.sub("", _SINCE.sub(",", text[min(at, when.end) : max(at, when.start)]))
    if _NO_DAY.search(between) or at > when.end + _REACH:
        return None
    return Said(days[0].value, when, f"the day of the speech that it belongs to: {when.text}")


def _is_subject(page: Layout, where: Range, told: Attribution) -> bool:
    """Whether the first that the narration names is who speaks in the attribution."""
    start, end = where
    own = page.own(told)
    person = any(m.kind == "person" for m in page.mentions if page.clusters[m.id] in own)
    kinds = ("person",) if person else ("person", "organization")
    there = [m for m in page.mentions if start <= m.span.start < end and m.kind in kinds]
    if there and own:
        return page.clusters[min(there, key=lambda m: m.span.start).id] in own
    source = one_line(told.source)
    words = page.article.text[start:end]
    return any(_last(speaker) in words for speaker in told.speakers) or _POINTING.match(source) is not None


def _is_named(page: Layout, where: Range, told: Attribution) -> bool:
    """Whether a stretch itself names who speaks in the attribution, and a day."""
    own = page.own(told)
    named = any(where[0] <= m.span.start < where[1] and page.clusters[m.id] in own for m in page.mentions)
    return named and any(where[0] <= t.span.start and t.span.end <= where[1] for t in page.times)


def _last(speaker: Speaker) -> str:
    return speaker.name.split()[-1]
