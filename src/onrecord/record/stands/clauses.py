"""Where a row of words breaks into clauses, and which of them only say under which condition, or when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.record.stands.leaning_words import Lean
from onrecord.record.stands.phrases import Word
from onrecord.record.words import word_set

SUBJECT = 8
"""Words behind "before" among which the verb of the subject before it stands."""

_BREAKS = word_set(". ; : ! ? ( ) — – … - but although though whereas because which who so than")
_EXCEPTED = word_set("choice option alternative nothing anything everything all none")
_SUBJECTS = word_set("we i he she they it you there we'll i'll")
_ASIDES = word_set("if unless until till before after while when whenever once provided providing since")
"""Words that open a clause of conditions and times: what stands in it is not what the speaker wants."""

_TIMES, _NOMINAL = word_set("before after until during"), word_set("a an any the this that these such no another")
_VERBS = word_set(
    "is are was were be been being must should shall let let's ought need needs will 'll we'll i'll they'll won't "
    "would wouldn't can can't cannot could couldn't shouldn't mustn't may might"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A row of words (half-open places) without a break; `aside`: it only says under which condition or when."""

    start: int
    end: int
    aside: bool


def clauses(words: Sequence[Word], leans: Sequence[Lean]) -> list[Clause]:
    """The clauses of a row of words; what leans is broken by no word of its own ("comes before", "less than")."""
    found: list[Clause] = []
    start, aside = 0, False
    for place, word in enumerate([*words, Word(".", ".", 0, 0)]):
        led = any(lean.start < place < lean.end for lean in leans)
        opens = word.text in _ASIDES and not led and not (place and words[place - 1].text in ("only", "not"))
        opens = opens and not _is_of_subject(words, leans, start, place)
        following = words[place + 1].text if place + 1 < len(words) else ""
        anew = word.text in ("and", "or") and following in _SUBJECTS
        breaks = word.text in _BREAKS and not led and not (word.text == "but" and _is_but_only(words, place))
        if breaks or opens or anew or (aside and word.text == ","):
            if place > start:
                found.append(Clause(start, place, aside))
            start, aside = (place if opens else place + 1), opens
    return found


def _is_of_subject(words: Sequence[Word], leans: Sequence[Lean], start: int, place: int) -> bool:
    """Whether a word of time only tells more of the subject: "any sale | before the vote would be rash"."""
    begins = next((n for n in range(start, place) if words[n].text in _NOMINAL), place)  # behind "told"
    subject, following = words[begins:place], words[place + 1 : place + 1 + SUBJECT]
    if words[place].text not in _TIMES or not subject:
        return False
    verb = next((n for n, word in enumerate(following) if word.is_mark or word.text in _VERBS), None)
    noun = verb is not None and not following[verb].is_mark and following[0].text not in _SUBJECTS
    led = any(start <= lean.start < place and lean.place == "after" for lean in leans)
    return noun and not led and not any(word.text in _VERBS for word in subject)


def _is_but_only(words: Sequence[Word], place: int) -> bool:
    """Whether "but" only excepts: "no choice but to sell"."""
    return any(word.text in _EXCEPTED for word in words[max(0, place - 1) : place])
