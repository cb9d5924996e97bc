"""Who speaks in a headline, by what stands below it.

"Mayor" is the mayor whom the text names, "soil institute" the institute that it names in full, and “Never safe”
was said by whoever says so there.

A headline's own words stay the source of its attribution; the place in the text becomes its voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.data.wordlists import listed
from onrecord.model import Article, Range
from onrecord.reading.draft import Draft, inside, overlap, trimmed
from onrecord.reading.forms.headline_passives import with_agent
from onrecord.reading.forms.headline_verbs import each_verb
from onrecord.reading.forms.quotations import quotations
from onrecord.reading.found import FoundMention
from onrecord.reading.words import lexicon
from onrecord.reading.words.function_words import SUBJECTS

_QUOTE_CONFIDENCE = 0.7
"""Of the words of a speaker of the text, set in quotation marks in the headline. Set by judgement."""

_FEWEST = 3
"""Words of a quotation in a headline that the text must hold; one word in marks is a doubt as often as a voice."""

_ALONE = re.compile(r"\s*(?:$|[:–—-])")
"""What follows a quotation that is a headline, or what a headline sets before its topic."""

_NEGATED = frozenset({"not", "never", "no", "nothing", "nobody", "t", "none"})
_ALIKE = 0.5
"""Share of the stems of a headline's quotation that who says it below must say. By judgement."""

_FEWEST_DESCRIBED = 2
"""Such words where the headline says itself, by a description, whose they are: "‘Never again,’ widow says"."""

_NAMED = re.compile(
    r"\s+(?!(?:on|over|about|at|in|for|as|after|before|by|to|from|and|but|amid)\b)\w", re.IGNORECASE
)
"""What follows the words of nobody: "‘safe quays for all’ hats" are hats."""

_STEM = 5
"""Letters by which two words are one here: "soil" and "Soils", "education" and "educational"."""

_REACH = 6
"""Words beside a head among which what describes it is sought: "the head of education in Ostby"."""

_DOCUMENTS = listed("headlines.documents")
_CHIEFS = listed("headlines.chiefs")
_HEADS = frozenset({"boss", "chief", "head", "leader"})
"""What a headline calls any of the chiefs."""

_MARKS = frozenset("‘'“\"«")
_FORMER = frozenset({"former", "ex", "onetime"})
_WORD = re.compile(r"\w+")
_NAME = r"(?P<name>[A-Z][\w’'-]*[a-z](?: [A-Z][\w’'-]*[a-z])+)"
_NAME_WITHIN = re.compile(rf"(?P<lead>\b\w+|,) {_NAME}$")
_NAME_AFTER = re.compile(rf"(?: (?:of|for|in|at) [^,.;\n]{{2,40}},|,?) {_NAME}(?=[,.]| [a-z])")
_NAME_BEFORE = re.compile(rf"{_NAME}, (?:[a-z’'-]+ ){{0,5}}$")
_BESIDE = 80
"""Characters before a description among which the name that it tells of is sought."""

_JOINED = re.compile(r"\band\b|,|&")
_GOES_ON = re.compile(r"(?: [A-Z][\w’'-]*[a-z])*")
"""What the tagger cut off a name."""

_IS_HEAD = re.compile(r"$|,|\s(?:of|in|for|at|by|from|on|with|who)\b|\s[A-Z]")
"""What follows the head of a description inside of it: "institute for soils", but no "congress's lawyer"."""

_HANGS = re.compile(r"\s(?:at|by|from|with|of\s(?:the|an?|his|her|its|their))\s")
"""What makes a word the end of a description: no "policymakers at the bank"."""

_SMALL = frozenset({"the", "a", "an", "of", "in", "on", "at", "and", "for", "s"})


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the text below the headline names somebody, and how many of the headline's words he says there."""

    where: Range
    shared: int


def known_below(
    article: Article, mentions: Sequence[FoundMention], drafts: Sequence[Draft], blocks: Sequence[Range]
) -> list[Draft]:
    """The drafts, those of the headline each with one verb, and with the voice that the text gives them.

    1. Quotations in the headline that nobody says there, and somebody below.
    2. "Owners urged to pay": he who urges them below.
    3. A name or a description: the place below that names the same in full.
    """
    if article.title is None:
        return list(drafts)
    text, title = article.text, trimmed(article.text, (article.title.start, article.title.end))
    drafts = [with_agent(text, title, draft, mentions) for draft in each_verb(text, title, mentions, drafts)]
    below = [d for d in drafts if not overlap(title, d.hull) and d.source]
    told: list[Draft] = []
    for draft in drafts:
        if not overlap(title, draft.hull) or draft.voice or draft.turn:
            told.append(draft)
        elif not draft.source:
            told.append(
                replace(draft, voice=_asking(text, draft, below) if draft.cue else _quoting(text, draft, below))
            )
        else:
            voice = _voice(text, title, draft, mentions, below) or _in_same_words(text, draft, below)
            told.append(replace(draft, voice=voice))
    return [*told, *_quoted(text, title, told, below, blocks)]


