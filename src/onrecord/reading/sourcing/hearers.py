"""Who is spoken to: the words that name a hearer, in the sentence of an attribution."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.data.wordlists import listed
from onrecord.model import Range
from onrecord.reading.draft import Draft, overlap, trimmed
from onrecord.reading.sourcing.occasion_phrases import inside_name, is_event, is_gathering
from onrecord.reading.words.cues import Word, words_of
from onrecord.reading.words.function_words import PREPOSITIONS, SOME
from onrecord.reading.words.lemmas import lemmas
from onrecord.reading.words.lexicon import noun

_HEARERS = listed("hearers.verbs")
"""Verbs whose object is the hearer."""

_BY_TO = listed("hearers.by_to")
"""Cues whose hearer follows "to"."""

_ABOUT = frozenset({"about", "on", "over", "whether", "if"})
""" "Poe was asked | about | it" is said to Poe, and "she is assured | of | it" to nobody."""

_ANSWERING = frozenset({"respond", "reply"})
""" "Responded to | Poe’s accusations": to what, and not to whom."""

_BY_WITH = frozenset({"plead", "reason", "remonstrate", "argue"})
"""The same, where it follows "with"."""

_STOP = listed("hearers.stop")
_CALLED_ON = frozenset({"call", "prevail"})
"""Verbs whose hearer follows "on" or "upon"."""

_ITS_OWN = listed("hearers.its_own")
_NO_HEARER = listed("hearers.nobody")
"""Nouns that are told or addressed and hear nothing: "told the truth", "addressed the issue"."""

_LONGEST = 9
"""Words of an addressee; longer stretches are clauses."""

_SPEAKING = re.compile(
    r"\b(?:(?:[Ss]peaking|[Tt]alking)\s+(?:\w+ly\s+)?(?:(?:from|outside|at|in|after|before|on)\s[^,.;:“”\"]{2,40}?\s)?(?:to|with)"
    r"|[Aa]ddressing)\s+"
)
_WRITTEN = re.compile(
    r"\b(?:letter|e-?mail|memo|memorandum|message|note|text|telegram|statement|remarks|speech|voicemail|robocall)s?\s+to\s+",
    re.IGNORECASE,
)
"""Words of an occasion behind which its hearer stands."""


def owned(text: str, where: Range) -> Range:
    """A hearer's words without the owner in front: "their superiors" are not who they belong to."""
    match = _OWNER.match(text, *where)
    return (match.end(), where[1]) if match else where


def is_own(text: str, where: Range) -> bool:
    """The hearer is the page itself: "this newspaper"."""
    words = words_of(text, *where)
    return len(words) > 1 and words[0].text == "this" and words[-1].text in _ITS_OWN


_OWNER = re.compile(r"(?:his|her|its|their|my|our|your)\s+", re.IGNORECASE)


def hearer(text: str, draft: Draft, sentence: Range) -> Range | None:
    """Where the object of "told" and the like stands, or what follows "to" after "said", "letter" and the like."""
    cue = [word for start, end in draft.cue for word in words_of(text, start, end)]
    if not cue:
        return None  # none, or a colon
    bases = [base for word in cue for base in lemmas(word.text)]
    start = draft.cue[-1][1]
    after = words_of(text, start, min(max(sentence[1], start), start + 160))
    own = [i for i, word in enumerate(cue) if set(lemmas(word.text)) & _HEARERS and not _is_noun(cue, i)]
    if own and own[-1] + 1 < len(cue) and cue[-1].text != "to":
        within = _noun_phrase(text, cue[own[-1] + 1 :], draft, in_cue=True)
        if within or not _passive(cue, own[-1]) or cue[-1].text not in _ABOUT:
            return within
    if own and not _passive(cue, own[-1]):
        heard = _noun_phrase(text, after, draft, in_cue=False)
        return None if heard and "address" in lemmas(cue[own[-1]].text) and _is_deaf(text, heard) else heard
    if own:
        return _subject(text, draft, sentence)
    if set(bases) & _CALLED_ON and cue[-1].text in {"on", "upon"}:
        return _noun_phrase(text, after, draft, in_cue=False)
    if set(bases) & (_BY_TO - _ANSWERING) and cue[-1].text == "to":
        return _noun_phrase(text, after, draft, in_cue=False)
    with_ = next((i for i, word in enumerate((cue[-1], *after[:1])) if word.text == "with"), None)
    if set(bases) & _BY_WITH and with_ is not None:
        return _noun_phrase(text, after[with_:], draft, in_cue=False)
    if set(bases) & _BY_TO or "reporters" in bases:
        position = next((i for i, word in enumerate(after[:2]) if word.text == "to"), None)
        if position is not None and after[0].text[0].isalnum() and not _in_content(after[position], draft):
            return _noun_phrase(text, after[position + 1 :], draft, in_cue=False)
        behind = words_of(text, draft.content[-1][1], max(sentence[1], draft.content[-1][1]))
        if len(behind) > 1 and behind[0].text == "to" and draft.content[-1][0] >= start:
            return _noun_phrase(text, behind[1:], draft, in_cue=False)
    return None


