"""The cast of one article: its people, organizations and places, and who "she", "the spokesman" or
"both sides" is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import cast

from onrecord.model import Addressee, Article, Mention, Span, Speaker, mention_id
from onrecord.model.reading import MentionKind
from onrecord.reading import lexicon
from onrecord.reading.clusters import Cluster, Node
from onrecord.reading.coreference import Coreference
from onrecord.reading.found import FoundAttribution, FoundMention, Range
from onrecord.reading.names import folded
from onrecord.reading.phrases import Phrase, read, with_complement, with_titles
from onrecord.reading.sources import dateline_end, phrases_of

KINDS = frozenset({"person", "organization", "place", "group", "work", "event", "other"})

LONGEST_NAME = 90
"""Characters of a description that stands for a name; a longer one is cut at its first clause."""

_CLAUSE = re.compile(
    r"\s*(?:[,;:(—–]|\s-\s|\b(?:who|whom|which|that|whose|where|when|while|after|because|if)\b(?!\s+familiar))"
)
_LIST = re.compile(r",\s+[A-Z][^,]*(?:,\s+[A-Z][^,]*)*,?\s+and\s+[A-Z]|,\s+and\s+[A-Z]")
_LEAD = re.compile(r"(?i)^\W*(?:(?:according\sto|per|in\sthe\swords\sof|even|but|and|by)\s+)*")
_QUOTED = re.compile(r"[\"“„«‘:]|''|``")
_LINE = re.compile(r"[^\n]+")
_LEADING = re.compile(r"(?i)\W*(?:in|with|after|during|before|at|on|by|despite|for|through|as)\s(?:\w+ing\s)?")
_OPENS = re.compile(r"(?:\n|[.!?:]\s)\W*$")
_NEXT = re.compile(r"\s([A-Za-z-]+)")
_OWNING = re.compile(r"^s?\s*")
_POSSESSED = re.compile(r"(?<=\w)['’]s?$")
_PREPOSITION = re.compile(
    r"(?i)\b(?:of|in|to|by|with|for|from|at|on|against|about|than|between|and)\s+(?:(?:the|this|that|an?)\s)?$"
)


class Cast:
    """The people, organizations and places of one article, and what each mention of them means."""

    def __init__(self, article: Article, nodes: Sequence[Node], found: Coreference) -> None:
        """Made by `of`."""
        self._article = article
        self._nodes = nodes
        self._clusters = found.clusters
        self._by_core = {node.phrase.core: node for node in nodes}
        self._by_id = {self._id(node): node for node in nodes}
        self._starts = [node.start for node in nodes]
        self.mentions: tuple[Mention, ...] = tuple(self._mention(node) for node in nodes)

    @classmethod
    def of(
        cls,
        article: Article,
        sentences: Sequence[Range],
        found: Sequence[FoundMention],
        attributions: Sequence[FoundAttribution],
    ) -> Cast:
        """Cluster what the model found in an article, and the heads of its sources, which it may have missed."""
        text = article.text
        nodes: dict[Range, Node] = {}
        for mention in sorted(found, key=lambda m: (m.start, -m.end, m.kind, m.form)):
            if not _is_common(text, mention):
                _put(nodes, text, mention)
        names = [n.phrase.segment for n in nodes.values() if n.phrase.form == "name"]
        people = {n.phrase.core for n in nodes.values() if n.phrase.form == "name" and n.kind == "person"}
        heads = [phrases_of(text, a.source, names, people) for a in attributions]
        speakers = [[_head(nodes, phrase, text) for phrase in phrases] for phrases in heads]
        for number, own in enumerate(speakers):
            for node in own:
                node.of |= {number}
        placed = _distinct(nodes.values())
        _settle_kinds(placed)
        _place(placed, text, sentences, attributions)
        for node in placed:
            node.headline = any(a <= node.start and node.end <= b for a, b in headlines(article))
        return cls(article, placed, Coreference(text, placed, speakers))

    def _id(self, node: Node) -> str:
        return mention_id(self._article.id, node.start, node.end, cast(MentionKind, _kind(node)))

    def _mention(self, node: Node) -> Mention:
        span = Span.cut(self._article.text, node.start, node.end)
        first = self._id(node.cluster.nodes[0]) if node.cluster else None
        kind, form = cast(MentionKind, _kind(node)), node.phrase.form
        return Mention(self._id(node), self._article.id, span, kind, form, first)

    def speakers(self, source: Sequence[Range], content: Sequence[Range]) -> tuple[Speaker, ...]:
        """Who is named by the words of a source: the fullest name that the article knows, never a pronoun.

        Empty where the source is empty, or a pronoun that nothing in the article explains.
        """
        text = self._article.text
        names = [n.phrase.segment for n in self._nodes if n.phrase.form == "name"]
        people = {n.phrase.core for n in self._nodes if n.phrase.form == "name" and n.kind == "person"}
        found: list[Speaker] = []
        for phrase in phrases_of(text, source, names, people):
            node = self._by_core.get(phrase.core)
            found += self._of_node(node) if node else self._of_phrase(phrase, content)
        return tuple(dict.fromkeys(found))

    def _of_node(self, node: Node) -> Iterator[Speaker]:
        """A mention's cluster, or each member of the two that it means; an author for "I" in the page's
        own voice."""
        cluster = node.cluster
        if cluster is None:
            yield from self._author(node)
            return
        cluster = self._utterer(node) or cluster
        for member in cluster.members or (cluster,):
            yield Speaker(self._name(member), self._id(_nearest(member, node)), None, _anonymous(member))

    def _utterer(self, node: Node) -> Cluster | None:
        """Whose words "Poe’s letter" or "the Harbour Wire report" are; None of what is not a person's words."""
        phrase, cluster = node.phrase, node.cluster
        if phrase.form != "nominal" or cluster is None:
            return None
        owner = cluster.owner
        if phrase.head in _UTTERED and owner and owner is not cluster and owner.kind in ("person", "organization"):
            return owner
        if phrase.head not in _UTTERED | {"report", "story"}:
            return None
        inside = [n for n in self._nodes if phrase.segment[0] <= n.start and n.end <= phrase.core[0]]
        bodies = [n for n in inside if n.phrase.form == "name" and n.kind == "organization"]
        return bodies[-1].cluster if bodies else None

    def _author(self, node: Node) -> Iterator[Speaker]:
        if lexicon.pronouns()[node.phrase.head].person == "first":
            outlet = self._article.outlet.name if self._article.outlet else None
            singular = not node.phrase.plural and len(self._article.byline) == 1
            name = self._article.byline[0] if singular else outlet
            if name:
                yield Speaker(name)

    def _of_phrase(self, phrase: Phrase, content: Sequence[Range]) -> Iterator[Speaker]:
        """A source that no mention covers: by its name, else as it is described."""
        if phrase.form == "pronoun":
            return
        if phrase.form == "name":
            known = [c for c in self._clusters if any(folded(phrase.name) == folded(n) for n in c.names)]
            yield Speaker(self._name(known[0]), self._id(known[0].nodes[0])) if known else Speaker(phrase.name)
            return
        name = described(self._article.text, phrase.extent or phrase.segment)
        yield Speaker(name, None, None, phrase.kind == "person")

    def addressees(self, where: Range) -> tuple[Addressee, ...]:
        """The people, organizations and groups mentioned in a range, each once, by their fullest names."""
        last = bisect_right(self._starts, where[1])
        inside = [n for n in self._nodes[:last] if where[0] <= n.start and n.end <= where[1] and n.cluster]
        outer = [
            n for n in inside if not any(o is not n and o.start <= n.start and n.end <= o.end for o in inside)
        ]
        chosen = {
            id(n.cluster): n for n in reversed(outer) if _kind(n) in ("person", "organization", "group", "place")
        }
        nodes = sorted(chosen.values(), key=lambda n: n.start)
        return tuple(Addressee(self._name(n.cluster), self._id(n)) for n in nodes if n.cluster)

    def cluster_at(self, where: Range) -> str | None:
        """The cluster of the mention whose words, whole, are those of a range; None where there is none."""
        phrase = read(self._article.text, *where)
        node = self._by_core.get(phrase.core) if phrase else None
        return self._id(node.cluster.nodes[0]) if node and node.cluster else None

    def name(self, mention_id: str) -> str:
        """The fullest name of what a mention means, else the mention's own words.

        Raises:
            KeyError: the article has no such mention.
        """
        node = self._by_id[mention_id]
        return self._name(node.cluster) if node.cluster else self._article.text[node.start : node.end]

    def _name(self, cluster: Cluster) -> str:
        if cluster.names:
            return _clean(max(cluster.names, key=_fullness))
        text = self._article.text
        own = [n for n in cluster.nodes if n.phrase.form == "nominal"]
        if not own:
            first = cluster.nodes[0]
            return text[first.start : first.end]
        names = [self._described(cluster, node) for node in own]
        return max(names, key=lambda n: (len(n.split()), -names.index(n)))

    def _described(self, cluster: Cluster, node: Node) -> str:
        """A description in the page's words, but an owner by name: "Her agent" is "Ann Poe’s agent"."""
        text, owner = self._article.text, cluster.owner
        name = _clean(described(text, (node.start, node.end)))
        if not owner or owner is cluster or not owner.names:
            return name
        head, _, rest = name.partition(" ")
        row = lexicon.pronouns().get(head.lower())
        if row and row.role == "possessive" and rest:
            return f"{self._name(owner)}’s {rest}"
        where = node.phrase.owner
        if where is None or text[where[1] : where[1] + 1] not in ("’", "'"):
            return name
        rest = _OWNING.sub("", described(text, (where[1], node.end)))
        return f"{self._name(owner)}’s {rest}" if rest else name


