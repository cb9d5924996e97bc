"""Whether a thing of the story's own has a name that a reader understands: "leaving the island", "limits on
donations", but not "those", "voice", "coming up". What cannot be named is no issue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.data import calendar
from onrecord.data.faults import finds_fault
from onrecord.model import Issue
from onrecord.record.stands.issues import Side
from onrecord.record.stands.labels import fuller, gerund, labelled
from onrecord.record.stands.objects import (
    DETERMINERS,
    GOING,
    HELPERS,
    OWN,
    PARTICLES,
    PHRASE_WORDS,
    phrase_end,
)
from onrecord.record.stands.phrases import ENDS, Word, root
from onrecord.record.stands.plain_acts import is_deed
from onrecord.record.stands.stated import ALONE
from onrecord.record.words import STOPWORDS, is_past, stem, word_set

MORE = 4
"""Words behind "of" or "on" that belong to a name, at most: "limits on political contributions"."""

SHARE = 1 / 4
"""Share of the sides on a thing whose words have more of its name, from which it is called so."""

BETWEEN = 2
"""Words between an article and the noun that it stands with, at most: "a second chance"."""

_VERB_BEFORE = word_set(
    "to not never will would shall should must can could may might don't doesn't won't wouldn't"
)
_MORE_BY = word_set("of on for over against into between with")
_NO_VERBS = word_set(
    "further next fast blue outright even else once twice together better best first last given new old good bad "
    "also still almost nearly soon always mind make let get have take everyone everybody anyone someone all both "
    "most more many some few"
)
"""Words that stand where a verb would, and are none that a name begins with."""

_NAMELESS = word_set("nothing either neither whoever whatever whichever what's someone somebody anything")
"""Words that no name has."""

_BREAKS = ENDS | (STOPWORDS - DETERMINERS)
_QUOTED = word_set("word words term phrase label nickname")
_UNCHANGED = word_set("put cut set shut hit cast split")
_NO_VERB = ("ly", "ic", "ous", "ful", "less", "tive", "sive", "ible")
_NO_NAME = word_set(
    "already else those these some most many more much both all others other another either none each every you "
    "yes million billion trillion hundred thousand dozen tens hundreds thousands dozens two three four five six "
    "seven eight nine ten percent mr mrs ms dr sen "
    "rep gov today tomorrow tonight yesterday morning evening home then now very well back forth ever stead "
    "true false same such own personal free open shut ready strong big great"
).union(calendar.dates() - {"may"})
"""Last words of what names nothing."""


def label(text: str, words: Sequence[Word], start: int, end: int, names: frozenset[int], is_verb: bool) -> str:
    """How the words at places `start` to `end` are called, with what belongs to them; "" where they are no name.
    `names`: places of words that mean somebody; `is_verb`: the first tells what is to be done."""
    is_verb = is_verb and text[words[start].end : words[start].end + 1] != "-"
    while not is_verb and start and text[words[start - 1].end : words[start].start] == "-":
        start -= 1  # "second-place finish" is no place finish
    shown, end = _spelled(text, words, start, end, names)
    first, last = words[start], words[end - 1]
    if end == start + 1:
        is_verb = is_verb and (words[start - 1].text in _VERB_BEFORE if start else True)
    if any(word.text in _NAMELESS for word in words[start:end]):
        return ""
    if last.text not in PARTICLES and (last.text in STOPWORDS | _NO_NAME or last.text.isdigit()):
        return ""
    if last.text in PARTICLES and not is_verb:
        return ""
    if is_verb:
        bad = (
            first.text in _NO_VERBS | STOPWORDS
            or first.text.endswith(_NO_VERB)
            or (_is_done(first) and stem(first.text) != first.text)
            or start in names
        )
        alone = all(w.text in PARTICLES for w in words[start + 1 : end])
        if bad or (alone and first.stem not in ALONE):
            return ""
        return labelled(shown, is_verb=True)
    inner = [w for w in words[start : end - 1] if w.text in STOPWORDS - {"own", "no", "same", "other"}]
    inner += [w for w in words[start : start + 1] if w.text in _QUOTED]
    adverb = any(w.text.endswith("ly") for w in words[start:end])
    participle = last.text.endswith("ed") and end > start + 1
    if inner or adverb or participle or finds_fault(last.text):
        return ""
    return " ".join(shown)


def _whole(text: str, words: Sequence[Word], end: int) -> int:
    """Where a name ends that breaks off inside "out-of-print books" or behind the initial of "Ada L. Poe"."""
    whole = end
    while whole < len(words) and text[words[whole - 1].end : words[whole].start] == "-":
        whole += 1
    if whole > end:
        return min(phrase_end(words, whole), end + PHRASE_WORDS)
    initial = len(words[end - 1].text) == 1 and words[end - 1].text.isalpha()
    return phrase_end(words, end + 1) if initial and end + 1 < len(words) and words[end].text == "." else end


def _spelled(
    text: str, words: Sequence[Word], start: int, end: int, names: frozenset[int]
) -> tuple[list[str], int]:
    """The words of a name with their hyphens, and where it ends; `names`: places of words that mean somebody."""
    shown: list[str] = []
    for n, w in enumerate(words[start:end], start):
        word = text[w.start : w.end] if n in names else w.text
        hyphen = n > start and text[words[n - 1].end : w.start] == "-"
        shown[-1:] = [f"{shown[-1]}-{word}"] if hyphen else [*shown[-1:], word]
    whole = _whole(text, words, end)
    if whole > end:
        shown[-1] = text[words[end - 1].start : words[whole - 1].end]
    return shown, whole


def longer(text: str, words: Sequence[Word], start: int, end: int) -> str:
    """One word with what belongs to it: "release of the nine men", "going to the island", "putting back the
    hearing", "barring Norlandish lorries"; else ""."""
    if end > start + 1:
        return ""
    if words[start].text in STOPWORDS | _NO_NAME:
        return ""
    word, at = words[start].text, start - (start > 0 and words[start - 1].text in DETERMINERS)
    if at > 1 and words[at - 1].text == "to" and words[at - 2].text in GOING:
        return " ".join((gerund(words[at - 2].text), "to", *_shown(text, words[at:end])))
    if start > 1 and words[start - 1].text == "be" and _is_done(words[start]):
        return _undergone(text, words, start, words[: start - 1])
    place = next((n for n in range(end, min(end + BETWEEN + 1, len(words))) if words[n].text == "be"), 0)
    if place and place + 1 < len(words) and _is_done(words[place + 1]):
        return _undergone(text, words, place + 1, words[:end])
    if end >= len(words) or words[end].text not in _MORE_BY:
        return ""
    place = end + 1
    while place < len(words) and place - end <= MORE and not words[place].is_mark:
        if words[place].text in ENDS | STOPWORDS | {"whether"} and not (
            place == end + 1 and words[place].text in DETERMINERS
        ):
            break
        place += 1
    phrase = words[end:place]
    doing = next((n for n, word in enumerate(phrase) if n > 1 and word.text.endswith("ing")), len(phrase))
    phrase = phrase[:doing]
    cut = place < len(words) and words[place].text == "." and len(phrase[-1:]) and len(phrase[-1].text) == 1
    if cut or len(phrase) < 2 or phrase[-1].text in STOPWORDS | _NO_NAME or phrase[-1].text.endswith(("ly", "'s")):
        return ""
    is_verb = start > 0 and words[start - 1].text in _VERB_BEFORE
    return " ".join((gerund(word) if is_verb else word, *_shown(text, phrase)))


