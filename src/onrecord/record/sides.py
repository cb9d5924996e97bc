"""Which sides a story's attributions take, and on what: named, governed by what they do, or left unsaid."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.model import Attribution
from onrecord.model.record import Direction
from onrecord.record.entities import People
from onrecord.record.issues import BACKING, DOUBTFUL, SUPPORT, Side, Things, is_contrary, plain_key
from onrecord.record.leanings import TURNED, WILLS, Sentence
from onrecord.record.objects import OWN, governed, key_of, refused
from onrecord.record.phrases import Found, Word, root, words_of
from onrecord.record.spokespeople import principals
from onrecord.record.stakeholders import Stakeholders
from onrecord.record.statements import Statements
from onrecord.record.story import Sentences
from onrecord.record.unsaid import ELLIPTIC_WORDS, Context, elliptic, judges, leaves_open, meant, pieces, points
from onrecord.record.words import tokens, word_set

LEAST_SURE = 0.3
"""No position rests on an attribution that the reader is less sure of."""

NESTED_PLACE = 4
"""Words between two things at stake of which the first is about the second ("an inquiry into the sale")."""

OWN_PAGES = 2
"""A noun that a plain act governs is looked for in other words where so many of the story's pages have it."""

SETTLED = 1 / 3
"""Share of a story's pages that have a sure term of an issue, from which its doubtful terms mean it too: "offer"
in a story of a takeover. In 20 unrelated articles of an election campaign no issue has as much."""

_CLEARER: dict[Direction, frozenset[Direction]] = {
    "open": frozenset({"for", "against", "conditional"}),
    "for": frozenset({"conditional"}),
}
"""What somebody says later in one breath that tells more than what they said first."""

_CONTRARY: dict[Direction, Direction] = {"for": "against", "conditional": "against", "against": "for"}
_PREDICTING = frozenset(
    map(root, ("warn", "fear", "predict", "forecast", "expect", "caution", "estimate", "worry"))
)
_ABOUT = word_set("into as over on about after from during against ahead regarding to of for aimed a an the its")
"""Words that follow a thing at stake before another that it is about ("talks to end the war")."""

_DAMPING = frozenset(map(root, word_set("downplay dampen dash doubt temper thank credit")))
_SAYING = frozenset(map(root, word_set("say tell add note write state remark")))
_OPINIONS = frozenset({"praise", "criticise"})
"""Acts that show no issue of the story's own: not all that is praised is at stake."""

_WEIGHING = frozenset(map(root, word_set("consider weigh mull explore ponder contemplate")))
_SPEAKERS, _WILLED = word_set("i we he she they"), word_set("will would shall")
_UNSETTLED = word_set("whether if unless")
_ASKED = word_set("asked pressed questioned challenged quizzed")
_NO_SIDE = frozenset({"ask"})
_PLAIN: dict[str, Direction] = {
    "demand": "for", "urge": "for", "promise": "for", "accept": "for", "praise": "for", "threaten": "for",
    "reject": "against", "criticise": "against",
}  # fmt: skip
"""Acts that take a side by themselves, and which; so does an intention."""


