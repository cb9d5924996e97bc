"""The cast of one article: its people, organizations and places, and who "she", "the spokesman" or
"both sides" is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import cast

from onrecord.model import Addressee, Article, Mention, Span, Speaker, mention_id
from onrecord.model.reading import MentionKind
from onrecord.reading.found import FoundAttribution, FoundMention, Range
from onrecord.reading.who.clusters import Cluster, Node
from onrecord.reading.who.coreference import Coreference
from onrecord.reading.who.mentions import KINDS, gathered
from onrecord.reading.who.names import folded
from onrecord.reading.who.phrase import JOINED, Phrase
from onrecord.reading.who.phrases import read
from onrecord.reading.who.sources import phrases_of
from onrecord.reading.words import lexicon

LONGEST_NAME = 90
"""Characters of a description that stands for a name; a longer one is cut at its first clause."""
_CLAUSE = re.compile(
    r"\s*(?:,(?!\d{3})|[;:(—–]|\s-\s|\b(?:who|whom|which|that|whose|where|when|while|after|because|if)\b(?!\s+familiar)"
    r"|\b(?:on|late\son|early\son)\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
)
_LATELY = re.compile(
    r"\s(?:(?:(?:earlier|late|later)\s)?(?:this|last)\s(?:week(?:end)?|month|year|morning|afternoon|evening|night)"
    r"|(?<!\bof\s)(?:yesterday|today|tonight))$"
)
"""When somebody spoke, behind who it was: "two officials | earlier this month"."""
_LIST = re.compile(r",\s+[A-Z][^,]*(?:,\s+[A-Z][^,]*)*,?\s+and\s+[A-Z]|,\s+and\s+[A-Z]")
_LEAD = re.compile(r"(?i)^\W*(?:(?:according\sto|per|in\sthe\swords\sof|even|but|and|by)\s+)*")
_OWNING = re.compile(r"^s?\s*")
_OPEN_END = re.compile(r"(?<=\w)(?:\s+(?:of|by|to|on|in|at|for|from|with|as|and|or|the|an?))+\s*$")
_PARTICIPLE = re.compile(r"(?<=\w\s)(?<!the\s)(?<!an\s)(?<!a\s)[a-z]{2,}ed\s*$")
"""What a clause that is cut off leaves behind: "a statement | issued | after the call"."""
_JOINT = r"\s(?:of|by|to|on|in|at|for|from|with|as|and|or|between)\s"
_LAST_PART = re.compile(rf"(?i)(?<=\w){_JOINT}(?:(?!{_JOINT}).)*$")
"""What a name that is too long is cut at: no part of it is left half: "lawmakers on the committee | on the …"."""
_POSSESSED = re.compile(r"(?<=\w)['’]s?$")
_PRINTED_BY = re.compile(
    r"\s(?:published|carried|aired|broadcast|printed|run)\s(?:by|in|on)\s(?:the\s)?(?=[A-ZÀ-Þ])"
)
""" "A report | published by | the Courier"."""
_THE = frozenset({"The", "A", "An"})
_JOINING = frozenset({"and", "of", "for", "&"})
_UTTERED = lexicon.small_words("uttered")
_ONE_ALONE = lexicon.small_words("sole")
"""Offices that one person holds where "the" stands before them: the page knows who."""


class Cast:
    """The people, organizations and places of one article, and what each mention of them means."""

    def __init__(self, article: Article, nodes: Sequence[Node], found: Coreference) -> None:
        """Made by `of`."""
        self._article = article
        self._nodes = nodes
        self._clusters = found.clusters
        self._by_core = {node.phrase.core: node for node in nodes}
        self._ids = {id(node): self._made_id(node) for node in nodes}
        self._by_id = {self._ids[id(node)]: node for node in nodes}
        self._starts = [node.start for node in nodes]
        self._names = [n.phrase.segment for n in nodes if n.phrase.form == "name"]
        self._people = {n.phrase.core for n in nodes if n.phrase.form == "name" and n.kind == "person"}
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
        placed, speakers = gathered(article, sentences, found, attributions)
        return cls(article, placed, Coreference(article.text, placed, speakers))

    def _id(self, node: Node) -> str:
        return self._ids[id(node)]

    def _made_id(self, node: Node) -> str:
        return mention_id(self._article.id, *node.whole, cast(MentionKind, _kind(node)))

    def _mention(self, node: Node) -> Mention:
        span = Span.cut(self._article.text, *node.whole)
        first = self._id(node.cluster.nodes[0]) if node.cluster else None
        kind, form = cast(MentionKind, _kind(node)), node.phrase.form
        return Mention(self._id(node), self._article.id, span, kind, form, first)

    def speakers(self, source: Sequence[Range], content: Sequence[Range]) -> tuple[Speaker, ...]:
        """Who is named by the words of a source: the fullest name that the article knows, never a pronoun.

        Empty where the source is empty, or a pronoun that nothing in the article explains.
        """
        text = self._article.text
        found: list[Speaker] = []
        for phrase in phrases_of(text, source, self._names, self._people):
            node = self._by_core.get(phrase.core)
            part = node and node.phrase.form == "pronoun" != phrase.form  # "one of | them"
            found += self._of_node(node) if node and not part else self._of_phrase(phrase, content)
        by_name: dict[str, Speaker] = {}
        for speaker in found:
            by_name.setdefault(speaker.name, speaker)
        return tuple(by_name.values())

    def _of_node(self, node: Node) -> Iterator[Speaker]:
        """A mention's cluster, or each member of the two that it means; an author for "I" in the page's
        own voice."""
        cluster = node.cluster
        if cluster is None or cluster.voice:
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
        inside = [n for n in self._between(phrase.segment[0], phrase.core[0]) if self._is_whole(n, phrase)]
        printed = _PRINTED_BY.match(self._article.text, phrase.core[1])
        inside += self._between(printed.end(), printed.end()) if printed else []
        bodies = [n for n in inside if n.phrase.form == "name" and n.kind == "organization"]
        return bodies[-1].cluster if bodies else None

    def _is_whole(self, node: Node, phrase: Phrase) -> bool:
        """Whether a name before the head of a phrase is no part of a longer one: "the Tarn | Coast | report"."""
        words = self._article.text[phrase.segment[0] : node.start].split()
        joined = bool(words) and (words[-1] in _JOINING or (words[-1].istitle() and words[-1] not in _THE))
        return node.end <= phrase.core[0] and not joined

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

    def _between(self, start: int, end: int) -> Sequence[Node]:
        """The nodes that begin in a range."""
        return self._nodes[bisect_left(self._starts, start) : bisect_right(self._starts, end)]

    def addressees(self, where: Range) -> tuple[Addressee, ...]:
        """The people, organizations and groups mentioned in a range, each once, by their fullest names."""
        held = [n for n in self._between(*where) if n.end <= where[1]]
        inside = [n for n in held if n.cluster and not n.cluster.voice and n.phrase.head != JOINED]
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
        named = node.cluster and not node.cluster.voice
        return self._name(node.cluster) if node.cluster and named else self._article.text[node.start : node.end]

    def _name(self, cluster: Cluster) -> str:
        """The fullest name, not all in capitals as letterheads have it where there is another; or the longest
        description."""
        if cluster.names:
            calm = [name for name in cluster.names if " " in name and not name.isupper()]
            full = max(calm or cluster.names, key=_fullness)
            return _clean(self._without_sort(_without_branch(full, cluster, self._article.text), cluster))
        text = self._article.text
        own = [n for n in cluster.nodes if n.phrase.form == "nominal"]
        if not own:
            first = cluster.nodes[0]
            return text[first.start : first.end]
        sure = [n for n in own if n.tagged in ("", cluster.kind)] or own  # and no event: "the party voting for …"
        names = [self._described(cluster, node) for node in sure]
        return max(names, key=lambda n: (len(n.split()), -names.index(n)))

    def _without_sort(self, name: str, cluster: Cluster) -> str:
        """A name without the noun that a sentence begins with: "Carmaker | Auroch", called Auroch, too."""
        first, _, rest = name.partition(" ")
        noun = lexicon.noun(first.lower()) if rest in cluster.called else None
        begins = noun is not None or first.lower().endswith("maker")
        return rest if begins and cluster.kind == "organization" else name

    def _described(self, cluster: Cluster, node: Node) -> str:
        """A description in the page's words, but an owner by name: "Her agent" is "Ann Poe’s agent"."""
        text, owner = self._article.text, cluster.owned.get(node.phrase.head)
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


