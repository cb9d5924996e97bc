"""Whom a description means of whom the page has not said so: the person whom the sentences before are about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.data.wordlists import listed
from onrecord.reading.who.agreement import agree, fits_anything, is_another, role_words, telling
from onrecord.reading.who.clusters import Cluster, Known, Node
from onrecord.reading.who.phrase import Phrase
from onrecord.reading.words import lexicon

_SO_MANY = listed("formulas.numbers")
_WHOSE = re.compile(rf"\s+(?:of|for)\s(?!(?:{'|'.join(sorted(_SO_MANY))})\b)")
"""Whose somebody is, behind their head: "the organizer | of | the rally"; "the mother of three" is nobody's."""

FAR = 4
"""Sentences looked back at: those of a quotation that the description speaks are no distance."""


def sole_topic(known: Known, node: Node, tellers: Sequence[Cluster]) -> Cluster | None:
    """ "Ann Poe ran again. The retired surgeon said": of whom the page has said nothing of it, the person whom the
    sentence before is about, and whom the page tells of more than of the others in it.

    An office of which the page names no holder, and a mere "the Norland man", are theirs whom the page names
    without a word of what they are, and whom the sentence is about that a paragraph begins with.
    """
    phrase = node.phrase
    if (
        not node.of
        or phrase.kind != "person"
        or phrase.plural
        or node.headline
        or UNNAMED.match(known.text, phrase.core[1])
    ):
        return None
    one_of_many = phrase.head in lexicon.small_words("many") and telling(phrase)  # "the Norn senator"
    loose = fits_anything(phrase) or (is_held(phrase) and not one_of_many)
    if fits_anything(phrase) and not telling(phrase):
        return None
    if not lexicon.is_role(phrase.head) or phrase.head in _UNTOLD:
        return None
    if _WHOSE.match(known.text, phrase.core[1]) and not phrase.about & _NO_LONGER:
        return None  # "the organizer of the rally" is brought in
    here = {id(n.cluster) for n in known.beside(node)}
    back = [n for n in known.back(node, FAR) if n.sentence != node.sentence and node.step - n.step <= 1]
    told = [n for n in back if not n.within - n.of and n.cluster and id(n.cluster) not in here]
    people = {id(n.cluster): n.cluster for n in told if n.cluster and _is_somebody(n.cluster)}
    topics = {id(n.cluster) for n in told if n.subject}
    found = [cluster for key, cluster in people.items() if key in topics]
    if len(found) != 1 or not found[0].called:
        return None
    topic, others = found[0], [c for c in people.values() if c is not found[0]]
    if not agree(topic, phrase) or is_another(topic, phrase) or topic in tellers:
        return None
    count = topic.before(node.start)
    often = max((c.before(node.start) for c in known.clusters if _is_somebody(c)), default=0)
    chief = bool(2 * count > often or phrase.about & _SO_MANY)
    if loose:
        return topic if not others and _is_unsaid(known, topic, node, told, chief) else None
    return topic if chief and all(c.before(node.start) < count for c in others) else None


def _is_unsaid(known: Known, topic: Cluster, node: Node, told: Sequence[Node], chief: bool) -> bool:
    """Whether the page names somebody without a word of what they are, tells of nobody who holds the office of a
    description, and goes on about them: in one paragraph, or in the next about whom it tells most of."""
    fits = lexicon.fits(node.phrase.head)
    if role_words(topic) or any(n.phrase.form == "nominal" and n.phrase.head in fits for n in told):
        return False
    if any(c.called and c.person and not is_another(c, node.phrase) for c in known.saying(fits)):
        return False
    last = topic.last(node.start)
    return last is not None and node.paragraph - last.paragraph <= chief


def _is_somebody(cluster: Cluster) -> bool:
    """Whether it is one person, named or not, or may be."""
    return cluster.kind == "person" and not cluster.plural and not cluster.voice


def is_held(phrase: Phrase) -> bool:
    """Whether it is an office that one alone holds, and holds now: nobody else is that."""
    return phrase.head in lexicon.small_words("sole") and not phrase.about & _NO_LONGER


_NO_LONGER = frozenset({"former", "ex", "retired", "one-time"})

_UNTOLD = lexicon.fits("source") | frozenset({"victim", "suspect", "defendant", "witness", "caller", "accused"})
"""Whom a page may bring in without having said a word of them."""

UNNAMED = re.compile(
    r",?\s(?:who\s|speaking\s)[^.“”\"]{0,60}?\b(?:anonym|(?:be|being|her|his|their)\s(?:named?|identified)\b|identif)"
)
"""Of whom the page says that it does not name them: "the pensioner, who wants to remain anonymous"."""
