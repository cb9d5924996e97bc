"""What a word that fits many means: "the company", "the union", "the agency"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import log2

from onrecord.data import signs
from onrecord.reading.who.antecedents import salience
from onrecord.reading.who.clusters import Cluster, Known, Node
from onrecord.reading.who.names import folded
from onrecord.reading.who.phrase import Phrase
from onrecord.reading.words import lexicon

ANY_BODY = frozenset(["body", "group", "institution", "organization", "organisation"])
"""Heads that any organization may be called, whatever its name says that it is."""

_BUSINESSES = lexicon.small_words("business")
"""Heads that only a business may be called."""

_OF_STATE = frozenset(
    [
        "department",
        "ministry",
        "bureau",
        "administration",
        "service",
        "office",
        "authority",
        "commission",
        "agency",
    ]
)
"""What an organization may be by its name that is called "the agency"."""

_PAPERS = frozenset(["newspaper", "paper", "magazine", "publication", "outlet"])
"""Heads that a name tagged as a work may be called."""

_PUBLIC = ANY_BODY | _PAPERS | {"agency", "broadcaster", "channel", "network", "publisher", "watchdog"}
"""Heads that a paper or an authority may be called."""

_OF_BUSINESSES = frozenset(
    ["bank", "fund", "office", "service", "studio", "station", "label", "side", "force", "exchange"]
)
"""Nouns for bodies that stand in the names of businesses too."""

_BROADCASTER = re.compile(r"[A-Z][\w-]*(?:TV|FM)|(?:TV|Radio)\s?[A-Z\d]\w*")
"""What is named for how it is heard: "BTV", "Radio Tarn"; "the airline" is none."""

_STATES = frozenset({"country", "nation"})
"""What every state is called, so that it says nothing that a page has called one of them so."""

NAMED, SO, TOPIC, OTHER, DOES = 1.0, 2.0, 1.5, -3.0, 2.0
"""For a candidate that is named, and for one that the page has called so; for each doubling of how often an
article mentions it, since it is about one company more than about others; against one that it calls or introduces
as another sort; for one of which it says that it does what the word means. By hand; on GUM train a `TOPIC` of 0.5
to 2 is right as often but for one of 60."""

BESIDE = 60
"""Characters behind a name in which the article says what it is. By hand."""

_INTRODUCED = re.compile(
    r"\)?\s*,\s+(?:its|their|the|an?|[A-Z][\w-]+['’]s)\s+(?:[\w-]+\s+){0,3}?([a-z][\w-]+)\s*"
    r"(?:,|(?:of|in|at|for|within|that|which)\s)"
)
_SORTED = re.compile(
    r"\s(newspaper|magazine|tabloid|broadcaster|airline|charity|bank|supermarket|hotel|hospital)\b"
)
"""What it is, right behind its name: "the Tarn Bote | newspaper"."""
_AGENT = re.compile(r"([a-z]{4,}?)(?:er|or)$")


def likeliest(known: Known, node: Node, near: Sequence[Cluster], so_called: Sequence[Cluster]) -> Cluster | None:
    """Which of the clusters right before a bare description it means, or of those that the page has called so."""
    fit = [*so_called, *(c for c in near if c not in so_called and _fits(c, node.phrase))]
    so = SO * (node.phrase.head not in _STATES)
    return max(fit, key=lambda c: _likely(known, c, node) + so * (c in so_called), default=None)


def _likely(known: Known, cluster: Cluster, node: Node) -> float:
    """How likely a node means a cluster: by where that stands, how often the article mentions it, and what else
    the article has said that it is."""
    head = node.phrase.head
    often = sum(n.phrase.form != "pronoun" for n in cluster.nodes)
    found = salience(cluster, node) + NAMED * bool(cluster.called) + TOPIC * log2(max(1, often))
    named = [n for n in cluster.nodes if n.phrase.form == "name" and n.start < node.start]
    behind = [known.text[n.end : n.end + BESIDE] for n in named]
    said = [match[1] for words in behind if (match := _INTRODUCED.match(words) or _SORTED.match(words))]
    found += OTHER * any(_is_another_sort(role, head) for role in cluster.roles)
    alike = lexicon.fits(head) | (_BUSINESSES if head in _BUSINESSES else frozenset())
    found += OTHER * any(noun not in alike for noun in said)
    found += SO * (head in _BUSINESSES and any(role in _BUSINESSES for role in cluster.roles))
    agent = _AGENT.match(head)
    does = re.compile(rf"\s*,?\s*(?:which|who|that)\s(?:\w+\s){{0,2}}{agent[1]}\w*") if agent else None
    return found + DOES * any(does is not None and does.match(words) is not None for words in behind)


def _fits(cluster: Cluster, phrase: Phrase) -> bool:
    if phrase.plural or not cluster.called or cluster.only_modifies:
        return False
    if phrase.kind == "person":
        return cluster.person and bool(cluster.kind)
    if phrase.head in _STATES:
        return any(name.lower() in lexicon.countries() for name in cluster.called)
    if phrase.head not in _PUBLIC - {"group"} and any(signs.is_public(folded(name)) for name in cluster.called):
        return False  # "the company" is neither the Tarn Times nor the Harbour Authority
    if phrase.head not in _PUBLIC and any(_BROADCASTER.fullmatch(name) for name in cluster.called):
        return False
    if phrase.head in _BUSINESSES and any(
        _is_no_business(word) for name in cluster.called for word in folded(name)
    ):
        return False  # nor the University of Norn
    own = lexicon.noun(folded(cluster.names[0])[-1])
    if own and own.kind == "organization" and own.word != phrase.head:
        any_body = phrase.head in ANY_BODY or (phrase.head == "agency" and own.word in _OF_STATE)
        if not any_body:
            return False  # "the airline" is no Ministry
    kinds = ("organization", "work") if phrase.head in _PAPERS else ("organization",)
    return cluster.kind in kinds and phrase.kind == "organization"


def _is_no_business(word: str) -> bool:
    """Whether a word of a name says that it is a body, and of another sort than businesses are."""
    found = lexicon.noun(word)
    body = found is not None and found.kind == "organization"
    return body and found is not None and found.word not in _BUSINESSES | ANY_BODY | _OF_BUSINESSES


def _is_another_sort(role: str, head: str) -> bool:
    """Whether a thing that is called a `role` is no `head`: a foundry is a company, and no union."""
    found = lexicon.noun(role)
    if found is None or found.kind != "organization" or found.word == head or found.word in ANY_BODY:
        return False
    return (head in _BUSINESSES) != (found.word in _BUSINESSES) and head not in ANY_BODY
