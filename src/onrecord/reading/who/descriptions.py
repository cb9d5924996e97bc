"""What a description ("the mayor", "the company", "her agent", "the report") points back to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from onrecord.reading.who.agreement import (
    agree,
    away,
    by_name,
    details,
    fits_anything,
    is_another,
    is_possessive,
    is_side,
    is_sided,
    last_place,
    one_family,
    role_words,
    telling,
)
from onrecord.reading.who.antecedents import FAR_SENTENCES, RECENT_SENTENCES, salience
from onrecord.reading.who.clusters import Cluster, Known, Node
from onrecord.reading.who.generic import likeliest
from onrecord.reading.who.names import folded
from onrecord.reading.who.pairs import KIN, is_pair
from onrecord.reading.who.phrase import Phrase
from onrecord.reading.who.topics import UNNAMED, is_held, sole_topic
from onrecord.reading.words import lexicon

_OURS = re.compile(r"(?i)(?:our|my)\s")
_INDEFINITE = re.compile(r"(?i)(?:an?|one|another|some|any)\s")
_FOLLOWED = re.compile(r"\s+(?:of|for|at|from|in|that|whose|where|which)\s+[\w“\"]")
_OF_WHOM = re.compile(
    r"\s+(?:of|for)\s+(?:[a-z]+\s){0,3}(?P<whose>[A-ZÀ-Þ][\w.’'-]*(?:\s(?:of\s|and\s)?[A-ZÀ-Þ][\w.’'-]*){0,5})"
)
"""Whose a body is, behind its head: "the office | of Minister Ann Poe"."""

CLEARLY = 1.5
"""By so much the person last spoken of must stand out to be meant by a word that the page did not say of them. By
hand."""

_RELATIONS = frozenset(
    [
        "opponent",
        "rival",
        "challenger",
        "ally",
        "friend",
        "colleague",
        "neighbour",
        "neighbor",
        "critic",
        "supporter",
    ]
)
"""What somebody is to another says nothing of what they do."""


def pointed(known: Known, node: Node) -> Cluster | None:
    """The cluster that a definite description points back to, or None."""
    phrase = node.phrase
    if _OURS.match(known.text, node.start) or not phrase.definite or is_pair(known.text, node):
        return None
    owner = owner_of(known, node)
    owned = phrase.owner is not None or owner is not None
    telling_of = _tellers(known, node)
    before = [c for c in _called(known, node) if _can_mean(c, phrase) and c not in telling_of]
    by_role = [c for c in before if _has_role(known, c, node, owner, owned)]
    if owner and phrase.head in KIN:
        again = next((c for c in by_role if c is not owner), None)
        return again or next(
            (
                c
                for c in known.near(node, FAR_SENTENCES)
                if c is not owner and agree(c, phrase) and one_family(c, owner)
            ),
            None,
        )
    bare = not owned and not telling(phrase) and _alone(known, node)
    body = phrase.kind in ("organization", "place") or not any(c.called for c in by_role)
    if by_role and not (bare and fits_anything(phrase) and body):
        named = phrase.head not in lexicon.fits("source")
        best = max(by_role, key=lambda c: (_said_of(c, phrase), bool(c.called) and named, last_place(c, node)))
        topic = sole_topic(known, node, telling_of) if _is_headlines(best) else None
        if topic:
            known.take(topic, best)  # "Mayor gives way", of a headline
        return topic or best
    if not bare:
        held = None if owned else _of_that_side(known, node, before) or sole_topic(known, node, telling_of)
        if held or owned or not is_sided(phrase) or fits_anything(phrase) or not _alone(known, node):
            return held
    near = [c for c in known.near(node, FAR_SENTENCES) if _can_mean(c, phrase) and c not in telling_of]
    if fits_anything(phrase):
        if so_named := [c for c in by_role if c.called and by_name(c, phrase)]:
            return max(
                so_named, key=lambda c: last_place(c, node)
            )  # "the agency": the Press Agency, not the council
        return likeliest(known, node, near, by_role)
    return _unknown_role(known, node, near)


def _is_headlines(cluster: Cluster) -> bool:
    """Whether only headlines tell of somebody, by no name."""
    return not cluster.called and all(node.headline for node in cluster.nodes)


def _can_mean(cluster: Cluster, phrase: Phrase) -> bool:
    """Whether number, gender and kind allow it, and the page does not call the cluster another of that office."""
    return agree(cluster, phrase) and not is_another(cluster, phrase)


def _tellers(known: Known, node: Node) -> list[Cluster]:
    """The people in whose words a description stands: nobody tells of herself as "the boy"."""
    heads = (head.cluster for number in node.within for head in known.speakers[number])
    return [c for c in heads if c and c.kind == "person"]


def ours(known: Known, node: Node) -> bool:
    """ "Our correspondent", outside quotations: the page's own, and nobody of whom it tells."""
    return not node.quoted and bool(_OURS.match(known.text, node.start))


