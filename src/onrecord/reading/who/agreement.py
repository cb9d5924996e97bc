"""What two mentions of one article must have in common to be one thing: number, gender, kind, names and roles."""

from __future__ import annotations

import re

from onrecord.reading.who import names
from onrecord.reading.who.clusters import Cluster, Node
from onrecord.reading.who.phrase import Phrase
from onrecord.reading.words import lexicon
from onrecord.reading.words.lemmas import lemmas

FAR_SENTENCES = 12
"""As far back as counts for a cluster that has no mention before."""

_HYPERNYMS = lexicon.small_words("hypernym")

_ONE_CLAUSE = re.compile(r"\s*(?:[\w’'-]+\s+){1,4}")
_SECOND_VERB = re.compile(
    r"[^,.;:“”\"]{1,80}?\s(?:and|but)\s(?:then\s|also\s)?(?P<verb>[a-z]+)\s(?:[a-z]+\s){0,2}"
)
"""A second verb of the same subject before its object: "Poe | thanked Dey and called on | him"."""

_NEW_CLAUSE = re.compile(r"\b(?:that|and|but|or|who|which|if|because|said|says|told|thinks?|to)\b")

_SUBORDINATE = re.compile(
    r"\b(?:that|who|which|whom|whose|if|because|when|while|after|before|as|said|says|told|tells|thinks?|to|he|she|they|it)\b"
)

_IDLE = frozenset(
    [
        "former", "then", "ex", "late", "new", "old", "young", "own", "elder",
        "veteran", "top", "senior", "outgoing", "incoming", "current", "popular",
        "embattled", "controversial", "beleaguered", "longtime", "local", "same", "other", "visiting", "chief",
        "lead", "embittered", "ousted", "jailed", "state",
    ]
)  # fmt: skip
"""Words that say nothing of which one is meant."""


def telling(phrase: Phrase) -> set[str]:
    """The words of a description that tell which one is meant: not its age, nor what fits anybody."""
    return {
        w for w in phrase.about if w not in _IDLE and not w[0].isdigit() and not re.match(r"[a-z]+-[a-z]+$", w)
    }


def is_sided(phrase: Phrase) -> bool:
    """Whether a description says nothing but of which side somebody is: "the Labour | senator"."""
    return bool(phrase.about) and all(map(is_side, phrase.about))


def is_side(word: str) -> bool:
    """Whether a word says of which party or country somebody is."""
    return word in lexicon.small_words("side") or word in lexicon.countries()


def role_words(cluster: Cluster) -> set[str]:
    """Its roles that the tables know as what a person is."""
    return {role for role in cluster.roles if lexicon.is_role(role)}


def one_family(cluster: Cluster, owner: Cluster) -> bool:
    """Whether two people are named with one family name."""
    own = {names.folded(name)[-1] for name in owner.called}
    return cluster.person and any(names.folded(name)[-1] in own for name in cluster.called)


def fits_anything(phrase: Phrase) -> bool:
    """Whether a head says so little that it may point back to any name of its kind."""
    return phrase.generic or phrase.head in _HYPERNYMS


def last_place(cluster: Cluster, node: Node) -> int:
    """Where the last mention of a cluster before a node begins, or -1."""
    last = cluster.last(node.start)
    return last.start if last else -1


def away(cluster: Cluster, node: Node) -> int:
    """How many sentences a node stands behind the last mention of a cluster before it."""
    last = cluster.last(node.start)
    return node.after(last) if last else FAR_SENTENCES


def weight(node: Node) -> int:
    return len(names.folded(node.phrase.name))


def details(cluster: Cluster) -> set[str]:
    words = {word for role in cluster.roles for word in role.split()}
    named = {word for name in cluster.called for word in names.folded(name)}
    return words | named | {lexicon.countries()[w] for w in words if w in lexicon.countries()}


