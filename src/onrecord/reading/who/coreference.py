"""Which mentions of one article mean the same thing.

A sieve in order of how sure each step is: (1) names that are one name, (2) descriptions set beside a name,
(3) gender by the pronouns that follow a name, (4) descriptions and third-person pronouns from
left to right, and what stands again in the same words, (5) descriptions whose name comes later, (6) "I", "we" and
"you": inside a quotation its speaker's, in an interview who answers, else those of the page's own voice. No given
name tells a gender.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.reading.who.agreement import agree, fits_name, is_possessive, weight
from onrecord.reading.who.antecedents import antecedent
from onrecord.reading.who.clusters import Cluster, Known, Node
from onrecord.reading.who.descriptions import LEAD, named_later, named_next, owner_of, pointed
from onrecord.reading.who.genders import settle_genders
from onrecord.reading.who.pairs import members_of
from onrecord.reading.who.phrase import JOINED
from onrecord.reading.who.questioned import interview
from onrecord.reading.who.repeats import Repeats
from onrecord.reading.words import lexicon

_BESIDE_AFTER = re.compile(
    r"\s*(?:,\s+\d{1,3}|\(\d{1,3}\))?\s*,\s+(?:who\s+(?:is|was)\s+)?(?:now\s+|then\s+|currently\s+|formerly\s+)?$"
)
_TITLED = re.compile(r"\s*,?\s*(?:(?:Mrs?|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Prof|Gen|Sen|Rep|Gov)\.?\s+)?")
_CLOSED = re.compile(
    r"[,;.)](?!\s(?:and(?!\sthe\s[^,.;]{3,80},\s[A-ZÀ-Þ])|or|[A-ZÀ-Þ][\w’'-]*(?:\s[A-ZÀ-Þ][\w’'-]*)*(?:,|\sand)\s))"
)
"""The mark behind a name that is set beside a description: "the maker, Norn Dairy | , said"; no list goes on, but
"the mayor, Ann Poe | , and the bishop, Raj Dey" are two."""

_AND_ALSO = re.compile(r"\sand\s(?:[a-z][\w’'-]*\s(?:[\w.’'-]+\s){0,5})?")
_DETERMINED = re.compile(r"(?i)(?:the|an?|one|another|some|any)\s")
_OPENS = re.compile(r"(?:^|[.!?”\"\n]\s?)$")
_OWNING = re.compile(r"['’]s?\s")
_OWN = re.compile(r"(?:['’]s?|\sown)$")
_ARTICLE = re.compile(r"(?i)(?:the|an?|his|her|its|their)\s")
_IS = re.compile(
    r"(?:\s*\([^()]{1,80}\))?,?(?:\s+who)?\s+(?:is|was|are|were|became|remains?|(?:has|have|had|will|would|may)\s+be(?:en|come)?)"
    r"\s+(?:now\s+|also\s+|still\s+|really\s+|just\s+|then\s+)?$|['’](?:s|re|m)\s+$"
)
"""What stands between a subject and what it is said to be."""

_LINKING = re.compile(
    r"(?:\b(?:is|was|are|were|became|remains?|be|been|become|now|also|still|really|just|then)|['’](?:s|re|m))\s+$"
)
"""The last word of such a link: looked at first, since few descriptions have one before them."""

_OUTLETS = frozenset(
    [
        "newspaper",
        "magazine",
        "tabloid",
        "broadcaster",
        "daily",
        "weekly",
        "website",
        "airline",
        "channel",
        "station",
    ]
)
"""Nouns that say behind a name of what sort the body is."""

_SOURCES = lexicon.fits("source")
_THIS = re.compile(r"(?i)this\s")
_SHOWS = frozenset(["this", "that"])
"""What points at no mention points at what was just told, and "it" behind it may mean the same."""

LONGEST_LINK = 110
"""Characters before a description in which a subject and "is" are looked for. By hand."""


LONGEST_LINK_WORD = 12
"""Characters of its last word, with the space behind it."""


class Coreference:
    """The clusters of one article, from its mentions in reading order."""

    def __init__(self, text: str, nodes: Sequence[Node], speakers: Sequence[Sequence[Node]]) -> None:
        """`speakers` are, for each attribution, the nodes that head its source."""
        self.text = text
        self._known = Known(text, nodes, speakers)
        self.nodes = self._known.nodes
        self._repeats = Repeats(self._known)
        self._names()
        self._short_names()
        self._beside()
        self._leads()
        settle_genders(self._known)
        for node in self.nodes:
            self._resolve(node)
        self._join()
        for cluster in self._known.clusters:
            self._forward(cluster)
        self._voices()
        self.clusters = [cluster for cluster in self._known.clusters if cluster.nodes]

    # 1. names

    def _names(self) -> None:
        """Longer names first, so that a family name finds the person it belongs to wherever they are
        introduced; then "Mr Poe", where a woman is so named in full."""
        named = [node for node in self.nodes if node.phrase.form == "name"]
        full = {(n.phrase.head, n.phrase.gender) for n in named if weight(n) > 1 and n.phrase.gender}

        def rank(node: Node) -> tuple[int, bool, bool, int]:
            other = {"male": "female", "female": "male"}.get(node.phrase.gender, "")
            return -weight(node), node.kind != "place", (node.phrase.head, other) not in full, node.start

        for node in sorted(named, key=rank):
            fits = [c for c in self._known.alike(node.phrase.name) if fits_name(c, node)]
            cluster = self._nearest(fits, node)
            if cluster is None:
                self._known.open(node)
            else:
                self._known.add(cluster, node)

    def _short_names(self) -> None:
        """ "Tarn Group (TGX)": a body's short name in brackets behind its whole name."""
        for node, following in pairwise(node for node in self.nodes if node.phrase.form == "name"):
            whole, short = node.cluster, following.cluster
            between = self.text[node.end : following.start]
            closed = between in (" (", " (the ") and self.text[following.end : following.end + 1] == ")"
            body = node.kind == "organization" and not node.aside and following.kind not in ("person", "place")
            if closed and body and whole and short and whole is not short and " " not in following.phrase.name:
                self._known.take(whole, short)

    def _nearest(self, clusters: Sequence[Cluster], node: Node) -> Cluster | None:
        """Of several that fit, the one mentioned last before the node, else first after it. A page that tells of a
        couple calls the one by the family name alone whom it introduces first, or whose gender the title tells.
        What is no person is rather what has that very name: "Ostwick" is the town, and not the Ostwick Rovers."""
        if len(clusters) > 1 and node.phrase.name.count(" ") == 0 and all(c.person for c in clusters):
            alike = {"male", "female"} & {node.phrase.gender}
            return min(clusters, key=lambda c: (c.gender not in alike, *_introduced(self.text, c)))
        same = [c for c in clusters if node.phrase.name in c.called] if node.kind != "person" else []
        return min(same or clusters, key=lambda cluster: _gap(cluster, node), default=None)

    # 2. descriptions beside a name

    def _beside(self) -> None:
        for node in self.nodes:
            if node.named and node.named.cluster and node.cluster is None:
                self._known.add(node.named.cluster, node)
        pairs = list(zip(self.nodes, self._following(), strict=True))
        for node, following in pairs:
            if following is None:
                continue
            pair = {node.phrase.form, following.phrase.form}
            titled = following.phrase.segment[0] if following.phrase.form == "name" else following.start
            between = self.text[node.end : max(node.end, min(titled, following.start))]
            if pair == {"name", "nominal"} and self._is_beside(node, following, between):
                named, described = (node, following) if node.phrase.form == "name" else (following, node)
                if named.cluster and described.cluster is None and agree(named.cluster, described.phrase):
                    self._known.add(named.cluster, described)

        for node, following in pairs:
            if following and following.cluster and node.cluster is None and self._is_twice(node, following):
                self._known.add(following.cluster, node)

    def _is_twice(self, node: Node, following: Node) -> bool:
        """ "Mayoral candidate | and | former judge Ann Poe": two descriptions right before one name."""
        alike = node.phrase.kind == following.phrase.kind == "person" and node.phrase.form == following.phrase.form
        single = alike and not node.phrase.plural and not _DETERMINED.match(self.text, node.start)
        name = next((n for n in self.nodes if n.start == following.end + 1 and n.phrase.form == "name"), None)
        joined = self.text[node.end : following.start] == " and "
        return single and joined and name is not None and name.cluster is following.cluster

    def _leads(self) -> None:
        """ "A mother has told … Ann Poe, 26, …": who is named where a lead goes on."""
        for node in self.nodes:
            if node.sentence > LEAD:
                return
            named = named_next(self._known, node) if node.phrase.form == "nominal" and not node.cluster else None
            if named:
                self._known.add(named, node)

    def _following(self) -> list[Node | None]:
        """For each node the next that begins behind it and stands in the same sentence."""
        found: list[Node | None] = []
        owns = [self._owns(node) for node in self.nodes]
        for index, node in enumerate(self.nodes):
            near = range(index + 1, min(index + 6, len(owns)))
            later = [n for at in near if not owns[at] and (n := self.nodes[at]).start >= node.end]
            titles = (n for n in later if n.phrase.segment[0] <= later[0].start and later[0].end <= n.start)
            after = next(titles, None) or next(iter(later), None)
            found.append(after if after and after.sentence == node.sentence else None)
        return found

    def _owns(self, node: Node) -> bool:
        """ "Ann Poe, | the mayor’s | wife": whose it is, and not who."""
        owner = node.phrase.form == "nominal" and _OWNING.match(self.text, node.phrase.core[1]) is not None
        return owner or is_possessive(node)

    def _is_beside(self, node: Node, following: Node, between: str) -> bool:
        described, named = (following, node) if node.phrase.form == "name" else (node, following)
        if node.phrase.plural or following.phrase.plural or _OWN.search(self.text, node.start, node.end):
            return False
        if node is named and described.phrase.head in lexicon.small_words("counted"):
            return False  # "two named Poe, a third …"
        heads = next((heads for heads in self._known.speakers if following in heads), ())
        if node is named and heads and node not in heads and not node.of and not self._opens(node):
            return False  # "Asked about Ann Poe, a person close to the mayor said …"
        person = described.phrase.kind == named.kind == "person"
        thing = described.kind == named.kind != "person" and described.phrase.kind != "person"
        if node is named:
            if not _BESIDE_AFTER.match(between):
                return False
            return person or (thing and bool(_ARTICLE.match(self.text, described.start)))
        twice = node is described and named.phrase.about and _AND_ALSO.fullmatch(between)
        if person and twice and not _DETERMINED.match(self.text, node.start):
            return True  # "mayoral candidate and former judge Ann Poe"
        # "According to this source, Ann Poe …": a comma joins only where no preposition leads in
        closed = _CLOSED.match(self.text, named.whole[1]) is not None and not node.leads
        if not _TITLED.fullmatch(between) or (between.strip() and node.oblique and not closed):
            return False
        set_beside = not between.strip() or (closed and between == ", ")
        bare = between == " " and described.kind == "organization"  # "owned by housing association Homeward"
        return person or (thing and set_beside and (bare or bool(_ARTICLE.match(self.text, described.start))))

    def _opens(self, node: Node) -> bool:
        """Whether what a sentence opens with is its subject, so that no fronted clause ends behind a name."""
        first = min(
            (n for n in self._known.back(node, 0) if n.sentence == node.sentence),
            key=lambda n: n.start,
            default=None,
        )
        return (
            first is not None
            and first.subject
            and bool(_OPENS.search(self.text, max(0, first.whole[0] - 3), first.whole[0]))
        )

    # 4. descriptions and third-person pronouns

    def _resolve(self, node: Node) -> None:
        phrase = node.phrase
        if phrase.form == "pronoun":
            if lexicon.pronouns()[phrase.head].person in ("third", "relative", "demonstrative"):
                cluster = antecedent(self._known, node)
                if cluster:
                    self._known.add(cluster, node)
                elif phrase.head in _SHOWS:
                    self._known.open(node).kind = "event"
            return
        if phrase.form == "nominal":
            self._describe(node)
        else:
            self._repeats.keep(node)

    def _describe(self, node: Node) -> None:
        """Place a description, and keep whose it is and in which words it stood."""
        owner = owner_of(self._known, node)
        if node.cluster is None:
            single = node.phrase.head != JOINED
            named = self._named_so(node) or self._subject(node) or self._this_source(node) if single else None
            cluster = named or (pointed(self._known, node) if single else None)
            cluster = cluster or self._repeats.found(node, owner)
            if cluster:
                self._known.add(cluster, node)
            else:
                self._known.open(node).members = members_of(self._known, node, owner)
        if owner and node.cluster and owner is not node.cluster:
            node.cluster.owned.setdefault(node.phrase.head, owner)
        self._repeats.keep(node)

    def _named_so(self, node: Node) -> Cluster | None:
        """The cluster of the name that a description ends with the sort of: "the Tarn Bote | newspaper"."""
        if node.phrase.head not in _OUTLETS or not node.phrase.definite:
            return None
        name = self._known.ending.get(node.phrase.core[0] - 1)
        named = name is not None and name.phrase.form == "name" and name.kind == "organization"
        return name.cluster if named and name and name.start >= node.start else None

    def _this_source(self, node: Node) -> Cluster | None:
        """The cluster of "this source": who spoke last, in this sentence or the one before, if it is nobody with
        a name."""
        if node.phrase.head not in _SOURCES or not _THIS.match(self.text, node.start):
            return None
        spoke = (n for n in self.nodes if n.of and n.end <= node.start and n.phrase.kind == "person" and n.cluster)
        last = max((n for n in spoke if node.sentence - n.sentence <= 1), key=lambda n: n.end, default=None)
        known = last.cluster if last and not last.phrase.plural else None
        return known if known and not known.called else None

    def _subject(self, node: Node) -> Cluster | None:
        """The cluster of what a description is said of: "Poe, 40, is | a mayor", "the plan was | a mistake"."""
        if not _LINKING.search(self.text, max(0, node.start - LONGEST_LINK_WORD), node.start):
            return None
        found = _IS.search(self.text, max(0, node.start - LONGEST_LINK), node.start)
        subject = self._known.ending.get(found.start()) if found else None
        if subject is None or subject.cluster is None or subject.sentence != node.sentence:
            return None
        cluster = subject.cluster
        short = found and found.group()[:1] in "'’" and subject.phrase.form != "pronoun"  # "Poe's | agent"
        if cluster.voice or short or cluster.plural != node.phrase.plural:
            return None
        people = {cluster.kind == "person", node.phrase.kind == "person"}
        return cluster if len(people) == 1 or not node.phrase.kind else None

    def _join(self) -> None:
        """ "Poe and Dey" are the two that stand in it."""
        for node in self.nodes:
            if node.phrase.head != JOINED or node.cluster is None or node.cluster.members:
                continue
            inner = [n for n in self._known.inside(node.start, node.end) if n is not node and n.cluster]
            outer = [
                n for n in inner if not any(o is not n and o.start <= n.start and n.end <= o.end for o in inner)
            ]
            found = {n.cluster.number: n.cluster for n in outer if n.cluster and n.cluster is not node.cluster}
            node.cluster.members = tuple(found.values()) if len(found) > 1 else ()

    # 5. names that come later

    def _forward(self, cluster: Cluster) -> None:
        if cluster.nodes and not cluster.called and not cluster.plural and not cluster.members:
            named = named_later(self._known, cluster)
            if named:
                self._known.take(named, cluster)

    # 6. the speaker's own pronouns

    def _voices(self) -> None:
        """ "I" and "we" inside a quotation are its speaker's; others of one number and hearer are one voice."""
        voices: dict[tuple[str, str, int], Cluster] = {}
        talk = interview(self.text, self.nodes)
        if talk and talk.answers:
            voices["first", "singular", -1] = talk.answers
        for place, node in enumerate(self.nodes):
            if node.cluster or node.phrase.form != "pronoun":
                continue
            row = lexicon.pronouns()[node.phrase.head]
            if row.person not in ("first", "second"):
                continue
            if talk and place in talk.asked:
                row = lexicon.pronouns()["i"]
            speaker = self._speaker_of(node)
            if speaker and row.person == "first":
                self._known.add(speaker, node)
                continue
            key = (row.person, row.number, speaker.number if speaker else -1)
            if key not in voices:
                voices[key] = Cluster(voice=True, plural=row.number == "plural")
                self._known.keep(voices[key])
            self._known.add(voices[key], node)

    def _speaker_of(self, node: Node) -> Cluster | None:
        """The speaker of the innermost attribution that quotes the node: a paraphrase keeps the page's own "I"."""
        for number in sorted(node.quoted or (node.within if node.marked else ()), reverse=True):
            heads = [n for n in self._known.speakers[number] if n is not node and n.cluster]
            if heads:
                return heads[0].cluster
        return None


def _introduced(text: str, cluster: Cluster) -> tuple[bool, bool, int]:
    """Where the page first names somebody below its headlines, other than by what is theirs ("Ann Poe's team")."""
    below = [node for node in cluster.nodes if not node.headline]
    own = [node for node in below if not _OWNING.match(text, node.end)]
    return not own, not below, (own or below or cluster.nodes)[0].start


def _gap(cluster: Cluster, node: Node) -> tuple[int, int]:
    """How far the mention of a cluster nearest to a node is, those before it being nearer than those behind."""
    count = cluster.before(node.start + 1)
    return (0, node.start - cluster.nodes[count - 1].start) if count else (1, cluster.nodes[0].start - node.start)