def owner_of(known: Known, node: Node) -> Cluster | None:
    """Whose lawyer, whose wife: the cluster of the name or pronoun that owns the description."""
    where = node.phrase.owner
    core = node.phrase.core[0]
    for other in known.inside(min(node.start, where[0] if where else node.start), core + 1):
        inside = where and where[0] <= other.phrase.core[0] and other.end <= where[1] + 2
        leads = other.start >= node.start and other.end < core and is_possessive(other)
        if other is not node and other.cluster and not other.cluster.voice and (inside or leads):
            return other.cluster
    return None


def named_later(known: Known, cluster: Cluster) -> Cluster | None:
    """Who an unnamed cluster is, where the name stands behind the description: in headlines, and leads that keep
    the name for later."""
    node = next((n for n in cluster.nodes if n.phrase.form == "nominal"), None)
    if node is None or ours(known, node):
        return None
    if not (node.phrase.definite or _in_headline(known, node)):
        return _taken_up(known, node)
    owner = owner_of(known, node)
    owned = node.phrase.owner is not None or owner is not None
    found = [c for c in known.saying(lexicon.fits(node.phrase.head)) if c.called and agree(c, node.phrase)]
    found = [c for c in found if not any(is_another(c, n.phrase) for n in cluster.nodes)]
    if _OF_FIELD.match(known.text, node.phrase.core[1]):  # "the head of quality" is no chief executive
        found = [c for c in found if node.phrase.head in c.roles]
    told = [c for c in found if _is_told(known, c, node.phrase.head) or by_name(c, node.phrase)]
    named = told or [c for c in found if node.phrase.head in c.roles]
    if node.headline and len(named) > 1:
        named = [c for c in named if _opens(c)] or named  # of several governors the one whom the lead is about
    if not (node.headline and len(named) == 1):
        held = None if owned else _of_that_side(known, node, found)
        named = [c for c in found if _has_role(known, c, node, owner, owned)] or ([held] if held else [])
    if fits_anything(node.phrase):
        named = [c for c in named if c in told]
    if not found and _is_any_body(node):
        named = _first_speaking(known, node)
    return named[0] if len(named) == 1 and named[0].kind in ("person", "organization") else None


_OF_FIELD = re.compile(r"\sof\s(?!(?:the|an?|his|her|its|their|this|our|state|government|mission)\b)[a-z]")
"""What somebody is the head of, in small letters; of a state they are its president."""


def _opens(cluster: Cluster) -> bool:
    """Whether the page tells of it in its lead."""
    return any(not node.headline and node.sentence <= LEAD + 1 for node in cluster.nodes)


def _taken_up(known: Known, node: Node) -> Cluster | None:
    """ "A foreman warned … The foreman, Ann Poe,": who is named beside the same word, and nowhere before."""
    phrase = node.phrase
    if phrase.plural or phrase.kind != "person":
        return None
    named = [
        cluster
        for cluster in known.saying({phrase.head})
        if cluster.called and agree(cluster, phrase) and cluster.nodes[0].start > node.start
    ]
    again = [c for c in named if any(_is_bare_the(known, n, phrase.head) for n in c.nodes)]
    return again[0] if len(again) == 1 else None


