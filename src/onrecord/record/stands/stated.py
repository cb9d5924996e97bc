"""What somebody says that they want, will do or will not, or that others must do, where nothing better known is at
stake: "we want our passengers back", "the club will pay for the road", "we do not sell maps"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.data import things
from onrecord.model import Attribution
from onrecord.model.record import Direction
from onrecord.record.stands.governed import leant_on, wished
from onrecord.record.stands.issues import Side, Things, is_known_as
from onrecord.record.stands.leaning_words import Lean
from onrecord.record.stands.leanings import Sentence
from onrecord.record.stands.objects import MIND, OWN, key_of, noun_at, phrase_end, verb_at
from onrecord.record.stands.phrases import BE, ENDS, Found, Word, root
from onrecord.record.stands.plain_acts import is_bidden, is_damped, stems_of
from onrecord.record.stands.staked import Held
from onrecord.record.stands.stakeholders import Stakeholders, is_somebody
from onrecord.record.words import word_set

_SPEAKING = frozenset({"deny", "decline", "ask", "praise", "criticise"})
"""Acts by which nobody says what they want done."""

_HAVING = frozenset(map(root, word_set("have has had")))
_WISHING = frozenset({"assertion", "intention"})
_WILLING = frozenset({"announce", "promise", "threaten", "demand", "urge"})
"""Acts by which somebody wants what is told to be done, whoever is to do it."""

_DECIDING = _WILLING | {"accept", "reject"}
"""Acts by which what is told to be done, or not, is at stake, though the tables do not know it."""

_INSISTING = frozenset(map(root, word_set("insist vow swear pledge")))
_SAID = frozenset(map(root, word_set("say tell suggest claim indicate mention")))
_THEIRS = word_set("its his her their our my")
_BODIES = frozenset(
    map(
        root,
        things.nouns("organization", "group")
        | word_set("member people men women staff country troops colleague players crew"),
    )
)
"""Nouns for those whom a speaker calls their own: what these will do, the speaker wants."""

_FIRMS = word_set("firm company club union airline bank museum trust association charity school hospital brewery")
"""Bodies that who speaks for them calls by just that."""

_OBLIGING = word_set("must should shall ought")
_OBLIGED = frozenset(map(root, word_set("deserve ought need must should")))
"""Words by which others are told what to do, or have: that is the speaker's wish, whoever stands before them."""

ALONE = frozenset(
    map(
        root,
        word_set(
            "appeal resign strike sue fight stay leave quit retaliate respond withdraw abstain attend testify "
            "intervene cooperate comply resist mediate apologise apologize step walk vouch vote march return"
        ),
    )
)
"""Verbs for deeds that need no object: "we will appeal"."""

_ASKED = frozenset(map(root, word_set("promise ask tell urge offer assure order demand")))
_CALLED = frozenset(map(root, word_set("call describe brand label")))
_LINKS = word_set("in to with on from for at by before over")
_PERHAPS = word_set("might could may")
_NEVER = (["not"], ["never"])
_LOOK = root("look")
_BEFORE = 4
"""Words before a modal among which a negation says that nothing will be so: "not one bench will be moved"."""

_HABIT = word_set("do does")
_BETWEEN = word_set(
    "not never no longer ever now also still only all again simply just to be always soon once then"
)
_WHERE = word_set("home in ahead back out on away up down off together ashore abroad")
_THEN = word_set("first now today tomorrow tonight soon immediately again anyway too either alone")
_NOUN_BEGINS = word_set("a an the no any our my his her its their")

LEANING = 2
"""Speakers whose words lean on a noun, at least, that is looked for wherever it stands."""

ToSide = Callable[[Found, Sequence[Word], Attribution, Direction], Side]
Intent = tuple[Found, Direction, bool]
"""What is intended, which way, and whether only the speakers' own wish counts."""