class Sides:
    """The sides that a story's attributions take, one after the other."""

    def __init__(self, statements: Statements, people: People, things: Things) -> None:
        """Take what may be at stake; nothing is read before the sides are asked for."""
        self._statements = statements
        self._people = people
        self._things = things
        self._stakeholders = Stakeholders(statements.story, people, principals(people))
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
        held = [(a, sentences, actors) for a, sentences, actors in self._attributions()]
        own = {a.id: {side.key: side for side in self._governed(a)} for a, _, _ in held}
        wanted = (own[a.id].values() for a, _, _ in held if a.act not in _OPINIONS)
        self._things = self._things.with_nouns(self._common(wanted))
        spoken = {a.id: [Sentence(w, _wills(a)) for w in self._words(a, sentences)] for a, sentences, _ in held}
        named = {a.id: self._said(a, spoken[a.id], own[a.id]) for a, _, _ in held}
        self._settle(named.values())
        staked = self._staked(named.values())
        meaning = self._meaning(held, own, staked)
        for attribution, sentences, actors in held:
            found = {
                meaning.get(k, k): replace(s, key=meaning.get(k, k)) for k, s in named[attribution.id].items()
            }
            if all(key.startswith(OWN) or key not in staked for key in found):
                unnamed = self._unnamed(attribution, sentences, spoken[attribution.id], staked)
                found = found | {side.key: side for side in unnamed}
            for key, side in found.items():
                plain = _plain(attribution) is not None
                if key.startswith(OWN):
                    plain = plain and key in own[attribution.id] and attribution.act not in _OPINIONS
                yield replace(side, actors=actors, plain=plain or side.plain)

    def _attributions(self) -> Iterator[tuple[Attribution, Sentences, tuple[str, ...]]]:
        """The attributions that may take a side, with whose it would be."""
        for reading in self._statements.story.readings:
            sentences = Sentences(reading)
            for each in reading.attributions:
                attribution = self._people.attributions[each.id]
                actors = self._stakeholders.actors(attribution)
                sure = attribution.confidence >= LEAST_SURE and not self._is_unsettled(attribution)
                if attribution.act not in _NO_SIDE and sure and actors:
                    yield attribution, sentences, actors

    def _is_unsettled(self, attribution: Attribution) -> bool:
        """Whether it is only asked, or supposed, that somebody wants so, or said that something does not mean it:
        "whether he intends to"."""
        first = min(s.start for s in (*attribution.source, *attribution.cue, *attribution.content))
        text = self._statements.story.articles[attribution.article].text[max(0, first - 30) : first]
        before = words_of(text)[-4:]
        unmeant = any(w.negates for w in before) and any(w.stem == "mean" for w in before)
        return unmeant or any(word.text in _UNSETTLED for word in before[-1:])

    def _meaning(
        self,
        held: Sequence[tuple[Attribution, Sentences, tuple[str, ...]]],
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

    def _settle(self, named: Iterable[dict[str, Side]]) -> None:
        """What a doubtful term names is sure where a good share of the pages have a term of the same issue that is
        not."""
        found = list(named)
        doubtful = {key for sides in found for key, side in sides.items() if not side.sure}
        doubtful -= {key for sides in found for key, side in sides.items() if side.sure}
        pages: Counter[str] = Counter()
        for article in self._statements.story.articles.values() if doubtful else ():
            things = self._things.find(words_of(article.text))
            pages.update({plain_key(t.value) for t in things if DOUBTFUL not in t.value} & doubtful)
        least = max(OWN_PAGES, SETTLED * len(self._statements.story.articles))
        for sides in found:
            for key in doubtful & sides.keys():
                sides[key] = replace(sides[key], sure=pages[key] >= least)

    def _staked(self, named: Iterable[dict[str, Side]]) -> dict[str, int]:
        """How often the story takes sides on each thing by name: on a thing of its own, more than once."""
        times = Counter(key for found in named for key, side in found.items() if side.sure)
        kept = {key: count for key, count in times.items() if count > 1 or not key.startswith(OWN)}
        return {**dict.fromkeys(self._things.users, 1), **kept}

    def _common(self, governed: Iterable[Iterable[Side]]) -> frozenset[str]:
        """The keys of nouns that plain acts govern and that several pages have: "a new pier". Parts of names are
        none."""
        names = {word for e in self._people.entities for name in (e.name, *e.aliases) for word in tokens(name)}
        held = ((side.key, side.named.split()[-1]) for sides in governed for side in sides)
        heads = {key for key, word in held if key_of(word) == key and word not in names}
        pages: Counter[str] = Counter()
        for article in self._statements.story.articles.values():
            pages.update(heads & {key_of(word) for word in set(tokens(article.text))})
        return frozenset(key for key in heads if pages[key] >= OWN_PAGES)

    def _said(self, attribution: Attribution, spoken: Sequence[Sentence], own: dict[str, Side]) -> dict[str, Side]:
        """The sides that the words take on what they name, and on what the act governs, where it has no other
        name."""
        found: dict[str, Side] = {}
        for sentence in spoken:
            for side in self._named(attribution, sentence):
                held = found.get(side.key)
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
        refusal = refused(words, names)
        if refusal:
            yield self._side(refusal, words, attribution, "against")
        way = _plain(attribution)
        led = not attribution.cue or first.start >= attribution.cue[-1].start or _goes_before(attribution)
        told = attribution.form in ("indirect", "mixed") and attribution.section != "title"
        if refusal or way is None or not led or not told:
            return
        cue = {word.stem for span in attribution.cue for word in words_of(span.text)}
        found = None if cue & _DAMPING else governed(words, names, attribution.act, bool(cue & _SAYING))
        if found:
            thing, turned = found
            known = (t for t in self._things.find(words) if thing.start <= t.start and t.end == thing.end)
            thing = next((t for t in known if not t.value.startswith(OWN) and DOUBTFUL not in t.value), thing)
            way = "open" if cue & _WEIGHING else way
            yield self._side(thing, words, attribution, TURNED[way] if turned ^ attribution.negated else way)

    def _words(self, attribution: Attribution, sentences: Sentences) -> Iterator[list[Word]]:
        """The words of the cue and of the content, sentence by sentence, in the order of the text. What somebody
        else says inside the content is not the speaker's."""
        text = self._statements.story.articles[attribution.article].text
        pieces = [(s.start, s.end) for s in (*attribution.cue, *attribution.content)]
        if not _goes_before(attribution):
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
        for thing in (*self._things.find(sentence.words), *self._backed(attribution, sentence)):
            between = [word.text for word in sentence.words[max(last, 0) : thing.start]]
            nested = 0 <= thing.start - last <= NESTED_PLACE and (not between or between[0] in _ABOUT)
            is_own = thing.value.startswith(OWN)
            last = last if is_own or DOUBTFUL in thing.value else max(last, thing.end)
            skipped = (nested and thing.value not in self._things.users) or self._owns(
                attribution, sentence, thing
            )
            led = None if skipped else sentence.way(thing.start, thing.end)
            wish = self._stakeholders.own(attribution, sentence, led[1], thing.start) if led else False
            way = led and (
                self._as_said(attribution, led[0]) if wish is not False else _blamed(attribution, led[0])
            )
            if way:
                side = self._side(thing, sentence.words, attribution, way)
                narrowed = sentence.is_narrowed(thing.end)
                yield replace(
                    side, plain=wish is True and not thing.value.startswith((OWN, SUPPORT)), narrowed=narrowed
                )

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

    def _as_said(self, attribution: Attribution, way: Direction) -> Direction:
        """Who denies that they want a thing are against it."""
        denied = attribution.act == "deny" and not attribution.negated and way == "for"
        return "against" if denied else way

    def _unnamed(
        self,
        attribution: Attribution,
        sentences: Sentences,
        spoken: Sequence[Sentence],
        staked: Mapping[str, int],
    ) -> Iterator[Side]:
        """A side on what is not named.

        1. Words that point to a thing, or leave it out: the last thing that the page spoke of before.
        2. A judgement ("that would be madness") of which it is told what it was about.
        3. Unclear, where the speaker was asked about it and takes no side.
        """
        context = self._context(attribution, sentences)
        asked = context.asked()
        ways = [self._elliptic(attribution, sentence) for sentence in spoken]
        near = [*context.near(), *asked]
        for number, way in enumerate(ways):
            if way and not ("conditional" in ways and way != "conditional"):
                before = [*near, *(w for sentence in spoken[: number + 1] for w in sentence.words)]
                for words, far in ((before, context.is_title), (context.far(), True)):
                    thing = meant(self._things.find(words), staked, far)
                    if thing:
                        yield self._side(thing, words, attribution, way)
                        return
        quoted = spoken if attribution.form in ("direct", "mixed") else ()
        judged = next((way for sentence in quoted if (way := judges(sentence))), None)
        told = meant(self._things.find(asked), staked, by_weight=False)
        if told and judged:
            yield self._side(told, asked, attribution, judged)
            return
        own = [w for sentence in spoken for w in sentence.words] if leaves_open(attribution) else []
        words = [*(near if own else asked), *own]
        things = self._things.find(words) if own or any(word.text in _ASKED for word in asked) else []
        if things:
            yield self._side(meant(things, staked, by_weight=False) or things[-1], words, attribution, "unclear")

    def _elliptic(self, attribution: Attribution, sentence: Sentence) -> Direction | None:
        """Which way a sentence leans on what it leaves unsaid: as it stands, in part, without the words of the
        cue, or by the act, where it only points to what is meant."""
        content = self._content(attribution, sentence)
        for part in (*pieces(sentence, frozenset()), content):
            way = elliptic(part)
            if way:
                return way
        plain = _plain(attribution)
        if plain and points(self._content_words(attribution, sentence)):
            return TURNED[plain] if attribution.negated else plain
        return None

    def _content(self, attribution: Attribution, sentence: Sentence) -> Sentence:
        """The sentence without the words of the cue; as it is where it is too long to leave anything out."""
        words = self._content_words(attribution, sentence)
        return Sentence(words) if sum(not w.is_mark for w in words) <= ELLIPTIC_WORDS else sentence

    def _content_words(self, attribution: Attribution, sentence: Sentence) -> list[Word]:
        ranges = [(s.start, s.end) for s in attribution.content]
        return [w for w in sentence.words if any(a <= w.start < b for a, b in ranges)]

    def _side(self, thing: Found, words: Sequence[Word], attribution: Attribution, way: Direction) -> Side:
        named = " ".join(w.text for w in words[thing.start : thing.end])
        way = _CONTRARY.get(way, way) if is_contrary(thing.value) else way
        return Side(plain_key(thing.value), named, attribution.id, way, sure=DOUBTFUL not in thing.value)


def _plain(attribution: Attribution) -> Direction | None:
    """The side that the act itself takes on what it is about; None where it takes none."""
    if attribution.act == "other" and attribution.attitude == "intention":
        return "for"
    return _PLAIN.get(attribution.act)


def _blamed(attribution: Attribution, way: Direction) -> Direction | None:
    """The side of who blames another for taking a side: "accused him of running away from talks"."""
    return _CONTRARY.get(way) if attribution.act == "criticise" and attribution.form != "direct" else None


def _goes_before(attribution: Attribution) -> bool:
    """Whether what an act governs stands before it: "the inquiry that she had ruled out"."""
    told = attribution.form == "indirect" and _plain(attribution) is not None and bool(attribution.cue)
    return told and attribution.content[-1].end <= attribution.cue[0].start


def _wills(attribution: Attribution) -> frozenset[str]:
    """The modals by which the speaker tells what will be done: what is told indirectly "would" be; who warns or
    expects wants nothing by it, save of what they will do themselves."""
    predicts = any(word.stem in _PREDICTING for s in attribution.cue for word in words_of(s.text))
    opening = [word.text for word in words_of(attribution.content[0].text)[:3] if word.text != "that"]
    own = bool(opening) and opening[0] in _SPEAKERS and not _WILLED.isdisjoint(opening[1:])
    predicts = predicts and not own
    if predicts or attribution.attitude == "belief":
        return frozenset()
    return WILLS if attribution.form in ("direct", "turn") else WILLS | {"would"}
