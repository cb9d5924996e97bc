"""What a noun of report tells that somebody answers: "denied a report in the Plain Dealer that …", "no truth in
rumours of a sale".

An account whose teller stands behind it is read wherever it has a clause ("a claim by two mechanics that …"). One
that tells no clause ("media reports of a secret deal"), or is told in a paper, only where it is denied, confirmed
or refused an answer: elsewhere "report of" mostly names a paper and nothing that anybody says.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.data.wordlists import listed
from onrecord.model import Range
from onrecord.reading.draft import Draft
from onrecord.reading.layers.clause import Clause
from onrecord.reading.layers.clause_ends import REACH
from onrecord.reading.layers.performed import Performed
from onrecord.reading.layers.phrasing import SUBJECT_WORDS
from onrecord.reading.words.cues import words_of
from onrecord.reading.words.denying import corrects, denies
from onrecord.reading.words.function_words import FINITE, OPENING, THAT
from onrecord.reading.words.lemmas import lemmas

_NOUNS = listed("nesting.nouns")
_TOLD = listed("accounts.nouns")
_UNLISTED = (_TOLD - _NOUNS) | {"speculation"}
"""Nouns that report only where somebody answers what they tell: "a story in the Globe that …"."""

_FORMS = _NOUNS | _TOLD | {noun + "s" for noun in _NOUNS | _TOLD} | {"stories"}
_AFTER = frozenset({"by", "from", "in", "on", "of", "that", "about", "over"})
_MEDIA = listed("accounts.media")
ANSWERING = listed("accounts.answering")
_NAMING = listed("nesting.naming")
_NO_TRUTH = frozenset({"truth", "basis", "substance", "foundation", "evidence"})
_ARTICLES = frozenset({"a", "an", "the", "any", "one", "some", "no"})
_NONE = frozenset({"any", "no"})
"""Words by which an account is one that nobody may have given: "rejects any suggestion that …"."""

_ABOUT = frozenset({"of", "on", "about", "over"})
_POINTING = frozenset({"such", "it", "this", "that", "them", "these", "those", "him", "her", "which", "whom"})
_PRINTED_IN = frozenset({"in", "on"})
_OUTLETS = frozenset({"organization", "work"})
_BEFORE = 90
"""Characters before a noun of report in which the verb that answers it is looked for."""

_NEAR = 6
"""Words between that verb and the noun: "dismissed as “idle” two further claims"."""

_QUALIFIERS = 3
"""Words before "media" that are of the same phrase: "certain foreign media"."""


class Accounts(Performed):
    """Finds the accounts of a sentence by their nouns."""

    def accounts(self) -> Iterator[Clause]:
        """All of them, in order: whose they are, the noun with what joins it to its teller, and what is told."""
        words = self._words
        for at in range(len(words) - 2):
            if words[at].text not in _FORMS or words[at + 1].text not in _AFTER or self._is_verb(at):
                continue
            told = _singular(words[at].text) in _TOLD
            clause = self._by_teller(at) or (self._answered(at) if told else None)
            if clause is not None:
                yield clause

    def _is_verb(self, at: int) -> bool:
        """ "The police report on …": what stands before it is its subject."""
        return bool(at) and self._words[at].text.endswith("s") and self._words[at - 1].end in self._ends

    def _by_teller(self, at: int) -> Clause | None:
        """ "a claim by two mechanics, aired on Monday, that …", "a report in the Plain Dealer that …"."""
        words = self._words
        joint, article = words[at + 1].text, at > 0 and words[at - 1].text in _ARTICLES
        printed = joint in _PRINTED_IN and self._is_outlet(at + 2)
        plain = joint in {"by", "from"} and words[at].text in _NOUNS and article
        if not plain and not ((printed or joint in {"by", "from"}) and self._is_answered(at)):
            return None
        near = range(at + 3, min(len(words), at + 2 + SUBJECT_WORDS))
        short = next((i for i in near if words[i].text in {",", "that"}), at + 2)
        end = short if short > at + 2 else self._past_hearers(at + 2)
        opened = next((i for i in range(end, min(len(words), end + REACH)) if words[i].text == "that"), None)
        content = self._told(opened, at) if end > at + 2 and opened is not None else None
        between = {word.text for word in words[end:opened]} if opened is not None else set()
        if not content or between & FINITE or not (opened == end or words[end].text in {",", "in", "on"}):
            return None
        begins = words[at - article].start
        return Clause((words[at + 2].start, words[end - 1].end), (begins, words[at + 1].end), (content,))

    def _is_outlet(self, at: int) -> bool:
        """A paper or a broadcaster begins at `at`: "the Plain Dealer", "Friday's Globe", "a local newspaper"."""
        near = range(at, min(len(self._words), at + _QUALIFIERS + 1))
        named = any((m := self._starts.get(self._words[i].start)) is not None and m.kind in _OUTLETS for i in near)
        titled = self._words[at].text == "the" and at + 1 < len(self._words) and self._capital(at + 1)
        return named or titled or any(self._words[i].text in _MEDIA for i in near)

    def _answered(self, at: int) -> Clause | None:
        """ "media reports of a secret deal", "Reports of foreign media on a draft", where they are answered."""
        words, told = self._words, at + 1
        source = self._owner(at) or self._media_before(at)
        if source is None and words[told].text == "of" and (end := self._past_media(told + 1)):
            source, told = (words[told + 1].start, words[end - 1].end), end
        thing = source is not None and told < len(words) - 1 and words[told].text in _ABOUT
        thing = thing and words[told + 1].text not in _POINTING
        heard = told < len(words) - 1 and words[told].text == "that" and not self._is_done_to(told)
        if not (thing or heard) or not self._is_answered(at) or (at and words[at - 1].text in _NONE):
            return None
        content = self._told(told, at)
        article = source is None and at > 0 and words[at - 1].text in _ARTICLES
        begins, ends = words[at - article].start, words[at].end
        return Clause(source or (begins, begins), (begins, ends), (content,)) if content else None

    def _told(self, first: int, at: int) -> Range | None:
        """What the noun `at` tells, from word `first` to the verb of which the noun is the subject, a colon or the
        judgement of who answers it ("… as “a yarn”", "called a report that … “a yarn”")."""
        words, content = self._words, self._noun_content(first)
        named = not self._verbs_before(at).isdisjoint(_NAMING)
        inner = (i for i in range(first + 2, len(words) - 1) if content and words[i].end <= content[1])
        for i in inner:
            judged = words[i].text == "as" and (words[first].text not in THAT or words[i + 1].text in OPENING)
            opened = words[i].text in OPENING and self._opens(i)
            if words[i].text == ":" or judged or (named and opened):
                return self._trimmed(first, i)
        return content

    def _media_before(self, at: int) -> Range | None:
        """ "local media | reports": who reports, by the sort of outlet."""
        words = self._words
        if not at or words[at - 1].text not in _MEDIA:
            return None
        first = at - 1
        if first and (self._capital(first - 1) or words[first - 1].text in _MEDIA | {"local", "foreign", "some"}):
            first -= 1
        return words[first].start, words[at - 1].end

    def _past_media(self, at: int) -> int | None:
        """The index after "certain foreign media" that begins at `at`."""
        near = range(at, min(len(self._words), at + _QUALIFIERS + 1))
        return next((i + 1 for i in near if self._words[i].text in _MEDIA), None)

    def _is_answered(self, at: int) -> bool:
        """Somebody denies, confirms, judges or will not discuss the account of word `at`: the verb stands before
        it, in the sentence around it, or what is said of it judges it."""
        start = self._words[at].start
        said = self._text[start : self._where[1]]
        if denies(said, insists=False) or corrects(said):
            return True
        held = self._verbs_before(at)
        untrue = not held.isdisjoint(_NO_TRUTH) and "no" in held
        return untrue or not held.isdisjoint(ANSWERING)

    def _verbs_before(self, at: int) -> set[str]:
        """The words right before word `at` in the text, and their base forms: the content of another may begin
        with it."""
        start = self._words[at].start
        head = self._text[max(0, start - _BEFORE) : start]
        cut = max(head.rfind(mark) for mark in ".!?;\n") + 1
        before = words_of(self._text, start - len(head) + cut, start)[-_NEAR - 1 :]
        return {base for word in before for base in (word.text, *lemmas(word.text))}


def is_account(text: str, draft: Draft) -> bool:
    """The cue is a noun that no table of cues has."""
    return any(_singular(word.text) in _UNLISTED for piece in draft.cue for word in words_of(text, *piece))


def _singular(noun: str) -> str:
    return noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")
