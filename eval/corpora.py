"""Gold annotations of the corpora, as plain data over plain text. Offsets are code points, half-open."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.model import Article

Range = tuple[int, int]

ROLES = ("source", "cue", "content")
HELD_OUT = 84
"""Articles of PolNeAR train kept for judging trials and for calibration: those whose names hash lowest."""

KINDS = ("person", "organization", "place", "group", "work", "event", "time", "other")
_GUM_KIND = {
    "person": "person",
    "organization": "organization",
    "place": "place",
    "event": "event",
    "time": "time",
}
_UNER_KIND = {"PER": "person", "LOC": "place", "ORG": "organization"}
_PLURAL = frozenset({"NNS", "NNPS"})
_NAME = frozenset({"NNP", "NNPS"})
_PRONOUN = frozenset({"PRP", "PRP$", "WP", "WP$", "DT"})


@dataclass(frozen=True)
class Triple:
    """One gold attribution: pieces by role; source and cue may be empty."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]


@dataclass(frozen=True)
class Quoted:
    """One article as one annotator saw it."""

    name: str
    text: str
    triples: tuple[Triple, ...]


@dataclass(frozen=True)
class Mention:
    """A gold mention; `form` is name, nominal or pronoun."""

    start: int
    end: int
    kind: str
    form: str


@dataclass(frozen=True)
class Mentioned:
    """A text with its gold mentions."""

    name: str
    corpus: str
    text: str
    mentions: tuple[Mention, ...]

    @property
    def article(self) -> Article:
        """The text as an article of which nothing else is known."""
        key = hashlib.sha256(self.text.encode()).hexdigest()
        return Article(key[:16], f"sha256:{key}", self.name, None, None, None, (), None, None, "en", self.text)


@dataclass(frozen=True)
class Document(Mentioned):
    """A document of GUM.

    Attributes:
        tokens: where each of its tokens stands; GUM's own numbers are these indices and 1.
        heads: the index of each token's syntactic head; -1 where it has none.
        clusters: the coreference cluster of each mention, in the order of `mentions`.
    """

    tokens: tuple[Range, ...]
    heads: tuple[int, ...]
    clusters: tuple[str, ...]

    def tokens_in(self, pieces: Iterable[Range]) -> frozenset[int]:
        """Indices of the tokens of which some letter stands in one of the pieces."""
        return frozenset(
            index for start, end in pieces for index, (a, b) in enumerate(self.tokens) if a < end and start < b
        )


def held_out(names: list[str]) -> frozenset[str]:
    """The names of the articles that training never sees."""
    ranked = sorted(set(names), key=lambda name: hashlib.sha256(name.encode()).hexdigest())
    return frozenset(ranked[:HELD_OUT])