def _quoted(
    text: str, title: Range, drafts: Sequence[Draft], below: Sequence[Draft], blocks: Sequence[Range]
) -> Iterator[Draft]:
    for quote in quotations(text, blocks):
        claimed = any(overlap(quote.range, piece) for d in drafts for piece in (*d.content, *d.source))
        words = _words(text, quote.range)
        named = _NAMED.match(text, quote.end, title[1])
        if claimed or named or not inside(quote.range, title) or len(words) < _FEWEST:
            continue
        opens = quote.start == title[0] and _ALONE.match(text, quote.end, title[1])
        speaker = next((d for d in below if f" {' '.join(words)} " in _said(text, d)), None)
        speaker = speaker or (_in_like_words(text, quote.range, below) if opens else None)
        if speaker or opens:
            voice = (speaker.voice or speaker.source) if speaker else ()
            yield Draft((), (), (quote.range,), _QUOTE_CONFIDENCE, voice=voice)


def _in_like_words(text: str, quote: Range, below: Sequence[Draft]) -> Draft | None:
    """Who says below much the same: editors shorten what they put on top; None where a "not" is gone or new."""
    stems = _stems(text, quote)
    denied = bool(_NEGATED & set(_words(text, quote)))
    best, shared = None, max(2, len(stems) * _ALIKE)
    for draft in below:
        words = set(_said(text, draft).split())
        common = len(stems & _content(text, draft))
        if common >= shared and bool(_NEGATED & words) == denied:
            best, shared = best if best and common == shared else draft, common
    return best


def _quoting(text: str, draft: Draft, below: Sequence[Draft]) -> tuple[Range, ...]:
    """Who says below what is the whole of a headline, in quotation marks."""
    speaker = _in_like_words(text, draft.hull, below)
    return (speaker.voice or speaker.source) if speaker else ()


def _in_same_words(text: str, draft: Draft, below: Sequence[Draft]) -> tuple[Range, ...]:
    """Who says below, in the very words, what a description in the headline is quoted with."""
    words, head = _words(text, draft.hull), _words(text, draft.source[-1])[-1:]
    described = bool(head) and (lexicon.noun(head[0]) is not None or head[0] in _CHIEFS)
    if not described or len(words) < _FEWEST_DESCRIBED or text[draft.hull[0]] not in _MARKS:
        return ()
    return next((d.voice or d.source for d in below if f" {' '.join(words)} " in _said(text, d)), ())


def _said(text: str, draft: Draft) -> str:
    return f" {' '.join(word for piece in draft.content for word in _words(text, piece))} "


def _asking(text: str, draft: Draft, below: Sequence[Draft]) -> tuple[Range, ...]:
    """Who does below what the headline's cue says of nobody, to or of the same; () where nobody does."""
    cues = {stem for piece in draft.cue for stem in _stems(text, piece)}
    said = _content(text, draft)
    for other in below:
        same = cues & {stem for piece in other.cue for stem in _stems(text, piece)}
        if same and said & _content(text, other):
            return other.voice or other.source
    return ()


def _voice(
    text: str, title: Range, draft: Draft, mentions: Sequence[FoundMention], below: Sequence[Draft]
) -> tuple[Range, ...]:
    where = (draft.source[0][0], draft.source[-1][1])
    words = [long for word in _words(text, where) if word not in _SMALL for long in _IN_FULL.get(word, (word,))]
    of = _OF.search(text, *where)
    if of and lexicon.noun(words[-1]):  # the widow of a captain is a widow
        heads = sum(word not in _SMALL for word in _words(text, (where[0], of.start())))
        words = [*words[heads:], *words[:heads]]
    lower = [m for m in mentions if m.start >= title[1] and m.form != "pronoun"]
    if not words or not overlap(where, title) or _JOINED.search(text, *where):
        return ()
    names = [m for m in lower if m.form == "name" and m.kind == "person"]
    common = lexicon.noun(words[-1]) is not None or words[-1] in _CHIEFS | _DOCUMENTS
    name = () if common else _full_name(text, words, names)
    if name:
        return name
    described = _described(text, title, words, lower, below, common)
    places = [_Place(place, _share(text, place, draft, below)) for place in described]
    if not places:
        noun = lexicon.noun(words[-1])
        named = any((m.start, m.end) == where and m.form == "name" for m in mentions)
        if named or not common or (noun and noun.plural):
            return ()
        return _doing_so(text, draft, below) or _sole_body(text, title, noun, words, lower)
    best = max(places, key=lambda place: (place.shared, -place.where[0]))
    return (_apposed(text, best.where, words[-1]) or best.where,)


