"""What a pronoun of the third person points back to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache

from onrecord.data import rows
from onrecord.reading.who.agreement import away, fits_pronoun, is_apposed, is_bound, is_possessive, last_place
from onrecord.reading.who.clusters import Cluster, Known, Node
from onrecord.reading.who.several import is_mute, is_shown, named_in_plural, named_together
from onrecord.reading.words import lexicon

RECENT_SENTENCES = 3
"""A pronoun points back this many sentences at most where nearer candidates exist. Set by hand."""

FAR_SENTENCES = 12
"""No pronoun and no bare description is looked for further back than this many sentences."""

SUBJECT, SPOKE, OBLIQUE, QUOTED, DISTANCE, OFTEN = 1.3, 1.2, -0.5, -1.5, -1.5, 0.2
"""What speaks for a cluster as what a bare description means: it is a subject, it spoke, it stands behind a
preposition or inside a quotation that the description is not in; each sentence between, each earlier mention. Set
by hand on the cases of the tests."""

LONGEST_WHEN, LONGEST_CONDITION = 12, 20
"""Characters of what opens a clause, with what stands before it; of "on condition that" before a pronoun."""

LOOKED_AT = 8
"""So many mentions of a candidate are looked at."""

MUTE = -1.5
"""Against a place as what "it said" means: organizations speak, rivers do not. Set by hand."""

UNCLEAR = -0.5
"""A body of one that is less likely than this what "they said" means is not given the words. By hand."""

_WHEN = re.compile(r"(?:^|[\n.”\"’'] ?)(?:When|While|As|Although|Though|After|Before|Until|Since|Once)\s$")
_CONDITION = re.compile(r"\bon\s(?:the\s)?condition\s(?:that\s)?$")
_ANOTHER = re.compile(r"\b(?:and|or|but)\s$")
_PLACED = re.compile(r"\s(?:of|in|from|with|at|on|for|across|around)\s(?!\w+ing\b)[^,.;:()]{1,40}\s")
_OF_PLACE = re.compile(r"\s(?:of|for)\s(?:the\s)?")
_COMMA = re.compile(r",\s?$")
_BROKEN_OFF = re.compile(r"[,—–)-]\s?$")
_DENIES = re.compile(
    r"\s(?:(?:ha[sd]|have|has\salways|later|also|flatly|strongly|firmly|categorically|vehemently|angrily)\s)*"
    r"(?:den(?:ied|ies)|reject(?:ed|s)|dismiss(?:ed|es)|disput(?:ed|es)|refut(?:ed|es)|admitt?(?:ed|s)|apologi[sz](?:ed|es))\b"
)


def antecedent(known: Known, node: Node) -> Cluster | None:
    """The cluster that a pronoun of the third person, or a relative one, points back to; None where none fits."""
    row = lexicon.pronouns()[node.phrase.head]
    if row.person == "relative":
        return _of_relative(known, node)
    if row.person == "demonstrative" or node.phrase.head == "that":
        right = _of_relative(known, node) if row.person == "relative" else None
        return right or _shown(known, node, row.number == "plural")
    ahead = _ahead(known, node, row) or _unnamed(known, node, row)
    if ahead:
        return ahead
    pair = named_together(known, node) if row.number == "plural" and not row.gender else None
    if pair:
        return pair
    given = candidates(known, node, row)
    name = pronoun_class(node, row)
    best, told = max(given, key=lambda c: (likely(c[1], name), last_place(c[0], node)), default=(None, []))
    unclear = "speaks as one" in told and likely(told, name) < UNCLEAR
    return None if unclear else best


def candidates(known: Known, node: Node, row: lexicon.Pronoun) -> list[tuple[Cluster, list[str]]]:
    """The clusters that a pronoun may mean, the one mentioned last first, and what speaks for or against each."""
    fits = _fitting(known, node, row)
    seen = {id(c): _seen(c, node) for c in fits}
    near = [c for c in fits if _behind(c, seen[id(c)], node) <= RECENT_SENTENCES] or fits
    near = [c for c in near if not all(n.aside for n in seen[id(c)])] or near  # a dateline is about nobody
    near = [c for c in near if not (c.called and c.only_modifies and c.person)] or near  # "Tarn officials"
    back = [n for n in known.back(node, RECENT_SENTENCES) if n.cluster]
    owns = bool(node.of) and is_possessive(node)  # "Poe’s boast was | his | size": whoever spoke before
    spoke = {id(n.cluster) for n in _unled(back) if n.of - node.of and node.after(n) < 2 - owns}
    leads = (
        n
        for n in _unled(back)
        if (n.of - node.of or n.subject)
        and not n.quoted - node.quoted
        and not n.within - node.within
        and n.end < node.start
    )
    lead = next((n for n in leads if n.kind in ("person", "organization", "group")), None)
    lead = None if lead and owns and node.after(lead) else lead
    accused = _accused(known, node, near)
    found = []
    for rank, cluster in enumerate(near):
        told = [*_signs(cluster, seen[id(cluster)], node, row), f"rank {min(rank, 3)}"]
        if id(cluster) in spoke and not accused:
            told.append("spoke")
        if node.of and lead and lead.of and lead.cluster is cluster and not accused:
            told.append("speaks on")
        if cluster is accused:
            told.append("answers")
        if node.of and any(n.turned and n.within <= node.within and node.after(n) < 2 for n in seen[id(cluster)]):
            told.append("turned to")
        if node.of and cluster.kind == "person" and _names(cluster, node):
            told.append("named by")
        if node.of and _acted(seen[id(cluster)], node):
            told.append("acts")
        if node.of and "inside" in told:
            told.append("spoken of")
        if node.of and cluster.kind == "person" and "oblique" in told:
            told.append("spoken about")
        if node.of and cluster.kind == "organization" and row.number == "plural":
            told.append("speaks together" if named_in_plural(cluster) else "speaks as one")
        found.append((cluster, told))
    return found


def _fitting(known: Known, node: Node, row: lexicon.Pronoun) -> list[Cluster]:
    """The clusters that its number, gender and place let a pronoun mean, the one mentioned last first."""
    own = {id(speaker.cluster) for number in node.quoted for speaker in known.speakers[number]}
    own |= {id(n.cluster) for n in known.back(node, 0) if is_bound(known.text, n, node)}
    own |= {id(n.cluster) for n in known.back(node, 0) if is_apposed(known.text, n, node)}
    own |= _quoting(known, node) | _demanding(known, node)
    fits = [
        c
        for c in known.near(node, FAR_SENTENCES)
        if fits_pronoun(c, row, node) and id(c) not in own and not _own_words(c, node)
    ]
    if row.number == "plural":
        fits = [c for c in fits if not is_mute(known, c, node)]
    elif row.gender == "thing" and node.of and is_shown(known, node):
        fits = [c for c in fits if c.kind == "work"]
    return fits


def _quoting(known: Known, node: Node) -> set[int]:
    """Who speaks on in a quotation that tells of another: "Poe said Dey had lied. “| He | lied,” she said"."""
    heads = [head for number in node.quoted for head in known.speakers[number] if head.phrase.form == "pronoun"]
    if not heads or is_possessive(node):
        return set()
    told = (n for n in known.back(node, 1) if n.of - node.of and n.within <= node.within and n.kind == "person")
    last = next((n.cluster for n in told if n.sentence < node.sentence), None)
    genders = {last.gender if last else "", heads[0].phrase.gender} & {"male", "female"}
    return {id(last)} if last and len(genders) == 1 else set()


def _demanding(known: Known, node: Node) -> set[int]:
    """Who wants somebody out is somebody else: "Poe, who has called for | her | resignation"."""
    text = known.text
    if not is_possessive(node) or not _LEAVING.match(text, node.end):
        return set()
    if not _DEMANDS.search(text, max(0, node.start - LONGEST_DEMAND), node.start):
        return set()
    speaking = (n for n in known.back(node, 0) if n.end <= node.start and (n.of or n.subject))
    return {id(n.cluster) for n in list(speaking)[:1]}


LONGEST_DEMAND = 16
"""Characters of a verb of demanding and the space behind it."""

_DEMANDS = re.compile(
    r"\b(?:call(?:s|ed|ing)?\sfor|demand(?:s|ed|ing)?|urg(?:e[sd]?|ing)|seek(?:s|ing)?|sought|order(?:s|ed|ing)?"
    r"|want(?:s|ed)?)\s$"
)
_LEAVING = re.compile(
    r"\s(?:immediate\s)?(?:arrest|dismissal|extradition|firing|impeachment|ous?ter|prosecution|release|removal"
    r"|resignation|sacking)\b"
)


def _accused(known: Known, node: Node, among: Sequence[Cluster]) -> Cluster | None:
    """Of whom somebody else just spoke first, where the node denies something: "Poe said Dey had lied. | He denied
    it"; None."""
    if not node.of or not _DENIES.match(known.text, node.end):
        return None
    said = [n for n in known.back(node, 1) if n.within - node.within and not n.of and n.after(node) < 0]
    first = next((n for n in reversed(said) if n.kind == "person" and not n.phrase.plural), None)
    speakers = {id(head.cluster) for number in (first.within if first else ()) for head in known.speakers[number]}
    cluster = first.cluster if first else None
    return cluster if cluster in among and speakers and id(cluster) not in speakers else None


