"""What actors want: positions on what is at stake, and shifts of them.

A position is read from the words of an attribution, its cue among them (`leanings`), on an issue that they name or
plainly mean ("that is unacceptable", after a sentence about it).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.model import Attribution, Edtf, Issue, NamedIssue, Position, Shift
from onrecord.model.record import Direction
from onrecord.record.dates import Interval, edtf_of, interval, sort_key
from onrecord.record.entities import People
from onrecord.record.groups import content_id
from onrecord.record.issues import BACKING, DOUBTFUL, SUPPORT, Side, Things, choose, verbal_nouns
from onrecord.record.leanings import WILLS, Sentence
from onrecord.record.objects import OWN, governed, is_shell, refused
from onrecord.record.phrases import Found, Word, root, words_of
from onrecord.record.relations import FAIR, excerpt
from onrecord.record.spokespeople import principals
from onrecord.record.stakeholders import Stakeholders
from onrecord.record.statements import Statements
from onrecord.record.story import Sentences
from onrecord.record.utterances import Spoken
from onrecord.record.words import word_set

LEAST_SURE = 0.3
"""No position rests on an attribution that the reader is less sure of."""

ELLIPTIC_WORDS = 12
"""A sentence with more words than this says for itself what it is about."""

BACK = 2
"""Sentences before somebody's words in which what they leave unsaid is looked for."""

NESTED_PLACE = 4
"""Words between two things at stake of which the first is about the second ("an inquiry into the sale")."""

SHORT = 4
"""A sentence of fewer words that begins with a negation refuses: "No", "Never", "Not now"."""

SHIFT_DIRECTIONS: frozenset[Direction] = frozenset({"for", "against", "conditional", "open"})

_CLEARER: dict[Direction, frozenset[Direction]] = {
    "open": frozenset({"for", "against", "conditional"}),
    "for": frozenset({"conditional"}),
}
"""What somebody says later in one breath that tells more than what they said first."""

_PREDICTING = frozenset(
    map(root, ("warn", "fear", "predict", "forecast", "expect", "caution", "estimate", "worry"))
)
_ABOUT = word_set("into as over on about after from during against ahead regarding to of for aimed a an the its")
"""Words that follow a thing at stake before another that it is about ("talks to end the war")."""

_POINTERS, _SUBJECTS = word_set("it them this those these one"), word_set("it that this those these")
_AFTER_POINTERS = word_set("as for and but because in on at by or to outright completely entirely altogether")
_LATER = word_set("while until till before unless if without now yet ever")
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
    "demand": "for", "urge": "for", "promise": "for", "accept": "for", "praise": "for", "reject": "against",
    "criticise": "against",
}  # fmt: skip
"""Acts that take a side by themselves, and which; so does an intention."""

_TURNED: dict[Direction, Direction] = {"for": "against", "against": "open", "open": "against"}
_EARLIER = word_set("after since despite previously earlier once repeatedly long")
_PERFECT = word_set("has have had 's")


@dataclass(frozen=True, slots=True)
class Stakes:
    """Issues, positions on them, and shifts, each sorted as the record format says."""

    issues: tuple[Issue, ...]
    positions: tuple[Position, ...]
    shifts: tuple[Shift, ...]


def build(statements: Statements, people: People, spoken: Spoken, named: Sequence[NamedIssue]) -> Stakes:
    """The positions of a story.

    1. The sides that attributions take on whatever may be at stake.
    2. Issues: the user's, then those on which several actors take sides.
    3. A position for each attribution that takes a side on an issue, by each of its speakers.
    4. Shifts: an actor's positions on an issue, on two days, of which one is a refusal and the other is none.
    """
    things = Things(named, verbal_nouns(statements, people))
    taken = _once(people, _Sides(statements, people, things))
    chosen = choose(taken, people, spoken.of_attribution, named)
    issues = [issue for issue, _ in chosen]
    positions = [p for issue, sides in chosen for p in _positions(statements, people, issue, sides)]
    positions.sort(key=lambda p: (*_place(statements, people, p.attribution), p.issue, p.actor))
    shifts = tuple(_shifts(statements, people, spoken, positions))
    return Stakes(tuple(sorted(issues, key=lambda i: (i.by != "user", i.id))), tuple(positions), shifts)


