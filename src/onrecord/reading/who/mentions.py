"""The cast of one article: its people, organizations and places, and who "she", "the spokesman" or
"both sides" is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import cast

from onrecord.model import Addressee, Article, Mention, Span, Speaker, mention_id
from onrecord.model.reading import MentionKind
from onrecord.reading.found import FoundAttribution, FoundMention, Range
from onrecord.reading.who.agreement import is_possessive
from onrecord.reading.who.clusters import Cluster, Node
from onrecord.reading.who.coreference import Coreference
from onrecord.reading.who.names import folded
from onrecord.reading.who.phrases import JOINED, Phrase, coordinated, parts_of, read, with_complement, with_titles
from onrecord.reading.who.sources import dateline_end, phrases_of
from onrecord.reading.words import lexicon

KINDS = frozenset({"person", "organization", "place", "group", "work", "event", "other"})

LONGEST_NAME = 90
"""Characters of a description that stands for a name; a longer one is cut at its first clause."""

_CLAUSE = re.compile(
    r"\s*(?:[,;:(—–]|\s-\s|\b(?:who|whom|which|that|whose|where|when|while|after|because|if)\b(?!\s+familiar))"
)
_LIST = re.compile(r",\s+[A-Z][^,]*(?:,\s+[A-Z][^,]*)*,?\s+and\s+[A-Z]|,\s+and\s+[A-Z]")
_LEAD = re.compile(r"(?i)^\W*(?:(?:according\sto|per|in\sthe\swords\sof|even|but|and|by)\s+)*")
_QUOTED = re.compile(r"[\"“„«‘:]|''|``")
_ALONE = re.compile(r"(?<![A-Z][\w.] )(?<![\w’'-])([A-Z][^\W\d_]{3,})(?![\w-])(?!\s+[A-Z])")
_HYPHEN = re.compile(r"(?:-|\w-)(?=\w)[\w-]+")
_WORD = re.compile(r"\S+")
_LINE = re.compile(r"[^\n]+")
_LEADING = re.compile(r"(?i)\W*(?:in|with|after|during|before|at|on|by|despite|for|through|as)\s(?:\w+ing\s)?")
_OPENS = re.compile(r"(?:\n|[.!?:]\s)\W*$")
_SMALL = re.compile(r"(?<!\w)[a-z]+(?!\w)")
_INSIDE = re.compile(r"(?<=[\w,] )([A-Z]\w*)")
_NEXT = re.compile(r"\s([A-Za-z-]+)")
_OWNS = re.compile(r"['’]s?(?!\w)")
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
        text = article.text
        nodes: dict[Range, Node] = {}
        common = _Common(text)
        for mention in sorted(found, key=lambda m: (m.start, -m.end, m.kind, m.form)):
            if not common.is_word(mention):
                _put(nodes, text, mention)
        _put_parts(nodes, text)
        _put_again(nodes, text)
        names = [n.phrase.segment for n in nodes.values() if n.phrase.form == "name"]
        people = {n.phrase.core for n in nodes.values() if n.phrase.form == "name" and n.kind == "person"}
        heads = [phrases_of(text, a.source, names, people) for a in attributions]
        ends = {n.phrase.core[1]: n for n in reversed(nodes.values()) if n.phrase.form == "name"}
        speakers = [[_head(nodes, ends, phrase) for phrase in phrases] for phrases in heads]
        for number, own in enumerate(speakers):
            for node in own:
                node.of |= {number}
        above = headlines(article)
        for node in nodes.values():
            node.headline = any(a <= node.start and node.end <= b for a, b in above)
        _trim(nodes.values(), text)
        placed = _distinct(nodes.values())
        _settle_kinds(placed)
        _place(placed, text, sentences, attributions)
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
        found: list[Speaker] = []
        for phrase in phrases_of(text, source, self._names, self._people):
            node = self._by_core.get(phrase.core)
            found += self._of_node(node) if node else self._of_phrase(phrase, content)
        return tuple(dict.fromkeys(found))

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
        inside = [n for n in self._between(phrase.segment[0], phrase.core[0]) if n.end <= phrase.core[0]]
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
        if cluster.names:
            return _clean(max(cluster.names, key=_fullness))
        text = self._article.text
        own = [n for n in cluster.nodes if n.phrase.form == "nominal"]
        if not own:
            first = cluster.nodes[0]
            return text[first.start : first.end]
        sure = [n for n in own if n.tagged in ("", cluster.kind)] or own  # and no event: "the party voting for …"
        names = [self._described(cluster, node) for node in sure]
        return max(names, key=lambda n: (len(n.split()), -names.index(n)))

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


def _put(nodes: dict[Range, Node], text: str, mention: FoundMention) -> None:
    """Take a found mention in: of two with one head the tighter name, or the wider description."""
    if mention.kind not in KINDS or not 0 <= mention.start < mention.end <= len(text):
        return
    cut = _HYPHEN.match(text, mention.end - 1)
    if cut:  # "the self- | described": no word ends at its hyphen
        mention = replace(mention, end=cut.end())
    phrase = read(text, mention.start, mention.end, "" if mention.kind == "other" else mention.kind)
    if phrase is None or (phrase.form != "pronoun" and _cut_short(text, phrase, mention.end)):
        return
    if phrase.form == "name" and lexicon.is_title(phrase.name.lower()):
        return  # "Mr." of "Mr. | Poe"
    joined = coordinated(text, phrase, mention.end)
    if joined:
        nodes.setdefault(joined.core, Node(*joined.core, joined, "other", tagged=mention.kind))
        return
    start, end = (mention.start, mention.end) if phrase.form != "name" else phrase.core
    if phrase.form == "nominal":
        phrase = with_complement(text, phrase, mention.end)
    elif phrase.form == "name" and mention.kind == "person":
        phrase = with_titles(text, phrase, 0)
    known = nodes.get(phrase.core)
    if known is None:
        nodes[phrase.core] = Node(start, end, phrase, _known_kind(phrase, mention.kind), tagged=mention.kind)


def _put_parts(nodes: dict[Range, Node], text: str) -> None:
    """Take in the two that stand in "Poe and Dey", where only the whole was found."""
    for whole in [node for node in nodes.values() if node.phrase.head == JOINED]:
        kind = "person" if whole.tagged in ("person", "group") else whole.tagged
        for start, end in parts_of(text, whole.start, whole.end):
            phrase = read(text, start, end, "" if kind == "other" else kind)
            if phrase and phrase.form == "name":
                nodes.setdefault(phrase.core, Node(*phrase.core, phrase, _known_kind(phrase, kind), tagged=kind))


def _put_again(nodes: dict[Range, Node], text: str) -> None:
    """Take in the family names of people whom the page names in full, where the tagger passed one over."""
    full = [
        n.phrase for n in nodes.values() if n.phrase.form == "name" and n.kind == "person" and " " in n.phrase.name
    ]
    family = {phrase.name.rpartition(" ")[2] for phrase in full}
    taken = sorted((n.start, n.end) for n in nodes.values() if n.phrase.form == "name")
    starts = [start for start, _ in taken]
    for match in _ALONE.finditer(text):
        before = taken[: bisect_right(starts, match.start())][-3:]
        if match[1] not in family or any(end > match.start() for _, end in before):
            continue
        phrase = read(text, *match.span(1), "person")
        if phrase and phrase.form == "name":
            nodes.setdefault(phrase.core, Node(*phrase.core, phrase, "person", tagged="person"))


class _Common:
    """Which single words are capital only because they open a line or sentence, being small elsewhere."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._small = {m.group() for m in _SMALL.finditer(text)}
        self._inside = {m[1] for m in _INSIDE.finditer(text)}

    def is_word(self, mention: FoundMention) -> bool:
        """Whether the words of a mention are such a word, and no name."""
        text, word = self._text, self._text[mention.start : mention.end]
        if mention.form != "name" or not word.isalpha() or not word.istitle() or len(word) < 3:
            return False
        opens = _OPENS.search(text, max(0, mention.start - 4), mention.start) or not mention.start
        return bool(opens) and word.lower() in self._small and word not in self._inside


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
    if phrase.form == "name" and kind == "person" and _is_body(phrase):
        return "organization"
    return phrase.kind if phrase.kind in KINDS and (phrase.form == "nominal" or kind in ("", "other")) else kind


