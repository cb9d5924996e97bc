"""Which sides a story's attributions take, and on what: named, governed by what they do, or left unsaid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.model import Attribution
from onrecord.model.record import Direction
from onrecord.record.stands.conditions import REFUSING, UNTIL
from onrecord.record.stands.decided import Decisions
from onrecord.record.stands.governed import listed, refused
from onrecord.record.stands.issues import (
    BACKING,
    DOUBTFUL,
    FIRST,
    OFFERED,
    SUPPORT,
    Side,
    Things,
    is_contrary,
    is_known_as,
    is_wanted,
    plain_key,
)
from onrecord.record.stands.leaning_words import TURNED, is_judged
from onrecord.record.stands.leanings import Sentence
from onrecord.record.stands.naming import label, longer
from onrecord.record.stands.objects import OWN, key_of
from onrecord.record.stands.phrases import ENDS, Found, Word, root, words_of
from onrecord.record.stands.plain_acts import (
    OPPOSITE,
    accuses,
    as_said,
    blamed,
    content_of,
    explains,
    foresees,
    goes_before,
    greets,
    is_announced,
    is_bidden,
    is_damped,
    is_denied,
    is_mocked,
    is_renaming,
    is_request,
    plain_way,
    stems_of,
    wills_of,
)
from onrecord.record.stands.staked import Held, common, is_to_come_first, plain_on, settle, staked_on
from onrecord.record.stands.stakeholders import Stakeholders, is_somebody
from onrecord.record.stands.stated import Stated
from onrecord.record.stands.threats import bargained, threatened
from onrecord.record.stands.unnamed import WEIGHING, Unnamed
from onrecord.record.stands.unsaid import (
    Context,
    is_bare,
    is_unresolved,
    meant,
)
from onrecord.record.statements import Statements
from onrecord.record.story import Sentences
from onrecord.record.who.entities import People
from onrecord.record.who.spokespeople import principals
from onrecord.record.words import fold, word_set

LEAST_SURE = 0.3
"""No position rests on an attribution that the reader is less sure of."""

NESTED_PLACE = 4
"""Words between two things at stake of which the first is about the second ("an inquiry into the sale")."""

SUBJECT = 9
"""Words among which the "not" stands of what somebody will not do: "the board of the guild is not"."""

_CLEARER: dict[Direction, frozenset[Direction]] = {
    "open": frozenset({"for", "against", "conditional"}),
    "for": frozenset({"conditional"}),
}
"""What somebody says later in one breath that tells more than what they said first."""

_ABOUT = word_set("into as over on about after from during against ahead regarding to of for aimed a an the its")
"""Words that follow a thing at stake before another that it is about ("talks to end the war")."""

_SAYING = frozenset(map(root, word_set("say tell add note write state remark")))
_OPINIONS = frozenset({"praise", "criticise"})
"""Acts that show no issue of the story's own: not all that is praised is at stake."""

CLAIM = 12
"""Words at the beginning of a content in which it is what others claim that is rejected: "suggestions that"."""

_CLAIMS = word_set(
    "suggestions suggestion claims claim reports report accusations allegations rumours rumors speculation charge"
)
_WAS, _WISHED = word_set("was were is are had has have did"), word_set("be should must would will")

_OFFERS = frozenset({"promise", "accept"})

_UNSETTLED = word_set("whether if unless")
_NO_SIDE = frozenset({"ask"})


