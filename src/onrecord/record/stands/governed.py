"""What somebody's words are about where no table names it: what a demand, a refusal, a plan or a promise governs.

The thing is the verb after "to", "that X should" or "X to" ("to raise the barge": raise), else the head of the
noun phrase that follows the cue ("the appointment of a panel": appointment).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.record.stands.leaning_words import Lean
from onrecord.record.stands.objects import (
    BE_OR_WILL,
    DETERMINERS,
    HELPERS,
    LIGHT,
    MAKING,
    PHRASE_WORDS,
    STOPPED,
    STOPPING,
    WISHES,
    is_adverb,
    noun_at,
    phrase_end,
    undoes,
    verb_at,
)
from onrecord.record.stands.phrases import Found, Word, root
from onrecord.record.words import word_set

_SKIPPED = word_set("that to for of about over on with at in upon by against")
_WISHED, _FORETOLD = word_set("should must shall be to"), word_set("will would")
_FIRST = word_set("i we he she they it")
_LISTING = frozenset({"demand", "reject", "promise", "accept"})
_ARTICLES = word_set("a an the more better new")
_AFTER_ITEM = word_set("of in on at for to with over against from and or by into between about that")
_ENDS_LIST = word_set(
    ". ; : ! ? ( ) — – but because if unless until while when although though after before which who"
)
_TOLD = frozenset(map(root, word_set("say tell call warn add be have will")))
_OBLIGED, _AWAITING = word_set("must should"), word_set("until till unless")
_BEING = word_set("is are was were has have")
_HALTS = word_set("halt end stop")
"""Nouns for the end of what follows "to": "a halt to the barge"."""

_REFUSAL = root("refusal")
_DONE_TO = frozenset(map(root, LIGHT | MAKING | STOPPING))
"""What is done to a thing without saying more of it: "that the pier be kept"."""

_MENTIONING = word_set("a an the any no such this that")


def governed(words: Sequence[Word], names: frozenset[int], act: str, says: bool) -> tuple[Found, bool] | None:
    """What the words of a content that follow a cue of this act are about, and whether it is negated ("not to
    raise it"); None where it is nothing that can be named. `names`: places of words that mean somebody; `says`:
    the cue only says, so that the content is a clause.

    1. Small words before it are passed over.
    2. A verb after "to".
    3. What is wanted, where a noun only says that somebody wants it ("the guild's demand that the mayor resign").
    4. A noun phrase; the verb that follows it, where it is the one who is to act ("the mayor to resign", "that the
       mayor open the files").
    """
    place, negated, before = 0, False, ""
    while place < len(words) and (
        words[place].text in _SKIPPED or words[place].negates or is_adverb(words[place])
    ):
        negated ^= words[place].negates
        before = before if words[place].negates or is_adverb(words[place]) else words[place].text
        place += 1
    if before == "to" and place < len(words) and words[place].text not in DETERMINERS:
        found = verb_at(words, place, names)
        return (found, negated ^ (words[place].text in STOPPING)) if found else None
    end = phrase_end(words, place)
    if _passes_on(words, place, end):
        later = governed(words[end:], frozenset(n - end for n in names), "demand", says=False)
        refused_by = words[end - 1].stem == _REFUSAL
        return (_moved(later[0], end), negated ^ later[1] ^ refused_by) if later else None
    wished = _wished(words, place, end) if before == "that" and act in ("demand", "urge") else None
    if wished is not None:
        found = verb_at(words, wished, names)
        return (found, negated ^ (words[wished].text in STOPPING)) if found else None
    if words[end - 1 : end] and words[end - 1].text in _HALTS and [w.text for w in words[end : end + 1]] == ["to"]:
        halted = noun_at(words, end + 1, names)
        return (halted, not negated) if halted else None
    acting = _WISHED | _FORETOLD if act == "promise" else _WISHED
    start = _acting(words, end) if act in ("demand", "urge") else end
    said = [word.text for word in words[start : start + 2]]
    if said and said[0] in acting and DETERMINERS.isdisjoint(said[1:]):
        while start < len(words) and (words[start].text in acting or words[start].negates):
            negated ^= words[start].negates
            start += 1
        undergone = words[start - 1].text == "be"
        done = undergone and start < len(words) and words[start].stem in _DONE_TO
        found = verb_at(words, start, names) if not undergone else noun_at(words, place, names) if done else None
        negated ^= start < len(words) and (words[start].text in STOPPING or words[start].stem in STOPPED)
    else:
        clause = (
            says or before == "that" or (act == "promise" and [w.text for w in words[end : end + 1]] == ["that"])
        )
        found = None if clause else noun_at(words, place, names)
    return (found, negated) if found else None


def listed(words: Sequence[Word], names: frozenset[int], act: str, says: bool) -> Iterator[tuple[Found, bool]]:
    """All that the words of a content are about: what they govern, and with what a list of such things goes on ("a
    pier, an end to the levy and a say over the barge")."""
    first = governed(words, names, act, says)
    if first:
        yield first
    if first is None or act not in _LISTING or says or words[0].text in ("to", "that"):
        return
    for place in range(first[0].end, len(words) - 1):
        if words[place].text in _ENDS_LIST:
            return
        if words[place].text in _ARTICLES and words[place - 1].text in (",", "and") and _is_item(words, place):
            later = governed(words[place:], frozenset(n - place for n in names), act, says=False)
            if later:
                yield _moved(later[0], place), later[1]


def wished(words: Sequence[Word], names: frozenset[int]) -> Iterator[Found]:
    """What somebody says must or should be so, and what they wait for: "the old clocks must go", "until the old
    clocks are back"."""
    for place, word in enumerate(words[:-1]):
        obliged = word.text in _OBLIGED
        before = (n for n in reversed(range(place)) if words[n].text in DETERMINERS)
        start = next(before, None) if obliged else place + 1 if word.text in _AWAITING else None
        found = noun_at(words, start, names) if start is not None and words[start].text in DETERMINERS else None
        following = [w.text for w in words[found.end : found.end + 1]] if found else []
        if found and following and following[0] in (_OBLIGED if obliged else _BEING):
            yield found


def leant_on(words: Sequence[Word], leans: Iterable[Lean], names: frozenset[int]) -> Iterator[Found]:
    """The nouns with an article right behind or before words that lean: "condemned the hunt", "a hunt would be
    pointless"."""
    for lean in leans:
        end = next((n for n in range(lean.start, 0, -1) if words[n - 1].text not in HELPERS), 0)
        before = range(max(0, end - PHRASE_WORDS), end)
        start = next((n for n in reversed(before) if words[n].text in DETERMINERS), None)
        if lean.place == "after":
            start = lean.end - (words[lean.end - 1].text in DETERMINERS)
        if start is None or start >= len(words) or words[start].text not in _MENTIONING:
            continue
        found = noun_at(words, start, names)
        if found and (lean.place == "after" or found.end == end):
            yield found


def _is_item(words: Sequence[Word], place: int) -> bool:
    """Whether a noun phrase is told, and not a clause: no verb stands in it or follows it."""
    end = phrase_end(words, place)
    phrase, following = words[place + 2 : end], [word.text for word in words[end : end + 1]]
    return not any(w.text.endswith("ed") or w.stem in _TOLD for w in phrase) and (
        not following or following[0] in _AFTER_ITEM or not following[0][:1].isalnum()
    )


def _passes_on(words: Sequence[Word], place: int, end: int) -> bool:
    """Whether a noun phrase ends in what only passes on a wish: "the guild's demand that", "her plea to"."""
    following = [word.text for word in words[end : end + 1]]
    return place < end and words[end - 1].text in WISHES and following in (["that"], ["to"])


def _moved(found: Found, by: int) -> Found:
    return Found(found.start + by, found.end + by, found.value)


def _wished(words: Sequence[Word], place: int, end: int) -> int | None:
    """Where the verb of what is wished stands, if right after who is to do it: "that the mayor open the files"."""
    later = (n for n in range(place + 2, end) if words[n].text in DETERMINERS)
    verb = next(later, place) - 1
    return verb if verb > place and not words[verb].text.endswith(("s", "ed", "ing")) else None


def _acting(words: Sequence[Word], end: int) -> int:
    """Where it is told what somebody is to do: after a noun phrase and what belongs to it ("the owners of the pier
    to …")."""
    later = phrase_end(words, end + 1)
    belongs = end < len(words) and words[end].text in ("of", "in", "at", "from", "on")
    return later if belongs and later < len(words) and words[later].text == "to" else end


def refused(words: Sequence[Word], names: frozenset[int], subject: int = 0) -> Found | None:
    """What a sentence that begins with the speaker says will not be done: "I am not going to sell the pier".
    `subject`: words at its beginning that mean the speaker, if no pronoun does ("the guild is not going to …")."""
    said = [word.text for word in words]
    place = 1 if said[:1] == ["that"] else 0
    helper = subject or place + 1
    if len(said) < helper + 3 or (not subject and said[place] not in _FIRST) or said[helper] not in BE_OR_WILL:
        return None
    if not words[helper + 1].negates:
        return None
    going = said[helper + 2 : helper + 4] == ["going", "to"]
    if said[helper + 2] == "longer" or undoes(words[helper + (4 if going else 2) : helper + 5][0]):
        return None
    if not going and said[helper] in ("am", "are", "is", "was", "were"):
        return None
    return verb_at(words, helper + (4 if going else 2), names)