def _is_body(phrase: Phrase) -> bool:
    """Whether a name is no person's: "Democratic Senate", "CADENCE"."""
    if phrase.head in _BODIES:
        return True
    return phrase.name.isupper() and len(phrase.name) > 4 and " " not in phrase.name and not phrase.about


def _head(nodes: dict[Range, Node], ends: dict[int, Node], phrase: Phrase) -> Node:
    """The mention that heads a source, made where the model found none; `ends` are names by where they end."""
    known = nodes.get(phrase.core) or (ends.get(phrase.core[1]) if phrase.form == "name" else None)
    where = phrase.core if phrase.form != "nominal" else phrase.extent or phrase.segment
    if known is None:
        known = Node(*where, phrase, phrase.kind or ("person" if phrase.form == "name" else "other"))
        nodes[phrase.core] = known
        if phrase.form == "name":
            ends.setdefault(phrase.core[1], known)
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


def _trim(nodes: Iterable[Node], text: str) -> None:
    """In headlines, where verbs are capital too, a name ends as the text gives it: "Ann Poe | Slams Tarn"."""
    named = [n for n in nodes if n.phrase.form == "name"]
    below = {folded(n.phrase.name) for n in named if not n.headline}
    family = {folded(n.phrase.name)[-1:] for n in named if not n.headline and n.kind == "person"}
    for node in named:
        if not node.headline or folded(node.phrase.name) in below:
            continue
        words = list(_WORD.finditer(text, *node.phrase.core))
        begin = node.phrase.core[0]
        ends = [word.end() for word in words[1:-1] if folded(text[begin : word.end()]) in below]
        if node.kind == "person" and folded(node.phrase.name)[-1:] not in family:
            ends += [word.end() for word in words[1:-1] if folded(word.group())[-1:] in family]
        again = read(text, node.phrase.segment[0], max(ends), node.kind) if ends else None
        if again and again.form == "name":
            node.phrase, node.end = again, max(ends)


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
    subjects: dict[int, int] = {}
    lines = [m.start() for m in _LINE.finditer(text)]
    filed = [dateline_end(text, m.span()) for m in _LINE.finditer(text)]
    around = _Around(contents)
    for node in nodes:
        node.paragraph = max(0, bisect_right(lines, node.start) - 1)
        if lines and lines[node.paragraph] <= node.start and node.end <= filed[node.paragraph]:
            node.kind, node.aside = "place" if node.kind == "person" else node.kind, True
        node.sentence = max(0, bisect_right(starts, node.start) - 1)
        node.leads = bool(_LEADING.fullmatch(text[starts[node.sentence] : node.start])) if starts else False
        before = text[max(0, node.phrase.segment[0] - 16) : node.phrase.segment[0]]
        node.oblique = bool(_PREPOSITION.search(before))
        first = subjects.get(node.sentence, node.start) == node.start
        owns = is_possessive(node) or bool(_OWNS.match(text, node.end))
        node.subject = bool(node.of) or (first and not owns and not node.oblique and not node.aside)
        if node.subject:
            subjects.setdefault(node.sentence, node.start)
        node.within = around.of(node.start, node.end)
        node.quoted = node.within & quotes


class _Around:
    """Which contents hold a range: asked from left to right."""

    def __init__(self, contents: Iterable[tuple[int, Sequence[Range]]]) -> None:
        self._waiting = sorted(((start, end, n) for n, pieces in contents for start, end in pieces), reverse=True)
        self._open: list[tuple[int, int]] = []

    def of(self, start: int, end: int) -> frozenset[int]:
        """The numbers of the contents that hold the range; no later range may begin before it."""
        while self._waiting and self._waiting[-1][0] <= start:
            _, stop, number = self._waiting.pop()
            self._open.append((stop, number))
        self._open = [(stop, number) for stop, number in self._open if stop > start]
        return frozenset(number for stop, number in self._open if end <= stop)


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


_BODIES = frozenset(
    ["senate", "house", "congress", "parliament", "government", "university", "committee", "commission",
     "ministry", "department", "agency", "council", "party", "administration", "campaign", "supreme", "foundation"]
)  # fmt: skip
"""Last words of names that are no family names."""

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