class Sides:
    """The sides that a story's attributions take, one after the other."""

    def __init__(self, statements: Statements, people: People, things: Things) -> None:
        """Take what may be at stake; nothing is read before the sides are asked for."""
        self._statements = statements
        self._people = people
        self._things = things
        self._stakeholders = Stakeholders(statements.story, people, principals(people))
        self._persons = frozenset(fold(e.name) for e in people.entities if e.kind == "person")
        self._inner: defaultdict[str, list[Attribution]] = defaultdict(list)
        for attribution in people.attributions.values():
            if attribution.parent:
                self._inner[attribution.parent].append(attribution)

    def __iter__(self) -> Iterator[Side]:
        """The sides, in the order of the attributions.

        1. What plain acts govern: the story's own things, which are looked for in other words as well.
        2. The sides taken on what is named: of each attribution the first and the clearest on each thing.
        3. Where there are none, those on what is left unsaid, on what the story takes sides.
        """
        held = list(self._attributions())
        own = {a.id: {side.key: side for side in self._governed(a)} for a, _, _ in held}
        spoken = {
            a.id: [Sentence(words, wills_of(a)) for words in self._words(a, sentences)] for a, sentences, _ in held
        }
        governing = [[*own[a.id].values()] for a, _, _ in held if a.act not in _OPINIONS]
        stated = Stated(self._stakeholders, self._side)
        governing += [stated.wished(a, spoken[a.id]) for a, _, _ in held]
        story = self._statements.story
        wanted = common(story, self._people, held, governing)
        leant = common(story, self._people, held, stated.leant(held, spoken)) - wanted
        self._things = self._things.with_nouns(wanted, leant)
        named = {a.id: self._said(a, spoken[a.id], own[a.id]) for a, _, _ in held}
        settle(story, self._things, named.values())
        staked = staked_on(named.values(), self._things.users)
        staked = {key: times for key, times in staked.items() if key not in leant}
        meaning = self._meaning(held, own, staked)
        decisions = Decisions(self._people, self._stakeholders, (a for a, _, _ in held), named, staked)
        meant_by = plain_on(story, staked, self._things.users)
        unsaid = Unnamed(self._things, self._stakeholders, decisions, meant_by, self._side)
        for attribution, sentences, actors in held:
            found = {
                meaning.get(k, k): replace(s, key=meaning.get(k, k)) for k, s in named[attribution.id].items()
            }
            content = content_of(attribution)
            found = {} if is_bare(content) else found
            context = self._context(attribution, sentences)
            bound: dict[Direction, bool] = {"for": context.is_bound(), "against": _waits(attribution, context)}
            vague = is_unresolved(content) or explains(attribution, [s.words for s in spoken[attribution.id]])
            if not vague and all(key.startswith(OWN) or key not in staked for key in found):
                unnamed = unsaid.sides(attribution, context, spoken[attribution.id], not found)
                found = found | {side.key: side for side in unnamed}
            if not vague and not any(side.sure or key in staked for key, side in found.items()):
                own_words = stated.sides(attribution, spoken[attribution.id], self._things)
                found = {side.key: side for side in own_words} or found
            for key, side in found.items():
                side = replace(side, way="conditional") if bound.get(side.way) else side
                plain = plain_way(attribution) is not None
                if key.startswith(OWN):
                    judged = attribution.act in _OPINIONS and not greets(attribution, side.named)
                    plain = key in own[attribution.id] and not judged
                yield replace(side, actors=actors, plain=plain or side.plain)

    def _attributions(self) -> Iterator[Held]:
        """The attributions that may take a side, with whose it would be."""
        for reading in self._statements.story.readings:
            sentences = self._statements.story.sentences[reading.article.id]
            for each in reading.attributions:
                attribution = self._people.attributions[each.id]
                actors = self._stakeholders.actors(attribution)
                sure = attribution.confidence >= LEAST_SURE and not self._is_unsettled(attribution)
                sure = sure and not foresees(attribution)
                if (attribution.act not in _NO_SIDE or is_request(attribution)) and sure and actors:
                    yield attribution, sentences, actors

    def _is_unsettled(self, attribution: Attribution) -> bool:
        """Whether it is only asked, or supposed, that somebody wants so, or said that something does not mean it:
        "whether he intends to"; or denied that something was done, whatever is wanted now."""
        first = min(s.start for s in (*attribution.source, *attribution.cue, *attribution.content))
        text = self._statements.story.articles[attribution.article].text[max(0, first - 30) : first]
        before = words_of(text)[-4:]
        unmeant = any(w.negates for w in before) and any(w.stem == "mean" for w in before)
        opening = words_of(attribution.content[0].text)[:CLAIM]
        claim = next((n for n, word in enumerate(opening) if word.text in _CLAIMS), None)
        told = {word.text for word in opening[claim + 2 :]} if claim is not None else set()
        unmeant |= attribution.act in ("reject", "deny") and not told.isdisjoint(_WAS) and _WISHED.isdisjoint(told)
        unmeant |= attribution.act == "deny" and any(word.text == "having" for word in opening[:1])
        return unmeant or any(word.text in _UNSETTLED for word in before[-1:])

    def _meaning(
        self,
        held: Sequence[Held],
        own: Mapping[str, dict[str, Side]],
        staked: Mapping[str, int],
    ) -> dict[str, str]:
        """For things of the story's own that somebody refuses in their own words what they stand for: what the
        page spoke of right before, and of the speaker ("She disposed of the idea of a sale. “I am not going to
        give the keys away,” she said")."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for attribution, sentences, actors in held:
            if attribution.form == "direct" and own[attribution.id]:
                near = self._context(attribution, sentences).near()
                thing = meant(self._things.find(near), staked, by_weight=False)
                key = plain_key(thing.value) if thing else ""
                if (
                    key in staked
                    and not key.startswith(OWN)
                    and self._stakeholders.mentions(actors, near, attribution)
                ):
                    for side in own[attribution.id].values():
                        found[side.key].add(key)
        return {refusal: min(keys) for refusal, keys in found.items() if len(keys) == 1}

    def _context(self, attribution: Attribution, sentences: Sentences) -> Context:
        return Context(self._statements.story.articles[attribution.article].text, attribution, sentences)

    def _said(self, attribution: Attribution, spoken: Sequence[Sentence], own: dict[str, Side]) -> dict[str, Side]:
        """The sides that the words take on what they name, and on what the act governs, where it has no other
        name."""
        found: dict[str, Side] = {}
        explained = explains(attribution, [sentence.words for sentence in spoken])
        for sentence in () if is_renaming(attribution) else spoken:
            for side in self._named(attribution, sentence):
                held = found.get(side.key)
                if explained and not side.plain:
                    continue
                if held is None or side.way in _CLEARER.get(held.way, ()):
                    narrowed = held is not None and side.way == "against" and side.narrowed
                    found[side.key] = replace(side, way="conditional") if narrowed else side
        if all(key.startswith(OWN) or not side.sure for key, side in found.items()):
            found = own | found
        return found

    def _governed(self, attribution: Attribution) -> Iterator[Side]:
        """A plain act's side on what it governs, where that is told indirectly: whole sentences in quotation marks
        have no such place, and headlines leave out the small words that show it. What the speaker says will not
        be done, in whatever form."""
        first = attribution.content[0]
        text = self._statements.story.articles[attribution.article].text
        words = words_of(text[first.start : first.end], first.start)
        names = self._stakeholders.names(attribution.article, words)
        refusal = refused(words, names) or self._refused(attribution, words, names)
        if refusal:
            unless = any(word.text == "unless" for word in words[refusal.end :])
            yield self._side(refusal, words, attribution, "conditional" if unless else "against")
        way = plain_way(attribution)
        led = not attribution.cue or first.start >= attribution.cue[-1].start or goes_before(attribution)
        told = attribution.form in ("indirect", "mixed") and attribution.section != "title"
        cue = stems_of(attribution)
        if refusal or way is None or not led or not told or is_damped(attribution):
            return
        way = "open" if cue & WEIGHING and not is_judged(words, 0) else way
        way = TURNED[way] if attribution.negated else way
        act = "urge" if attribution.act == "ask" else attribution.act
        for governing, turned in listed(words, names, act, bool(cue & _SAYING)):
            thing = next((t for t in self._things.find(words) if is_known_as(governing, t)), governing)
            taken = OPPOSITE.get(way, way) if turned else way
            bargained = taken in ("for", "open") and Sentence(words).is_conditional(thing.start, thing.end)
            waits = taken == "against" and cue & REFUSING and not attribution.negated
            bargained |= bool(waits) and any(word.text in UNTIL for word in words[thing.end :])
            yield self._side(thing, words, attribution, "conditional" if bargained else taken)

    def _refused(self, attribution: Attribution, words: Sequence[Word], names: frozenset[int]) -> Found | None:
        """What those will not do whom the words name as the speakers, or as whom these speak for."""
        place = next((n for n, word in enumerate(words[1:SUBJECT]) if word.negates), 0)
        found = refused(words, names, place) if place else None
        own = found and self._stakeholders.own(attribution, Sentence(words), place, place)
        return found if own else None

    def _words(self, attribution: Attribution, sentences: Sentences) -> Iterator[list[Word]]:
        """The words of the cue and of the content, sentence by sentence, in the order of the text. What somebody
        else says inside the content is not the speaker's."""
        text = self._statements.story.articles[attribution.article].text
        pieces = [(s.start, s.end) for s in (*attribution.cue, *attribution.content)]
        if not goes_before(attribution):
            pieces.sort()
        others = [s for inner in self._inner[attribution.id] if self._is_another(attribution, inner)
                  for s in (*inner.source, *inner.cue, *inner.content)]  # fmt: skip
        words = [w for start, end in pieces for w in words_of(text[start:end], start)]
        words = [w for w in words if not any(s.start <= w.start < s.end for s in others)]
        rows: dict[int | None, list[Word]] = {}
        for word in words:
            rows.setdefault(sentences.number(word.start), []).append(word)
        yield from rows.values()

    def _is_another(self, attribution: Attribution, inner: Attribution) -> bool:
        return not self._stakeholders.speak_for(attribution, self._people.speakers(inner.id))

    def _named(self, attribution: Attribution, sentence: Sentence) -> Iterator[Side]:
        """The sides that a sentence takes on what it names."""
        last = -NESTED_PLACE
        for thing in (*self._meant(attribution, sentence), *self._backed(attribution, sentence)):
            between = [word.text for word in sentence.words[max(last, 0) : thing.start]]
            nested = 0 <= thing.start - last <= NESTED_PLACE and (not between or between[0] in _ABOUT)
            nested = nested and sentence.clause_at(last - 1) == sentence.clause_at(thing.start)
            is_own = thing.value.startswith(OWN)
            last = last if is_own or DOUBTFUL in thing.value else max(last, thing.end)
            skipped = (nested and thing.value not in self._things.users) or self._owns(
                attribution, sentence, thing
            )
            threat = attribution.act == "threaten"
            feared = None if skipped else threatened(sentence, thing.start, thing.end, threat)
            if not feared and not skipped and not is_own and self._is_all(sentence, thing):
                feared = bargained(sentence, thing.start, attribution.act in _OFFERS and not attribution.negated)
            if feared:
                yield replace(self._side(thing, sentence.words, attribution, feared), plain=not is_own)
                continue
            led = None if skipped else self._way(attribution, sentence, thing)
            led = None if led and is_bidden(sentence.words, led[1], attribution.content[0].start) else led
            wish = self._stakeholders.own(attribution, sentence, led[1], thing.start) if led else False
            wish = False if accuses(attribution) else wish
            wish = None if wish is False and is_wanted(thing.value) else wish
            way = led and (as_said(attribution, led[0]) if wish is not False else blamed(attribution, led[0]))
            if way:
                side = self._side(thing, sentence.words, attribution, way)
                narrowed = sentence.is_narrowed(thing.end)
                yield replace(
                    side, plain=wish is True and not thing.value.startswith((OWN, SUPPORT)), narrowed=narrowed
                )

    def _is_all(self, sentence: Sentence, thing: Found) -> bool:
        """Whether nothing at stake is named outside the conditions of a sentence but this."""
        others = (t for t in self._things.find(sentence.words) if t != thing and not t.value.startswith(OWN))
        return not any((c := sentence.clause_at(t.start)) and not c.aside for t in others)

    def _meant(self, attribution: Attribution, sentence: Sentence) -> Iterator[Found]:
        """What a sentence names, without words that mean something else where they stand: what only says which
        kind of another thing is meant ("the missile permit"), or of people ("aid workers"), and a cue that says
        what is done with words ("dismissed the inquiry as a farce")."""
        words, things = sentence.words, self._things.find(sentence.words)
        starts = {thing.start for thing in things if words[thing.start].text not in _ABOUT}
        for thing in things:
            at = words[thing.start].start
            told = attribution.act == "reject" and any(s.start <= at < s.end for s in attribution.cue)
            kind = thing.end in starts and words[thing.end - 1].text not in _ABOUT
            people = words[thing.end - 1].text not in ENDS and is_somebody(words[thing.end : thing.end + 1])
            people = people and thing.value not in self._things.users
            if not people and (DOUBTFUL not in thing.value or not (told or kind)):
                yield thing

    def _way(self, attribution: Attribution, sentence: Sentence, thing: Found) -> tuple[Direction, int] | None:
        """Which way a sentence leans on a thing; what is wanted by saying it is refused where it is negated, and
        what is mocked is refused."""
        led = sentence.way(thing.start, thing.end, offered=plain_key(thing.value) in OFFERED)
        text = self._statements.story.articles[attribution.article].text
        if led is None and is_mocked(attribution, text, sentence.words[thing.end - 1].end):
            return "against", thing.start
        if led is None and is_denied(attribution, sentence.words, thing.start):
            return "against", thing.start
        if led is None and is_announced(attribution, sentence.words, thing.start):
            return "for", thing.start
        clause = sentence.clause_at(thing.start)
        if not is_wanted(thing.value) or (led and led[0] in ("conditional", "open")) or (clause and clause.aside):
            return led
        return ("against" if sentence.is_negated(thing.start) else "for"), thing.start

    def _backed(self, attribution: Attribution, sentence: Sentence) -> Iterator[Found]:
        """The persons whom the words support, back, vote for, or will not."""
        for lean in sentence.leans:
            if lean.place == "after" and sentence.words[lean.start].stem in BACKING:
                found = self._stakeholders.backed(attribution.article, sentence.words, lean.end)
                if found and found[1] not in self._people.speakers(attribution.id):
                    yield Found(found[0], found[0] + 1, f"{SUPPORT}{found[1]}")

    def _owns(self, attribution: Attribution, sentence: Sentence, thing: Found) -> bool:
        """Whether the thing only says whose something else is: "the observers’ log"."""
        text = self._statements.story.articles[attribution.article].text
        last = sentence.words[thing.end - 1]
        return last.text.endswith("'s") or text[last.end : last.end + 2].strip() in ("’", "'")

    def _side(self, thing: Found, words: Sequence[Word], attribution: Attribution, way: Direction) -> Side:
        named = " ".join(w.text for w in words[thing.start : thing.end])
        way = OPPOSITE.get(way, way) if is_contrary(thing.value) else way
        key, sure = plain_key(thing.value), DOUBTFUL not in thing.value
        key += FIRST if is_to_come_first(thing, key, words, way) else ""
        text = self._statements.story.articles[attribution.article].text
        is_verb = key_of(words[thing.start].text) == key.split(" ")[0]
        names = self._stakeholders.names(attribution.article, words)
        called = label(text, words, thing.start, thing.end, names, is_verb) if key[:1] == OWN else named
        more = longer(text, words, thing.start, thing.end)
        if key[:1] == OWN and text[words[thing.start].start].isupper() and fold(named) in self._persons:
            called = more = ""  # somebody is no issue: what is meant is what is wanted of them
        return Side(key, named, attribution.id, way, sure, label=called, longer=more)


def _waits(attribution: Attribution, context: Context) -> bool:
    """Whether the sentence goes on behind a refusal with what must be so first: "ruled out a sale" | "until …"."""
    following = context.following()
    refused = following == "unless" or (following in UNTIL and bool(stems_of(attribution) & REFUSING))
    return refused and not attribution.negated