def named_next(known: Known, node: Node) -> Cluster | None:
    """ "A mother has told … | Ann Poe, 26, |": whom a lead is about, who is named with an age where it goes on."""
    phrase = node.phrase
    if phrase.plural or phrase.definite or phrase.kind != "person" or not node.subject or node.sentence > LEAD:
        return None
    for later in known.nodes[bisect_right(known.starts, node.start) :]:
        if later.sentence > node.sentence + 1:
            return None
        cluster, first = later.cluster, later.sentence == node.sentence + 1 and later.subject
        if first and later.phrase.form == "name" and later.kind == "person" and cluster:
            fits = agree(cluster, phrase) and cluster.nodes[0] is later
            return cluster if fits and _AGED.match(known.text, later.end) else None
    return None


LEAD = 1
"""The last sentence, counted from nought, that may be a lead: a headline may stand before it."""

_AGED = re.compile(r",\s\d{1,3},")


def _is_told(known: Known, cluster: Cluster, head: str) -> bool:
    """Whether the page says of a cluster what it is; a bare "the company" may be somebody else's."""
    if not lexicon.fits(head) & cluster.roles:
        return False
    bare = [n for n in cluster.nodes if _is_bare_the(known, n, head)]
    own = [n for n in cluster.nodes if n.phrase.form != "pronoun" and n not in bare]
    return any(lexicon.fits(head) & {n.phrase.head, *n.phrase.about} for n in own)


def _is_bare_the(known: Known, node: Node, head: str) -> bool:
    phrase = node.phrase
    same = phrase.form == "nominal" and phrase.head == head and phrase.definite
    return same and not phrase.owner and known.text[node.start : node.start + 4].lower() == "the "


def _is_any_body(node: Node) -> bool:
    """Whether a headline lets a body speak by a word that fits many: "Watchdog says"."""
    phrase = node.phrase
    generic = phrase.head in lexicon.small_words("hypernym") and not telling(phrase)
    return node.headline and bool(node.of) and generic and not phrase.plural and phrase.kind == "organization"


def _first_speaking(known: Known, node: Node) -> list[Cluster]:
    """The named body that is the first to speak below the headlines, where it does so before anybody else."""
    first = next((n for n in known.nodes if n.of and not n.headline and n.start > node.start), None)
    cluster = first.cluster if first else None
    return [cluster] if cluster and cluster.called and cluster.kind == "organization" else []


def _in_headline(known: Known, node: Node) -> bool:
    """Whether it stands in a headline without an article: "mayor says"."""
    return node.headline and not _INDEFINITE.match(known.text, node.start)


def _called(known: Known, node: Node) -> list[Cluster]:
    """The clusters begun before a description that its head may fit."""
    said = known.saying(lexicon.fits(node.phrase.head))
    if node.phrase.head == "union":  # of those whom it is of: "the Railworkers' Federation"
        said += [c for c in known.clusters if c.nodes and c not in said and by_name(c, node.phrase)]
    return [c for c in said if c.nodes[0].start < node.start]


def _unknown_role(known: Known, node: Node, near: Sequence[Cluster]) -> Cluster | None:
    """ "The runner said": of whom the page has not said so, the person it last spoke of."""
    unnamed = node.phrase.head in lexicon.fits("source") or is_held(node.phrase)
    if not node.of or node.phrase.kind != "person" or node.phrase.plural or unnamed:
        return None
    if UNNAMED.match(known.text, node.phrase.core[1]):
        return None
    told = [
        c for c in near if c.called and c.person and not all(n.headline for n in c.nodes[: c.before(node.start)])
    ]
    recent = [c for c in told if away(c, node) <= RECENT_SENTENCES and not (node.agent and _rules(c, node))]
    if is_sided(node.phrase):
        recent = [c for c in recent if not any(map(is_side, details(c)))]
    plain = [c for c in recent if not role_words(c) - _RELATIONS]
    ranked = sorted(((salience(c, node), -c.number, c) for c in plain or recent), reverse=True)
    if not plain and len(ranked) > 1 and ranked[0][0] - ranked[1][0] < CLEARLY:
        return None
    return ranked[0][2] if ranked else None


def _rules(cluster: Cluster, node: Node) -> bool:
    """Whether it is what the sentence is about in which a node stands further on."""
    return any(n.subject and n.sentence == node.sentence for n in cluster.nodes[: cluster.before(node.start)])