class Stated:
    """The sides on what attributions say will, must or shall not be done."""

    def __init__(self, stakeholders: Stakeholders, to_side: ToSide) -> None:
        """Take who speaks for whom."""
        self._stakeholders, self._to_side = stakeholders, to_side

    def sides(self, attribution: Attribution, spoken: Sequence[Sentence], things: Things) -> Iterator[Side]:
        """The first side of each sentence: on the row of the tables that is surely meant, else on the thing by its
        own words."""
        unsaid = attribution.negated and bool(stems_of(attribution) & _SAID)  # "never said that she would leave"
        if (
            attribution.act in _SPEAKING
            or attribution.attitude not in _WISHING
            or is_damped(attribution)
            or unsaid
        ):
            return
        if attribution.section == "title" and attribution.form != "direct":
            return
        for sentence in (_clipped(sentence, attribution) for sentence in spoken):
            words = sentence.words
            names = self._stakeholders.names(attribution.article, words)
            for thing, way, own in intents(sentence, names):
                if any(is_bidden(words, n, attribution.content[0].start) for n in range(thing.start)):
                    continue
                wish = self._wish(attribution, sentence, thing)
                own = own and not self._wills(attribution, sentence, thing)
                if wish is True or not own:
                    known = next((t for t in things.find(words) if is_known_as(thing, t)), thing)
                    if known.start < thing.start:  # "end the war": the verb is in the term, and leans on nothing
                        led = sentence.way(known.start, known.end)
                        way = led[0] if led else "unclear"
                    if not known.value or way == "unclear":
                        continue
                    side = self._to_side(known, words, attribution, way)
                    plain = attribution.act in _DECIDING or not side.key.startswith(OWN)
                    yield replace(side, plain=plain, wanted=not plain)
                    break

    def _wish(self, attribution: Attribution, sentence: Sentence, thing: Found) -> bool | None:
        """Whether what is intended is the speakers' own wish: what the cue itself governs is; "was tired but ready
        to talk" has its subject in the clause before."""
        wish = self._stakeholders.own(attribution, sentence, thing.start, thing.start)
        if wish is not None:
            return wish
        if sentence.words[thing.start - 1].start < attribution.content[0].start:
            return True
        clause = sentence.clause_at(thing.start)
        start = clause.start if clause else 0
        goes_on = start > 1 and sentence.words[start - 1].text == "but"
        return self._stakeholders.own(attribution, sentence, start - 2, start - 2) if goes_on else None

    def _wills(self, attribution: Attribution, sentence: Sentence, thing: Found) -> bool:
        """Whether somebody wants done what others will do: by the act, by how they say it, or as they are the
        speaker's own people ("its members would", "my party will")."""
        clause = sentence.clause_at(thing.start)
        before = sentence.words[clause.start : thing.start] if clause else []
        opening = [w for w in before if w.text != "that" and w.start >= attribution.content[0].start]
        pairs = [*pairwise(opening[:3])]
        theirs = any(w.text in _THEIRS and after.stem in _BODIES for w, after in pairs)
        theirs |= attribution.form == "indirect" and any(
            w.text == "the" and b.text in _FIRMS for w, b in pairs[:1]
        )
        return attribution.act in _WILLING or bool(stems_of(attribution) & _INSISTING) or theirs

    def wished(self, attribution: Attribution, spoken: Sequence[Sentence]) -> list[Side]:
        """What the words say must be so, whatever the act."""
        rows = [(s.words, self._stakeholders.names(attribution.article, s.words)) for s in spoken]
        return [
            self._to_side(t, words, attribution, "unclear")
            for words, names in rows
            for t in wished(words, names)
            if not is_somebody(words[t.end - 1 : t.end])
        ]

    def leant(self, held: Sequence[Held], spoken: Mapping[str, Sequence[Sentence]]) -> Iterator[list[Side]]:
        """The nouns on which the words of several speakers lean, whatever their acts."""
        found: defaultdict[str, list[tuple[tuple[str, ...], Side]]] = defaultdict(list)
        for attribution, _, actors in held:
            for sentence in spoken[attribution.id]:
                names = self._stakeholders.names(attribution.article, sentence.words)
                for thing in leant_on(sentence.words, sentence.leans, names):
                    side = self._to_side(thing, sentence.words, attribution, "unclear")
                    found[side.key].append((actors, side))
        for rows in found.values():
            if len({actors for actors, _ in rows}) >= LEANING:
                yield [side for _, side in rows]


def _clipped(sentence: Sentence, attribution: Attribution) -> Sentence:
    """A sentence without a cue behind what is said ("soldiers must leave first | he repeated")."""
    last = max(span.end for span in attribution.content)
    end = next((n for n in range(len(sentence.words), 0, -1) if sentence.words[n - 1].start < last), 0)
    return sentence if end == len(sentence.words) else Sentence(sentence.words[:end], sentence.wills)


def intents(sentence: Sentence, names: frozenset[int]) -> Iterator[Intent]:
    """What the words of a sentence say will or must be done, or is wanted, in order.

    1. A verb behind "will", "must" or "do not".
    2. What words lean on that stands right behind them.
    """
    words = sentence.words
    for place, word in enumerate(words):
        clause = sentence.clause_at(place)
        if clause is None or clause.aside:
            continue
        lean = next((x for x in sentence.leans if x.place == "after" and x.start == place), None)
        if (
            lean
            and place
            and words[place - 1].text == "to"
            and not any(x.end in (place, place - 1) for x in sentence.leans)
        ):
            continue  # "a judge to examine the case": another's doing
        others = word.text in _OBLIGING or (lean is not None and _obliges(words, lean))
        if _is_habit(words, place):
            found = verb_at(words, _passed(words, place + 1), names)
            found = found or _known_verb(words, _passed(words, place + 1))
            way: Direction | None = "against"
        elif word.text in sentence.wills | _OBLIGING or lean or _would_not(words, place):
            found = _after_lean(words, lean, names) if lean else _after_modal(words, place, names)
            led = sentence.way(found.start, found.end) if found else None
            way = led[0] if led else None
        elif word.text in _PERHAPS:
            found = _after_modal(words, place, names)
            led = sentence.way(found.start, found.end) if found else None
            way = "conditional" if led and led[0] == "conditional" else None
        else:
            continue
        denied = any(w.negates for w in words[max(clause.start, place - _BEFORE) : place])
        leans_on = found is not None and _leans_on(sentence, found)
        if found and way and not leans_on and (lean or not denied):
            yield found, way, not others and "there" not in [w.text for w in words[clause.start : place]]