def described(text: str, where: Range) -> str:
    """A description as the page has it, without what leads in to it and without clauses that follow it."""
    words = " ".join(text[where[0] : where[1]].split())
    words = _LATELY.sub("", _LEAD.sub("", words))
    phrase = read(words, 0, len(words))
    head = phrase.core[0] if phrase and phrase.form == "nominal" else 1  # "a small, limited study"
    cut = next((m for m in _CLAUSE.finditer(words, head) if m.start() and not _LIST.match(words, m.start())), None)
    if cut:
        words = _PARTICIPLE.sub("", words[: cut.start()])
    words = _POSSESSED.sub("", words.strip()) if words.endswith(("’s", "'s")) else words
    if len(words) > LONGEST_NAME:
        words = _PARTICIPLE.sub("", _LAST_PART.sub("", words[:LONGEST_NAME].rpartition(" ")[0]))
    return _OPEN_END.sub("", words).strip()


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


def _anonymous(cluster: Cluster) -> bool:
    """A person, or persons, whom the article never names; who holds an office that one alone holds is known."""
    several = cluster.plural and cluster.kind in ("organization", "place")
    people = cluster.kind in ("person", "group", "") or several
    if cluster.names or not people:
        return False
    described = [n.phrase for n in cluster.nodes if n.phrase.form == "nominal"]
    first = described[0] if described else None
    if first and not first.definite and not cluster.nodes[0].headline:
        return True  # "a spokesman … the spokesman"
    return not any(p.definite and p.head in _ONE_ALONE and not p.plural for p in described)


