"""Attributions of cues that the tagger passed over, where a sentence says in plain words who says what.

"did not return calls", "it is not clear whether", "has been demanding an inquiry". A rule speaks only where no
draft has any part of what it would take.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.data.wordlists import listed
from onrecord.model import Range
from onrecord.reading.draft import Draft, holder, inside, overlap
from onrecord.reading.forms.extents import as_far
from onrecord.reading.found import FoundMention
from onrecord.reading.layers.clause import Clause
from onrecord.reading.layers.clauses import clauses, cut_before, hanging, second_verbs
from onrecord.reading.layers.enclosing import CLAUSE_CONFIDENCE
from onrecord.reading.layers.formulas import formulas, second_formulas
from onrecord.reading.words.cues import words_of
from onrecord.reading.words.function_words import OPENING, PREPOSITIONS, QUESTIONS, THAT
from onrecord.reading.words.lemmas import lemmas

OVERLOOKED_CONFIDENCE = 0.55
"""Of an attribution by these rules, by judgement. In the 84 held-out articles of PolNeAR train and 60 others of it
they add about ten, of which two in three are right by eye; they are for refusals, figures and plain reports, of
which those articles have few."""

_NOT_TOLD = frozenset({"i", "we", "you"})


def overlooked(
    text: str, sentences: Sequence[Range], drafts: Sequence[Draft], mentions: Sequence[FoundMention]
) -> list[Draft]:
    """Drafts of what no draft has a part in, in order.

    1. The formulas of newsrooms: a refusal to answer, a figure, what is not known (`formulas`).
    2. Reported clauses with a plain verb or noun of saying (`clauses`), the widest first.
    """
    taken = [piece for draft in drafts for piece in (*draft.cue, *draft.content)]
    sources = [piece for draft in drafts for piece in draft.source]
    found: list[Draft] = []
    for sentence in sentences:
        reported = sorted(clauses(text, sentence, mentions), key=_reach)
        ruled = (_short(text, clause, taken) for clause in formulas(text, sentence, mentions))
        for clause in [*ruled, *(c for c in reported if _is_report(text, c))]:
            draft = Draft(clause.sources, (clause.cue,), clause.content, OVERLOOKED_CONFIDENCE)
            if _is_free(draft, taken, sources):
                found.append(replace(draft, content=tuple(as_far(text, piece, draft) for piece in draft.content)))
                taken += [*draft.cue, *draft.content]
                sources += draft.source
    return found


def _short(text: str, clause: Clause, taken: Sequence[Range]) -> Clause:
    """The clause up to a second verb that a draft has: "turned down the request | and | warned that …"."""
    start, end = clause.content[0]
    first = min((piece[0] for piece in taken if start < piece[0] < end), default=None)
    joint = _JOINT.search(text, start, first) if first is not None and len(clause.content) == 1 else None
    return replace(clause, content=((start, joint.start()),)) if joint else clause


_JOINT = re.compile(r",?\s+(?:and|but)\s+(?:\w+ly\s+)?$")


def _is_free(draft: Draft, taken: Sequence[Range], sources: Sequence[Range]) -> bool:
    """No draft has a part of what it takes; in somebody's description a relative clause may be read as well."""
    said = (*draft.cue, *draft.content)
    if any(overlap(piece, other) for piece in said for other in taken):
        return False
    cut = any(overlap(piece, other) and not inside(other, piece) for piece in draft.source for other in taken)
    crossed = any(overlap(piece, other) and not inside(piece, other) for piece in said for other in sources)
    return not (cut or crossed)


def divided(
    text: str, sentences: Sequence[Range], drafts: Sequence[Draft], mentions: Sequence[FoundMention]
) -> list[Draft]:
    """The drafts, those whose speaker goes on with a second verb cut before it, and what is said by that one."""
    found: list[Draft] = []
    for draft in drafts:
        further = _further(text, sentences, draft, [*drafts, *found], mentions)
        joints = [joint for joint, _ in further]
        cut = cut_before(text, draft.content, [joint[0] for joint in joints])
        found.append(replace(draft, content=cut) if further else draft)
        found += [
            replace(draft, cue=(clause.cue,), content=clause.content, confidence=CLAUSE_CONFIDENCE)
            for _, clause in further
        ]
    return found


