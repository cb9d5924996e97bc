"""The reader: article in, reading out. A pure function of the article, the weights and the tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from onrecord.collecting import uncollected
from onrecord.model import (
    Addressee,
    Article,
    Attribution,
    Link,
    Mention,
    Range,
    ReaderSettings,
    Reading,
    Span,
    Speaker,
    Vectors,
    attribution_id,
)
from onrecord.reading.draft import (
    Draft,
    Encoded,
    Engine,
    holder,
    read_blocks,
    section_at,
    spans,
    without,
)
from onrecord.reading.forms.attributions import form_of, gathered
from onrecord.reading.forms.extents import after_colons, at_home, to_names
from onrecord.reading.forms.headline_sense import apart, sound
from onrecord.reading.forms.headline_voices import known_below
from onrecord.reading.forms.headlines import headline
from onrecord.reading.forms.leading import without_lead
from onrecord.reading.forms.named_sources import from_names
from onrecord.reading.forms.quotations import Quotation, quotations
from onrecord.reading.forms.reported import reported
from onrecord.reading.forms.sentences import split
from onrecord.reading.forms.signed import signed
from onrecord.reading.forms.subjects import sourced, without_dateline
from onrecord.reading.forms.trailing import without_conditions, without_trail
from onrecord.reading.forms.turns import asks, turns, with_turns
from onrecord.reading.forms.unsaid import uttered
from onrecord.reading.forms.works import with_works
from onrecord.reading.found import Found
from onrecord.reading.layers.enclosing import around, carried
from onrecord.reading.layers.interposed import bounded
from onrecord.reading.layers.nesting import nested
from onrecord.reading.layers.overlooked import divided, overlooked
from onrecord.reading.learned.encoder import Encoder
from onrecord.reading.learned.windows import paragraphs
from onrecord.reading.misses import misses
from onrecord.reading.sourcing.carriers import carriers_in, own_names
from onrecord.reading.sourcing.chains import Outer, chain_of, heard_itself, outlet_name
from onrecord.reading.sourcing.credits import Credit, credits_in
from onrecord.reading.sourcing.following import followed
from onrecord.reading.sourcing.hearers import is_own, owned
from onrecord.reading.sourcing.occasions import addressed, fronted, occasion
from onrecord.reading.when.times import find_times, said
from onrecord.reading.who.cast import Cast
from onrecord.reading.who.moments import same_times, with_found
from onrecord.reading.who.names import without_bare_titles
from onrecord.reading.words.acts import meaning
from onrecord.reading.words.settling import settled


class Reader:
    """Reads articles one at a time and keeps nothing of them."""

    def __init__(self, weights: Path, settings: ReaderSettings, engine: Engine | None = None) -> None:
        """Load the weights, or take an `engine` that is already loaded.

        Raises:
            WeightsError: the weights are missing, damaged or of another version.
        """
        self._engine: Engine = engine or Encoder(weights)
        self._settings = settings

    @uncollected()
    def read(self, article: Article) -> Reading:
        """All that one article says by itself; empty where there is nothing to read or it is not in English.

        1. Sentences of the sections that are read, furniture left out.
        2. One pass of the encoder; what it finds.
        3. Drafts of attributions: whole quotations, headlines, turns, and what stands inside others.
        4. The cast: mentions, clusters, who speaks.
        5. Times.
        6. Each draft as an attribution: form, act, said, occasion, chain.
        7. Misses, and the vectors of sentences and contents.
        """
        blocks = read_blocks(article)
        if not blocks or (article.language or "en").split("-")[0].lower() != "en":
            return Reading(article)
        sentences = split(article.text, blocks)
        encoded = self._engine.encode(article.text, blocks)
        found = encoded.found()
        named = without_bare_titles(article.text, found.mentions)
        found = Found(found.attributions, with_works(article.text, blocks, named))
        drafts = self._drafts(article, blocks, sentences, found)
        cast = Cast.of(article, sentences, found.mentions, [draft.found for draft in drafts])
        times = find_times(article, sentences)
        moments = with_found(article, times, found.mentions, cast.mentions)
        told = _Telling(article, encoded, sentences, blocks, drafts, cast, times).attributions()
        attributions = followed(article, sentences, paragraphs(article.text, blocks), told, times, cast.mentions)
        dropped = [a for a in found.attributions if a.confidence < self._settings.confidence]
        unread = [] if not article.sections else _unread(article)
        return Reading(
            article,
            tuple(sentences),
            (*cast.mentions, *same_times(moments)),
            attributions,
            misses(article, sentences, unread, drafts, dropped),
            _vectors(encoded, sentences, attributions),
        )

    def _drafts(
        self, article: Article, blocks: Sequence[Range], sentences: Sequence[Range], found: Found
    ) -> list[Draft]:
        """What the model found and the rules add, outer before inner, each place once."""
        text = article.text
        sure = [a for a in found.attributions if a.confidence >= self._settings.confidence and a.content]
        parts = paragraphs(text, blocks)
        quotes = quotations(text, blocks)
        drafts = gathered(text, Found(tuple(apart(article, sure)), found.mentions), quotes, parts)
        drafts = to_names(text, sound(article, drafts), found.mentions)
        drafts = at_home(text, drafts, sentences, quotes, found.mentions)
        drafts = without_dateline(text, drafts, found.mentions, parts)
        drafts = reported(text, sourced(text, drafts, found.mentions), found.mentions, sentences)
        drafts = without_lead(text, drafts, sentences)
        drafts = after_colons(text, drafts, sentences, quotes, found.mentions)
        drafts = around(text, sentences, drafts, found.mentions)
        drafts += headline(article, found.mentions, drafts)
        drafts = carried(article, sentences, drafts)
        labelled = [*turns(text, parts, found.mentions), *signed(text, parts, found.mentions)]
        drafts = with_turns(drafts, labelled)
        drafts = known_below(article, found.mentions, drafts, blocks)
        drafts = without_trail(text, drafts, (article.title.start, article.title.end) if article.title else None)
        drafts = uttered(text, drafts, sentences)
        drafts = bounded(text, sentences, drafts, found.mentions)
        drafts = divided(text, sentences, drafts, found.mentions)
        drafts += overlooked(text, sentences, drafts, found.mentions)
        drafts = without_conditions(text, from_names(text, drafts, sentences, found.mentions))
        drafts = uttered(text, nested(text, drafts, self._engine, found.mentions, sentences), sentences)
        return _once(text, article.id, drafts)


class _Telling:
    """Turns the drafts of one article into attributions, outer before inner."""

    def __init__(
        self,
        article: Article,
        encoded: Encoded,
        sentences: Sequence[Range],
        blocks: Sequence[Range],
        drafts: Sequence[Draft],
        cast: Cast,
        times: Sequence[Mention],
    ) -> None:
        self._article = article
        self._encoded = encoded
        self._sentences = sentences
        self._drafts = drafts
        self._cast = cast
        self._times = times
        self._quotes: Sequence[Quotation] = quotations(article.text, blocks)
        self._credits: Sequence[Credit] = credits_in(article, sentences, paragraphs(article.text, blocks))
        self._told: dict[Draft, Attribution] = {}
        self._spoken: dict[Draft, tuple[Speaker, ...]] = {}
        self._siblings: Mapping[Range, Sequence[Draft]] = self._by_sentence()

    def attributions(self) -> tuple[Attribution, ...]:
        """All of them, in order of place."""
        for draft in sorted(self._drafts, key=lambda d: d.depth):
            self._told[draft] = self._attribution(draft)
        return tuple(sorted(self._told.values(), key=_place))

    def _by_sentence(self) -> dict[Range, list[Draft]]:
        table: dict[Range, list[Draft]] = {}
        for draft in self._drafts:
            table.setdefault(self._sentence(draft), []).append(draft)
        return table

    def _sentence(self, draft: Draft) -> Range:
        return holder(self._sentences, draft.anchor[0]) or draft.anchor

    def _attribution(self, draft: Draft) -> Attribution:
        article, text = self._article, self._article.text
        sentence = self._sentence(draft)
        acts = settled(
            meaning(text, sentence, draft.source, draft.cue, draft.content),
            lambda: self._encoded.acts(draft.cue, draft.content),
        )
        source, cue, content = (spans(text, part) for part in (draft.source, draft.cue, draft.content))
        speakers = self._speakers(draft)
        near = self._around(draft, sentence, speakers)
        taken, beside = self._others(draft, sentence)
        where = None if draft.turn else occasion(text, draft, near, taken, beside, self._ahead(draft, sentence))
        return Attribution(
            id=attribution_id(article.id, source, cue, content),
            article=article.id,
            section=section_at(article, draft.anchor[0]),
            parent=self._told[draft.parent].id if draft.parent else None,
            source=source,
            cue=cue,
            content=content,
            speakers=speakers,
            form=form_of(text, draft, self._quotes),
            attitude=acts.attitude,
            act="ask" if draft.turn and asks(text, draft) else acts.act,
            negated=acts.negated,
            stance=acts.stance,
            addressees=self._addressees(draft, sentence, where),
            occasion=Span.cut(text, *where) if where else None,
            said=said(article, near, draft.source, draft.cue, draft.content, self._times, where, taken),
            chain=self._chain(draft, sentence, speakers, where),
            confidence=round(draft.confidence, 4),
        )

    def _others(self, draft: Draft, sentence: Range) -> tuple[list[Range], list[Range]]:
        """The contents of the other attributions of its sentence, those around it left out, and the cues of those
        beside it that other speakers have."""
        around: list[Draft] = []
        outer = draft.parent
        while outer is not None:
            around.append(outer)
            outer = outer.parent
        others = [d for d in self._siblings[sentence] if d not in (draft, *around)]
        beside = [d for d in others if d.parent is draft.parent and d.source and d.source != draft.source]
        return [p for other in others for p in other.content], [p for other in beside for p in other.cue]

    def _ahead(self, draft: Draft, sentence: Range) -> list[Range]:
        """The cues of others, and those of the main clause where it only tells who speaks: "who has said"."""
        names, text = self._names(draft), self._article.text
        related = any(text[a:b].lower() in {"who", "which", "that"} for a, b in draft.source)
        others = [d for d in self._siblings[sentence] if d.parent is draft.parent and d.source != draft.source]
        return [p for d in others if d.source and (related or self._names(d) != names) for p in d.cue]

    def _names(self, draft: Draft) -> set[str]:
        return {speaker.name for speaker in self._speakers(draft)}

    def _speakers(self, draft: Draft) -> tuple[Speaker, ...]:
        if draft not in self._spoken:
            self._spoken[draft] = self._cast.speakers(draft.voice or draft.source, draft.content)
        return self._spoken[draft]

    def _around(self, draft: Draft, sentence: Range, speakers: Sequence[Speaker]) -> Range:
        """Where its day and occasion may stand: in its sentence; of what is said inside another's words, or inside
        one's own in quotation marks, only as far as these go."""
        if not draft.parent:
            return sentence
        said = fronted(self._article.text, draft.parent.content, draft.parent.source, draft.parent.cue)
        outer = next((piece for piece in said if piece[0] <= draft.anchor[0] < piece[1]), None)
        if not outer:
            return sentence
        names = {speaker.name for speaker in self._told[draft.parent].speakers}
        if self._article.text[outer[0]] not in '“"‘' and names == {speaker.name for speaker in speakers}:
            return sentence
        return max(sentence[0], outer[0]), min(sentence[1], outer[1])

    def _addressees(self, draft: Draft, sentence: Range, place: Range | None) -> tuple[Addressee, ...]:
        where = None if draft.turn else addressed(self._article.text, draft, sentence, place)
        if where is None:
            return ()
        if is_own(self._article.text, where):
            return (Addressee(self._article.text[where[0] : where[1]]),)
        if where in own_names(self._article.text, where, self._article.outlet) and self._article.outlet:
            return (Addressee(self._article.outlet.name or self._article.text[where[0] : where[1]]),)
        outlets = [c for c in carriers_in(self._article.text, where) if (c.start, c.end) == where]
        if outlets and not outlets[0].described:
            name = outlet_name(self._article.text, where, outlets[0].name, self._cast)
            mention = next((a.mention for a in self._cast.addressees(where) if a.name == name), None)
            return (Addressee(name, mention),)
        named = self._cast.addressees(owned(self._article.text, where))
        return named or (Addressee(self._article.text[where[0] : where[1]]),)

    def _chain(
        self, draft: Draft, sentence: Range, speakers: Sequence[Speaker], where: Range | None
    ) -> tuple[Link, ...] | None:
        outer = self._outer(draft.parent) if draft.parent else None
        siblings = self._siblings[sentence]
        chain = chain_of(self._article, draft, sentence, siblings, outer, self._credits, self._cast)
        own = {speaker.name for speaker in speakers if not carriers_in(speaker.name, (0, len(speaker.name)))}
        told = tuple(link for link in chain or () if link.carrier not in own)  # nobody carries their own words
        heard = chain is None and heard_itself(self._article.text, draft, sentence, where)
        return () if heard else told or (None if chain else chain)

    def _outer(self, draft: Draft) -> Outer:
        told = self._told[draft]
        return Outer(told.speakers, draft.cue, told.attitude, told.act, told.negated, told.chain, draft.turn)