def _put(nodes: dict[Range, Node], text: str, mention: FoundMention) -> None:
    """Take a found mention in: of two with one head the tighter name, or the wider description."""
    if mention.kind not in KINDS or not 0 <= mention.start < mention.end <= len(text):
        return
    phrase = read(text, mention.start, mention.end, "" if mention.kind == "other" else mention.kind)
    if phrase is None or (phrase.form != "pronoun" and _cut_short(text, phrase, mention.end)):
        return
    start, end = (mention.start, mention.end) if phrase.form != "name" else phrase.core
    if phrase.form == "nominal":
        phrase = with_complement(text, phrase, mention.end)
    elif phrase.form == "name" and mention.kind == "person":
        phrase = with_titles(text, phrase, 0)
    known = nodes.get(phrase.core)
    if known is None:
        nodes[phrase.core] = Node(start, end, phrase, _known_kind(phrase, mention.kind))


def _is_common(text: str, mention: FoundMention) -> bool:
    """A single word that is capital only because it opens a line or sentence: elsewhere it is always small."""
    word = text[mention.start : mention.end]
    if mention.form != "name" or not word.isalpha() or not word.istitle() or len(word) < 3:
        return False
    opens = _OPENS.search(text, max(0, mention.start - 4), mention.start) or not mention.start
    if not opens or not re.search(rf"(?<!\w){word.lower()}(?!\w)", text):
        return False
    return not re.search(rf"[\w,] {word}(?!\w)", text)


