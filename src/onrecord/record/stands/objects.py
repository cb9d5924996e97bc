"""Things of a story's own, where no table names them: a verb with its object, or a noun phrase.

A thing goes by the root of its word without its ending as a noun, so that "appointing", "appoint" and
"appointment" are one.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.record.stands.phrases import ENDS, Found, Word, root
from onrecord.record.stands.shells import is_shell
from onrecord.record.words import word_set

OWN = "~"
"""Begins the key of a thing of the story's own."""

STEM_LETTERS = 4
"""Letters that are left of a noun, at least, when its ending is taken off."""

PHRASE_WORDS = 6
"""A noun phrase of more words is not followed to its head, nor is more of it shown."""

_ENDINGS = ("ization", "isation", "ation", "ition", "ment", "ance", "ence", "ion", "al", "ing", "at")
DETERMINERS = word_set(
    "a an the this that these those his her its their our my your any some no every each all both more another "
    "such what"
)
LIGHT = word_set(
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
BE_OR_WILL = word_set("am are is was were will would shall")
HELPERS = BE_OR_WILL | word_set("would should must can could may might has have had been be not never also only")
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
            "view opinion findings activity action winner loser inroad detail scene "
            "say member group party system process value record level amount rate point area field side form list "
            "order force power sense name body world state mind head hand eye heart"
        ),
    )
)
WISHES = word_set(
    "need necessity importance idea possibility prospect use demand demands call calls request requests plea "
    "pleas appeal appeals proposal proposals plan plans offer offers condition conditions insistence ultimatum "
    "wish bid motion petition suggestion order pressure invitation promise pledge refusal vow commitment"
)
"""Nouns that pass on what somebody wants to what follows them: "the need for a new pier", "the guild's demand that
the pier be mended"."""

MAKING = word_set(
    "build construct create introduce establish launch adopt approve accept allow support back endorse grant pass "
    "sign open"
)
STOPPING = word_set(
    "halt stop scrap cancel block abandon drop shelve reject oppose veto prevent end suspend postpone delay ban "
    "freeze remove revoke repeal dissolve disband withdraw abolish lift fight resist"
)
"""Verbs that bring about, or do away with, what they govern: that is the thing, and not what is done to it."""

GOING = word_set("go travel come return")
_BEEN = word_set("been")
STOPPED = frozenset(map(root, STOPPING))
LATER = word_set("only now today tomorrow tonight again either anyway once")
_STATES = word_set("open shut closed free alone intact alive going running out off down gone away")
"""What is said of a thing behind it: "keep the pier open"."""


def key_of(word: str) -> str:
    """The key of a thing of the story's own that goes by this word."""
    stem = root(word)
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= STEM_LETTERS:
            return OWN + stem.removesuffix(ending)
    return OWN + stem


def undoes(word: Word) -> bool:
    """Whether a verb does away with what it governs: "withdraw the order"."""
    return word.text in STOPPING or word.stem in STOPPED


def is_adverb(word: Word) -> bool:
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
    if verb in LIGHT | MAKING | STOPPING:
        away = [w.text for w in words[end : end + 2]]
        if away[:1] == ["from"] and away[-1].endswith("ing"):
            return None  # who keeps the damage from spreading wants no damage
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
    unnamed = vague or blamed or inner or is_adverb(head) or head.text.endswith("'s")
    return None if unnamed else Found(place, end, key_of(head.text))
