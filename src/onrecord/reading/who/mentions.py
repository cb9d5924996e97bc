"""The mentions of one article, made of what the tagger found, what heads a source, and what it passed over."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.data import signs
from onrecord.model import Article
from onrecord.reading.found import FoundAttribution, FoundMention, Range
from onrecord.reading.who.apposed import settle_apposed
from onrecord.reading.who.clusters import Node
from onrecord.reading.who.kinds import settle_kinds
from onrecord.reading.who.named import BEFORE_NAME, as_name, with_titles
from onrecord.reading.who.names import folded
from onrecord.reading.who.phrase import JOINED, Phrase, coordinated, parts_of
from onrecord.reading.who.phrases import read, with_complement
from onrecord.reading.who.sources import phrases_of
from onrecord.reading.who.standing import headlines, place
from onrecord.reading.words import lexicon

KINDS = frozenset({"person", "organization", "place", "group", "work", "event", "other"})
_ALONE = re.compile(r"(?<![A-Z][\w.] )(?<![\w’'-])([A-Z][^\W\d_]{3,})(?![\w-])(?!\s+[A-Z])")
_HYPHEN = re.compile(r"(?:-|\w-)(?=\w)[\w-]+")
_WORD = re.compile(r"\S+")
_OPENS = re.compile(r"(?:\n|[.!?:]\s)\W*$")
_SMALL = re.compile(r"(?<!\w)[a-z]+(?!\w)")
_INSIDE = re.compile(r"(?<=[\w,] )([A-Z]\w*)")
_NEXT = re.compile(r"\s([A-Za-z-]+)")
_OWNS = re.compile(r"['’]")
_POSSESSIVE = re.compile(r"['’]s(?!\w)|(?<=s)['’](?!\w)")
_OF_NAME = re.compile(r"(?:\s+(?:of|for)(?:\s+the)?(?:\s+[A-Z][\w’'-]*)+)+")
_COUPLE = re.compile(r"\b(?:Mr|Dr|President|Sir)\.?\s+(?:and|&)\s+(?:Mrs|Ms|Dr|Lady)\.?\s+(?:[A-Z][\w.]*\s+)?$")
_KIN = re.compile(
    r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir)\s(?:[a-z-]+\s){0,2}?"
    r"(?P<kin>wife|husband|mother|father|son|daughter|brother|sister|widow|widower|aunt|uncle|lady),\s$"
)
""" "His late wife, | Ann Poe"."""
_OFFICES = lexicon.small_words("office") | {"republic"}
_OWNED = re.compile(
    r"\s(?:[a-z][\w-]*\s){0,3}?[a-z][\w-]*(?=\s+[a-z]+(?:ed|s)\s|\s+(?:on|has|had|is|was|will|would|said|did)\s|,|\.)"
)
_PARTED = re.compile(r"[,;:.!?\n]")
_TELLING = re.compile(r"(?:who|which)\b")
_TOLD_OF = re.compile(
    r"(?<![\w’'-])((?:(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]h[eo]se|[Ss]ome|[Mm]any|[Ss]everal|[\w-]+['’]s)\s(?:[\w-]+\s){0,3})?(?:[\w-]+))(?:,\s|\s)$"
)
LONGEST_TOLD_OF = 60
"""Characters before "who" or "which" in which what it goes on about is looked for. By hand."""
_JOINING = re.compile(r"\s(?:and|&)\s")
_BODIES = frozenset(
    ["senate", "house", "congress", "parliament", "government", "university", "committee", "commission",
     "ministry", "department", "agency", "council", "party", "administration", "campaign", "supreme", "foundation"]
)  # fmt: skip
"""Last words of names that are no family names."""


def gathered(
    article: Article,
    sentences: Sequence[Range],
    found: Sequence[FoundMention],
    attributions: Sequence[FoundAttribution],
) -> tuple[list[Node], list[list[Node]]]:
    """The mentions of an article in reading order, and for each attribution those that head its source."""
    text = article.text
    nodes: dict[Range, Node] = {}
    common = _Common(text)
    for mention in sorted(found, key=lambda m: (m.start, -m.end, m.kind, m.form)):
        if not common.is_word(mention):
            _put(nodes, text, mention)
    _drop_parts(nodes, text)
    _put_parts(nodes, text)
    _put_owners(nodes, text, found)
    _put_owned(nodes, text)
    _put_again(nodes, text)
    _put_families(nodes, text)
    _put_told_of(nodes, text, attributions)
    names = [n.phrase.segment for n in nodes.values() if n.phrase.form == "name"]
    people = {n.phrase.core for n in nodes.values() if n.phrase.form == "name" and n.kind == "person"}
    heads = [phrases_of(text, a.source, names, people) for a in attributions]
    ends = {n.phrase.core[1]: n for n in reversed(nodes.values()) if n.phrase.form == "name"}
    speakers = [[_head(nodes, ends, phrase) for phrase in phrases] for phrases in heads]
    _name_titled(nodes.values(), text)
    for number, own in enumerate(speakers):
        for node in own:
            node.of |= {number}
    above = headlines(article)
    for node in nodes.values():
        node.headline = any(a <= node.start and node.end <= b for a, b in above)
    _trim(nodes.values(), text)
    placed = _distinct(nodes.values())
    settle_kinds(placed, text)
    settle_apposed(placed, text)
    place(placed, text, sentences, attributions)
    return placed, speakers


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
    if phrase.form == "nominal" and phrase.head == "s":
        return  # "let’ | s"
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
        if _COUPLE.search(text, max(0, phrase.segment[0] - 16), phrase.core[0]):
            phrase = replace(phrase, gender="")
        kin = _KIN.search(text, max(0, phrase.segment[0] - BEFORE_NAME), phrase.segment[0])
        if kin and not phrase.gender and (noun := lexicon.noun(kin["kin"])):
            phrase = replace(phrase, gender=noun.gender)
    known = nodes.get(phrase.core)
    if known is None:
        kind, drawn = _known_kind(phrase, mention.kind), _drawn(text, mention, phrase)
        nodes[phrase.core] = Node(
            start, end, phrase, kind, tagged=mention.kind, sure=mention.confidence, drawn=drawn
        )


def _drawn(text: str, mention: FoundMention, phrase: Phrase) -> Range | None:
    """The whole of what was found, where it is a name with what leads in to it and its case ending, no more."""
    if phrase.form != "name":
        return None
    tail = _OF_NAME.match(text, phrase.core[1]) if mention.kind != "person" else None
    ends = {phrase.core[1], *([tail.end()] if tail else [])}
    ends |= {ending.end() for end in ends if (ending := _POSSESSIVE.match(text, end))}
    return (mention.start, mention.end) if mention.end in ends else None


def _put_owners(nodes: dict[Range, Node], text: str, found: Iterable[FoundMention]) -> None:
    """Take in the person in "Rep. Ann Poe’s Senate | campaign", where the tagger took all of it for a name."""
    for mention in found:
        named = (mention.kind, mention.form) == ("person", "name")
        if not named or not _OWNS.search(text, mention.start, mention.end):
            continue
        phrase = read(text, mention.start, mention.end)
        whose = read(text, *phrase.owner, "person") if phrase and phrase.owner else None
        if whose and whose.form == "name":
            nodes.setdefault(whose.core, Node(*whose.core, whose, "person", tagged="person"))


def _put_owned(nodes: dict[Range, Node], text: str) -> None:
    """Take in what is somebody's and speaks: "Norn’s | health ministry", "Poe’s | lawyer", where the tagger found
    only the owner."""
    for owner in [n for n in nodes.values() if n.phrase.form == "name"]:
        ending = _POSSESSIVE.match(text, owner.phrase.core[1])
        following = _OWNED.match(text, ending.end()) if ending else None
        phrase = read(text, owner.phrase.core[0], following.end()) if following else None
        if phrase and phrase.form == "nominal" and phrase.kind in ("organization", "person") and not phrase.plural:
            nodes.setdefault(phrase.core, Node(owner.phrase.core[0], phrase.core[1], phrase, phrase.kind))


def _put_parts(nodes: dict[Range, Node], text: str) -> None:
    """Take in the two that stand in "Poe and Dey", where only the whole was found."""
    for whole in [node for node in nodes.values() if node.phrase.head == JOINED]:
        kind = "person" if whole.tagged in ("person", "group") else whole.tagged
        for start, end in parts_of(text, whole.start, whole.end):
            phrase = read(text, start, end, "" if kind == "other" else kind)
            if phrase and phrase.form == "name":
                nodes.setdefault(phrase.core, Node(*phrase.core, phrase, _known_kind(phrase, kind), tagged=kind))


def _drop_parts(nodes: dict[Range, Node], text: str) -> None:
    """Forget the names inside a name with "and" in it ("Drug Administration" of the Food and Drug Administration),
    and what somebody's office is of ("Interior" of "Minister of the Interior Ann Poe")."""
    names = [n for n in nodes.values() if n.phrase.form == "name"]
    for whole in names:
        joined, about = _JOINING.search(whole.phrase.name), whole.phrase.about
        for core, node in list(nodes.items()) if joined or about & _OFFICES else ():
            inside = whole.start <= node.start and node.end <= whole.end and bool(joined)
            office = 0 < whole.start - node.end < BEFORE_NAME and node.phrase.head in about
            office = office and not _PARTED.search(text, node.end, whole.start)
            if node is not whole and (inside or (office and node.phrase.head in _OFFICES)):
                del nodes[core]


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