def _cut_short(text: str, phrase: Phrase, end: int) -> bool:
    """Whether a phrase stops before its head: "Vardanian presidential | spokesman", "Prime | Minister"."""
    titled = phrase.name.lower() in lexicon.titles()
    if lexicon.noun(phrase.head) or phrase.core[1] != end or (phrase.form == "name" and not titled):
        return False
    following = _NEXT.match(text, end)
    return bool(following) and following is not None and lexicon.is_role(following[1].lower())


def _known_kind(phrase: Phrase, kind: str) -> str:
    """The tagger's kind, unless the phrase's own words are sure of another."""
    if phrase.form == "pronoun":
        return phrase.kind or kind
    return phrase.kind if phrase.kind in KINDS and (phrase.form == "nominal" or kind in ("", "other")) else kind


def _head(nodes: dict[Range, Node], phrase: Phrase, text: str) -> Node:
    """The mention that heads a source, made where the model found none."""
    known = nodes.get(phrase.core) or next((n for n in nodes.values() if _same_head(n.phrase, phrase)), None)
    where = phrase.core if phrase.form != "nominal" else phrase.extent or phrase.segment
    if known is None:
        known = Node(*where, phrase, phrase.kind or ("person" if phrase.form == "name" else "other"))
        nodes[phrase.core] = known
    elif phrase.form == known.phrase.form == "nominal" and known.end < where[1]:
        known.end = where[1]  # "a source | familiar with the talks": the source knows how far it goes
    if known.phrase.form == phrase.form == "name":
        gender = known.phrase.gender or phrase.gender
        known.phrase = replace(known.phrase, about=known.phrase.about | phrase.about, gender=gender)
    return known


def _distinct(nodes: Iterable[Node]) -> list[Node]:
    """In reading order, of nodes on the very same words only one: ids are made of places."""
    placed: dict[Range, Node] = {}
    for node in sorted(nodes, key=lambda n: (n.start, n.end, not n.of, n.phrase.core)):
        placed.setdefault((node.start, node.end), node)
    return list(placed.values())