def _place(attribution: Attribution) -> tuple[int, int, str]:
    first = min(span.start for span in (*attribution.source, *attribution.cue, *attribution.content))
    return first, -attribution.content[-1].end, attribution.id


def _once(text: str, article: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Each place once: of several drafts with one id the outermost, then the surest. Orphans are dropped too."""
    kept: dict[str, Draft] = {}
    for draft in sorted(drafts, key=lambda d: (d.depth, -d.confidence, d.pieces)):
        key = attribution_id(article, *(spans(text, part) for part in (draft.source, draft.cue, draft.content)))
        if draft.parent is None or draft.parent in kept.values():
            kept.setdefault(key, draft)
    return list(kept.values())


def _unread(article: Article) -> list[Range]:
    """The captions: words of the article itself that are not read. Teasers are about other articles."""
    holes = [(f.start, f.end) for f in article.furniture]
    captions = [(s.start, s.end) for s in article.sections if s.label == "caption"]
    return [part for caption in captions for part in without(article.text, caption, holes)]


def _vectors(encoded: Encoded, sentences: Sequence[Range], attributions: Sequence[Attribution]) -> Vectors:
    hulls = {(a.content[0].start, a.content[-1].end) for a in attributions}
    ranges = sorted({*sentences, *hulls})
    return Vectors.of(ranges, encoded.vectors(ranges)) if ranges else Vectors()