def _shown(text: str, words: Sequence[Word]) -> list[str]:
    return [text[w.start : w.end] for w in words]


def _is_done(word: Word) -> bool:
    """Whether it is a participle: "barred", "given"."""
    regular = word.text.endswith("ed") and not word.text.endswith("eed")
    return regular or is_past(word.text) or word.text in _UNCHANGED


def _undergone(text: str, words: Sequence[Word], verb: int, before: Sequence[Word]) -> str:
    """What is done to what: of "that lorries would be | barred" "barring lorries"."""
    subject = [w for w in before if w.text not in HELPERS and not w.text.endswith("ly")]
    breaks = (n for n in range(len(subject), 0, -1) if subject[n - 1].is_mark or subject[n - 1].text in _BREAKS)
    start = next(breaks, 0)
    article = next((n for n in range(len(subject) - 1, start, -1) if subject[n].text in DETERMINERS), start)
    named = subject[article:]
    particle = [w for w in words[verb + 1 : verb + 2] if w.text in PARTICLES]
    if not 0 < len(named) <= PHRASE_WORDS or named[-1].text in STOPWORDS | _NO_NAME:
        return ""
    done = words[verb].text
    base = gerund(done) if done in _UNCHANGED else f"{stem(done).rstrip('e')}ing"
    doing = f"{done[:-2]}ing" if done.endswith("ed") else base
    doing = f"{done[:-3]}ying" if done.endswith("ied") else doing
    return " ".join((doing, *_shown(text, particle), *_shown(text, named)))


def named(
    chosen: Iterable[tuple[Issue, list[Side]]], pages: Sequence[tuple[str, Sequence[Word]]], shared: frozenset[str]
) -> list[tuple[Issue, list[Side]]]:
    """The issues under the names they are shown by; a thing of the story's own that has none is left out, and one
    word that a single act has must be made more of by its words or by the pages ("limits on donations"), or be
    `shared` by several pages."""
    nouns = _nouns(pages)
    kept: list[tuple[Issue, list[Side]]] = []
    for issue, sides in chosen:
        name = issue.name
        if issue.by == "found":
            own = any(side.key.startswith(OWN) for side in sides)
            more = Counter(
                s.longer
                for s in sides
                if s.longer and (own or (s.longer.startswith(s.named) and _is_noun(s.named, nouns)))
            )
            name = fuller(name, pages)
            best = min(more, key=lambda one: (-more[one], len(one), one), default="")
            if " " not in name and best and more[best] >= SHARE * len(sides):
                name = best
            often = is_deed(name) or len({side.attribution for side in sides}) > 1 or sides[0].key in shared
            if own and " " not in name and (is_past(name) or not often or root(name) not in nouns | ALONE):
                continue
        kept.append((replace(issue, name=name), sides))
    return kept


def _is_noun(word: str, nouns: frozenset[str]) -> bool:
    """Whether a word that names something is a noun ("mandate"), rather than a verb ("apologize")."""
    return word.endswith("s") or is_deed(word) or root(word) in nouns


def _nouns(pages: Iterable[tuple[str, Sequence[Word]]]) -> frozenset[str]:
    """The stems of the words that stand as nouns somewhere: at the end of a phrase with an article."""
    found: set[str] = set()
    for _, words in pages:
        for place, word in enumerate(words):
            if word.text not in DETERMINERS or word.text in ("that", "all", "more", "what"):
                continue
            end = next((n for n in range(place + 1, min(place + BETWEEN + 3, len(words)))
                        if words[n].is_mark or words[n].text in ENDS), None)  # fmt: skip
            if end and end > place + 1:
                found.add(words[end - 1].stem)
    return frozenset(found)