def _put_families(nodes: Mapping[Range, Node], text: str) -> None:
    """Take "the | Poes" of a page that tells of an Ann Poe for several, and for nobody's name; and "Baker" of one
    that tells of an Ann Baker for her name, and for no baker."""
    named = [n for n in nodes.values() if n.phrase.form == "name"]
    family = {n.phrase.name.rpartition(" ")[2] for n in named if n.kind == "person" and " " in n.phrase.name}
    for node in nodes.values():
        alone = (
            node.phrase.form == "nominal" and node.tagged == "person" and node.phrase.segment == node.phrase.core
        )
        if alone and text[slice(*node.phrase.core)] in family and node.start == node.phrase.core[0]:
            node.phrase, node.kind = as_name(text, node.phrase), "person"
            node.end = node.phrase.core[1]
    for node in named:
        last = node.phrase.name.rpartition(" ")[2]
        several = last.endswith("s") and last[:-1] in family
        if several and _SEVERAL.search(text, max(0, node.start - 10), node.start):
            node.phrase = replace(node.phrase, form="nominal", name="", head="family", kind="person", plural=True)
            node.kind, node.drawn = "person", None


def _name_titled(nodes: Collection[Node], text: str) -> None:
    """Take "King" of a page that tells of an Ann King for her: of a king it would be "the king"."""
    family = {n.phrase.name.rpartition(" ")[2] for n in nodes if n.kind == "person" and " " in n.phrase.name}
    for node in nodes:
        word = _POSSESSIVE.sub("", text[node.start : node.end])
        if node.phrase.form == "nominal" and node.kind == "person" and word in family:
            node.phrase = replace(node.phrase, form="name", name=word, head=word.lower(), definite=True)


