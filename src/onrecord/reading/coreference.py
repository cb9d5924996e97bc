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
from itertools import pairwise

from onrecord.reading import lexicon
from onrecord.reading.agreement import (
    agree,
    by_name,
    details,
    fits_anything,
    fits_name,
    fits_pronoun,
    is_pair,
    is_possessive,
    last_place,
    last_sentence,
    one_family,
    role_words,
    telling,
    weight,
)
from onrecord.reading.clusters import Cluster, Node
from onrecord.reading.names import folded
from onrecord.reading.phrases import Phrase

RECENT_SENTENCES = 3
"""A pronoun points back this many sentences at most where nearer candidates exist. Set by hand."""

SUBJECT, SPOKE, OBLIQUE, QUOTED, DISTANCE, OFTEN, KNOWN = 1.3, 1.2, -0.5, -1.5, -1.5, 0.2, 0.4
"""What speaks for a candidate: it is a subject, it spoke, it stands behind a preposition or inside a
quotation that
the pronoun is not in; each sentence between, each earlier mention; its gender is known. Set by hand on
the cases of the tests."""

MUTE = -1.5
"""Against a place as what "it said" means: organizations speak, rivers do not. Set by hand."""

CLEAR = 2
"""Votes for one gender must be more than this many times those for the other. Set by hand."""