def _is_deaf(text: str, heard: Range) -> bool:
    """ "Addressed | the lines on the map": a thing, which hears nothing."""
    last = words_of(text, *heard)[-1]
    known = last.text in _PRONOUNS | SOME or noun(last.text) is not None or is_event(last.text)
    return not known and text[last.start].islower()


def _is_noun(cue: Sequence[Word], index: int) -> bool:
    """ "Said in a televised address": a noun, and nobody is addressed."""
    return any(word.text in _DETERMINERS for word in cue[max(index - 2, 0) : index])


_DETERMINERS = listed("occasions.determiners")


def _subject(text: str, draft: Draft, sentence: Range) -> Range | None:
    """The subject of a passive ("Residents were warned"): the words before it, back to a mark."""
    kept: list[Word] = []
    loose = False
    for word in reversed(words_of(text, min(sentence[0], draft.cue[0][0]), draft.cue[0][0])):
        loose = len(kept) == 1 and word.text in PREPOSITIONS  # "in part | was persuaded"
        if not word.text[0].isalnum() or word.text in _STOP - {"he", "she", "they", "it", "we", "i"}:
            break
        kept.append(word)
    kept = [word for word in reversed(kept) if word.text not in _AUXILIARIES]
    if loose or (kept and any(overlap((kept[0].start, kept[-1].end), piece) for piece in draft.source)):
        return None
    return (kept[0].start, kept[-1].end) if 0 < len(kept) <= _LONGEST else None


_AUXILIARIES = frozenset({"is", "are", "was", "were", "has", "have", "had", "been", "being", "also", "and"})


def _passive(cue: Sequence[Word], index: int) -> bool:
    """Whether the verb was done to the subject: "is told", and not "is telling"."""
    helped = index > 0 and cue[index - 1].text in {"was", "were", "been", "be", "being", "is", "are"}
    return helped and not cue[index].text.endswith("ing")


def _in_content(word: Word, draft: Draft) -> bool:
    return any(start <= word.start < end for start, end in draft.content)


def _noun_phrase(text: str, words: Sequence[Word], draft: Draft, in_cue: bool) -> Range | None:
    """The words up to the first that ends a noun phrase. Who is urged may be the content's subject."""
    kept: list[Word] = []
    for word in words[:_LONGEST]:
        if (
            (_stops(text, word) and not (word.text == "this" and _owns(words)))
            or (kept and word.text in {"the", "a", "an"})
            or (kept and kept[0].text in _PRONOUNS and word.text in PREPOSITIONS)
            or not (word.text[0].isalnum() or word.text in {"'", "’", "&"} or inside_name(text, word))
        ):
            break
        if (
            not in_cue
            and _in_content(word, draft)
            and not (_before_clause(words) or _unlinked(text, words, draft))
        ):
            break
        if any(start <= word.start < end for start, end in draft.source):
            break
        kept.append(word)
    while kept and kept[-1].text in _LOOSE:
        kept.pop()
    if len(kept) > 1 and kept[-1].text == "s" and kept[-2].text in {"'", "’"}:
        kept = kept[:-2]
    while len(kept) > 1 and (_is_adverb(kept) or _hangs_on(text, kept)):
        kept.pop()
    if kept and _how(text, kept[0]):
        return None
    if (
        not kept
        or kept[0].text in PREPOSITIONS | _AUXILIARIES | {"against", "or", "but"}
        or any(w.text in _NO_HEARER for w in (*kept[:3], kept[-1]))
    ):
        return None
    return trimmed(text, (kept[0].start, kept[-1].end))