def _further(
    text: str, sentences: Sequence[Range], draft: Draft, known: Sequence[Draft], mentions: Sequence[FoundMention]
) -> list[tuple[Range, Clause]]:
    """What the speaker of a draft says by further verbs, none of whose words another draft has."""
    sentence = holder(sentences, draft.anchor[0])
    if sentence is None or not len(draft.source) == len(draft.cue) == 1 or draft.turn:
        return []
    plain = draft.source[0][1] <= draft.cue[0][0] and draft.content[0][0] >= draft.cue[0][1]
    rest = (draft.cue[0][1], sentence[1])
    further = hanging(text, sentence, draft.source[0], draft.cue[0], mentions)
    if plain:
        further += second_verbs(text, sentence, draft.source[0], draft.cue[0], mentions)
        further += second_formulas(text, rest, draft.source[0])
    if not further:
        return []
    others = (other for other in known if other is not draft)
    taken = [*draft.cue, *(piece for other in others for piece in other.pieces if piece != draft.source[0])]
    return [
        (joint, clause)
        for joint, clause in further
        if not any(overlap(piece, other) for piece in (clause.cue, *clause.content) for other in taken)
    ]


def _reach(clause: Clause) -> tuple[int, Range]:
    """The widest first: what stands inside of another is read with it."""
    pieces = sorted((*clause.sources, clause.cue, *clause.content))
    return pieces[0][0] - pieces[-1][1], clause.cue


def _is_report(text: str, clause: Clause) -> bool:
    """A reported clause of somebody else than the writer and reader, its content no circumstance, title or thing.

    What a verb of saying reports may stand before it; of few verbs it is a thing ("denied the theft").
    """
    opening = text[clause.content[0][0]] in OPENING
    first, *rest = _WORD.findall(text[slice(*clause.content[0])].lower())
    if text[slice(*clause.source)].lower() in _NOT_TOLD or _UNNAMED.match(text, clause.content[0][0]):
        return False
    if _TAKEN.match(text, clause.content[0][0]) and text[slice(*clause.cue)].lower().endswith(
        ("claim", "claims", "claimed")
    ):
        return False
    if first == "that" and len(rest) < _SHORTEST - 1:
        return False  # "backed that up"
    if opening and len(rest) + 1 < _SHORTEST and len(clause.content) == 1:
        return False  # a title: "wrote “The Weir”"
    urged = _URGED.search(text, *clause.cue) is not None
    if _WORD.findall(text[slice(*clause.content[-1])].lower())[-1] in PREPOSITIONS and not urged:
        return False
    if not clause.sources and _ASKED.search(text, *clause.cue):
        return False
    verb = {base for word in words_of(text, *clause.cue) for base in lemmas(word.text)}
    plain = not verb.isdisjoint(_PLAIN)
    if clause.content[0][0] < clause.cue[0]:
        circumstances = {first, *(rest[:1] if first in _SHORTLY else ())} & _CIRCUMSTANCES
        done = _BY.match(text, clause.cue[1]) is not None
        return ((plain or done) and not circumstances) or not clause.sources
    if not clause.sources:
        return opening or first in _OPENINGS
    noun = text[slice(*clause.cue)].lower().removesuffix("s") in _NOUNS
    bare = (plain and "report" not in verb) or not verb.isdisjoint(_OF_THINGS | _UTTERING)
    return (opening or noun or bare or urged or first in _OPENINGS) and "turn" not in verb  # "it turns out that"


_WORD = re.compile(r"\w+")
_SHORTEST = 4
"""Words of a quotation that somebody says, where nothing else tells it from a title."""

_UNNAMED = re.compile(
    r"(?:not\s+)?to\s+(?:not\s+)?(?:be\s+(?:named|identified|quoted)|remain\s+anonymous|\w+\s+on\s+(?:the\s+)?condition)\b"
)
"""On what condition somebody spoke, and nothing that they said."""

_TAKEN = re.compile(
    r"(?:\w+\s+){0,4}?(?:lives|life|victims|casualties|titles?|gold|silver|bronze|medals?|troph(?:y|ies)|points?|crown|wins?)\b",
    re.IGNORECASE,
)
"""What is claimed and not said: "claimed some 200 lives", "claimed the title"."""

_ASKED = re.compile(r"\b(?:asked|urged|ordered|instructed)$")
"""Passives that tell of a request: who "was asked to sign" is told of for what he did."""

_BY = re.compile(r"\s+by\b")
_URGED = re.compile(r"\b(?:on|upon|to|with)$|^in\s+the\b", re.IGNORECASE)
"""Cues that end before whom they turn to ("called on"), or that are no verbs ("in the view of")."""

_CIRCUMSTANCES = PREPOSITIONS | {"when", "while", "if", "as", "since", "until", "beyond", "and", "but"}
_SHORTLY = frozenset(
    {"just", "only", "even", "shortly", "soon", "hours", "days", "weeks", "long", "right", "immediately"}
)
_OPENINGS = THAT | QUESTIONS | {"to", "not", "for"}
_PLAIN = listed("overlooked.plain")
_OF_THINGS = frozenset({"deny", "demand", "oppose", "condemn", "call", "forecast", "recommend", "appeal"}) | (
    listed("performed.judging") - {"accuse", "blame"}
)
_NOUNS = listed("nesting.nouns")
_UTTERING = listed("performed.uttering")
