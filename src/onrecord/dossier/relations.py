"""What the record relates besides denials: contradictions, corrections, wrong offices, answers."""

from __future__ import annotations

from onrecord.dossier.context import Pair, RelationGroup
from onrecord.dossier.lookup import Lookup, sureness
from onrecord.model import Relation

_GROUPS = (
    ("contradicts", "Contradictions", "Both cannot be so as printed; the record does not say which is."),
    (
        "misdescribes",
        "Described differently",
        "A page gives a person an office or description that others do not.",
    ),
    ("corrects", "Corrections", "A later version says otherwise than an earlier one."),
    ("rejects", "Rejected", "Somebody refuses what somebody else wants."),
    ("answers", "Answers", "A statement answers another."),
    ("recurs", "Said again", "The same speaker says the same on another occasion."),
    ("speaks_for", "Speaking for", "Somebody speaks in somebody else's name."),
)
"""Relations in the order in which a reader needs them; `denies` has a section of its own."""

_FOLDED = ("answers", "recurs", "speaks_for")
"""Those that say how statements hang together, and nothing that a reader must be warned of."""


def relation_groups(lookup: Lookup) -> tuple[RelationGroup, ...]:
    """All relations but denials, by name; those with an end that the record lacks are left to `show`."""
    groups = []
    for name, heading, meaning in _GROUPS:
        found = [r for r in lookup.record.relations if r.relation == name]
        pairs = tuple(
            pair for n, relation in enumerate(found, 1) if (pair := _pair(lookup, relation, f"{name}{n}"))
        )
        if pairs:
            groups.append(RelationGroup(name, heading, meaning, name in _FOLDED, pairs))
    return tuple(groups)


def _pair(lookup: Lookup, relation: Relation, name: str) -> Pair | None:
    left, right = lookup.end(relation.from_, relation.why), lookup.end(relation.to, relation.why)
    if left is None or right is None:
        return None
    return Pair(
        id=name,
        left=left,
        right=right,
        about=relation.about if relation.about and relation.about != "statement" else "",
        why=relation.why,
        sureness="" if relation.basis == "explicit" else sureness(relation.confidence),
    )