def _unled(back: Sequence[Node]) -> list[Node]:
    """The mentions without those that a passive, or a clause behind, names where the subject before is a person:
    "Poe was told by | Dey", "Poe lost her temper after | Dey | said it" go on about Poe."""
    about = {n.sentence: n.start for n in back if n.subject and not n.of and n.kind == "person"}
    return [n for n in back if not (n.agent and about.get(n.sentence, n.start) < n.start)]


def _names(cluster: Cluster, node: Node) -> bool:
    """Whether the very words of a speaker name somebody, who is hardly they: "“Poe is fast,” | he | said"."""
    return any(n.phrase.form == "name" and n.marked and n.quoted & node.of for n in cluster.nodes)


def _acted(seen: Sequence[Node], node: Node) -> bool:
    """Whether who was mentioned right before a node is named there with a verb, though not as who speaks:
    "officials said that | Ann Poe had | urged Raj Dey"."""
    last = [n for n in seen if n.sentence == seen[0].sentence and not n.quoted - node.quoted | n.within & node.of]
    return any(n.acts and not n.of and n.phrase.form == "name" and node.after(n) < 2 for n in last)


CLASSES = ("he", "it", "they", "he says", "it says", "they say")
"""The classes of pronouns ("she" is "he"), and of those that are a source: columns of `antecedents.tsv`."""


