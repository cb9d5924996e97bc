"""What a denial cannot deny: its own words, and what its own party says."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Attribution
from onrecord.record.answers.within import Within
from onrecord.record.clause_index import Clauses
from onrecord.record.statements import Statement, Statements
from onrecord.record.who.entities import People
from onrecord.record.words import holds


class Own:
    """Whether a statement is a denier's own; called with the denial, what of it is denied, and the statement."""

    def __init__(self, statements: Statements, people: People, within: Within, clauses: Clauses) -> None:
        self._statements = statements
        self._people = people
        self._within = within
        self._clauses = clauses

    def __call__(self, attribution: Attribution, content: Statement, other: Statement) -> bool:
        """Whether the other is the same words, repeats them, or is the same party's."""
        overlaps = other.article == content.article and other.start < content.end and content.start < other.end
        if overlaps or (content.negative and holds(other.words, content.words)):
            return True
        if not other.attribution:
            return False
        said = self._people.attributions[other.attribution]
        outer = self._people.attributions.get(said.parent or "")
        if outer is not None and outer.act == "deny" and not self._within.is_others(outer, said):
            return True  # what a denial says of the denier is told by nobody
        return self._clauses.parties_meet(attribution.id, other.attribution)

    def others(self, attribution: Attribution, content: Statement, numbers: Sequence[int]) -> tuple[int, ...]:
        """Those of the statements that are not the denier's own, by number, sorted."""
        held = {n for n in numbers if not self(attribution, content, self._statements.all[n])}
        return tuple(sorted(held))