def _fullness(name: str) -> tuple[int, int]:
    words = folded(name)
    acronym = len(words) == 1 and name.isupper()
    return (0 if acronym else len(words), len(name))


def _without_branch(name: str, cluster: Cluster, text: str) -> str:
    """The name of a body of which the page names a branch or things it makes, too: "Tarn Maps" and "Tarn Books"
    are Tarn's, "Norn Advisers | Portugal" is of Norn Advisers."""
    for short in sorted(cluster.called, key=len) if cluster.kind == "organization" else ():
        longer = [other for other in cluster.called if other.startswith(f"{short} ")]
        several = any(not (a.startswith(b) or b.startswith(a)) for a, b in combinations(longer, 2))
        branch = several or name[len(short) + 1 :].lower() in lexicon.countries()
        if name in longer and (branch or _is_theirs(short, name, cluster, text)):
            return short
    return name


def _is_theirs(short: str, name: str, cluster: Cluster, text: str) -> bool:
    """Whether a longer name with "the" is one of what a body makes, which has none: "the Tarn Welcome Pack" is no
    fuller name of Tarn."""
    nodes = [n for n in cluster.nodes if n.phrase.form == "name"]
    led = {n.phrase.name: text[max(0, n.start - 4) : n.start].lower() == "the " for n in nodes}
    often = sum(n.phrase.name == short for n in nodes) >= OFTEN
    head = lexicon.noun(name.rpartition(" ")[2].lower())
    return often and led[name] and not led[short] and not (head and head.kind == "organization")


OFTEN = 3
"""So many times a page says a name without "the" that goes by a rule. By hand."""


def _clean(name: str) -> str:
    return " ".join(name.split()).strip(" ,;:")