def _obliges(words: Sequence[Word], lean: Lean) -> bool:
    """Whether words tell others what to do, or have: "has to", "deserves", but not "has no plans for"."""
    verb = words[lean.start].stem
    return verb in _OBLIGED or (verb in _HAVING and words[lean.end - 1].text == "to")


def _leans_on(sentence: Sentence, found: Found) -> bool:
    """Whether a verb only leans on what follows it ("will oppose the pier"), or on what it does not say."""
    leans = [x for x in sentence.leans if x.place == "after" and x.start == found.start]
    ends = found.end >= len(sentence.words) or sentence.words[found.end].is_mark
    alone = ends and found.end == found.start + 1
    return any(not alone or lean.way == "against" for lean in leans)


def _is_habit(words: Sequence[Word], place: int) -> bool:
    """Whether it is told here what somebody never does: "we do not", "the state doesn't"."""
    following = words[place + 1 : place + 2]
    negated = bool(following) and following[0].negates
    thing = place > 0 and words[place - 1].text in ("it", "that", "this")
    return not thing and (words[place].text in ("don't", "doesn't") or (words[place].text in _HABIT and negated))


def _would_not(words: Sequence[Word], place: int) -> bool:
    """Whether speakers tell here what they would never do: "I would not give it to my mother"."""
    first = place > 0 and words[place - 1].text in ("i", "we")
    following = [w.text for w in words[place + 1 : place + 2]]
    return first and (words[place].text == "wouldn't" or (words[place].text == "would" and following in _NEVER))


def _known_verb(words: Sequence[Word], place: int) -> Found | None:
    """A verb without an object: with the noun behind a preposition ("does not bow to threats"), or alone, for what
    the tables may know ("does not negotiate")."""
    if place >= len(words) or words[place].is_mark:
        return None
    end = phrase_end(words, place + 2) if words[place + 1 : place + 2] else place
    linked = words[place + 1 : place + 2] and words[place + 1].text in _LINKS and end > place + 2
    named = linked and words[place].text not in MIND
    return Found(place, end, key_of(words[place].text)) if named else Found(place, place + 1, "")


def _passed(words: Sequence[Word], place: int) -> int:
    while place < len(words) and (words[place].text in _BETWEEN or words[place].text.endswith("ly")):
        place += 1
    return place


def _after_modal(words: Sequence[Word], modal: int, names: frozenset[int]) -> Found | None:
    """The verb with what it governs; of "there will be no pier" the noun."""
    start = _passed(words, modal + 1)
    before = words[start - 1].text
    if before in ("be", "no") and modal and words[modal - 1].text == "there":
        return noun_at(words, start, names)
    first = words[modal - 1].text in ("i", "we") if modal else False
    if words[modal].text in ("shall", "should") and first and words[modal + 1].text in ("be", "have"):
        return None
    if before == "be" and start < len(words) and not words[start].text.endswith(("ed", "en", "ung", "old", "one")):
        return None
    obliged = words[modal].text in _OBLIGING or before == "be"
    deed = start < len(words) and words[start].stem in ALONE
    return governed_at(words, start, names) if obliged or deed else verb_at(words, start, names)


def _after_lean(words: Sequence[Word], lean: Lean, names: frozenset[int]) -> Found | None:
    start = lean.end
    if start >= len(words) or any(w.stem == _LOOK or w.text == "nothing" for w in words[lean.start : start]):
        return None
    led = words[start - 1].text == "to" or words[start].text == "to" or words[start].text.endswith("ing")
    start += words[start].text == "to"
    passive = words[max(0, lean.start - 1)].text in BE and words[lean.start].stem in _ASKED
    end = phrase_end(words, start)
    if passive or words[start - 1].stem in _CALLED:
        return None
    if not led and words[end : end + 1] and words[end].text == "to" and end > start:
        start, led = end + 1, True  # "urged the owners to mend the pier"
    if led and start < len(words) and words[start].text not in _NOUN_BEGINS:
        return governed_at(words, start, names)
    return noun_at(words, start, names)


def governed_at(words: Sequence[Word], place: int, names: frozenset[int]) -> Found | None:
    """A verb with what it governs; one without an object, by itself, or with where to ("go home")."""
    found = verb_at(words, place, names)
    if found or place >= len(words) or place in names or not words[place].text[:1].isalpha():
        return found
    verb = words[place].text
    after = words[place + 1].text if place + 1 < len(words) else ""
    if after in _WHERE:
        return Found(place, place + 2, f"{key_of(verb)} {after}")
    bare = place + 1 >= len(words) or words[place + 1].is_mark or after in ENDS or after in _THEN
    return Found(place, place + 1, key_of(verb)) if bare and verb not in MIND | ENDS else None
