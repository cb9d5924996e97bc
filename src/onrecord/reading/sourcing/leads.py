"""Days that hold on from afar: that of the page's first saying."""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.model import Attribution, Said, one_line
from onrecord.reading.sourcing.carriers import is_carrier
from onrecord.reading.sourcing.described import SPOKESMAN
from onrecord.reading.sourcing.layout import TO_THE_DAY, Layout, anchor, same_people, speakers
from onrecord.reading.sourcing.live import is_present
from onrecord.reading.sourcing.members import GROUP
from onrecord.reading.sourcing.scenes import NARRATION_OF_A_DAY, Scene
from onrecord.reading.words.crediting import accords, begins_citing
from onrecord.reading.words.cues import words_of


def led(page: Layout, lead: Scene | None, last: Scene, told: Attribution) -> Said | None:
    """The day of the first saying of the page, for who else speaks in its sentence, and for what its speaker or a
    spokesman says right below it, wherever they say it: "Lind admitted on Monday …. “…,” she told the jury"; and,
    where a body or somebody without a name speaks there, for whose words come next.

    `last` is the scene before."""
    if lead is None or lead.said is None or lead.sentence > _HEAD or not page.plain(told):
        return None
    apart = page.first(told) - lead.sentence
    one_day = TO_THE_DAY.fullmatch(lead.said.edtf) and "/" not in lead.said.edtf
    cue = one_line(told.cue)
    days = {day.value for day in page.own_days(told)} - {lead.said.edtf}
    source = one_line(told.source)
    of_the_body = not any(page.is_person(name) for name in lead.who)
    speaks = (SPOKESMAN.search(source) or of_the_body) and any(_speaks_for(source, name) for name in lead.who)
    if (
        not one_day
        or told.said
        or days
        or is_present(cue)
        or not 0 <= apart <= (NARRATION_OF_A_DAY if speaks else _BELOW)
    ):
        return None
    if begins_citing(cue) or accords(cue) or told.act == "decline" or any(is_carrier(name) for name in lead.who):
        return None
    if apart == 0:
        before = page.article.text[page.sentences[lead.sentence][0] : anchor(told)]
        return None if _HUNG.search(before) else lead.said
    again = same_people(speakers(told), lead.who) and apart <= _BELOW
    counted = any(GROUP.match(name) for name in lead.who)
    if speaks or ((again or (not counted and SPOKESMAN.search(source))) and last.said in (None, lead.said)):
        return lead.said
    if apart > 1 or not lead.first or told.chain:
        return None
    named = any(page.is_person(name) for name in speakers(told))
    beside = last.said == lead.said and last.sentence == lead.sentence
    who = last.who if last.said == lead.said else lead.who
    unnamed = [
        each for each in ((who, lead.who) if beside else (who,)) if not any(page.is_person(n) for n in each)
    ]
    return lead.said if not who or (named and unnamed) else None


_BELOW = 2
"""Sentences from the lead to its speaker's words below it. Set by judgement."""


def _speaks_for(source: str, body: str) -> bool:
    """Whether who speaks is of a body: "a spokeswoman for the court", of the District Court, "Harl’s chairman".

    The last word of a name is that of many ("the central bank" is not Harl Bank), save where nothing tells which
    ("the bank").
    """
    words = [word.text for word in words_of(body, 0, len(body))]
    said = [word.text for word in words_of(source, 0, len(source))]
    if not words or set(words) == set(said):
        return False
    named = {name.lower() for name in _NAME.findall(body)} - {words[-1]}
    plain = any(word == words[-1] and before in _WHICHEVER for before, word in pairwise(["", *said]))
    return bool(named & set(said)) or (plain if len(words) > 1 else words[-1] in said)


_WHICHEVER = frozenset({"", "the", "its", "this", "that", "our", "a"})


_NAME = re.compile(r"\b(?!The\b|New\b|National\b|State\b)[A-ZÀ-Þ][\w-]+")

_HUNG = re.compile(r"(?<!hours )(?<!hour )(?<!minutes )\b(?:after|before|since|because)\s+(?:[\w’'-]+,?\s+){0,8}$")
"""Before who speaks in a clause of what came earlier by more than hours: "on Friday after the guild | refused"."""


_HEAD = 5
"""Sentences from the first within which the lead stands, behind headline and standfirst. Set by judgement."""