def _once(people: People, sides: Iterable[Side]) -> list[Side]:
    """The sides without those of an attribution inside another of the same speakers that takes a side on the same
    thing: "revealed his plans to end it" is one saying."""
    found = list(sides)
    held = {(side.attribution, side.key) for side in found}
    return [side for side in found if not _is_doubled(people, side, held)]


def _is_doubled(people: People, side: Side, held: set[tuple[str, str]]) -> bool:
    parent = people.attributions[side.attribution].parent
    if parent is None or (parent, side.key) not in held:
        return False
    return people.speakers(parent) == people.speakers(side.attribution)


class _Sides:
    """The sides that a story's attributions take, one after the other."""

    def __init__(self, statements: Statements, people: People, things: Things) -> None:
        self._statements = statements
        self._people = people
        self._things = things
        self._stakeholders = Stakeholders(statements.story, people, principals(people))
        self._inner: defaultdict[str, list[Attribution]] = defaultdict(list)
        for attribution in people.attributions.values():
            if attribution.parent:
                self._inner[attribution.parent].append(attribution)

    def __iter__(self) -> Iterator[Side]:
        for reading in self._statements.story.readings:
            sentences = Sentences(reading)
            for each in reading.attributions:
                attribution = self._people.attributions[each.id]
                actors = self._stakeholders.actors(attribution)
                sure = attribution.confidence >= LEAST_SURE and not self._is_unsettled(attribution)
                if attribution.act not in _NO_SIDE and sure and actors:
                    yield from self._of(attribution, actors, sentences)

    def _is_unsettled(self, attribution: Attribution) -> bool:
        """Whether it is only asked, or supposed, that somebody wants so, or said that something does not mean it:
        "whether he intends to"."""
        first = min(s.start for s in (*attribution.source, *attribution.cue, *attribution.content))
        text = self._statements.story.articles[attribution.article].text[max(0, first - 30) : first]
        before = words_of(text)[-4:]
        unmeant = any(w.negates for w in before) and any(w.stem == "mean" for w in before)
        return unmeant or any(word.text in _UNSETTLED for word in before[-1:])

    def _of(self, attribution: Attribution, actors: tuple[str, ...], sentences: Sentences) -> Iterator[Side]:
        """The sides of one attribution, the first and the clearest on each thing."""
        wills = _wills(attribution)
        spoken = [Sentence(words, wills) for words in self._words(attribution, sentences)]
        found: dict[str, Side] = {}
        for sentence in spoken:
            for side in self._named(attribution, sentence):
                held = found.get(side.key)
                if held is None or side.way in _CLEARER.get(held.way, ()):
                    found[side.key] = side
        if not found:
            found = {side.key: side for side in self._unnamed(attribution, sentences, spoken)}
        own = {side.key: side for side in self._governed(attribution)}
        if all(key.startswith(OWN) or not side.sure for key, side in found.items()):
            found = own | found
        for key, side in found.items():
            plain = _plain(attribution) is not None
            if key.startswith(OWN):
                plain = plain and key in own and attribution.act not in _OPINIONS
            yield replace(side, actors=actors, plain=plain)

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
        led = not attribution.cue or first.start >= attribution.cue[-1].start
        told = attribution.form in ("indirect", "mixed") and attribution.section != "title"
        if refusal or way is None or not led or not told:
            return
        cue = {word.stem for span in attribution.cue for word in words_of(span.text)}
        found = None if cue & _DAMPING else governed(words, names, attribution.act, bool(cue & _SAYING))
        if found:
            thing, turned = found
            way = "open" if cue & _WEIGHING else way
            yield self._side(thing, words, attribution, _TURNED[way] if turned ^ attribution.negated else way)

    def _words(self, attribution: Attribution, sentences: Sentences) -> Iterator[list[Word]]:
        """The words of the cue and of the content, sentence by sentence, in the order of the text. What somebody
        else says inside the content is not the speaker's."""
        text = self._statements.story.articles[attribution.article].text
        pieces = sorted((s.start, s.end) for s in (*attribution.cue, *attribution.content))
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
            last = max(last, thing.end)
            skipped = (nested and thing.value not in self._things.users) or self._owns(
                attribution, sentence, thing
            )
            led = None if skipped else sentence.way(thing.start, thing.end)
            if led and self._stakeholders.own(attribution, sentence, led[1], thing.start):
                yield self._side(thing, sentence.words, attribution, self._as_said(attribution, led[0]))

    def _backed(self, attribution: Attribution, sentence: Sentence) -> Iterator[Found]:
        """The persons whom the words support, back, vote for, or will not."""
        for lean in sentence.leans:
            if lean.after and sentence.words[lean.start].stem in BACKING:
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
        self, attribution: Attribution, sentences: Sentences, spoken: Sequence[Sentence]
    ) -> Iterator[Side]:
        """A side on what is not named: the last thing that the page spoke of before; unclear where the speaker was
        asked about it and takes no side."""
        ways = [_elliptic(x) or _elliptic(self._content(attribution, x)) for x in spoken]
        asked, before = self._context(attribution, sentences, far=any(ways))
        earlier = [*before, *asked]
        for sentence, way in zip(spoken, ways, strict=True):
            earlier += sentence.words
            things = self._things.find(earlier) if way else []
            if way and things:
                yield self._side(things[-1], earlier, attribution, way)
                return
        things = self._things.find(asked) if any(word.text in _ASKED for word in asked) else []
        if things:
            yield self._side(things[-1], asked, attribution, "unclear")

    def _content(self, attribution: Attribution, sentence: Sentence) -> Sentence:
        """The sentence without the words of the cue; as it is where it is too long to leave anything out."""
        ranges = [(s.start, s.end) for s in attribution.content]
        words = [w for w in sentence.words if any(a <= w.start < b for a, b in ranges)]
        return Sentence(words) if sum(not w.is_mark for w in words) <= ELLIPTIC_WORDS else sentence

    def _side(self, thing: Found, words: Sequence[Word], attribution: Attribution, way: Direction) -> Side:
        named = " ".join(w.text for w in words[thing.start : thing.end])
        key = thing.value.removesuffix(DOUBTFUL)
        return Side(key, named, attribution.id, way, sure=key == thing.value)

    def _context(self, attribution: Attribution, sentences: Sentences, far: bool) -> tuple[list[Word], list[Word]]:
        """The words before somebody's: of the same sentence, and, where they go so `far`, of those before it."""
        first = min(s.start for s in (*attribution.source, *attribution.cue, *attribution.content))
        number = sentences.number(first)
        if number is None:
            return [], []
        text = self._statements.story.articles[attribution.article].text
        start = sentences.ranges[number][0]
        low = sentences.ranges[max(0, number - BACK)][0]
        return words_of(text[start:first], start), words_of(text[low:start], low) if far else []