def pronoun_class(node: Node, row: lexicon.Pronoun) -> str:
    """Which of `CLASSES` a pronoun is of."""
    number = {"male": 0, "female": 0, "thing": 1}.get(row.gender, 2)
    return CLASSES[number + 3 * bool(node.of)]


def likely(told: Sequence[str], name: str) -> float:
    """How likely a pronoun of a class means a cluster of which these signs hold, beside others: a log-linear
    model."""
    weights = _weights()[name]
    return sum(weights.get(sign, 0.0) for sign in told)


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    table = rows("antecedents")
    return {column: {row["sign"]: float(row[column]) for row in table} for column in CLASSES}


def _signs(cluster: Cluster, seen: Sequence[Node], node: Node, row: lexicon.Pronoun) -> list[str]:
    """What speaks for or against a cluster as what a pronoun means, as names of rows in `antecedents.tsv`; `seen`
    are its mentions that count."""
    if not seen:
        return ["none"]
    last = seen[0]
    behind = node.after(last)
    subject = next((node.after(n) for n in seen if n.subject and not n.quoted - node.quoted), None)
    found = [
        f"away {min(behind, 4)}",
        f"last {last.phrase.form}",
        "subject never" if subject is None else f"subject {min(subject, 4)}",
    ]
    found += [sign for sign, holds in (
        ("oblique", last.oblique),
        ("aside", last.aside),
        ("agent", last.agent),
        ("quoted", bool(last.quoted - node.quoted)),
        ("inside", bool(last.within - node.within)),
        ("subject of both", last.subject and node.subject and behind <= 1),
        ("subject before", last.subject and behind == 0),
        ("other line", last.paragraph != node.paragraph),
        ("other line, away", last.paragraph != node.paragraph and behind > 1),
        ("gender", bool(row.gender) and cluster.gender == row.gender),
        ("named", bool(cluster.called)),
        (f"kind {cluster.kind}", True),
        ("tagged", node.tagged == cluster.kind),
        ("headline", any(n.headline for n in cluster.nodes[:1])),
        ("plural", cluster.plural),
        ("owned", last.phrase.owner is None and last.phrase.head in cluster.owned),  # "Poe, | her deputy, …. She"
    ) if holds]  # fmt: skip
    return found