_OF = re.compile(r"\sof\s")
_IN_FULL = {"pm": ("prime", "minister"), "ceo": ("chief", "executive"), "fm": ("foreign", "minister")}
"""What headlines shorten."""


def _doing_so(text: str, draft: Draft, below: Sequence[Draft]) -> tuple[Range, ...]:
    """Who alone does below, by the same verb and of the same things, what a headline says of "hospital"."""
    cues = {stem for piece in draft.cue for stem in _stems(text, piece)} - _SAYS
    doing = [
        other
        for other in below
        if (other.voice or text[slice(*other.source[0])].lower() not in SUBJECTS)
        and cues & {stem for piece in other.cue for stem in _stems(text, piece)}
        and len(_content(text, draft) & _content(text, other)) >= min(2, len(_content(text, draft)))
    ]
    return (doing[0].voice or doing[0].source) if doing and all(d.source == doing[0].source for d in doing) else ()


def _sole_body(
    text: str, title: Range, noun: lexicon.Noun | None, words: Sequence[str], lower: Sequence[FoundMention]
) -> tuple[Range, ...]:
    """The one body that the lead names, and begins with, where a headline calls it "club" or "airline" alone."""
    if noun is None or noun.kind != "organization" or len(words) > 1:
        return ()
    end = text.find("\n", title[1] + 2)
    lead = [m for m in lower if m.start < (end if end > 0 else len(text)) and m.form == "name"]
    bodies = {text[m.start : m.end]: (m.start, m.end) for m in lead if m.kind == "organization"}
    sole = tuple(bodies.values()) if len(bodies) == 1 else ()
    return sole if sole and text[title[1] : sole[0][0]].strip().lower() in ("", "the") else ()


_SAYS = frozenset({"say", "said", "tell", "told"})
"""What anybody does."""


def _whole_name(text: str, name: FoundMention) -> int:
    """Where a mention ends, with what the tagger cut off a name at its end."""
    if not text[name.start : name.end].rsplit(None, 1)[-1][:1].isupper():
        return name.end
    return _GOES_ON.match(text, name.end).end()  # type: ignore[union-attr]  # it may be empty


def _full_name(text: str, words: Sequence[str], names: Sequence[FoundMention]) -> tuple[Range, ...]:
    """The longer name that ends with the last of `words`, where the text knows one only."""
    found: dict[str, Range] = {}
    for name in names:
        whole = (name.start, _whole_name(text, name))
        own = _words(text, whole)
        titled = all(word in own or lexicon.noun(word) or word in lexicon.titles() for word in words)
        if len(own) > 1 and own[-1] == words[-1] and titled and not _SMALL.intersection(own):
            found.setdefault(" ".join(own), whole)
    return tuple(found.values()) if len(found) == 1 else ()


def _described(
    text: str,
    title: Range,
    words: Sequence[str],
    mentions: Sequence[FoundMention],
    below: Sequence[Draft],
    common: bool,
) -> Iterator[Range]:
    """The places below the headline that are described as it does: by their head and all that it adds.

    A head that is not known as a `common` noun counts only in small letters: it may be a surname.
    """
    head, added = words[-1], {_stem(word) for word in words[:-1] if word not in _FORMER}
    former = bool(_FORMER.intersection(words))
    all_words = list(_WORD.finditer(text, title[1]))
    for number, word in enumerate(all_words):
        if not _same_head(word.group().lower(), head) or not (common or word.group().islower()):
            continue
        near = all_words[max(0, number - _REACH) : number + _REACH]
        near = [w for w in near if not re.search(r"[.!?\n]", text[slice(*sorted((w.start(), word.start())))])]
        before = {w.group().lower() for w in near if w.start() < word.start() and w.end() > word.start() - 30}
        beside = {_stem(w.group().lower()) for w in near}
        known = all(_is_told(stem, beside) for stem in added)
        body = head in _HEADS and _names_body(text, word.span(), words, mentions)
        if bool(_FORMER & before) != former or not (known or body):
            continue
        sources = [p for d in below for p in d.source if inside(word.span(), p) and "," not in text[slice(*p)]]
        covering = [(m.start, _name_end(text, m)) for m in mentions if inside(word.span(), (m.start, m.end))]
        whole = [r for r in covering + sources if _is_head(text, r, word.span())]
        whole = whole or (_unmarked(text, word.span(), mentions) if common else [])
        if whole:
            yield max(whole, key=lambda r: r[1] - r[0])