def is_another(cluster: Cluster, phrase: Phrase) -> bool:
    """Whether the page calls somebody by the head of a description with words that make it another: a deputy
    governor is not "the governor", nor the foreign minister "the finance minister"."""
    held = [words for n in cluster.nodes if phrase.head in (words := n.phrase.about | {n.phrase.head})]
    return bool(held) and all(_differ(phrase.about | {phrase.head}, words) for words in held)


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether of two offices one is below the other, or they are of two fields."""
    fields = one & _FIELDS, other & _FIELDS
    return (one & _LOWER) != (other & _LOWER) or (all(fields) and fields[0].isdisjoint(fields[1]))


_LOWER = frozenset({"deputy", "vice", "prime"})
"""Words of an office that is not the one they stand before, nor "the minister" a prime minister; an acting mayor
is "the mayor" too."""

_FIELDS = lexicon.small_words("office") | {"foreign"}


def by_name(cluster: Cluster, phrase: Phrase) -> bool:
    """ "The ministry" of the Interior Ministry, "the union" of the Railworkers' Federation: the head, or what it
    may be called, stands in the name of an organization."""
    if cluster.kind == "person":
        return False
    fits = lexicon.fits(phrase.head)
    if any(not fits.isdisjoint(names.folded(name)) for name in cluster.called):
        return True
    return phrase.head == "union" and any(
        _of_workers(word) for name in cluster.called for word in names.folded(name)
    )


def _of_workers(word: str) -> bool:
    """Whether a word of a name says whose union it is: "Railworkers", "Teachers"."""
    found = lexicon.noun(word)
    return found is not None and found.plural and found.kind == "person" and found.word not in _NO_WORKERS


_NO_WORKERS = frozenset(
    {"employer", "owner", "manager", "person", "voter", "citizen", "ranger", "consumer", "customer"}
)


def is_possessive(node: Node) -> bool:
    phrase = node.phrase
    return phrase.form == "pronoun" and lexicon.pronouns()[phrase.head].role == "possessive"


def is_bound(text: str, subject: Node, node: Node) -> bool:
    """Whether a pronoun cannot mean the subject of its own clause: "Poe visited | him"."""
    if not subject.subject or subject.sentence != node.sentence or node.phrase.form != "pronoun":
        return False
    if lexicon.pronouns()[node.phrase.head].role != "object":
        return False
    between = text[subject.end : node.start]
    if _ONE_CLAUSE.fullmatch(between) and not _NEW_CLAUSE.search(between):
        return True
    joined = _SECOND_VERB.fullmatch(between)
    if joined is None or _SUBORDINATE.search(between):
        return False
    verb = joined["verb"]
    return verb.endswith("ed") or (len(lemmas(verb)) > 1 and not verb.endswith("s"))


def is_apposed(text: str, named: Node, node: Node) -> bool:
    """Whether a possessive opens what is set beside a name, and is somebody else's: "Ann Poe, | his | lawyer"."""
    return is_possessive(node) and named.phrase.form == "name" and text[named.whole[1] : node.start] == ", "


def agree(cluster: Cluster, phrase: Phrase) -> bool:
    """Whether number, gender and kind allow the description to be the cluster's."""
    if cluster.plural != phrase.plural and (cluster.kind not in ("organization", "group") or not cluster.called):
        return False
    if cluster.kind == "organization" and cluster.plural and not phrase.plural:
        return False  # "port unions" are not "the union"
    if phrase.gender in ("male", "female") and cluster.gender in ("male", "female"):
        return phrase.gender == cluster.gender
    kinds = {cluster.kind or phrase.kind, phrase.kind or cluster.kind}
    return len(kinds) == 1 or kinds <= {"organization", "group"} or kinds <= {"organization", "place"}


def _named_anew(cluster: Cluster, node: Node) -> bool:
    """ "Mrs Poe" before any "Dan Poe" is another: a page gives the full name first, and then the title.

    Headlines apart, and people whose gender the page says: those agree or not by that.
    """
    short = len(names.folded(node.phrase.name)) == 1 and node.phrase.gender in ("male", "female")
    if not short or node.headline or cluster.gender == node.phrase.gender:
        return False
    first = min((n.start for n in cluster.nodes if n.phrase.form == "name" and not n.headline), default=0)
    return node.start < first and any(len(names.folded(name)) > 1 for name in cluster.called)


def fits_name(cluster: Cluster, node: Node) -> bool:
    if _named_anew(cluster, node):
        return False
    people = cluster.kind in ("person", "") and node.kind in ("person", "")
    genders = {cluster.gender, node.phrase.gender} & {"male", "female"}
    if people and len(genders) < 2 and node.phrase.gender != "thing":
        full = max(cluster.called, key=lambda name: len(names.folded(name)))
        if names.same_person(full, node.phrase.name) and all(
            names.same_person(name, node.phrase.name) or names.given_of(full, name) for name in cluster.called
        ):
            return True
        return names.given_of(full, node.phrase.name)
    if people or (node.kind == "person") != (cluster.kind == "person"):
        return False
    if (node.kind == "place") != (cluster.kind == "place"):
        return any(names.same_words(name, node.phrase.name) for name in cluster.called)
    if node.kind == "place":
        return any(names.same_place(name, node.phrase.name) for name in cluster.called)
    spoken = {"organization", "work"}
    if {node.kind, cluster.kind} <= spoken and any(names.last_of(n, node.phrase.name) for n in cluster.called):
        return True
    return any(names.same_thing(name, node.phrase.name) for name in cluster.called)


def fits_pronoun(cluster: Cluster, row: lexicon.Pronoun, node: Node) -> bool:
    """Whether kind, number and gender allow a pronoun to be the cluster's. Only what can speak says something."""
    if row.gender in ("male", "female"):
        return cluster.person and cluster.kind == "person" and cluster.gender in ("", row.gender)
    if row.gender == "thing":
        speaks = cluster.kind in ("organization", "place", "work", "group")
        return (speaks or (not node.of and cluster.kind != "person")) and not cluster.plural
    if node.of and cluster.kind in ("event", "place", "work"):
        return False
    return cluster.plural or cluster.kind in ("organization", "group")