def _behind(cluster: Cluster, seen: Sequence[Node], node: Node) -> int:
    """How many sentences a node stands behind the last mention of a cluster that counts."""
    return node.after(seen[0]) if seen else away(cluster, node)


def _seen(cluster: Cluster, node: Node) -> list[Node]:
    """The mentions of a cluster before a node that count, the last first: recent ones, none of them among what the
    node is the speaker of, save in a paraphrase: "Poe was late, | she said"."""
    thing = cluster.kind == "organization"
    seen: list[Node] = []
    for other in reversed(cluster.nodes[: cluster.before(node.start)]):
        if len(seen) == LOOKED_AT or (seen and node.after(other) > RECENT_SENTENCES):
            break
        if not (other.quoted & node.of if thing else _is_told(other, node)):
            seen.append(other)
    return seen


def _is_told(other: Node, node: Node) -> bool:
    """Whether a mention stands in what the node says, so that the node is no way back to it; the subject of a
    paraphrase may be who says it: "Poe was late, | she said", but nobody calls herself "this witness"."""
    return bool(other.quoted & node.of or (other.within & node.of and (other.shown or not other.subject)))


def salience(cluster: Cluster, node: Node) -> float:
    """How likely a bare description at `node` means the cluster."""
    thing = cluster.kind == "organization"
    count = cluster.before(node.start)
    score = float("-inf")
    for earlier in reversed(cluster.nodes[:count]):
        if node.after(earlier) > FAR_SENTENCES:
            break
        if (earlier.quoted if thing else earlier.within) & node.of:
            continue
        own = (
            DISTANCE * node.after(earlier)
            + SUBJECT * earlier.subject
            + SPOKE * bool(earlier.of)
            + OBLIQUE * earlier.oblique
            + QUOTED * bool(earlier.quoted - node.quoted)
        )
        score = max(score, own)
    return score + OFTEN * min(count, 4) + MUTE * (bool(node.of) and cluster.kind == "place")


def _shown(known: Known, node: Node, plural: bool) -> Cluster | None:
    """What "this" or "those" points at: the thing last shown so, or last spoken of, right before."""
    for other in known.back(node, 1):
        cluster = other.cluster
        if (
            cluster
            and other.end < node.start
            and cluster.kind in ("other", "event", "work")
            and cluster.plural == plural
        ):
            return cluster
    return None