def _of_that_side(known: Known, node: Node, among: Sequence[Cluster]) -> Cluster | None:
    """ "The Labour senator": the only senator named, of whom the page has not said of which side they are."""
    if node.phrase.plural or node.phrase.kind != "person":
        return None
    if not is_sided(node.phrase):
        return _of_that_work(known, node, among)
    held = [c for c in among if c.called and c.person and node.phrase.head in c.roles]
    return held[0] if len(held) == 1 and not any(map(is_side, details(held[0]))) else None


def _of_that_work(known: Known, node: Node, among: Sequence[Cluster]) -> Cluster | None:
    """ "The Firefly | singer": the only singer named, where the page tells of no Firefly but here."""
    before = known.text[node.phrase.segment[0] : node.phrase.core[0]].split()
    own = telling(node.phrase)
    words = before[1:] if before and before[0].lower() == "the" else before
    if not words or not all(word[0].isupper() for word in words):
        return None
    held = [c for c in among if c.called and c.person and lexicon.fits(node.phrase.head) & c.roles]
    elsewhere = any(c.called and c not in held for c in known.saying(own))
    return held[0] if own and len(held) == 1 and not elsewhere else None


def _alone(known: Known, node: Node) -> bool:
    """Nothing follows the head that would make it another ("the mayor of …")."""
    end = node.phrase.core[1]
    return not _FOLLOWED.match(known.text, end, end + 14)


def _has_role(known: Known, cluster: Cluster, node: Node, owner: Cluster | None, owned: bool) -> bool:
    phrase = node.phrase
    fits = lexicon.fits(phrase.head)
    if (not fits & _callings(cluster) and not by_name(cluster, phrase)) or _is_of_others(known, cluster, node):
        return False
    theirs = cluster.owner is owner or any(cluster.owned.get(head) is owner for head in fits)
    if owned and not theirs and not (owner and any(cluster.roles.issuperset(folded(n)) for n in owner.called)):
        return False  # "Norn chief executive Ann Poe" is "Norn's chief executive"
    own, said = telling(phrase), details(cluster)
    if not cluster.called and _is_other_side(known, cluster, node):
        return False
    if not own or own & said:
        return True
    new = any(map(is_side, own))  # "the German government" is not "the government" told of before
    return not cluster.called and not new and not any(telling(n.phrase) for n in cluster.nodes)


def _is_other_side(known: Known, cluster: Cluster, node: Node) -> bool:
    """Whether a description says that it is of the opposition, and the page calls the cluster an office of state:
    "the leader | of the opposition" is no prime minister."""
    opposed = _OPPOSED.match(known.text, node.phrase.core[1]) or "opposition" in node.phrase.about
    return bool(opposed) and bool(cluster.roles & _IN_OFFICE) and "opposition" not in cluster.roles


_OPPOSED = re.compile(r"\s(?:of|in)\s(?:the\s)?(?:\w+\s)?[Oo]pposition\b")
_IN_OFFICE = frozenset({"minister", "president", "premier", "chancellor", "government"})


def _callings(cluster: Cluster) -> set[str]:
    """What the page has called it: of what has no name by the heads of its descriptions alone, since "the police
    headquarters" are no police."""
    return cluster.roles if cluster.called else {n.phrase.head for n in cluster.nodes}


def _is_of_others(known: Known, cluster: Cluster, node: Node) -> bool:
    """Whether a body is said to be of somebody who is in none of the cluster's names: "the office of Ann Poe" is
    no Crime Office."""
    whose = _OF_WHOM.match(known.text, node.phrase.core[1]) if node.phrase.kind == "organization" else None
    named = {word for name in cluster.called for word in folded(name)}
    return whose is not None and bool(named) and named.isdisjoint(folded(whose["whose"]))


def _said_of(cluster: Cluster, phrase: Phrase) -> tuple[int, bool, bool]:
    """How much of the description the article has said of the cluster in its very words; "the president" is rather
    none whom it calls a vice president."""
    own = phrase.head in cluster.roles or by_name(cluster, phrase)
    return len(telling(phrase) & details(cluster)), not (_BELOW - phrase.about) & cluster.roles, own


_BELOW = frozenset({"vice", "deputy", "assistant", "acting", "former"})
"""Those who do not hold the office itself."""
