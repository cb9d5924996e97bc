"""What somebody's words are about where no table names it: what a demand, a refusal, a plan or a promise governs.

The thing is the verb after "to", "that X should" or "X to" ("to raise the barge": raise), else the head of the
noun phrase that follows the cue ("the appointment of a panel": appointment). It goes by that word's root without
its ending as a noun, so that "appointing", "appoint" and "appointment" are one thing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from onrecord.record.stands.leaning_words import Lean
from onrecord.record.stands.phrases import Found, Word, root
from onrecord.record.words import word_set

OWN = "~"
"""Begins the key of a thing of the story's own."""

STEM_LETTERS = 4
"""Letters that are left of a noun, at least, when its ending is taken off."""

PHRASE_WORDS = 6
"""A noun phrase of more words is not followed to its head, nor is more of it shown."""

SHELL_WORDS = 5
"""A noun that points to what was spoken of before is looked for among so many words."""

_ENDINGS = ("ization", "isation", "ation", "ition", "ment", "ance", "ence", "ion", "al", "ing", "at")
_SKIPPED = word_set("that to for of about over on with at in upon by against")
DETERMINERS = word_set(
    "a an the this that these those his her its their our my your any some no every each all both more another "
    "such what"
)
ENDS = word_set(
    "of in on at by for from with without to into about over under against after before during between among "
    "through until as than via amid despite upon towards toward "
    "that which who whom whose where when while if unless because since so and or but be is "
    "are was were has have had will would shall should can could may might must do does did not never near within "
    "himself herself itself themselves myself ourselves yourself"
)
_WISHED, _FORETOLD = word_set("should must shall be to"), word_set("will would")
_FIRST = word_set("i we he she they it")
_BE_OR_WILL = word_set("am are is was were will would shall")
_LIGHT = word_set(
    "have make take give hold get put do let help keep continue start begin try find see seek use set send bring "
    "want need"
)
MIND = word_set(
    "be know say tell think believe speak talk comment discuss answer speculate explain learn hear understand ask "
    "see go come become live remain stay feel look wait win lose happen work own matter belong seem share "
    "mention regard forget remember discount imagine pretend assume wonder notice overlook underestimate"
)
_PRONOUNS = word_set(
    "it them him her me us you this that these those one ones he she they i we who what everyone everybody anyone "
    "nobody nothing something anything everything myself himself herself themselves itself"
)
_LISTING = frozenset({"demand", "reject", "promise", "accept"})
_ARTICLES = word_set("a an the more better new")
_AFTER_ITEM = word_set("of in on at for to with over against from and or by into between about that")
_ENDS_LIST = word_set(
    ". ; : ! ? ( ) — – but because if unless until while when although though after before which who"
)
_TOLD = frozenset(map(root, word_set("say tell call warn add be have will")))
_OBLIGED, _AWAITING = word_set("must should"), word_set("until till unless")
_BEING = word_set("is are was were has have")
HELPERS = _BE_OR_WILL | word_set("would should must can could may might has have had been be not never also only")
PARTICLES = word_set("up back out off down away forward ahead together already")
_VAGUE = frozenset(
    map(
        root,
        word_set(
            "way time day thing people person man woman men women part work role fact idea word statement comment "
            "reply answer question interest right support effort step move decision plan proposal demand request "
            "call attention matter issue problem result kind sort lot number case country government page story "
            "year month week hour minute chance place life end course news team job everyone courage efforts "
            "situation position response report reports claim claims accusation allegation allegations thought "
            "clear sure rumour rumor speculation insinuation smear lie "
            "account version explanation charge fault doubt doubts mention patience suggestion policy address "
            "word label description argument talk denial notion impression narrative image picture "
            "say member group party system process value record level amount rate point area field side form list "
            "order force power sense name body world state mind head hand eye heart"
        ),
    )
)
ORDERS, DEMANDS, DECISIONS, _IDEAS = (
    frozenset(map(root, word_set(nouns)))
    for nouns in (
        "order measure halt decree instruction directive",
        "demand request call ultimatum",
        "decision move step announcement pledge promise guarantee assurance commitment retreat reversal climbdown "
        "ruling verdict concession change",
        "proposal idea suggestion gesture notion prospect initiative scheme project",
    )
)
"""Nouns that only point to what the page spoke of before: to what somebody has others do, asks for, has decided,
or to something whoever thought of it."""