_SEVERAL = re.compile(r"(?i)\b(?:the|two|both|three|other)\s$")


def _put_told_of(nodes: dict[Range, Node], text: str, attributions: Iterable[FoundAttribution]) -> None:
    """Take in what a source goes on about, where the tagger passed it over: "the leaders | who"."""
    ends = {node.end for node in nodes.values()} | {node.phrase.core[1] for node in nodes.values()}
    for start in sorted({piece[0] for attribution in attributions for piece in attribution.source[:1]}):
        if not _TELLING.match(text, start):
            continue
        before = _TOLD_OF.search(text, max(0, start - LONGEST_TOLD_OF), start)
        if before is None or before.end(1) in ends:
            continue
        phrase = read(text, *before.span(1))
        actor = (
            phrase is not None and phrase.form == "nominal" and phrase.kind in ("person", "group", "organization")
        )
        if phrase and actor and phrase.core[1] == before.end(1):
            nodes.setdefault(phrase.core, Node(*before.span(1), phrase, phrase.kind))


class _Common:
    """Which single words are capital only because they open a line or sentence, being small elsewhere."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._small = set(_SMALL.findall(text))
        self._inside = set(_INSIDE.findall(text))

    def is_word(self, mention: FoundMention) -> bool:
        """Whether the words of a mention are such a word, and no name."""
        text, word = self._text, self._text[mention.start : mention.end]
        if mention.form != "name" or not word.isalpha() or not word.istitle() or len(word) < 3:
            return False
        opens = _OPENS.search(text, max(0, mention.start - 4), mention.start) or not mention.start
        found = lexicon.noun(word.lower())
        body = found is not None and found.kind == "organization" and not found.plural  # "Watchdog says"
        return bool(opens) and (body or word.lower() in self._small) and word not in self._inside


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
    if phrase.head in _BODIES or phrase.name.startswith("Team "):
        return True
    alone = phrase.name.isupper() and " " not in phrase.name and not phrase.about
    return alone and (len(phrase.name) > 4 or signs.acronym(phrase.name))


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
    taken: set[Range] = {where for where, node in placed.items() if node.drawn is None}
    for node in placed.values():
        if node.whole in taken:
            node.drawn = None
        taken.add(node.whole)
    return list(placed.values())


def _trim(nodes: Iterable[Node], text: str) -> None:
    """In headlines, where verbs are capital too, a name ends as the text gives it: "Ann Poe | Slams Tarn"."""
    named = [n for n in nodes if n.phrase.form == "name"]
    below = {folded(n.phrase.name) for n in named if not n.headline}
    family = {folded(n.phrase.name)[-1:] for n in named if not n.headline and n.kind == "person"}
    small = {m.group() for m in _SMALL.finditer(text)}
    for node in named:
        if not node.headline or folded(node.phrase.name) in below:
            continue
        office = _office(node, text, family, small)
        if office:
            node.phrase, node.drawn = office, None
            continue
        words = list(_WORD.finditer(text, *node.phrase.core))
        begin = node.phrase.core[0]
        ends = [word.end() for word in words[1:-1] if folded(text[begin : word.end()]) in below]
        if node.kind == "person" and folded(node.phrase.name)[-1:] not in family:
            ends += [word.end() for word in words[1:-1] if folded(word.group())[-1:] in family]
        again = read(text, node.phrase.segment[0], max(ends), node.kind) if ends else None
        if again and again.form == "name":
            node.phrase, node.end, node.drawn = again, max(ends), None


def _office(node: Node, text: str, family: set[tuple[str, ...]], small: set[str]) -> Phrase | None:
    """What "Ostwick Mayor" of a headline is, where the page writes "mayor" small and nobody is named so."""
    last = folded(node.phrase.name)[-1:]
    if node.kind != "person" or " " not in node.phrase.name or last in family or not last or last[0] not in small:
        return None
    if not lexicon.is_role(last[0]):
        return None
    start, end = node.phrase.core
    lowered = text[: end - len(last[0])] + text[end - len(last[0]) : end].lower() + text[end:]
    found = read(lowered, start, end)
    return found if found and found.form == "nominal" else None
