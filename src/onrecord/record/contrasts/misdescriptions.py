"""Offices that a page gives somebody otherwise than the others do, or that are somebody else's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby

from onrecord.model import Entity, Relation, Role, Target
from onrecord.record.links import FAIR, GOOD, make
from onrecord.record.statements import Statements
from onrecord.record.who.entities import People
from onrecord.record.who.names import name_words
from onrecord.record.who.roles import head_of, is_past_or_coming, portfolio, rank
from onrecord.record.words import fold

_CONFLICTING_HEADS = frozenset(
    {"president", "prime minister", "chancellor", "vice president", "monarch", "secretary general"}
)

_RUNNING = frozenset({"chair", "chief executive", "managing director", "director general", "vice chair"})
"""Offices that one person may hold together, and most often does not."""

_OF = re.compile(r"\s(?:of|for|at)\s")

_BODY = re.compile(r"^(?:[Tt]he )?(?P<of>.{2,60}?)[\u2019']s? |\b(?:of|at) (?:the )?(?P<at>[A-Z].{1,60})$")
"""Whose office it is ("Norn Bank's chairman", "chairman of Norn Bank")."""


@dataclass(frozen=True, slots=True)
class _Held:
    """An office as one page gives it to somebody."""

    role: Role
    entity: Entity


def relations(statements: Statements, people: People) -> Iterator[Relation]:
    """Offices that a page gives a person otherwise than most pages do, or than another page where there are
    two."""
    everyone = [
        _Held(role, e) for e in people.entities if e.kind == "person" for role in e.roles if _is_office(role)
    ]
    holders: defaultdict[str, list[_Held]] = defaultdict(list)
    for held in everyone:
        holders[_office(held.role)].append(held)
    for _, group in groupby(everyone, key=lambda held: held.entity.id):
        own = list(group)
        entity, by_page = own[0].entity, _by_page(held.role for held in own)
        for one, other in combinations(sorted(by_page), 2):
            for found in _misdescribed(entity, by_page[one], by_page[other], holders):
                yield found
                if found.relation == "misdescribes":
                    yield from _held_by_another(statements, entity, found, holders)


def _held_by_another(
    statements: Statements, entity: Entity, found: Relation, holders: Mapping[str, Sequence[_Held]]
) -> Iterator[Relation]:
    """Where the office wrongly given to somebody is another's: the page contradicts the first that says so."""
    story = statements.story
    odd = next(r for r in entity.roles if r.span == found.from_.span)
    which = portfolio(odd.role, _head(odd))
    first: dict[str, _Held] = {}
    for held in holders[_office(odd)]:
        theirs = held.entity.id != entity.id and held.role.span.article != odd.span.article
        if theirs and (_body(held.role) == _body(odd) if _body(odd) else which):
            known = first.setdefault(held.entity.id, held)
            age = (*story.age(held.role.span.article), held.role.span.start)
            if age < (*story.age(known.role.span.article), known.role.span.start):
                first[held.entity.id] = held
    for held in first.values():
        why = f"One page gives the office to {entity.name} (“{odd.role}”), another to {held.entity.name}."
        ends = Target(span=odd.span), Target(span=held.role.span)
        yield make("contradicts", *ends, "inferred", "role", why, FAIR)


def _by_page(roles: Iterable[Role]) -> dict[str, dict[str, Role]]:
    """Somebody's offices, each with the first role that a page gives it by."""
    found: defaultdict[str, dict[str, Role]] = defaultdict(dict)
    for role in roles:
        found[_office(role)].setdefault(role.span.article, role)
    return found


def _is_office(role: Role) -> bool:
    """Whether the words give an office that is held now, and nobody's name after it."""
    head = head_of(role.role)
    last = _OF.split(role.role, maxsplit=1)[0].split()[-1:]
    known = {*head[0].split(), *portfolio(role.role, head[0])} if head else set()
    named = bool(last) and last[0][:1].isupper() and fold(last[0]) not in known
    return head is not None and head[1] == "office" and not is_past_or_coming(role.role) and not named


def _head(role: Role) -> str:
    return (head_of(role.role) or ("", ""))[0]


def _office(role: Role) -> str:
    return " ".join([*sorted(rank(role.role)), *sorted(portfolio(role.role, _head(role))), _head(role)])


def _offices_conflict(a: Role, b: Role) -> bool:
    """Whether one person cannot hold both at a time, as far as the words show."""
    first, second = _head(a), _head(b)
    if first != second:
        held = ((a, first), (b, second))
        return all(head in _CONFLICTING_HEADS or _is_portfolio(role, head) for role, head in held)
    mine, theirs = portfolio(a.role, first), portfolio(b.role, second)
    if mine and theirs and mine.isdisjoint(theirs):
        return True
    return mine == theirs and bool(mine) and rank(a.role) != rank(b.role)


def _is_taken(entity: Entity, odd: Role, usual: Role, holders: Mapping[str, Sequence[_Held]]) -> bool:
    """Whether the odd office is another person's by another page: who heads a board and who runs the company may
    be one, or not."""
    heads = {_head(odd), _head(usual)}
    return (
        len(heads) > 1
        and heads <= _RUNNING
        and bool(_body(odd))
        and any(
            held.entity.id != entity.id
            and held.role.span.article != odd.span.article
            and _body(held.role) == _body(odd)
            for held in holders[_office(odd)]
        )
    )


def _body(role: Role) -> tuple[str, ...]:
    """The body whose office it is; () where the words do not say."""
    match = _BODY.search(role.role)
    words = name_words(match["of"] or match["at"]) if match else ()
    return () if words in (("its",), ("his",), ("her",), ("their",)) else tuple(words)


def _is_portfolio(role: Role, head: str) -> bool:
    """Whether it is one of several offices of its kind, and says which ("foreign minister")."""
    return head == "minister" and bool(portfolio(role.role, head))


def _misdescribed(
    entity: Entity, one: Mapping[str, Role], other: Mapping[str, Role], holders: Mapping[str, Sequence[_Held]]
) -> Iterator[Relation]:
    """What is amiss where pages give somebody the one office and the other, each with its role by page: every page
    of the fewer, or where they are as many the first of both."""
    fewer, more = (one, other) if len(one) <= len(other) else (other, one)
    conflict = _offices_conflict(next(iter(one.values())), next(iter(other.values())))
    for page, odd in sorted(fewer.items()):
        usual = next((role for article, role in sorted(more.items()) if article != page), None)
        if usual is None:
            continue
        if conflict and len(fewer) == len(more):
            why = f"Pages give {entity.name} two offices: “{odd.role}” and “{usual.role}”."
            yield make(
                "contradicts", Target(span=odd.span), Target(span=usual.span), "inferred", "role", why, FAIR
            )
            return
        if conflict or (len(fewer) < len(more) and _is_taken(entity, odd, usual, holders)):
            calls = "page calls" if len(more) == 1 else "pages call"
            why = (
                f"This page calls {entity.name} “{odd.role}”; {len(more)} {calls} the same person “{usual.role}”."
            )
            yield make(
                "misdescribes", Target(span=odd.span), Target(entity=entity.id), "inferred", "role", why, GOOD
            )