def _plain(attribution: Attribution) -> Direction | None:
    """The side that the act itself takes on what it is about; None where it takes none."""
    if attribution.act == "other" and attribution.attitude == "intention":
        return "for"
    return _PLAIN.get(attribution.act)


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


def _elliptic(sentence: Sentence) -> Direction | None:
    """Which way a short sentence leans on something that it only points to, or leaves out: "not while …", "we
    reject it", "that is out of the question"."""
    words = [w for w in sentence.words if not w.is_mark]
    if not words or len(words) > ELLIPTIC_WORDS:
        return None
    if words[0].negates and (len(words) < SHORT or words[1].text in _LATER):
        return "against"
    if any(w.text == "none" for w in words) and any(w.text in ("will", "would") for w in words):
        return "against"
    for lean in sentence.leans:
        following = [w.text for w in sentence.words[lean.end : lean.end + 2]]
        before = sentence.words[max(0, lean.start - 3) : lean.start]
        points = following[:1] and following[0] in _POINTERS and _ends(following[1:])
        points = points or is_shell(sentence.words[lean.end : lean.end + 3])
        if points if lean.after else any(w.text in _SUBJECTS for w in before):
            return _TURNED[lean.way] if any(w.negates for w in before) else lean.way
    return None


def _ends(following: Sequence[str]) -> bool:
    """Whether a pointing word stands alone, and before no noun ("these demands")."""
    return not following or not following[0][:1].isalnum() or following[0] in _AFTER_POINTERS


def _positions(statements: Statements, people: People, issue: Issue, sides: Sequence[Side]) -> Iterator[Position]:
    for side in sides:
        found = people.attributions[side.attribution]
        for actor in side.actors:
            yield Position(
                content_id("position", (actor, issue.id, side.attribution)),
                actor,
                issue.id,
                found.act,
                side.way,
                _when(statements, found),
                side.attribution,
            )


