"""The sides of those who do not name what they speak of: which thing at stake they mean, which way they lean."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.model import Attribution
from onrecord.model.record import Direction
from onrecord.record.stands.decided import Decisions, pointer, points_to_deed
from onrecord.record.stands.issues import OFFERED, Side, Things, plain_key
from onrecord.record.stands.leaning_words import TURNED
from onrecord.record.stands.leanings import Sentence
from onrecord.record.stands.maxims import is_maxim
from onrecord.record.stands.objects import OWN
from onrecord.record.stands.phrases import Found, Word, root
from onrecord.record.stands.plain_acts import OPPOSITE, content_of, is_asked, is_renaming, plain_way
from onrecord.record.stands.shells import SHELLS
from onrecord.record.stands.stakeholders import Stakeholders
from onrecord.record.stands.unsaid import (
    ELLIPTIC_WORDS,
    SHORT,
    Context,
    agree,
    answer,
    elliptic,
    is_bare,
    is_for_now,
    leaves_open,
    meant,
    pieces,
    points,
    refuses,
)
from onrecord.record.words import word_set

WEIGHING = frozenset(
    map(root, word_set("consider weigh mull explore ponder contemplate examine study review assess"))
)
"""Verbs for what somebody has not decided."""

_ANSWERING = frozenset({"deny", "decline", "ask"})
"""Acts by which somebody answers a report or a question, and takes no side by it."""

ToSide = Callable[[Found, Sequence[Word], Attribution, Direction], Side]


class Unnamed:
    """The sides on what attributions leave unsaid."""

    def __init__(
        self,
        things: Things,
        stakeholders: Stakeholders,
        decisions: Decisions,
        staked: Mapping[str, int],
        to_side: ToSide,
    ) -> None:
        """Take what may be at stake, and how often the story takes sides on it (`staked`)."""
        self._things, self._stakeholders, self._decisions = things, stakeholders, decisions
        self._staked, self._to_side = staked, to_side

    def sides(
        self, attribution: Attribution, context: Context, spoken: Sequence[Sentence], alone: bool
    ) -> Iterator[Side]:
        """A side on what is not named; `alone`: none is taken on what is.

        1. Words that point to what was decided or demanded before: on that.
        2. What a short sentence says will not be done: the last thing that the page spoke of before.
        3. Words that point to a thing, or leave it out: so too.
        4. Unclear, where the speaker was asked about it and takes no side.
        """
        near = [*context.near(), *context.asked()]
        ways = self._ways(attribution, spoken, near)
        found = next((one for s in spoken if (one := pointer(attribution, s, self._stakeholders))), None)
        decided = self._decisions.before(attribution, found) if found else None
        if found and decided:
            way = OPPOSITE.get(found[0], found[0]) if decided.way == "against" else found[0]
            yield replace(decided, attribution=attribution.id, way=way, plain=False)
            return
        if found and not any(ways) and not points_to_deed(found):
            ways[-1] = found[0]
        refusing = alone and not any(ways) and any(self._refuses(attribution, sentence) for sentence in spoken)
        told = meant(self._things.find(near), self._staked, by_weight=False) if refusing else None
        if told and plain_key(told.value) in self._staked and not told.value.startswith(OWN):
            told = replace(told, value=plain_key(told.value))
            unless = any(word.text == "unless" for sentence in spoken for word in sentence.words)
            yield self._to_side(told, near, attribution, "conditional" if unless else "against")
            return
        side = self._pointed(attribution, context, spoken, ways) or self._unclear(attribution, context, spoken)
        if side:
            yield side

    def _ways(
        self, attribution: Attribution, spoken: Sequence[Sentence], near: Sequence[Word]
    ) -> list[Direction | None]:
        """Which way each sentence leans on what it leaves unsaid; the first may answer a question."""
        ways = [self._elliptic(attribution, sentence) for sentence in spoken]
        first = next((n for n, s in enumerate(spoken) if _content_words(attribution, s)), 0)
        if ways[first : first + 2] == ["against", "for"] and is_for_now(_content(attribution, spoken[first])):
            ways[first : first + 2] = [None, "conditional"]
        ways[first] = answer(_content(attribution, spoken[first]), near) or ways[first]
        return ways

    def _pointed(
        self,
        attribution: Attribution,
        context: Context,
        spoken: Sequence[Sentence],
        ways: Sequence[Direction | None],
    ) -> Side | None:
        """The side of the first sentence that leans, on the last thing spoken of before it; "it", after another
        sentence of the speaker's, is what that was of."""
        content = content_of(attribution)
        near = [*context.near(), *context.asked()]
        for number, way in enumerate(ways):
            if way and not ("conditional" in ways and way != "conditional"):
                said = [w for sentence in spoken[: number + 1] for w in sentence.words]
                goes_on = any(_is_told(sentence) for sentence in spoken[:number])
                alone = self._says_it_all(attribution, spoken[number])
                rows = [(said if goes_on and not alone else [*near, *said], context.is_title)]
                if alone and not goes_on:
                    rows.append((context.far(), True))
                for words, far in rows:
                    thing = meant(agree(self._things.find(words), words, content), self._staked, far)
                    if thing:
                        more = spoken[number].falls_short and plain_key(thing.value) not in OFFERED
                        return self._to_side(
                            thing, words, attribution, "for" if more and way == "against" else way
                        )
        return None

    def _says_it_all(self, attribution: Attribution, sentence: Sentence) -> bool:
        """Whether words refuse or assent, or answer, by themselves: what they are about may stand farther off than
        what a pronoun stands for."""
        return any(lean.place == "alone" for lean in sentence.leans) or not self._elliptic(attribution, sentence)

    def _unclear(self, attribution: Attribution, context: Context, spoken: Sequence[Sentence]) -> Side | None:
        asked = context.asked()
        own = [w for sentence in spoken for w in sentence.words] if leaves_open(attribution) else []
        around = [*context.near(), *asked] if own else asked
        words = [*around, *own] if not is_bare(content_of(attribution)) else []
        things = self._things.find(words) if own or is_asked(asked) else []
        thing = (meant(things, self._staked, by_weight=False) or things[-1]) if things else None
        return self._to_side(thing, words, attribution, "unclear") if thing else None

    def _elliptic(self, attribution: Attribution, sentence: Sentence) -> Direction | None:
        """Which way a sentence leans on what it leaves unsaid: as it stands, in part, without the words of the
        cue, or by the act, where it only points to what is meant; what is only weighed is open."""
        if leaves_open(attribution):
            return None
        content = _content(attribution, sentence)
        for part in (*pieces(sentence, frozenset()), content):
            way = elliptic(part)
            if way:
                return way
        plain = plain_way(attribution)
        words = _content_words(attribution, sentence)
        if plain and (is_renaming(attribution) or points(words)):
            return TURNED[plain] if attribution.negated else plain
        opened = (w for x in sentence.leans if x.way == "open" for w in sentence.words[x.start : x.end])
        vague = attribution.form == "direct" or points(words)
        vague |= any(word.stem in SHELLS for word in words)  # "is considering a step"
        return "open" if vague and any(word.stem in WEIGHING for word in opened) else None

    def _refuses(self, attribution: Attribution, sentence: Sentence) -> bool:
        """Whether the speakers say of themselves, or of those they speak for, that something will not be done."""
        content = _content(attribution, sentence)
        if is_maxim(content, self._stakeholders.names(attribution.article, content.words)):
            known = (t for t in self._things.find(content.words) if not t.value.startswith(OWN))
            return attribution.act not in _ANSWERING and not any(known)
        place = refuses(content)
        own = None if place is None else self._stakeholders.own(attribution, content, place, place)
        return place is not None and (own is True or (own is None and attribution.form != "direct"))


def _is_told(sentence: Sentence) -> bool:
    """Whether a sentence says more than "No" or "Never again"."""
    return sum(not word.is_mark for word in sentence.words) > SHORT


def _content(attribution: Attribution, sentence: Sentence) -> Sentence:
    """The sentence without the words of the cue; as it is where it is too long to leave anything out."""
    words = _content_words(attribution, sentence)
    return Sentence(words) if sum(not w.is_mark for w in words) <= ELLIPTIC_WORDS else sentence


def _content_words(attribution: Attribution, sentence: Sentence) -> list[Word]:
    ranges = [(s.start, s.end) for s in attribution.content]
    return [w for w in sentence.words if any(a <= w.start < b for a, b in ranges)]