def _names_body(text: str, head: Range, words: Sequence[str], mentions: Sequence[FoundMention]) -> bool:
    """Whether the body of a "firm boss" is named behind "the head of"."""
    nouns = [noun for word in words[:-1] if (noun := lexicon.noun(word))]
    of = _OF.match(text, head[1])
    named = of and any(m.start == of.end() and m.form == "name" and m.kind == "organization" for m in mentions)
    return bool(named) and any(noun.kind == "organization" for noun in nouns)


def _is_told(stem: str, beside: set[str]) -> bool:
    """Whether a word that a headline adds stands beside the head below, or begins one: "rail" of railways."""
    return stem in beside or (len(stem) == _STEM - 1 and any(other.startswith(stem) for other in beside))


def _name_end(text: str, name: FoundMention) -> int:
    """Where a description ends, without the "of" that the tagger left on it."""
    cut = _HANGING.search(text, name.start, name.end)
    return cut.start() if cut else _whole_name(text, name)


_HANGING = re.compile(r"\s(?:of|for|in|at)$")


def _unmarked(text: str, head: Range, mentions: Sequence[FoundMention]) -> list[Range]:
    """The phrase of a subject that the tagger cut: "The dockers' | union will walk out"."""
    before = _PHRASE.search(text, max(0, head[0] - _BESIDE), head[0])
    cut = before and any(before.start() <= m.start < m.end <= head[1] for m in mentions)
    return [(before.start(), head[1])] if before and cut and _GOES_TO.match(text, head[1]) else []


_PHRASE = re.compile(r"\b(?:[Tt]he|[Aa]n?)\s(?:[\w’'-]+\s){0,3}$")
_GOES_TO = re.compile(r",|\s(?:will|would|has|have|had|is|are|was|were|said|says)\b")


def _is_head(text: str, where: Range, head: Range) -> bool:
    """Whether a description is of its word `head`: no "Ann Poe and Congress", no "congress's lawyer"."""
    before = text[where[0] : head[0]]
    return bool(_IS_HEAD.match(text[head[1] : where[1]])) and not (_JOINED.search(before) or _HANGS.search(before))


def _same_head(word: str, head: str) -> bool:
    return word == head or (word in _CHIEFS and head in _HEADS)


def _apposed(text: str, where: Range, head: str) -> Range | None:
    """The name beside a person: "the mayor of Tarn, Ann Poe", "coach Ann Poe", "Ann Poe, the mayor"."""
    noun = lexicon.noun(head)
    if head not in _CHIEFS and (noun is None or noun.kind != "person" or noun.plural):
        return None
    inner = _NAME_WITHIN.search(text, *where)
    if inner and (inner["lead"] == "," or _same_head(inner["lead"].lower(), head)):
        return inner.span("name")
    after = _NAME_AFTER.match(text, where[1])
    match = after or _NAME_BEFORE.search(text, max(0, where[0] - _BESIDE), where[0])
    return match.span("name") if match else None


def _share(text: str, where: Range, draft: Draft, below: Sequence[Draft]) -> int:
    mine = _content(text, draft)
    said = [len(mine & _content(text, d)) for d in below if any(overlap(where, piece) for piece in d.source)]
    return max(said, default=-1)


def _content(text: str, draft: Draft) -> set[str]:
    return {stem for piece in draft.content for stem in _stems(text, piece)}


def _stems(text: str, where: Range) -> set[str]:
    return {_stem(word) for word in _words(text, where) if word not in _SMALL}


def _words(text: str, where: Range) -> list[str]:
    return [m.group().lower() for m in _WORD.finditer(text, *where)]


def _stem(word: str) -> str:
    return word[:_STEM].removesuffix("s")
