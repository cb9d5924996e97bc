"""The number that a second voice gives right after another's for the same thing, and for nothing else.

"Prosecutors say that 640 million crowns are missing; the administrator puts the hole at 710 million." What the
second says is nothing but a number for what has just been counted: it names no thing of its own, so that the two
need share no word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.record.clause_index import Clauses, Conflict
from onrecord.record.clauses import Clause, senses
from onrecord.record.contrasts.beside import BACK, two_voices
from onrecord.record.contrasts.quantities import (
    FARTHEST,
    SCALES,
    STOP,
    Quantity,
    bare,
    changes,
    exclude,
    far_apart,
    quantities,
)
from onrecord.record.statements import Statement
from onrecord.record.words import number_value, tokens, word_set

GIVEN_TERMS = 5
"""A statement that only gives a number has no more terms than these."""

_IT = word_set(
    "it figure number count toll tally total sum price bid offer crowd amount bill cost debt loss shortfall hole "
    "turnout estimate dispute"
)
_GIVING = word_set(
    "put puts putting spoke speak speaks gave give gives reported report reports estimated estimate estimates "
    "counted count counts cited cite cites say says said has had insist insists insisted stays stayed sticks "
    "stuck maintain maintains maintained admit admits admitted concede concedes conceded claim claims claimed "
    "acknowledge acknowledges acknowledged reckon reckons reckoned"
)
"""Words by which a number is given for something."""

_LATER = word_set("later earlier then previously before initially first since")
"""Words of two counts of two times."""

_IDLE = word_set(
    "about around some only least nearly nearer closer real true correct fewer more less than "
    "highest lowest last final own"
)
"""Words about a number that say nothing of what it counts."""


@dataclass(frozen=True, slots=True)
class _Number:
    """A number that a clause gives; `part`: the words about it; `points`: whether they say that it is for what was
    just spoken of ("it was 21")."""

    clause: Clause
    quantity: Quantity
    part: tuple[str, ...] = ()
    points: bool = False


def conflicts(clauses: Clauses) -> Iterator[Conflict]:
    """Numbers that are all somebody gives, against the count just before them in another voice."""
    pages: dict[str, list[Clause]] = {}
    against: dict[Clause, _Number] = {}
    for statement in clauses.statements.all:
        mine = _given(clauses, statement)
        if mine is None:
            continue
        if statement.article not in pages:
            told = clauses.statements.of_article[statement.article]
            pages[statement.article] = [clause for s in told for clause in clauses.of(s, 1)]
        last = _before(clauses, mine, pages[statement.article])
        if last is None:
            continue
        against[mine.clause] = last
        for other in (last, against.get(last.clause)):
            if other is not None and _apart(other, mine):
                printed = (other.quantity.printed, mine.quantity.printed)
                yield Conflict(other.clause, mine.clause, "number", (other.quantity.unit,), printed)


def _given(clauses: Clauses, statement: Statement) -> _Number | None:
    """The number that a statement only gives, or None."""
    if not statement.attribution or len(statement.terms) > GIVEN_TERMS or statement.negative:
        return None
    text = clauses.statements.story.articles[statement.article].text[statement.start : statement.end]
    parts = [words for part in STOP.split(text) if any(map(number_value, words := tokens(part)))]
    if len(parts) != 1 or sum(number_value(word) is not None for word in parts[0]) != 1:
        return None
    counted = bare(text) or next(iter(quantities(text)), None)
    cue = {w for span in clauses.people.attributions[statement.attribution].cue for w in tokens(span.text)}
    points = not _IT.isdisjoint(parts[0][:4])
    if counted is None or not (points or _GIVING & cue):
        return None
    clause = next((c for c in clauses.of(statement, 1) if any(map(number_value, c.words))), None)
    return _Number(clause, counted, tuple(parts[0]), points) if clause and _plain(clause) else None


def _before(clauses: Clauses, mine: _Number, page: Sequence[Clause]) -> _Number | None:
    """The last count that another voice of the page gives shortly before, and that the number excludes."""
    own, start = _own(mine), clauses.statements.all[mine.clause.number].start
    earlier = [
        _Number(other, quantity)
        for other in page
        if 0 <= start - other.where[1] <= BACK and _plain(other)
        for quantity in _counts(clauses, other)
        if two_voices(clauses, mine.clause, other)
        and own <= other.senses
        and (mine.points or clauses.statements.all[other.number].attribution)
        and _alike(quantity, mine.quantity)
    ]
    last = max(earlier, key=lambda count: count.clause.where, default=None)
    return last if last and _apart(last, mine) else None


def _apart(count: _Number, given: _Number) -> bool:
    return exclude(count.quantity, _to_scale(given.quantity, count.quantity))


def _own(mine: _Number) -> frozenset[str]:
    """The senses of what a number counts beside its unit: what is said of more than the number."""
    words = [w for w in mine.part if w not in _IT and w not in _IDLE and w not in SCALES]
    return frozenset(s for s in senses(words) if number_value(s) is None and s != mine.quantity.unit)


def _counts(clauses: Clauses, clause: Clause) -> list[Quantity]:
    """The counts of a clause; of one that is nothing but a number, this ("Police say 800")."""
    found = quantities(clause.text)
    spoken = clauses.statements.all[clause.number].attribution
    alone = bare(clause.text) if spoken and not found else None
    return [alone] if alone is not None else found


def _alike(count: Quantity, given: Quantity) -> bool:
    """Whether a number can count what a count counts: nine tapes are not spoken of as 20,000."""
    if given.unit and count.unit and given.unit != count.unit:
        return False
    return not far_apart(count, _to_scale(given, count))


def _to_scale(given: Quantity, count: Quantity) -> Quantity:
    """A number in the millions of the count before it, where it leaves them out ("412 million … nearer 350")."""
    scale = next((SCALES[w] for w in count.printed.split() if w in SCALES), 1)
    if given.unit or scale == 1 or given.high * FARTHEST >= count.low:
        return given
    return replace(given, low=given.low * scale, high=given.high * scale)


def _plain(clause: Clause) -> bool:
    """Whether a clause gives a count as a fact of one time."""
    return clause.real and not clause.negative and _LATER.isdisjoint(clause.words) and not changes(clause.words)