def _of_relative(known: Known, node: Node) -> Cluster | None:
    """What "who" or "which" goes on about: what stands right before it, or what another before "and" does; else,
    behind a comma, the last named. Nobody is a "which". A mention may have been drawn with its clause ("| a cook
    who says |")."""
    before = [n for n in known.back(node, 0) if _up_to(n, node) <= node.start and n.cluster]
    if _ANOTHER.search(known.text, max(0, node.start - 12), node.start):
        same = next((n for n in before if n.phrase.head == node.phrase.head), None)
        if same:
            return same.cluster
    personal = node.phrase.head in ("who", "whom")
    fits = [n for n in before if (n.kind in ("person", "group") or not personal)]
    fits = [n for n in fits if n.kind != "person" or node.phrase.head != "which"]
    chosen = [n for n in fits if node.start - _up_to(n, node) < 4] or [n for n in fits if _placed(known, n, node)]
    if personal and not chosen and _BROKEN_OFF.search(known.text, max(0, node.start - 3), node.start):
        again = [n for n in before if n.phrase.head == node.phrase.head]
        chosen = again or [n for n in fits if n.phrase.form == "name"] or fits
    return (_of_place(known, before, chosen[0]) or chosen[0]).cluster if chosen else None


def _up_to(other: Node, node: Node) -> int:
    """Where a mention ends, or its head where the clause of a relative pronoun was drawn with it."""
    return other.phrase.core[1] if other.whole[0] < node.start < other.whole[1] else other.whole[1]


def _of_place(known: Known, before: Sequence[Node], place: Node) -> Node | None:
    """The body that a place is part of the name of: "the Weather Office | for the Northern Isles"."""
    if place.kind != "place":
        return None
    bodies = (n for n in before if n.kind == "organization" and n.end < place.start)
    return next((n for n in bodies if _OF_PLACE.fullmatch(known.text, n.end, place.start)), None)


def _placed(known: Known, other: Node, node: Node) -> bool:
    """Whether nothing but where it is or what it is of stands between: "candidates | in close races | who"."""
    return _PLACED.fullmatch(known.text, other.whole[1], node.start) is not None


def _ahead(known: Known, node: Node, row: lexicon.Pronoun) -> Cluster | None:
    """ "In her reply, Ann Poe said", "When she arrived, Ann Poe said": who is named right behind the phrase that
    opens the sentence, or behind the clause where the sentence before is about nobody who it may be."""
    phrase = is_possessive(node) and node.leads
    if not phrase and not _WHEN.search(known.text, max(0, node.start - LONGEST_WHEN), node.start):
        return None
    told = [n.cluster for n in known.back(node, 1) if n.subject and n.cluster]
    if not phrase and any(fits_pronoun(cluster, row, node) for cluster in told):
        return None
    for later in known.nodes[bisect_right(known.starts, node.start) :]:
        if later.sentence != node.sentence:
            break
        behind = _COMMA.search(known.text, node.start, later.phrase.segment[0]) is not None
        if later.phrase.form == "name" and (behind or phrase):
            fits = later.cluster and fits_pronoun(later.cluster, row, node)
            return later.cluster if behind and fits and not later.quoted else None
    return None


def _unnamed(known: Known, node: Node, row: lexicon.Pronoun) -> Cluster | None:
    """ "An officer spoke on condition that | he | not be named": who speaks in that sentence."""
    if not _CONDITION.search(known.text, max(0, node.start - LONGEST_CONDITION), node.start):
        return None
    told = [n.cluster for n in known.back(node, 0) if n.subject and n.cluster and not n.quoted]
    return next((c for c in reversed(told) if fits_pronoun(c, row, node)), None)


def _own_words(cluster: Cluster, node: Node) -> bool:
    """Whether the page has it only inside what this very speaker says, or in a quotation that is nobody's yet: no
    person is so introduced."""
    if not node.of or (cluster.kind == "organization" and not any(n.quoted & node.of for n in cluster.nodes)):
        return False
    said = cluster.nodes[: cluster.before(node.start)]
    return all(_is_told(n, node) or (n.spoken and n.paragraph < node.paragraph and not n.within) for n in said)