SHELLS = ORDERS | DEMANDS | DECISIONS | _IDEAS

WISHES = word_set(
    "need necessity importance idea possibility prospect use demand demands call calls request requests plea "
    "pleas appeal appeals proposal proposals plan plans offer offers condition conditions insistence ultimatum "
    "wish bid motion petition suggestion order pressure invitation promise pledge refusal vow commitment"
)
"""Nouns that pass on what somebody wants to what follows them: "the need for a new pier", "the guild's demand that
the pier be mended"."""

_MAKING = word_set(
    "build construct create introduce establish launch adopt approve accept allow support back endorse grant pass "
    "sign open"
)
_STOPPING = word_set(
    "halt stop scrap cancel block abandon drop shelve reject oppose veto prevent end suspend postpone delay ban "
    "freeze remove revoke repeal dissolve disband withdraw abolish lift fight resist"
)
"""Verbs that bring about, or do away with, what they govern: that is the thing, and not what is done to it."""

_HALTS = word_set("halt end stop")
"""Nouns for the end of what follows "to": "a halt to the barge"."""

_REFUSAL = root("refusal")
GOING = word_set("go travel come return")
_BEEN = word_set("been")

_STOPPED = frozenset(map(root, _STOPPING))
_DONE_TO = frozenset(map(root, _LIGHT | _MAKING | _STOPPING))
"""What is done to a thing without saying more of it: "that the pier be kept"."""
_MENTIONING = word_set("a an the any no such this that")
LATER = word_set("only now today tomorrow tonight again either anyway once")
_STATES = word_set("open shut closed free alone intact alive going running out off down gone away")
"""What is said of a thing behind it: "keep the pier open"."""

DEEDS = frozenset(map(root, word_set("do comply obey oblige")))
"""Verbs that point to what somebody was told to do."""

_SO = word_set("so it that")
_GOING_ON = word_set("as stands stood remains remained goes went comes came makes made will")
_POINTING = word_set("the this that these those such his her its their my our your")


def key_of(word: str) -> str:
    """The key of a thing of the story's own that goes by this word."""
    stem = root(word)
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= STEM_LETTERS:
            return OWN + stem.removesuffix(ending)
    return OWN + stem


def is_shell(words: Sequence[Word]) -> bool:
    """Whether a stretch points to what was spoken of before, and says no more of it: "the decision", "her ten-year
    pledge"."""
    said = [word.text for word in words]
    if len(said) < 2 or not _points(said[0]):
        return False
    head = next((n for n in range(1, min(len(said), SHELL_WORDS)) if root(said[n]) in SHELLS), None)
    if head is None or any(not w[:1].isalnum() or w in ENDS for w in said[1:head]):
        return False
    following = said[head + 1 : head + 2]
    return (
        not following
        or following[0] in (ENDS | _GOING_ON) - {"of", "to", "that", "for", "with", "between"}
        or not following[0][:1].isalnum()
    )


def _points(word: str) -> bool:
    """Whether it is an article or says whose something is: "the", "her", "Norland's"."""
    return word in _POINTING or word.endswith("'s")


def shells(words: Sequence[Word], judged: Collection[int] = ()) -> Iterator[tuple[int, int]]:
    """The places of what points to what was spoken of before: "the decision", "the region's order". `judged`:
    where it is said of something how it is ("called the order rash")."""
    for start, word in enumerate(words):
        if not _points(word.text):
            continue
        reach = range(start + 1, min(start + SHELL_WORDS, len(words)))
        head = next((n for n in reach if words[n].stem in SHELLS), start)
        if head > start and is_shell(words[start : head + 1 if head + 1 in judged else head + 2]):
            yield start, head + 1


def undoes(word: Word) -> bool:
    """Whether a verb does away with what it governs: "withdraw the order"."""
    return word.text in _STOPPING or word.stem in _STOPPED