_BESIDE_AFTER = re.compile(
    r"\s*(?:,\s+\d{1,3}|\(\d{1,3}\))?\s*,\s+(?:who\s+(?:is|was)\s+)?(?:now\s+|then\s+|currently\s+|formerly\s+)?$"
)
_TITLED = re.compile(r"\s*,?\s*(?:(?:Mrs?|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Prof|Gen|Sen|Rep|Gov)\.?\s+)?")
_OURS = re.compile(r"(?i)(?:our|my)\s")
_INDEFINITE = re.compile(r"(?i)(?:an?|one|another|some|any)\s")
_IS = re.compile(r"^,?\s+(?:is|was|became|remains|has\sbeen|had\sbeen|,\s*who\sis|,\s*who\swas)\s+(?:now\s+)?$")


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
        self._forward()
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
        for node in sorted(named, key=lambda n: (-weight(n), n.start)):
            fits = [c for c in self.clusters if fits_name(c, node)]
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
                if named.cluster and described.cluster is None and agree(named.cluster, described.phrase):
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
        if not _TITLED.fullmatch(between) or (between.strip() and (node.of or node.oblique)):
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
            if node.start < only.start or node.quoted - only.quoted:
                continue
            if not node.within - only.within:
                yield node.phrase.gender, 2
            elif lexicon.pronouns()[node.phrase.head].role == "subject":
                yield node.phrase.gender, 1  # "Poe said her …" may be about anybody
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
            leads = other.start > first and other.end < node.phrase.core[0] and is_possessive(other)
            if other is not node and other.cluster and (inside or leads):
                return other.cluster
        return None

    def _members(self, node: Node) -> tuple[Cluster, ...]:
        """ "Both leaders", "the two sides": the two last that fit; ()."""
        if not is_pair(self.text[max(0, node.phrase.segment[0] - 9) : node.phrase.core[1]]):
            return ()
        fits = [c for c in self.clusters if c.nodes and c.nodes[0].start < node.start and c.nodes[0] is not node]
        wanted = node.phrase.kind
        if node.phrase.head in ("side", "party"):
            chosen = [c for c in fits if c.kind != "work"]
        else:
            chosen = [c for c in fits if not c.plural and (c.kind or "person") == wanted and c.names]
        last = sorted(chosen, key=lambda c: (-last_place(c, node), c.nodes[0].start))[:2]
        return tuple(sorted(last, key=lambda c: c.nodes[0].start)) if len(last) == 2 else ()

    def _described(self, node: Node) -> Cluster | None:
        """The cluster that a definite description points back to, or None."""
        phrase = node.phrase
        if self._ours(node):
            return None
        if not phrase.definite or is_pair(self.text[max(0, phrase.segment[0] - 9) : phrase.core[1]]):
            return None
        before = [c for c in self._before(node) if agree(c, phrase)]
        owner = self._owner(node)
        owned = phrase.owner is not None or owner is not None
        if owner and phrase.head in _KIN:
            return next((c for c in before if c is not owner and one_family(c, owner)), None)
        by_role = [c for c in before if self._has_role(c, node, owned)]
        bare = not owned and not telling(phrase) and self._alone(node)
        if by_role and not (bare and fits_anything(phrase) and not any(c.names for c in by_role)):
            named = phrase.head not in lexicon.fits("source")
            return max(
                by_role, key=lambda c: (self._said_of(c, phrase), bool(c.names) and named, last_place(c, node))
            )
        if not bare:
            return None
        if fits_anything(phrase):
            recent = [c for c in [*by_role, *before] if c in by_role or self._fits_generic(c, phrase)]
            return max(recent, key=lambda c: self._salience(c, node), default=None)
        return self._unknown_role(node, before)

    def _ours(self, node: Node) -> bool:
        """ "Our correspondent", outside quotations: the page's own, and nobody of whom it tells."""
        return not node.quoted and bool(_OURS.match(self.text, node.start))

    def _forward(self) -> None:
        """A description that stands before the name: headlines, and leads that keep the name for later."""
        for cluster in self.clusters:
            if not cluster.nodes or cluster.names or cluster.plural or cluster.members:
                continue
            node = next((n for n in cluster.nodes if n.phrase.form == "nominal"), None)
            if node is None or self._ours(node) or not (node.phrase.definite or self._in_headline(node)):
                continue
            owned = node.phrase.owner is not None or self._owner(node) is not None
            fits = [c for c in self.clusters if c.names and agree(c, node.phrase)]
            named = [c for c in fits if node.phrase.head in c.roles or by_name(c, node.phrase)]
            if not (node.headline and len(named) == 1):
                named = [c for c in named if self._has_role(c, node, owned)]
            if len(named) == 1 and named[0].kind in ("person", "organization"):
                named[0].take(cluster)

    def _in_headline(self, node: Node) -> bool:
        """Whether it stands in a headline without an article: "mayor says"."""
        return node.headline and not _INDEFINITE.match(self.text, node.start)

    def _unknown_role(self, node: Node, before: Sequence[Cluster]) -> Cluster | None:
        """ "The runner said": of whom the page has not said so, the person it last spoke of."""
        unnamed = node.phrase.head in lexicon.fits("source")
        if not node.of or node.phrase.kind != "person" or node.phrase.plural or unnamed:
            return None
        near = [c for c in before if c.names and c.person and not c.roles & role_words(c)
                and node.sentence - last_sentence(c, node) <= RECENT_SENTENCES]  # fmt: skip
        return max(near, key=lambda c: self._salience(c, node), default=None)

    def _alone(self, node: Node) -> bool:
        """Nothing follows the head that would make it another ("the mayor of …")."""
        return not re.match(r"\s+(?:of|for|at|from|in)\s+[\w“\"]", self.text[node.phrase.core[1] :][:12])

    def _before(self, node: Node) -> list[Cluster]:
        return [c for c in self.clusters if c.nodes and c.nodes[0].start < node.start]

    def _has_role(self, cluster: Cluster, node: Node, owned: bool) -> bool:
        phrase = node.phrase
        if not lexicon.fits(phrase.head) & cluster.roles and not by_name(cluster, phrase):
            return False
        if owned and cluster.owner is not self._owner(node):
            return False
        own, known = telling(phrase), details(cluster)
        if not own or own & known:
            return True
        return not cluster.names and not any(telling(n.phrase) for n in cluster.nodes)

    def _said_of(self, cluster: Cluster, phrase: Phrase) -> tuple[int, bool]:
        """How much of the description the article has said of the cluster in its very words."""
        return len(telling(phrase) & details(cluster)), phrase.head in cluster.roles or by_name(cluster, phrase)

    def _fits_generic(self, cluster: Cluster, phrase: Phrase) -> bool:
        if phrase.plural or not cluster.names:
            return False
        if phrase.kind == "person":
            return cluster.person and bool(cluster.kind)
        if phrase.head in ("country", "nation"):
            return any(name.lower() in lexicon.countries() for name in cluster.names)
        own = lexicon.noun(folded(cluster.names[0])[-1])
        if own and own.kind == "organization" and phrase.head not in _ANY_BODY and own.word != phrase.head:
            return False  # "the airline" is no Ministry
        return cluster.kind == "organization" and phrase.kind == "organization"

    def _pronoun(self, node: Node) -> Cluster | None:
        row = lexicon.pronouns()[node.phrase.head]
        if row.person == "relative":
            return self._antecedent(node)
        ahead = self._ahead(node)
        if ahead:
            return ahead
        pair = self._coordinated(node) if row.number == "plural" and not row.gender else None
        if pair:
            return pair
        fits = [c for c in self._before(node) if fits_pronoun(c, row) and not self._own_words(c, node)]
        own = {id(speaker.cluster) for number in node.quoted for speaker in self._speakers[number]}
        fits = [c for c in fits if id(c) not in own]
        near = [c for c in fits if node.sentence - last_sentence(c, node) <= RECENT_SENTENCES]
        score = {id(c): self._salience(c, node) + KNOWN * (c.gender == row.gender) for c in fits}
        return max(near or fits, key=lambda c: (score[id(c)], last_place(c, node)), default=None)

    def _antecedent(self, node: Node) -> Cluster | None:
        """What "who" or "which" goes on about: what stands right before it, else the last person named."""
        before = [n for n in self.nodes if n.end <= node.start and n.cluster and n.sentence == node.sentence]
        if node.phrase.head in ("who", "whom"):
            people = [n for n in before if n.kind in ("person", "group")]
            named = [n for n in people if n.phrase.form == "name"]
            chosen = [n for n in people if node.start - n.end < 4] or named or people
        else:
            chosen = [n for n in before if node.start - n.end < 4]
        return chosen[-1].cluster if chosen else None

    def _ahead(self, node: Node) -> Cluster | None:
        """ "In her reply, Ann Poe said": whose it is, is named right behind the phrase that opens the sentence."""
        if not is_possessive(node) or not node.leads:
            return None
        later = self.nodes[bisect_right(self._starts, node.start) :]
        named = next((n for n in later if n.phrase.form == "name" and n.sentence == node.sentence), None)
        row = lexicon.pronouns()[node.phrase.head]
        if named is None or not named.cluster or not self.text[: named.start].rstrip().endswith(","):
            return None
        return named.cluster if fits_pronoun(named.cluster, row) and not named.quoted else None

    def _coordinated(self, node: Node) -> Cluster | None:
        """ "Poe and Dey met. They": the two that open the last sentence in which several are named, or None."""
        near = [n for n in self.nodes if n.start < node.start and n.sentence >= node.sentence - 1]
        named = [n for n in near if n.phrase.form == "name" and n.kind == "person"]
        for one, other in reversed(list(pairwise(named))):
            joined = re.fullmatch(r"\s+and\s+(?:[A-Z]\w*\.?\s+)?", self.text[one.end : other.start])
            if joined and one.subject and one.cluster and other.cluster and one.cluster is not other.cluster:
                found = Cluster(kind="person", plural=True, members=(one.cluster, other.cluster))
                self.clusters.append(found)
                return found
        return None

    def _own_words(self, cluster: Cluster, node: Node) -> bool:
        """Whether the page has it only inside what this very speaker says: no person is so introduced."""
        if not node.of or (cluster.kind == "organization" and not any(n.quoted & node.of for n in cluster.nodes)):
            return False
        return all(n.within & node.of for n in cluster.nodes if n.start < node.start)

    def _salience(self, cluster: Cluster, node: Node) -> float:
        """How likely a pronoun or a bare description at `node` means the cluster."""
        thing = cluster.kind == "organization"
        own = [n for n in cluster.nodes if (n.quoted if thing else n.within) & node.of]
        earlier = [n for n in cluster.nodes if n.start < node.start and n not in own]
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
        return score + OFTEN * min(len(earlier), 4) + MUTE * (bool(node.of) and cluster.kind == "place")

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


_ANY_BODY = frozenset(["agency", "body", "group", "institution", "organization", "organisation"])
"""Heads that any organization may be called, whatever its name says that it is."""

_KIN = frozenset(
    ["wife", "husband", "spouse", "mother", "father", "son", "daughter", "brother", "sister", "widow", "widower"]
)