def _settle_kinds(nodes: Sequence[Node]) -> None:
    """One name has one kind: the one most of its mentions have, a person's family name counting for the person."""
    votes: dict[str, Counter[str]] = {}
    named = [(node, folded(node.phrase.name)) for node in nodes if node.phrase.form == "name"]
    for node, words in named:
        votes.setdefault(" ".join(words), Counter())[node.kind] += 1
        if node.kind == "person" and len(words) > 1:
            votes.setdefault(words[-1], Counter())["person"] += 1
    for node, words in named:
        family = votes.get(words[-1], Counter())
        if node.kind == "other" and family["person"] > family.total() / 2:
            node.kind = "person"
    for node, words in named:
        ranked = votes[" ".join(words)].most_common()
        if ranked[0][1] > votes[" ".join(words)][node.kind]:
            node.kind = min(kind for kind, count in ranked if count == ranked[0][1])


def _same_head(one: Phrase, other: Phrase) -> bool:
    return one.form == other.form == "name" and one.core[1] == other.core[1]


def headlines(article: Article) -> list[Range]:
    """Titles and standfirsts; of an article without sections its first line, where no full stop ends it."""
    if article.sections:
        return [(s.start, s.end) for s in article.sections if s.label in ("title", "standfirst")]
    first = _LINE.search(article.text)
    return [first.span()] if first and first.group().rstrip()[-1:] not in (".", "”", '"') else []


def _place(
    nodes: Sequence[Node], text: str, sentences: Sequence[Range], attributions: Sequence[FoundAttribution]
) -> None:
    """Say of each node in which sentence and content it stands, and whether it looks like a subject."""
    starts = [start for start, _ in sentences]
    contents = [(number, attribution.content) for number, attribution in enumerate(attributions)]
    quotes = {
        n for n, pieces in contents if pieces and _QUOTED.search(text, max(0, pieces[0][0] - 2), pieces[0][0] + 1)
    }
    seen: set[int] = set()
    filed = [(m.start(), dateline_end(text, m.span())) for m in _LINE.finditer(text)]
    for node in nodes:
        if any(start <= node.start and node.end <= end for start, end in filed):
            node.kind, node.aside = "place" if node.kind == "person" else node.kind, True
        node.sentence = max(0, bisect_right(starts, node.start) - 1)
        node.leads = bool(_LEADING.fullmatch(text[starts[node.sentence] : node.start])) if starts else False
        before = text[max(0, node.phrase.segment[0] - 16) : node.phrase.segment[0]]
        node.oblique = bool(_PREPOSITION.search(before))
        node.subject = bool(node.of) or (node.sentence not in seen and not node.oblique and not node.aside)
        if node.subject:
            seen.add(node.sentence)
        around = [n for n, pieces in contents if any(a <= node.start and node.end <= b for a, b in pieces)]
        node.within = frozenset(around)
        node.quoted = node.within & quotes


def described(text: str, where: Range) -> str:
    """A description as the page has it, without what leads in to it and without clauses that follow it."""
    words = " ".join(text[where[0] : where[1]].split())
    words = _LEAD.sub("", words)
    cut = next((m for m in _CLAUSE.finditer(words, 1) if m.start() and not _LIST.match(words, m.start())), None)
    if cut:
        words = words[: cut.start()]
    words = _POSSESSED.sub("", words.strip()) if words.endswith(("’s", "'s")) else words
    return (words if len(words) <= LONGEST_NAME else words[:LONGEST_NAME].rpartition(" ")[0]).strip()


def _kind(node: Node) -> str:
    """The kind of a mention as the record has it: several people, never named, are a group."""
    kind = (node.cluster.kind if node.cluster else "") or node.kind or "other"
    if kind == "person" and node.cluster and node.cluster.plural and not node.cluster.names:
        return "group"
    return kind if kind in KINDS else "other"


def _nearest(cluster: Cluster, node: Node) -> Node:
    """The mention itself where it is the cluster's own, else the cluster's last before it."""
    if node in cluster.nodes:
        return node
    return max((n for n in cluster.nodes if n.start < node.start), key=lambda n: n.start, default=cluster.nodes[0])


_UTTERED = lexicon.small_words("uttered")

_ONE_ALONE = lexicon.small_words("sole")
"""Offices that one person holds where "the" stands before them: the page knows who."""


def _anonymous(cluster: Cluster) -> bool:
    """A person, or persons, whom the article never names; who holds an office that one alone holds is known."""
    if cluster.names or not (cluster.kind in ("person", "group", "") or cluster.plural):
        return False
    described = [n.phrase for n in cluster.nodes if n.phrase.form == "nominal"]
    return not any(p.definite and p.head in _ONE_ALONE and not p.plural for p in described)


def _fullness(name: str) -> tuple[int, int]:
    words = folded(name)
    acronym = len(words) == 1 and name.isupper()
    return (0 if acronym else len(words), len(name))


def _clean(name: str) -> str:
    return " ".join(name.split()).strip(" ,;:")