def deeds(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The places of verbs that point to what somebody was told to do: "refused to do so", "would comply"."""
    for start, (word, after) in enumerate(pairwise([*words, Word("", "", 0, 0)])):
        if word.stem == "do" and after.text in _SO:
            yield start, start + 2
        elif word.stem in DEEDS and word.stem != "do":
            yield start, start + 1


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
        words[place].text in _SKIPPED or words[place].negates or _is_adverb(words[place])
    ):
        negated ^= words[place].negates
        before = before if words[place].negates or _is_adverb(words[place]) else words[place].text
        place += 1
    if before == "to" and place < len(words) and words[place].text not in DETERMINERS:
        found = verb_at(words, place, names)
        return (found, negated ^ (words[place].text in _STOPPING)) if found else None
    end = phrase_end(words, place)
    if _passes_on(words, place, end):
        later = governed(words[end:], frozenset(n - end for n in names), "demand", says=False)
        refused_by = words[end - 1].stem == _REFUSAL
        return (_moved(later[0], end), negated ^ later[1] ^ refused_by) if later else None
    wished = _wished(words, place, end) if before == "that" and act in ("demand", "urge") else None
    if wished is not None:
        found = verb_at(words, wished, names)
        return (found, negated ^ (words[wished].text in _STOPPING)) if found else None
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
        negated ^= start < len(words) and (words[start].text in _STOPPING or words[start].stem in _STOPPED)
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
    if len(said) < helper + 3 or (not subject and said[place] not in _FIRST) or said[helper] not in _BE_OR_WILL:
        return None
    if not words[helper + 1].negates:
        return None
    going = said[helper + 2 : helper + 4] == ["going", "to"]
    if said[helper + 2] == "longer" or undoes(words[helper + (4 if going else 2) : helper + 5][0]):
        return None
    if not going and said[helper] in ("am", "are", "is", "was", "were"):
        return None
    return verb_at(words, helper + (4 if going else 2), names)


def _is_adverb(word: Word) -> bool:
    return word.text.endswith("ly") or word.text in ("also", "again", "still", "now", "immediately")


def phrase_end(words: Sequence[Word], place: int) -> int:
    """Where a noun phrase that begins at `place` ends: at a mark, a small word or a negation."""
    end = place
    while end < len(words) and not words[end].is_mark and words[end].text not in ENDS and not words[end].negates:
        end += 1
    return end


def verb_at(words: Sequence[Word], place: int, names: frozenset[int]) -> Found | None:
    """A verb with its object, by the verb; by the object where the verb says little ("to hold a hearing")."""
    if place >= len(words) or not words[place].text[:1].isalpha() or place in names:
        return None
    verb = words[place].text
    end = phrase_end(words, place + 1)
    following = [word.text for word in words[place + 1 : place + 2]]
    if verb in GOING and following == ["to"]:
        return noun_at(words, place + 2, names)
    bare = end - 1 if words[end - 1].text in PARTICLES else end
    if following and (following[0] in _BEEN or is_shell(words[place + 1 : bare])):
        return None
    if following and following[0] in PARTICLES and end > place + 2:
        return Found(place, min(end, place + PHRASE_WORDS), f"{key_of(verb)} {following[0]}")
    if verb in _LIGHT | _MAKING | _STOPPING:
        doing = words[place + 1 : place + 2]
        return None if any(w.text.endswith("ing") for w in doing) else noun_at(words, place + 1, names)
    if verb in MIND or verb in ENDS or end == place + 1 or words[place + 1].text in _PRONOUNS:
        return None
    return Found(place, min(end, place + PHRASE_WORDS), key_of(verb))


def noun_at(words: Sequence[Word], place: int, names: frozenset[int]) -> Found | None:
    """A noun phrase by its last word; none where that is somebody, a pronoun, or says nothing of what is meant."""
    end = phrase_end(words, place)
    if end + 1 < len(words) and words[end - 1].text in WISHES and words[end].text in ("of", "for"):
        place, end = end + 1, phrase_end(words, end + 1)
    while place < end and words[place].text in DETERMINERS:
        place += 1
    while end - 1 > place and words[end - 1].text in _STATES | LATER | PARTICLES:
        end -= 1
    if not 0 < end - place <= PHRASE_WORDS or end - 1 in names:
        return None
    head, following = words[end - 1], [word.text for word in words[end : end + 2]]
    blamed = len(following) > 1 and following[0] == "of" and following[1].endswith("ing")
    vague = head.stem in _VAGUE or head.text in _PRONOUNS or head.text == "there" or head.text[:1].isdigit()
    inner = any(word.text in _PRONOUNS for word in words[place : end - 1]) or head.text in PARTICLES
    unnamed = vague or blamed or inner or _is_adverb(head) or head.text.endswith("'s")
    return None if unnamed else Found(place, end, key_of(head.text))