def polnear(folder: Path) -> list[Quoted]:
    """Every article of a PolNeAR compartment, once for each of its annotators, in order of file name.

    Only Source, Cue and Content count: the annotators' Discuss and Discard are notes to themselves. Numbered
    arguments (`Content2`) belong to their role. Malformed lines are passed over.
    """
    found = []
    for path in sorted((folder / "attributions").glob("*.ann")):
        name = path.stem.rsplit("_", 1)[0]
        text = (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8")
        found.append(Quoted(name, text, tuple(_triples(path.read_text("utf-8")))))
    return found


def _triples(annotations: str) -> Iterator[Triple]:
    spans: dict[str, tuple[Range, ...]] = {}
    for line in annotations.splitlines():
        parts = line.split("\t")
        if line.startswith("T") and len(parts) >= 2 and " " in parts[1]:
            _, where = parts[1].split(" ", 1)
            spans[parts[0]] = tuple((int(a), int(b)) for a, b in (p.split() for p in where.split(";")))
        elif line.startswith("E") and len(parts) >= 2:
            roles: dict[str, list[Range]] = defaultdict(list)
            for argument in parts[1].split():
                role, _, reference = argument.partition(":")
                role = role.rstrip("0123456789").lower()
                if role in ROLES:
                    roles[role] += spans.get(reference, ())
            if roles["content"]:
                yield Triple(*(tuple(sorted(roles[role])) for role in ROLES))


def gum(folder: Path, contracted: bool = False) -> list[Document]:
    """GUM documents with text (not Reddit's, whose words are withheld): mentions from the Entity column.

    Args:
        folder: the part of GUM that holds `dep/`.
        contracted: contractions in one piece, as they were printed ("don't"); else in two words with a space
            between them ("do n't"), as the material of training has them.
    """
    paths = [path for path in sorted((folder / "dep").glob("*.conllu")) if "reddit" not in path.name]
    return [_gum_document(path, contracted) for path in paths]


_Token = tuple[int, int, str, int, str]
"""A token of GUM: start, end, tag, index of its head in the document (or -1), entity column."""


def _gum_document(path: Path, contracted: bool) -> Document:
    text, base = "", 0
    tokens: list[_Token] = []
    until, after = 0, False  # the last word of a contraction, and whether a space follows it
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# newpar") and not line.startswith("# newpar_block") and text:
            text = text.rstrip(" ") + "\n\n"
        columns = line.split("\t")
        if not line.strip():
            base, until = len(tokens), 0
        spaced = "SpaceAfter=No" not in columns[-1]
        if contracted and len(columns) == 10 and re.fullmatch(r"\d+-\d+", columns[0]):
            until, after = int(columns[0].split("-")[1]), spaced
        if len(columns) != 10 or not columns[0].isdigit():
            continue
        start = len(text)
        text += columns[1]
        entity = next((m[7:] for m in columns[9].split("|") if m.startswith("Entity=")), "")
        head = base + int(columns[6]) - 1 if columns[6] != "0" else -1
        tokens.append((start, len(text), columns[4], head, entity))
        if int(columns[0]) <= until:
            spaced = after and int(columns[0]) == until
        text += " " if spaced else ""
    found = list(_gum_mentions(tokens))
    return Document(
        path.stem,
        "gum",
        text.rstrip(),
        mentions=tuple(mention for mention, _ in found),
        tokens=tuple((start, end) for start, end, *_ in tokens),
        heads=tuple(head for *_, head, _ in tokens),
        clusters=tuple(cluster for _, cluster in found),
    )


def _gum_mentions(tokens: list[_Token]) -> Iterator[tuple[Mention, str]]:
    """Each mention with its cluster, in the order in which they end."""
    opened: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for index, (_, _, _, _, entity) in enumerate(tokens):
        for mark in re.findall(r"\([^()]+\)?|[^()]+\)", entity):
            fields = mark.strip("()").split("-")
            key = fields[0]
            if mark.startswith("("):
                opened[key].append((index, fields[1]))
            if mark.endswith(")") and opened[key]:
                first, kind = opened[key].pop()
                yield _gum_mention(tokens, first, index, kind), key


def head_of(heads: Sequence[int], first: int, last: int) -> int:
    """The first token from `first` to `last` whose own head stands outside of them."""
    return next((i for i in range(first, last + 1) if not first <= heads[i] <= last), last)


def _gum_mention(tokens: list[_Token], first: int, last: int, kind: str) -> Mention:
    tag = tokens[head_of([token[3] for token in tokens], first, last)][2]
    form = "pronoun" if first == last and tag in _PRONOUN else "nominal"
    if tag in _NAME:
        form = "name"
    mapped = _GUM_KIND.get(kind, "other")
    if mapped == "person" and tag in _PLURAL:
        mapped = "group"
    return Mention(tokens[first][0], tokens[last][1], mapped, form)


def uner(path: Path) -> list[Mentioned]:
    """Universal NER, a text a document: sentences in order, each a line of its own; words as they were spaced.

    OTH covers nationalities, works, events and more without saying which: to us those are names of the kind
    `other`.
    """
    documents: dict[str, tuple[list[str], list[tuple[int, int, str]]]] = {}
    name, sentence = "", ""
    rows: list[tuple[str, str]] = []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line.startswith("# sent_id = "):
            name = line[12:].rsplit("-", 1)[0]
        elif line.startswith("# text = "):
            sentence = line[9:]
        elif line and line[0].isdigit():
            columns = line.split("\t")
            rows.append((columns[1], columns[2]))
        elif not line and rows:
            lines, tags = documents.setdefault(name, ([], []))
            base = sum(len(part) + 2 for part in lines)
            tags += [(base + a, base + b, tag) for a, b, tag in _placed(sentence, rows)]
            lines.append(sentence)
            rows = []
    return [_uner_document(key, *documents[key]) for key in documents]


def _placed(sentence: str, rows: list[tuple[str, str]]) -> Iterator[tuple[int, int, str]]:
    at = 0
    for word, tag in rows:
        start = sentence.find(word, at)
        if start >= 0:
            at = start + len(word)
            yield start, at, tag


def _uner_document(name: str, lines: list[str], tags: list[tuple[int, int, str]]) -> Mentioned:
    spans: list[tuple[int, int, str]] = []
    for start, end, tag in tags:
        if tag.startswith("B-"):
            spans.append((start, end, tag[2:]))
        elif tag.startswith("I-") and spans and spans[-1][2] == tag[2:]:
            spans[-1] = (spans[-1][0], end, tag[2:])
    mentions = tuple(Mention(a, b, _UNER_KIND.get(k, "other"), "name") for a, b, k in spans)
    return Mentioned(name, "uner", "\n\n".join(lines), mentions)
