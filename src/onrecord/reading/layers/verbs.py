"""Verbs of saying, thinking and wanting in one sentence: whose they are, and what they report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from onrecord.data.wordlists import listed
from onrecord.model import Range
from onrecord.reading.draft import trimmed
from onrecord.reading.layers.clause import Clause, Verb
from onrecord.reading.layers.complements import (
    ADJUNCT,
    ASKING,
    BARE,
    CORE,
    HEARING,
    NAMING,
    TO,
    WANTING,
    WITH,
    Complements,
)
from onrecord.reading.layers.phrasing import OBJECTS, SUBJECT_WORDS
from onrecord.reading.words import lexicon
from onrecord.reading.words.cues import Match, match_at, matches
from onrecord.reading.words.function_words import (
    CONJUNCTIONS,
    FINITE,
    MANY,
    PASSED_OVER,
    PREPOSITIONS,
    RELATIVE,
    SOME,
    SUBJECTS,
    THAT,
    is_past,
)
from onrecord.reading.words.lemmas import lemmas

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "s", "re"})
_SUPPOSED = listed("nesting.supposed")
"""Before a verb they make the saying a possibility, and nothing that was said."""

_ASIDE = 4
"""Words of a day between "who" and its verb."""

_JUDGING = listed("performed.judging")
_SHOWING = listed("nesting.showing")
_NOUNS = listed("nesting.nouns")
_FEWEST = 4
"""Words of "to believe that …" and of any clause that is worth reading."""

_TAIL = 8
"""Words that may follow "…, a nurse told" up to the next mark: the hearers, place and day."""

_LONG_TAIL = 20
"""The same where they begin with a preposition: "said as she left the land court in Gorran with …"."""

_HELD = frozenset(
    {
        "say",
        "believe",
        "think",
        "report",
        "rumour",
        "rumor",
        "allege",
        "understand",
        "reckon",
        "consider",
        "expect",
    }
    | {"presume", "assume", "suppose", "know", "fear", "claim"}
)
"""Passives by which nobody in particular says something of their subject: "some are said to be wavering"."""

_HEARD = frozenset({"hear", "heard", "hears", "overheard"})
_KEPT = frozenset({"keep", "keeps", "kept"})
""" "They keep saying that …" say it again and again."""

_OPENERS = frozenset({"to", "not", "never", "that", "whether", "if", "of", "for", "having"})
"""Words of a frame with which what is reported begins."""

_TIMES = frozenset({"once", "twice", "again", "before"})
_SINGLE = frozenset({"another", "one", "either", "neither"})
_NO_NOUNS = frozenset({"say", "think", "believe", "know", "want", "expect", "insist", "argue", "agree", "reckon"})
"""Verbs that are no nouns: "many say", but "most state laws"."""

_AND_THEN = frozenset({"then", "now", "later", "since", "also", "soon"})
"""What may stand between the comma that closes a clause and the main verb."""

_FOR_SO_LONG = re.compile(
    r"\s(?:ha[sd]\s|have\s)?(?:(?:for|in|on|until|since|just|only|late|early|earlier|last|this|the|an?|\d+|one|two|three"
    r"|four|five|six|seven|eight|nine|ten|some|several|many|few|past|previous|same|long)\s)*"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:hour|day|week|month|year|decade|night|morning|afternoon|evening)s?"
    r"|now|recently|yesterday)(?:\s(?:ago|before|earlier|later|long|morning|night|evening|afternoon))?\s",
    re.IGNORECASE,
)
"""Since when, or when, who says something has said it: "who | for nine days | had ruled it out"."""

_VERBS = NAMING | BARE | TO | HEARING | WANTING | CORE | ASKING | _SHOWING


class Verbs(Complements):
    """Finds the verbs of a sentence that report something."""

    def subject_before(self, position: int) -> Range | None:
        """See `subject_of`."""
        at = sum(word.end <= position for word in self._words)
        while at and (self._words[at - 1].text in PASSED_OVER or self._words[at - 1].text.endswith("ly")):
            at -= 1
        return self._subject(at)

    def subject_after(self, position: int) -> Range | None:
        """See `inverted_subject`."""
        words = self._words
        at = sum(word.end <= position for word in words)
        end = self._past_hearers(at)
        if end == at:
            return None
        if end + 1 < len(words) and words[end].text == "," and self._starts.get(words[end + 1].start):
            end = self._past_hearers(end + 1)
        return words[at].start, words[end - 1].end

    def opening_verb(self) -> tuple[Range, Range] | None:
        """See `opening_verb`."""
        words = self._words
        if len(words) < _FEWEST:
            return None
        at = 1 if words[0].text == "to" else 0
        while at < len(words) - 1 and (words[at].text in PASSED_OVER or words[at].text.endswith("ly")):
            at += 1
        match = match_at(words, at)
        if match is None or (at == 0 and words[0].text == match.frame.words[0]):
            return None
        verb = Verb(0, at, match.frame.words[0], match, passive=False)
        content = self._complement(verb)
        return ((words[0].start, words[at].end), content) if content else None

    def verbs(self) -> Iterator[Clause]:
        """Clauses of a verb: what it reports stands after it, else, of a verb of saying, before it."""
        for verb in self._verbs():
            clause = self._passive(verb) if verb.passive else self._active(verb)
            if clause is not None:
                yield clause

    def _verbs(self) -> Iterator[Verb]:
        """The finite verbs of the sentence that may report something, in order."""
        yield from self._finite

    @cached_property
    def _finite(self) -> tuple[Verb, ...]:
        found = map(self._verb, self._matches)
        return tuple(verb for verb in found if verb is not None)

    @cached_property
    def _matches(self) -> list[Match]:
        """The frames of the sentence: all kinds of clauses ask for them."""
        return matches(self._words, len(self._words))

    def _by_relative(self, verb: Verb, cue: Range) -> Clause | None:
        """ "The mayor, who on Monday told reporters that it was safe, resigned": up to the mayor's own verb."""
        pronoun = self._relative(verb.first)
        content = self._complement(verb) if pronoun and verb.match.frame.speech else None
        if pronoun is None or content is None:
            return None
        thing = verb.base in _JUDGING  # "who accused the mayor of theft | said so again"
        content = self._up_to_main(content, thing)
        return Clause(pronoun, cue, (content,)) if content else None

    def _up_to_main(self, content: Range, thing: bool) -> Range | None:
        """What a relative clause reports, up to the comma before the main verb of its sentence; of a `thing` up to
        any finite verb."""
        words = self._words
        inner = [i for i, word in enumerate(words) if content[0] <= word.start < content[1]]
        for at in inner:
            comma = words[at].text == ","
            then = at + comma
            while comma and then + 1 < len(words) and words[then].text in _AND_THEN:
                then += 1
            if (comma or thing) and self._is_finite(then):
                return self._trimmed(inner[0], at)
        return content

    def _is_finite(self, index: int) -> bool:
        """Word `index` looks like a finite verb; a participle after an auxiliary does not."""
        words = self._words
        if index >= len(words) or words[index].text in FINITE:
            return index < len(words)
        before = index - 1
        while before >= 0 and (words[before].text in PASSED_OVER or words[before].text.endswith("ly")):
            if words[before].text in FINITE:
                return False
            before -= 1
        return is_past(words[index].text) and words[index].text not in THAT

    def _relative(self, at: int) -> Range | None:
        """ "…, who on Monday told …": the pronoun, where somebody stands right before it."""
        words, who = self._words, at - 1
        while who > max(1, at - _ASIDE) and (words[who].text in ADJUNCT or words[who].text.isdigit()):
            who -= 1
        if who < 1 or words[who].text != "who":
            near = (i for i in range(at - 1, max(0, at - _ASIDE), -1) if words[i].text == "who")
            who = next(near, 0)
            if not who or not _FOR_SO_LONG.fullmatch(self._text, words[who].end, words[at].start):
                return None
        before = who - (words[who - 1].text == ",") - 1
        named = words[before].end in self._ends or lexicon.noun(words[before].text) is not None
        return (words[who].start, words[who].end) if named or before < who - 1 else None

    def _passive(self, verb: Verb) -> Clause | None:
        """A clerk says "she was told by a clerk that …", nobody "she was told that …" and "she is said to …"."""
        words, after = self._words, verb.last + 1
        if after < len(words) and words[after].text == "by":
            return self._by_agent(verb)
        begins, ends = words[verb.first].start, words[verb.last].end
        if verb.first and words[verb.first - 1].text in RELATIVE:
            return None  # "everybody who was asked to leave left"
        if verb.base in HEARING:
            content = self._complement(verb)
            bare = after < len(words) and verb.base in BARE and words[after].text not in _TIMES
            if content is None and bare and self._is_clause(after):
                content = self._until(after, "bare")
            return Clause((begins, begins), (begins, ends), (content,)) if content else None
        subject = self._subject(verb.first)
        named = after + 1 < len(words) and words[after].text in {"a", "an"} and verb.base in NAMING
        if named and subject is not None and self._text[slice(*subject)].lower() in SUBJECTS - {"it"}:
            stop = next((i for i in range(after, len(words)) if words[i].text == ","), len(words))
            called = self._trimmed(after, stop)  # "I have been called | a thief"
            return Clause((begins, begins), (begins, ends), (subject, called)) if called else None
        told = self._until(after, "to") if after + 1 < len(words) and words[after].text == "to" else None
        if verb.base not in _HELD or subject is None or told is None:
            return None
        return Clause((begins, begins), (begins, ends), (subject, told))

    def _active(self, verb: Verb) -> Clause | None:
        bare = self._words[verb.first].text == verb.base
        subject = (self._overheard(verb.first) if bare else None) or self._subject(verb.first)
        cue = (self._words[verb.first].start, self._words[verb.last].end)
        if subject is not None and self._text[slice(*subject)].endswith(("'s", "’s")):
            return None  # "the union's proposed cuts"
        if subject is not None and self._disagrees(verb, subject):
            return None  # "voters in battleground | states"
        if subject is None:
            return self._by_relative(verb, cue) or self._turned_round(verb, cue)
        content = self._complement(verb)
        if content is None:
            return self._before(verb, subject, cue)
        if self._text[subject[0] - 2 : subject[1]] == ", who":
            inner = self._up_to_main(content, verb.base in _JUDGING)
            return Clause(subject, cue, (inner,)) if inner else None
        behind = self._words[verb.last + 1]
        if behind.text == "for" and behind.start == content[0]:  # "asked for | a levy"
            cue, content = (cue[0], behind.end), trimmed(self._text, (behind.end, content[1]))
        return Clause(subject, cue, (content,))

    def _overheard(self, at: int) -> Range | None:
        """ "She heard | the man | say that …": whom somebody heard say it, before the bare verb at word `at`."""
        words = self._words
        for before in range(at - 1, max(-1, at - SUBJECT_WORDS), -1):
            word = words[before].text
            if word in _HEARD:
                return (words[before + 1].start, words[at - 1].end) if before + 1 < at else None
            if not word[0].isalnum() or word in FINITE | THAT | PREPOSITIONS | CONJUNCTIONS:
                return None
        return None

    def _disagrees(self, verb: Verb, subject: Range) -> bool:
        """A verb of the third person singular behind a plural, which makes a noun of it."""
        words = self._words
        single = words[verb.first].text.endswith("s") and words[verb.first].text not in PASSED_OVER
        inner = [word for word in words if subject[0] <= word.start and word.end <= subject[1]]
        head = next((i for i, word in enumerate(inner) if word.text in PREPOSITIONS), len(inner)) - 1
        if not single or verb.first != verb.match.first or head < 0 or inner[head].end in self._ends:
            return False
        noun = inner[head].text
        plural = noun.endswith("s") and not noun.endswith(("ss", "us", "is", "news", "corps", "series", "ics"))
        return plural and self._text[inner[head].start].islower()

    def _verb(self, match: Match) -> Verb | None:
        """The finite verb that a frame stands for; None of a noun, an infinitive or a mere possibility."""
        words, frame, at = self._words, match.frame, match.first
        base, word = frame.words[0], words[at].text
        if at and self._capital(at):
            return None  # "the United States": a name
        known = frame.speech or frame.attitude in ("belief", "knowledge", "intention") or base in _SHOWING
        if not known or frame.light or base in PASSED_OVER:
            return None
        first = at
        while first and (words[first - 1].text in PASSED_OVER or words[first - 1].text.endswith("ly")):
            first -= 1
        if first > 1 and words[first - 1].text == "to" and words[first - 2].text == "used":
            first -= 2
        before = words[first - 1].text if first else ""
        hung = before == "who" and first > 1 and words[first - 2].text == ","  # "Poe, who insists"
        if not hung and before in MANY | SOME - _SINGLE and word != base and word.endswith("s"):
            return None  # "police reports": a noun
        if before in SOME and word == base and base not in _NO_NOUNS:
            return None  # "most state laws"
        if word == base and self._overheard(at):
            return Verb(at, at, base, match, passive=False)
        if word == base and (word not in _VERBS or self._owned(at) or (first == at and not self._plural(at - 1))):
            return None  # "its decision not to": a noun
        helpers = {w.text for w in words[first:at]}
        if helpers & _SUPPOSED or (first and words[first - 1].text == "to"):
            return None
        being, past = bool(helpers & _BE), word != base and not word.endswith(("s", "ing"))
        past = past or (word == base and len(lemmas(word)) > 1)
        kept = before in _KEPT and word.endswith("ing")
        if word.endswith("ing") and word != base and not (being or kept):
            return None
        first -= kept
        gap = "*" in frame.words
        last = at if gap else next(i for i in range(len(words) - 1, -1, -1) if words[i].end <= match.end)
        asking = base in WITH.get(words[last].text, ())
        if base in TO and not asking:  # "claims | to have seen it"
            last = next((i - 1 for i in range(at + 1, last + 1) if words[i].text == "to"), last)
        while last > at and not asking and words[last].text in _OPENERS:
            last -= 1
        if base in WANTING and {words[last].text, words[last].text.removesuffix("s")} & _NOUNS:
            last = at  # "rejected suggestions of fraud": what is rejected
        return Verb(first, last, base, match, being and past)

    def _before(self, verb: Verb, subject: Range, cue: Range) -> Clause | None:
        """ "The doses were warm, a nurse told inspectors": what is reported stands before the subject."""
        words = self._words
        first = next(i for i, word in enumerate(words) if word.start >= subject[0])
        if not verb.match.frame.speech or first < 3 or not self._is_comma(first - 1):
            return None
        rest = words[verb.last + 1 :]
        stop = next((i for i, word in enumerate(rest) if not word.text[0].isalnum()), len(rest))
        adjunct = stop and rest[0].text in ADJUNCT | {"when"}
        if stop > (_LONG_TAIL if adjunct else _TAIL) or any(word.text in THAT for word in rest[:stop]):
            return None
        content = self._trimmed(1 if words[0].text in THAT else 0, first - 1)
        return Clause(subject, cue, (content,)) if content and self._is_clause_before(first) else None

    def _turned_round(self, verb: Verb, cue: Range) -> Clause | None:
        """ "The doses were warm, said the nurse"."""
        words, at = self._words, verb.first
        if verb.base not in CORE | BARE or at < 4 or not self._is_comma(at - 1) or verb.last + 1 >= len(words):
            return None
        after = verb.last + 1
        end = self._past_hearers(after)
        hearer = end == after + 1 and words[after].text in OBJECTS  # "it was late, believe me"
        if end == after or hearer or words[after].text in THAT or self._prepositional(verb):
            return None
        if not self._is_clause_before(at):
            return None
        content = self._trimmed(1 if words[0].text in THAT else 0, at - 1)
        source = (words[after].start, words[end - 1].end)
        return Clause(source, cue, (content,)) if content else None

    def _by_agent(self, verb: Verb) -> Clause | None:
        """ "She was told by a clerk that the file was lost": the clerk says it."""
        words, at = self._words, verb.last + 1
        if verb.base not in HEARING or at + 1 >= len(words) or words[at].text != "by":
            return None
        end = self._past_hearers(at + 1)
        if end == at + 1 or end >= len(words):
            return None
        content = None
        if words[end].text in THAT:
            content = self._until(end, "that")
        elif words[end].text == "to" and verb.base in TO:
            content = self._until(end, "to")
        source = (words[at + 1].start, words[end - 1].end)
        return Clause(source, (words[verb.first].start, words[verb.last].end), (content,)) if content else None