def _when(statements: Statements, attribution: Attribution) -> Edtf | None:
    """The day of the saying, else that of the page; of what "has" or "had" been said, or what something is
    told to come after, no more is known than that it was said by then."""
    first = attribution.cue[0].start if attribution.cue else 0
    before = words_of(statements.story.articles[attribution.article].text[max(0, first - 20) : first])[-1:]
    earlier = any(word.text in _EARLIER for word in before)
    said = attribution.said
    if said and not (earlier and said.evidence and said.evidence.end <= first):
        return said.edtf.split("T")[0]
    day = said.edtf.split("T")[0] if said else statements.story.published_edtf(attribution.article)
    past = any(word.text in _PERFECT for s in attribution.cue for word in words_of(s.text)[:1])
    return edtf_of(Interval(None, interval(day).last)) if day and (past or earlier) else day


def _place(statements: Statements, people: People, attribution: str) -> tuple[str, int, str]:
    found = people.attributions[attribution]
    return (statements.story.articles[found.article].location, found.content[0].start, attribution)


def _shifts(
    statements: Statements, people: People, spoken: Spoken, positions: Sequence[Position]
) -> Iterator[Shift]:
    """Of an actor's positions on an issue, in the order of their days, each that refuses what none of the day
    before refuses, or the other way round: "ready for talks" beside "open to talks" may be another's wording.
    Renderings of one utterance, and days that may be one, are no shift."""
    lines: defaultdict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in positions:
        if position.direction in SHIFT_DIRECTIONS and position.said is not None:
            lines[(position.actor, position.issue)].append(position)
    for _, line in sorted(lines.items()):
        line.sort(key=lambda p: (*sort_key(p.said), _place(statements, people, p.attribution)))
        for earlier, later in pairwise(_runs(line)):
            shift = _shift(statements, people, spoken, earlier, later)
            if shift:
                yield shift


def _runs(line: Sequence[Position]) -> list[list[Position]]:
    """An actor's positions on an issue day by day, days on which they refuse, or do not, in one; what was said at
    some time before a day counts where nothing else is known of that time."""
    dated = [p for p in line if interval(p.said).first is not None]
    early = [p for p in line if interval(p.said).first is None]
    if dated:
        early = [p for p in early if interval(p.said).before(interval(dated[0].said))]
    days: list[list[Position]] = [early] if early else []
    for position in dated:
        if days and not interval(days[-1][-1].said).before(interval(position.said)):
            days[-1].append(position)
        else:
            days.append([position])
    runs: list[list[Position]] = []
    for day in days:
        if runs and {p.direction == "against" for p in runs[-1]} == {p.direction == "against" for p in day}:
            runs[-1] += day
        else:
            runs.append(day)
    return runs


def _shift(
    statements: Statements, people: People, spoken: Spoken, earlier: Sequence[Position], later: Sequence[Position]
) -> Shift | None:
    """From the statement before it that most pages have, quoted rather than told, to the first one after it."""
    acts = [[spoken.of_attribution.get(p.attribution, p.attribution) for p in run] for run in (earlier, later)]
    refusals = [{p.direction == "against" for p in run} for run in (earlier, later)]
    if set(acts[0]) & set(acts[1]) or refusals[0] & refusals[1]:
        return None
    ranks = [(people.attributions[p.attribution].form == "direct", p.act != "assert") for p in earlier]
    weights = [(acts[0].count(act), *rank) for act, rank in zip(acts[0], ranks, strict=True)]
    before = [p for p, weight in zip(earlier, weights, strict=True) if weight == max(weights)][-1]
    after = later[0]
    actor, issue = before.actor, before.issue
    texts = [excerpt(statements.all[statements.of_attribution[p.attribution]].text) for p in (before, after)]
    why = (
        f"{people.name(actor)} on “{issue}”: {before.direction} ({before.said}, “{texts[0]}”), then "
        f"{after.direction} ({after.said}, “{texts[1]}”)."
    )
    key = (before.attribution, after.attribution, actor, issue)
    return Shift(content_id("shift", key), actor, issue, before.attribution, after.attribution, why, FAIR)
