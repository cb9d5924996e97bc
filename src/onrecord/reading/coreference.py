"""Which mentions of one article mean the same thing.

A sieve in order of how sure each step is: (1) names that are one name, (2) descriptions set beside a name,
(3) gender by what pronouns follow an only candidate, (4) descriptions and third-person pronouns from
left to right,
(5) "I" and "we" inside a quotation, which are its speaker's. Gender is never taken from a given name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.reading import lexicon, names
from onrecord.reading.phrases import Phrase

RECENT_SENTENCES = 3
"""A pronoun points back this many sentences at most where nearer candidates exist. Set by hand."""

FAR_SENTENCES = 12
"""As far back as counts for a cluster that has no mention before."""

SUBJECT, SPOKE, OBLIQUE, QUOTED, DISTANCE, OFTEN, KNOWN = 1.0, 1.2, -0.5, -1.5, -1.2, 0.25, 0.5
"""What speaks for a candidate: it is a subject, it spoke, it stands behind a preposition or inside a
quotation that
the pronoun is not in; each sentence between, each earlier mention; its gender is known. Set by hand on
the cases of the tests."""

CLEAR = 2
"""Votes for one gender must be more than this many times those for the other. Set by hand."""

_BESIDE_AFTER = re.compile(
    r"\s*(?:,\s+\d{1,3}|\(\d{1,3}\))?\s*,\s+(?:who\s+(?:is|was)\s+)?(?:now\s+|then\s+|currently\s+|formerly\s+)?$"
)
_IS = re.compile(r"^,?\s+(?:is|was|became|remains|has\sbeen|had\sbeen|,\s*who\sis|,\s*who\swas)\s+(?:now\s+)?$")


@dataclass(eq=False)
class Node:
    """A mention on its way into a cluster.

    `within`: attributions whose content it stands in; `quoted`: those of them that quote it; `of`: whose source.
    """

    start: int
    end: int
    phrase: Phrase
    kind: str
    sentence: int = 0
    subject: bool = False
    oblique: bool = False
    within: frozenset[int] = frozenset()
    of: frozenset[int] = frozenset()
    quoted: frozenset[int] = frozenset()
    cluster: Cluster | None = None


@dataclass(eq=False)
class Cluster:
    """The mentions of one thing, and what they say of it together."""

    nodes: list[Node] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    kind: str = ""
    gender: str = ""
    plural: bool = False
    members: tuple[Cluster, ...] = ()
    owner: Cluster | None = None

    @property
    def names(self) -> list[str]:
        """Its names without titles, in reading order."""
        return [node.phrase.name for node in self.nodes if node.phrase.form == "name"]

    @property
    def person(self) -> bool:
        """Whether it is, or may be, a single person."""
        return self.kind in ("person", "") and not self.plural

    def add(self, node: Node) -> None:
        """Take a mention in, with what it says."""
        self.nodes.append(node)
        self.nodes.sort(key=lambda n: (n.start, n.end))
        node.cluster = self
        phrase = node.phrase
        if phrase.form != "pronoun":
            self.roles |= {*phrase.about, *([phrase.head] if phrase.form == "nominal" else [])}
            self.kind = self.kind or node.kind or phrase.kind
            self.plural = self.plural or (phrase.form == "nominal" and phrase.plural and not self.names)
        self.gender = self.gender or (phrase.gender if phrase.gender != "thing" else "")

    def take(self, other: Cluster) -> None:
        """Take all mentions of another cluster in."""
        for node in list(other.nodes):
            self.add(node)
        other.nodes.clear()


class Coreference:
    """The clusters of one article, from its mentions in reading order."""

    def __init__(self, text: str, nodes: Sequence[Node], speakers: Sequence[Sequence[Node]]) -> None:
        """`speakers` are, for each attribution, the nodes that head its source."""
        self.text = text
        self.nodes = sorted(nodes, key=lambda n: (n.start, n.end))
        self._starts = [node.start for node in self.nodes]
        self._speakers = speakers
        self.clusters: list[Cluster] = []
        self._names()
        self._genders()
        self._beside()
        for node in self.nodes:
            if node.cluster is None:
                self._resolve(node)
        self._first_person()
        self.clusters = [cluster for cluster in self.clusters if cluster.nodes]

    def _open(self, node: Node) -> Cluster:
        cluster = Cluster()
        cluster.add(node)
        self.clusters.append(cluster)
        return cluster

    # 1. names

    def _names(self) -> None:
        """Longer names first, so that a family name finds the person it belongs to wherever they are
        introduced."""
        named = [node for node in self.nodes if node.phrase.form == "name"]
        for node in sorted(named, key=lambda n: (-_weight(n), n.start)):
            fits = [c for c in self.clusters if _fits_name(c, node)]
            cluster = self._nearest(fits, node)
            if cluster is None:
                self._open(node)
            else:
                cluster.add(node)

    def _nearest(self, clusters: Sequence[Cluster], node: Node) -> Cluster | None:
        """Of several that fit, the one mentioned last before the node, else first after it."""
        best: tuple[tuple[int, int], Cluster] | None = None
        for cluster in clusters:
            gap = min((0, node.start - n.start) if n.start <= node.start else (1, n.start - node.start)
                      for n in cluster.nodes)  # fmt: skip
            if best is None or gap < best[0]:
                best = (gap, cluster)
        return best[1] if best else None

    # 2. descriptions beside a name

    def _beside(self) -> None:
        for node, following in zip(self.nodes, self._following(), strict=True):
            if following is None:
                continue
            pair = {node.phrase.form, following.phrase.form}
            between = self.text[node.end : following.start]
            if pair == {"name", "nominal"} and self._is_beside(node, following, between):
                named, described = (node, following) if node.phrase.form == "name" else (following, node)
                if named.cluster and described.cluster is None and _agree(named.cluster, described.phrase):
                    named.cluster.add(described)

    def _following(self) -> list[Node | None]:
        """For each node the next that begins behind it and stands in the same sentence."""
        found: list[Node | None] = []
        for index, node in enumerate(self.nodes):
            later = (n for n in self.nodes[index + 1 : index + 6] if n.start >= node.end)
            after = next(later, None)
            found.append(after if after and after.sentence == node.sentence else None)
        return found

    def _is_beside(self, node: Node, following: Node, between: str) -> bool:
        if node.phrase.plural or following.phrase.plural:
            return False
        if node.phrase.form == "name":
            described = following.phrase
            if _IS.match(between):
                return described.kind == "person" or node.kind == "person"
            return bool(_BESIDE_AFTER.match(between)) and described.kind == node.kind == "person"
        # "According to this source, Ann Poe …": a comma joins only where no preposition leads in
        if between.strip() not in ("", ",") or (between.strip() and (node.of or node.oblique)):
            return False
        return node.phrase.kind == following.kind == "person"

    # 3. gender

    def _genders(self) -> None:
        """A person who alone is named in a sentence has the gender of the pronouns in it and in the next."""
        votes: dict[int, dict[str, int]] = {}
        by_sentence: dict[int, list[Node]] = {}
        for node in self.nodes:
            by_sentence.setdefault(node.sentence, []).append(node)
        for number, nodes in by_sentence.items():
            people = {id(n.cluster): n for n in nodes if n.cluster and n.cluster.person and n.kind == "person"}
            if len(people) == 1:
                only = next(iter(people.values()))
                counts = votes.setdefault(id(only.cluster), {"male": 0, "female": 0})
                for gender, weight in self._votes(nodes, by_sentence.get(number + 1, []), only):
                    counts[gender] += weight
        for cluster in self.clusters:
            count = votes.get(id(cluster), {"male": 0, "female": 0})
            least, most = sorted(count.values())
            if not cluster.gender and most > CLEAR * least:
                cluster.gender = "male" if count["male"] == most else "female"

    def _votes(self, nodes: Sequence[Node], following: Sequence[Node], only: Node) -> Iterator[tuple[str, int]]:
        """Gender and weight of each pronoun that may mean the only person: more where it opens the next
        sentence."""
        gendered = [n for n in nodes if n.phrase.form == "pronoun" and n.phrase.gender in ("male", "female")]
        for node in gendered:
            if node.start > only.start and not node.quoted - only.quoted:
                yield node.phrase.gender, 2
        if following and not any(n.cluster and n.kind == "person" for n in following):
            first = following[0].phrase
            if first.form == "pronoun" and first.gender in ("male", "female"):
                yield first.gender, 2 if following[0].subject else 1

    # 4. descriptions and third-person pronouns

    def _resolve(self, node: Node) -> None:
        phrase = node.phrase
        if phrase.form == "pronoun":
            if lexicon.pronouns()[phrase.head].person in ("third", "relative"):
                cluster = self._pronoun(node)
                if cluster:
                    cluster.add(node)
            return
        cluster = self._described(node)
        if cluster:
            cluster.add(node)
        else:
            opened = self._open(node)
            opened.owner = self._owner(node)
            opened.members = self._members(node)

    def _owner(self, node: Node) -> Cluster | None:
        """Whose lawyer, whose wife: the cluster of the name or pronoun that owns the description."""
        first = node.start - 1
        where = node.phrase.owner
        for other in self.nodes[: bisect_right(self._starts, node.phrase.core[0])]:
            inside = where and where[0] <= other.phrase.core[0] and other.end <= where[1] + 2
            leads = other.start > first and other.end < node.phrase.core[0] and _possessive(other)
            if other is not node and other.cluster and (inside or leads):
                return other.cluster
        return None

    def _members(self, node: Node) -> tuple[Cluster, ...]:
        """ "Both leaders", "the two sides": the two last that fit; ()."""
        if not _is_pair(self.text[max(0, node.phrase.segment[0] - 9) : node.phrase.core[1]]):
            return ()
        fits = [c for c in self.clusters if c.nodes and c.nodes[0].start < node.start and c.nodes[0] is not node]
        wanted = node.phrase.kind
        if node.phrase.head in ("side", "party"):
            chosen = [c for c in fits if c.kind != "work"]
        else:
            chosen = [c for c in fits if not c.plural and (c.kind or "person") == wanted and c.names]
        last = sorted(chosen, key=lambda c: (-_last(c, node), c.nodes[0].start))[:2]
        return tuple(sorted(last, key=lambda c: c.nodes[0].start)) if len(last) == 2 else ()

    def _described(self, node: Node) -> Cluster | None:
        """The cluster that a definite description points back to, or None."""
        phrase = node.phrase
        if not phrase.definite or _is_pair(self.text[max(0, phrase.segment[0] - 9) : phrase.core[1]]):
            return None
        before = [c for c in self._before(node) if _agree(c, phrase)]
        owner = self._owner(node)
        owned = phrase.owner is not None or owner is not None
        if owner and phrase.head in _KIN:
            return next((c for c in before if c is not owner and _one_family(c, owner)), None)
        by_role = [c for c in before if self._has_role(c, node, owned)]
        bare = not owned and not _telling(phrase) and self._alone(node)
        if by_role and not (bare and _fits_anything(phrase) and not any(c.names for c in by_role)):
            return max(by_role, key=lambda c: (self._said_of(c, phrase), bool(c.names), _last(c, node)))
        if not bare:
            return None
        if _fits_anything(phrase) or phrase.kind == "organization":
            recent = [c for c in [*by_role, *before] if c in by_role or self._fits_generic(c, phrase)]
            return max(recent, key=lambda c: self._salience(c, node), default=None)
        return self._unknown_role(node, before)

    def _unknown_role(self, node: Node, before: Sequence[Cluster]) -> Cluster | None:
        """ "The runner said": of whom the page has not said so, the person it last spoke of."""
        unnamed = node.phrase.head in lexicon.fits("source")
        if not node.of or node.phrase.kind != "person" or node.phrase.plural or unnamed:
            return None
        near = [c for c in before if c.names and c.person and not c.roles & _role_words(c)
                and node.sentence - _sentence(c, node) <= RECENT_SENTENCES]  # fmt: skip
        return max(near, key=lambda c: self._salience(c, node), default=None)

    def _alone(self, node: Node) -> bool:
        """Nothing follows the head that would make it another ("the mayor of …")."""
        return not re.match(r"\s+(?:of|for|at|from|in)\s+[\w“\"]", self.text[node.phrase.core[1] :][:12])

    def _before(self, node: Node) -> list[Cluster]:
        return [c for c in self.clusters if c.nodes and c.nodes[0].start < node.start]

    def _has_role(self, cluster: Cluster, node: Node, owned: bool) -> bool:
        phrase = node.phrase
        if not lexicon.fits(phrase.head) & cluster.roles and not _by_name(cluster, phrase):
            return False
        if owned and cluster.owner is not self._owner(node):
            return False
        details, known = _telling(phrase), _details(cluster)
        if not details or details & known:
            return True
        return not cluster.names and not any(_telling(n.phrase) for n in cluster.nodes)

    def _said_of(self, cluster: Cluster, phrase: Phrase) -> tuple[int, bool]:
        """How much of the description the article has said of the cluster in its very words."""
        return len(_telling(phrase) & _details(cluster)), phrase.head in cluster.roles

    def _fits_generic(self, cluster: Cluster, phrase: Phrase) -> bool:
        if phrase.plural or not cluster.names:
            return False
        if phrase.kind == "person":
            return cluster.person and bool(cluster.kind)
        if phrase.head in ("country", "nation"):
            return any(name.lower() in lexicon.countries() for name in cluster.names)
        return cluster.kind == "organization" and phrase.kind == "organization"

    def _pronoun(self, node: Node) -> Cluster | None:
        row = lexicon.pronouns()[node.phrase.head]
        if row.person == "relative":
            closest = [n for n in self.nodes if n.end <= node.start and n.cluster and node.start - n.end < 4]
            return closest[-1].cluster if closest else None
        fits = [c for c in self._before(node) if _fits_pronoun(c, row) and not self._own_words(c, node)]
        own = {id(speaker.cluster) for number in node.quoted for speaker in self._speakers[number]}
        fits = [c for c in fits if id(c) not in own]
        near = [c for c in fits if node.sentence - _sentence(c, node) <= RECENT_SENTENCES]
        score = {id(c): self._salience(c, node) + KNOWN * (c.gender == row.gender) for c in fits}
        return max(near or fits, key=lambda c: (score[id(c)], _last(c, node)), default=None)

    def _own_words(self, cluster: Cluster, node: Node) -> bool:
        """Whether the page has it only inside what this very speaker says: nobody is so introduced."""
        return bool(node.of) and all(n.within & node.of for n in cluster.nodes if n.start < node.start)

    def _salience(self, cluster: Cluster, node: Node) -> float:
        """How likely a pronoun or a bare description at `node` means the cluster."""
        earlier = [n for n in cluster.nodes if n.start < node.start and not n.within & node.of]
        if not earlier:
            return float("-inf")
        score = max(
            DISTANCE * (node.sentence - n.sentence)
            + SUBJECT * n.subject
            + SPOKE * bool(n.of)
            + OBLIQUE * n.oblique
            + QUOTED * bool(n.quoted - node.quoted)
            for n in earlier
        )
        return score + OFTEN * min(len(earlier), 4)

    # 5. the speaker's own pronouns

    def _first_person(self) -> None:
        for node in self.nodes:
            if node.cluster or node.phrase.form != "pronoun" or not node.within:
                continue
            if lexicon.pronouns()[node.phrase.head].person == "first":
                speaker = self._speaker_of(node)
                if speaker:
                    speaker.add(node)

    def _speaker_of(self, node: Node) -> Cluster | None:
        """The speaker of the innermost attribution whose content holds the node."""
        for number in sorted(node.within, reverse=True):
            heads = [n for n in self._speakers[number] if n is not node and n.cluster]
            if heads:
                return heads[0].cluster
        return None


_KIN = frozenset(
    ["wife", "husband", "spouse", "mother", "father", "son", "daughter", "brother", "sister", "widow", "widower"]
)
_IDLE = frozenset(
    [
        "former",
        "then",
        "ex",
        "late",
        "new",
        "old",
        "young",
        "own",
        "elder",
        "veteran",
        "top",
        "senior",
        "outgoing",
        "incoming",
        "prime",
        "vice",
        "current",
        "popular",
        "embattled",
        "controversial",
        "beleaguered",
        "longtime",
        "local",
        "same",
        "other",
        "visiting",
        "chief",
        "lead",
        "embittered",
        "ousted",
        "jailed",
    ]
)


def _telling(phrase: Phrase) -> set[str]:
    """The words of a description that tell which one is meant: not its age, nor what fits anybody."""
    return {
        w for w in phrase.about if w not in _IDLE and not w[0].isdigit() and not re.match(r"[a-z]+-[a-z]+$", w)
    }


def _role_words(cluster: Cluster) -> set[str]:
    """Its roles that the tables know as what a person is."""
    return {role for role in cluster.roles if lexicon.is_role(role)}


def _one_family(cluster: Cluster, owner: Cluster) -> bool:
    """Whether two people are named with one family name."""
    own = {names.folded(name)[-1] for name in owner.names}
    return cluster.person and any(names.folded(name)[-1] in own for name in cluster.names)


def _fits_anything(phrase: Phrase) -> bool:
    """Whether a head says so little that it may point back to any name of its kind."""
    return phrase.generic or phrase.head in (
        "company",
        "organization",
        "organisation",
        "firm",
        "country",
        "nation",
        "group",
    )


def _last(cluster: Cluster, node: Node) -> int:
    return max((n.start for n in cluster.nodes if n.start < node.start), default=-1)


def _sentence(cluster: Cluster, node: Node) -> int:
    return max((n.sentence for n in cluster.nodes if n.start < node.start), default=-FAR_SENTENCES)


def _weight(node: Node) -> int:
    return len(names.folded(node.phrase.name))


def _details(cluster: Cluster) -> set[str]:
    words = {word for role in cluster.roles for word in role.split()}
    named = {word for name in cluster.names for word in names.folded(name)}
    return words | named | {lexicon.countries()[w] for w in words if w in lexicon.countries()}


def _by_name(cluster: Cluster, phrase: Phrase) -> bool:
    """ "The ministry" of the Interior Ministry: the head stands in the name of an organization."""
    return cluster.kind != "person" and any(phrase.head in names.folded(name) for name in cluster.names)


def _is_pair(words: str) -> bool:
    return bool(re.search(r"(?i)\b(?:both|the\s+two|the\s+pair)\b", words))


def _possessive(node: Node) -> bool:
    phrase = node.phrase
    return phrase.form == "pronoun" and lexicon.pronouns()[phrase.head].role == "possessive"


def _agree(cluster: Cluster, phrase: Phrase) -> bool:
    """Whether number, gender and kind allow the description to be the cluster's."""
    if cluster.plural != phrase.plural and cluster.kind not in ("organization", "group"):
        return False
    if phrase.gender in ("male", "female") and cluster.gender in ("male", "female"):
        return phrase.gender == cluster.gender
    kinds = {cluster.kind or phrase.kind, phrase.kind or cluster.kind}
    return len(kinds) == 1 or kinds <= {"organization", "group"} or kinds <= {"organization", "place"}


def _fits_name(cluster: Cluster, node: Node) -> bool:
    people = cluster.kind in ("person", "") and node.kind in ("person", "")
    genders = {cluster.gender, node.phrase.gender} & {"male", "female"}
    if people and len(genders) < 2 and node.phrase.gender != "thing":
        full = max(cluster.names, key=lambda name: len(names.folded(name)))
        if names.same_person(full, node.phrase.name) and all(
            names.same_person(name, node.phrase.name) or names.given_of(full, name) for name in cluster.names
        ):
            return True
        return names.given_of(full, node.phrase.name)
    if people or (node.kind == "person") != (cluster.kind == "person"):
        return False
    return any(names.same_thing(name, node.phrase.name) for name in cluster.names)


def _fits_pronoun(cluster: Cluster, row: lexicon.Pronoun) -> bool:
    if row.gender in ("male", "female"):
        return cluster.person and cluster.kind == "person" and cluster.gender in ("", row.gender)
    if row.gender == "thing":
        return cluster.kind in ("organization", "place", "work", "group") and not cluster.plural
    return cluster.plural or cluster.kind in ("organization", "group")
