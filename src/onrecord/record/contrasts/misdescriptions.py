"""Offices that a page gives somebody otherwise than the others do, or that are somebody else's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

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

_BODY = re.compile(r"^(?:[Tt]he )?(?P<of>.{2,60}?)[\u2019']s? |\b(?:of|at) (?:the )?(?P<at>[A-Z].{1,60})$")
"""Whose office it is ("Norn Bank's chairman", "chairman of Norn Bank")."""


def relations(statements: Statements, people: People) -> Iterator[Relation]:
    """Offices that a page gives a person otherwise than most pages do, or than another page where there are
    two."""
    for entity in people.entities:
        roles = [r for r in entity.roles if entity.kind == "person" and _is_office(r)]
        given = _by_page(roles)
        for a, b in combinations(sorted(given), 2):
            pair = (given[a], given[b])
            apart = pair[0].span.article != pair[1].span.article
            if not apart or not (_offices_conflict(*pair) or _is_taken(people, entity, *pair)):
                continue
            found = _misdescribed(entity, roles, given[a], given[b])
            yield found
            if found.relation == "misdescribes":
                yield from _held_by_another(statements, people, entity, found)


def _held_by_another(
    statements: Statements, people: People, entity: Entity, found: Relation
) -> Iterator[Relation]:
    """Where the office wrongly given to somebody is another's: the page contradicts the first that says so."""
    story = statements.story
    odd = next(r for r in entity.roles if r.span == found.from_.span)
    for other in people.entities:
        theirs = [r for r in other.roles if other.id != entity.id and other.kind == "person" and _is_office(r)]
        same = [r for r in theirs if _office(r) == _office(odd) and r.span.article != odd.span.article]
        which = portfolio(odd.role, (head_of(odd.role) or ("", ""))[0])
        same = same if which else [r for r in same if _body(r) and _body(r) == _body(odd)]
        if same:
            why = f"One page gives the office to {entity.name} (“{odd.role}”), another to {other.name}."
            first = min(same, key=lambda r: (*story.age(r.span.article), r.span.start))
            ends = Target(span=odd.span), Target(span=first.span)
            yield make("contradicts", *ends, "inferred", "role", why, FAIR)


def _by_page(roles: Sequence[Role]) -> dict[tuple[str, str], Role]:
    """One role for each office and page."""
    found: dict[tuple[str, str], Role] = {}
    for role in roles:
        found.setdefault((role.span.article, _office(role)), role)
    return found


def _is_office(role: Role) -> bool:
    """Whether the words give an office that is held now, and nobody's name after it."""
    head = head_of(role.role)
    last = role.role.split()[-1:]
    known = {*head[0].split(), *portfolio(role.role, head[0])} if head else set()
    named = bool(last) and last[0][:1].isupper() and fold(last[0]) not in known
    return head is not None and head[1] == "office" and not is_past_or_coming(role.role) and not named


def _office(role: Role) -> str:
    head = head_of(role.role)
    name = head[0] if head else ""
    return " ".join([*sorted(rank(role.role)), *sorted(portfolio(role.role, name)), name])


def _offices_conflict(a: Role, b: Role) -> bool:
    """Whether one person cannot hold both at a time, as far as the words show."""
    first, second = (head_of(a.role) or ("", ""))[0], (head_of(b.role) or ("", ""))[0]
    if first != second:
        held = ((a, first), (b, second))
        return all(head in _CONFLICTING_HEADS or _is_portfolio(role, head) for role, head in held)
    mine, theirs = portfolio(a.role, first), portfolio(b.role, second)
    if mine and theirs and mine.isdisjoint(theirs):
        return True
    return mine == theirs and bool(mine) and rank(a.role) != rank(b.role)


def _is_taken(people: People, entity: Entity, a: Role, b: Role) -> bool:
    """Whether the one office is another person's by another page, while most pages give this one the other: who
    heads a board and who runs the company may be one, or not."""
    times = [len({r.span.article for r in entity.roles if _office(r) == _office(role)}) for role in (a, b)]
    heads = {(head_of(role.role) or ("", ""))[0] for role in (a, b)}
    if times[0] == times[1] or len(heads) < len((a, b)) or not heads <= _RUNNING:
        return False
    odd = a if times[0] < times[1] else b
    return bool(_body(odd)) and any(
        _office(role) == _office(odd) and _body(role) == _body(odd) and role.span.article != odd.span.article
        for other in people.entities
        if other.kind == "person" and other.id != entity.id
        for role in other.roles
        if _is_office(role)
    )


def _body(role: Role) -> tuple[str, ...]:
    """The body whose office it is; () where the words do not say."""
    match = _BODY.search(role.role)
    words = name_words(match["of"] or match["at"]) if match else ()
    return () if words in (("its",), ("his",), ("her",), ("their",)) else tuple(words)


def _is_portfolio(role: Role, head: str) -> bool:
    """Whether it is one of several offices of its kind, and says which ("foreign minister")."""
    return head == "minister" and bool(portfolio(role.role, head))


def _misdescribed(entity: Entity, roles: Sequence[Role], a: Role, b: Role) -> Relation:
    pages: defaultdict[str, set[str]] = defaultdict(set)
    for role in roles:
        pages[_office(role)].add(role.span.article)
    first, second = len(pages[_office(a)]), len(pages[_office(b)])
    if first == second:
        why = f"Pages give {entity.name} two offices: “{a.role}” and “{b.role}”."
        return make("contradicts", Target(span=a.span), Target(span=b.span), "inferred", "role", why, FAIR)
    odd, usual, count = (a, b, second) if first < second else (b, a, first)
    pages_word = "page calls" if count == 1 else "pages call"
    why = f"This page calls {entity.name} “{odd.role}”; {count} {pages_word} the same person “{usual.role}”."
    return make("misdescribes", Target(span=odd.span), Target(entity=entity.id), "inferred", "role", why, GOOD)