_PRONOUNS = frozenset({"me", "him", "us", "them", "you"})
"""Hearers of one word, behind which no phrase hangs: "told | me | with a smile"."""

_LOOSE = frozenset({"'", "’", "and", "or", "of", "the", "again", "outside", "inside", "near", "beside", "behind"})
"""Words at the end of a hearer that are no part of it."""


def _hangs_on(text: str, kept: Sequence[Word]) -> bool:
    """The last word only says where they were: "members gathered | outside", "a crowd waiting | in the rain"."""
    last, before = kept[-1], kept[-2].text
    placed = _PLACED.match(text, last.end) is not None and last.text.endswith(("ed", "ing"))
    placed = placed and not is_gathering(last.text)
    return placed and text[last.start].islower() and (before.endswith("s") or before in _CROWDS)


_PLACED = re.compile(r"\s(?:outside|inside|in|at|near|on|around|behind|before|by|from|under|for|beside)\b")
_CROWDS = frozenset(
    {"crowd", "people", "audience", "press", "gathering", "congregation", "rally", "men", "women", "children"}
)


def _is_adverb(kept: Sequence[Word]) -> bool:
    """The last word says how they were told, and not who: "the crowd angrily", and not "a rally", "his family"."""
    last = kept[-1].text
    owned = kept[-2].text in _DETERMINERS
    return last.endswith("ly") and not owned and not is_event(last) and noun(last) is None


def _how(text: str, word: Word) -> bool:
    """ "Warned repeatedly against it", "told recently how it began": nobody is named behind the verb."""
    return word.text.endswith("ly") and text[word.start].islower() and noun(word.text) is None


def _stops(text: str, word: Word) -> bool:
    """The word ends a noun phrase; one in capitals is a part of a name ("USA TODAY")."""
    return word.text in _STOP and not (len(word.text) > 1 and text[word.start : word.end].isupper())


def _owns(words: Sequence[Word]) -> bool:
    """ "told this newspaper", and not "told this week"."""
    return len(words) > 1 and words[0].text == "this" and words[1].text in _ITS_OWN


_MARKS = frozenset({",", "'", '"', "“", "‘"})
"""Marks before such a word: "urged both sides “to stay”"."""


def _before_clause(words: Sequence[Word]) -> bool:
    """ "urged Z to leave", "promised Z that", "thanked Z for": such a word, and no end of a clause before."""
    for word in words[: _LONGEST + 1]:
        if word.text in {"to", "that", "for"}:
            return True
        if (word.text in _STOP and word.text != "this") or not (word.text[0].isalnum() or word.text in _MARKS):
            return False
    return False


def _unlinked(text: str, words: Sequence[Word], draft: Draft) -> bool:
    """ "Tells the agency | he has not read it", "told Radio Tarn | the date is firm": without "that"."""
    if _TELLS.isdisjoint(lemmas(text[slice(*draft.cue[-1])].split()[-1].lower())):
        return False
    named = text[words[0].start].isupper()
    for number, word in enumerate(words[1 : _UNLINKED + 1], start=1):
        if word.text in _BEGINS or (named and word.text in _DETERMINERS):
            return named or number > 1
        if not word.text[0].isalnum() or (named and not text[word.start].isupper()):
            return False
    return False


_TELLS = frozenset({"tell", "inform", "assure", "remind", "warn"})
_BEGINS = frozenset({"he", "she", "they", "it", "there"})
_UNLINKED = 4
"""Words of such a hearer at most."""


def spoken_to(text: str, draft: Draft, sentence: Range, occasion: Range | None) -> Range | None:
    """Who is named beside the cue: "speaking to farmers, she said", "said in a letter to the guild"."""
    written = _WRITTEN.search(text, *occasion) if occasion else None
    if written:
        return _noun_phrase(text, words_of(text, written.end(), sentence[1]), draft, in_cue=False)
    for match in _SPEAKING.finditer(text, *sentence):
        before = text[sentence[0] : match.start()].rstrip()
        inner = any(overlap(match.span(), piece) for piece in (*draft.content, *draft.source))
        if not inner and (len(before) <= _FRONT or before.endswith(",")):
            return _noun_phrase(text, words_of(text, match.end(), sentence[1]), draft, in_cue=False)
    return None


_FRONT = 12
"""Characters before words that open a sentence. Set by judgement."""
