"""Scenes: the page tells once when, where and through whom somebody spoke, and it holds for all they say there.

"X said in a speech in the capital on Monday that … “…,” she said. … She added that …" is one scene, and so is "X
addressed the guild on Monday. “…,” he said." A scene belongs to one speaker. It ends with another speaker, another
occasion, day or hearer, and with a stretch of narration.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.data.wordlists import listed
from onrecord.model import Attribution, Link, Said, Span, one_line
from onrecord.reading.draft import trimmed
from onrecord.reading.sourcing.carriers import carriers_in, is_carrier
from onrecord.reading.sourcing.described import SPOKESMAN, is_revealed, points_back
from onrecord.reading.sourcing.layout import (
    TO_THE_DAY,
    Layout,
    anchor,
    hearers,
    is_of_another,
    pointing,
    same_people,
    speakers,
)
from onrecord.reading.sourcing.live import is_present, parts
from onrecord.reading.sourcing.members import GROUP
from onrecord.reading.sourcing.occasion_phrases import is_gathering
from onrecord.reading.sourcing.same_occasion import DEFINITE, PRESS, heads, same_occasion, words_in
from onrecord.reading.words.cues import words_of
from onrecord.reading.words.lemmas import lemmas
from onrecord.reading.words.lexicon import singular

NARRATION = 1
"""Sentences without an attribution over which an occasion and its carriers hold on. Set by judgement."""

NARRATION_OF_A_DAY = 3
"""The same for the day: pages seldom leave a day that they do not name again. Set by judgement."""

_FRONT = 12
"""Characters before words that open a sentence ("But in an interview …"). Set by judgement."""

_GOING_ON = listed("following.going_on")
"""Verbs by which a speaker goes on with what they were saying."""

_AUDIENCE = listed("scenes.audience")
"""Hearers who are there because of the occasion: who "told the crowd" something is still at the rally."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of one occasion as far as its last sentence.

    Attributes:
        heard: the hearers last named.
        quoted: the last attribution is a quotation and nothing else.
        shared: its day is that of an occasion at which somebody else spoke before.
        asked: the last attribution is a question that somebody was asked.
        called: what else its speaker is called, as the page resolves it: "the captain".
        first: nothing is said before it on the page, below the headline.
        waited: its speaker was told of in another tense behind it.
    """

    who: frozenset[str]
    sentence: int
    said: Said | None = None
    occasion: Span | None = None
    chain: tuple[Link, ...] | None = None
    heard: frozenset[str] = frozenset()
    quoted: bool = False
    shared: bool = False
    asked: bool = False
    called: frozenset[str] = frozenset()
    first: bool = False
    waited: bool = False

    @property
    def bare(self) -> bool:
        """Nothing is known of it but who speaks."""
        return self.said is None and self.occasion is None and self.chain is None

    @classmethod
    def of(cls, told: Attribution, sentence: int) -> Scene:
        """The scene that begins with an attribution."""
        return cls(
            speakers(told),
            sentence,
            told.said,
            told.occasion,
            told.chain,
            hearers(told) if told.act not in _DONE_TO else frozenset(),
            told.form == "direct",
            asked=told.act == "ask",
        )


def goes_on(attribution: Attribution) -> bool:
    """Its cue says that the speaker goes on: "added"."""
    cue = one_line(attribution.cue)
    words = [base for word in words_of(cue, 0, len(cue)) for base in lemmas(word.text)]
    return any(word in _GOING_ON for word in words)


def reported(attribution: Attribution) -> bool:
    """It stands inside the words of an outlet, whose report it is ("…, she said, according to Radio Tarn")."""
    chain = attribution.chain or ()
    return bool(chain) and is_carrier(chain[-1].carrier)


def belongs(page: Layout, scene: Scene, told: Attribution) -> bool:
    """The same speaker goes on, near enough for the day of the scene to hold."""
    here = page.first(told)
    between = range(scene.sentence + 1, here)
    if any(parts(page.article.text, trimmed(page.article.text, page.sentences[n])) for n in between):
        return False
    if any(is_of_another(page, n, told) or _of_another_outlet(page, scene, n) for n in between):
        return False
    apart = here - scene.sentence
    if not speakers(told):
        return apart <= 1 and pointing(told)
    if same_people(speakers(told), scene.who) or speakers(told) == scene.called:
        return apart <= NARRATION_OF_A_DAY + 1
    if apart <= NARRATION + 1 and is_revealed(page, told, scene.who, scene.sentence, scene.said):
        return True
    worded = told.form in ("direct", "mixed") and scene.said is not None
    staged = bool(scene.chain or scene.occasion) or worded
    carriers = {link.carrier for link in scene.chain or ()}
    return apart <= 1 and staged and points_back(page, told, scene.who, carriers)


def _of_another_outlet(page: Layout, scene: Scene, number: int) -> bool:
    """A sentence of narration about what another outlet made of it: "The agency put out a milder version."."""
    start, end = page.sentences[number]
    found = carriers_in(page.article.text, (start, end))
    own = {link.carrier for link in scene.chain or ()}
    subject = bool(found) and _OPENING.fullmatch(page.article.text, start, found[0].start) is not None
    return subject and not found[0].described and not own & {carrier.name for carrier in found}


_OPENING = re.compile(
    r"\W*(?:(?:but|and|yet|meanwhile|later|only)\W+)?(?:the\s+|an?\s+)?"
    r"(?:(?:[\w-]+\s+){0,2}(?:agency|broadcaster|newspaper|paper|daily|tabloid|channel|station),?\s+)?",
    re.IGNORECASE,
)
"""What may stand before an outlet's name where it is the subject of a sentence."""


def begins_anew(page: Layout, scene: Scene, told: Attribution) -> bool:
    """What the attribution says of day, place, carriers or hearers is not of this scene.

    A day, place or carrier of which the scene knew nothing is told of it by words behind the cue ("…, she said at
    the town hall"), or below a lead. Words that open a sentence ("At a rally on Monday, …") open another scene.
    """
    if (
        scene.occasion
        and any(is_gathering(w) for w in words_in(scene.occasion))
        and _WRITING.search(page.outside(page.sentence(told)))
    ):
        return True
    days = {day.value for day in page.own_days(told)} | ({told.said.edtf} if told.said else set())
    more = _tells_more(page, scene, told)
    if days and not (days == {scene.said.edtf} if scene.said else more):
        return True
    if told.occasion and not (
        _is_of(scene, told.occasion) or (scene.occasion is None and scene.chain is None and more)
    ):
        return True
    if (
        told.chain is not None
        and told.chain != scene.chain
        and not _is_named(page, scene, told)
        and not (
            scene.chain is None
            and scene.occasion in (None, told.occasion)
            and more
            and (not scene.said or _right_behind(page, scene, told))
        )
    ):
        return True
    return (
        bool(hearers(told))
        and hearers(told) != scene.heard
        and page.sentence(told) != scene.sentence
        and told.chain is None
        and not _is_pointed_at(page, told)
        and not _is_carrier_of(scene, hearers(told))
        and not _is_there(page, scene, told)
        and not (told.occasion and _is_of(scene, told.occasion))
        and not (told.form != "direct" and told.act in _DONE_TO and _opens(page, told))
    )


def _is_carrier_of(scene: Scene, heard: frozenset[str]) -> bool:
    """Its hearers carry the scene, by a shorter name: "in an interview with Tarn News", then "told Tarn"."""
    names = [link.carrier for link in scene.chain or ()]
    return bool(heard) and all(any(name.startswith(hearer) for name in names) for hearer in heard)


def _is_pointed_at(page: Layout, told: Attribution) -> bool:
    """Its hearers are "them", "him" or "her" behind its verb: who was named before."""
    return bool(told.cue) and _THEM.match(page.article.text, told.cue[-1].start) is not None


_THEM = re.compile(r"(?:\w+\s){1,2}(?:them|him|her)(?=\s(?:that|to|on|in|by|at|he|she|they|it|the)\b|[,:;.])")


def _is_named(page: Layout, scene: Scene, told: Attribution) -> bool:
    """The next words name who led the interview: "Poe said in an interview …. “…,” he told the Courier"."""
    near = page.first(told) - scene.sentence == 1 and told.occasion is None
    talked = scene.chain is None and scene.occasion is not None and "interview" in heads(scene.occasion)
    return talked and near and bool(told.chain) and _behind_cue(told)


def _behind_cue(told: Attribution) -> bool:
    """Its carriers stand behind its cue or are it."""
    return all(anchor(told) <= cue.start for link in told.chain or () for cue in link.cue)


def _opens(page: Layout, told: Attribution) -> bool:
    """Its source opens its sentence, with no other time or place before it."""
    start = page.sentences[page.sentence(told)][0]
    return bool(told.source) and not page.article.text[start : told.source[0].start].strip()


_DONE_TO = frozenset({"praise", "demand", "urge", "promise", "threaten", "criticise"})
"""Acts done to somebody who need not be there to hear it: "She | ordered him | to pay", "thanked the crew"."""


def shared_day(page: Layout, scene: Scene, told: Attribution) -> Said | None:
    """The day of an occasion at which more than one speaks, for who speaks there next: "Poe answered that …".

    Also that of a lead in which a body speaks ("The ministry on Monday denied …"), for its spokesman below.
    """
    apart = page.first(told) - scene.sentence
    source = one_line(told.source)
    of_a_body = not any(page.is_person(name) or GROUP.match(name) for name in scene.who)
    if (
        scene.said
        and of_a_body
        and SPOKESMAN.search(source)
        and page.lead(scene.sentence)
        and apart <= NARRATION_OF_A_DAY
    ):
        return scene.said if page.plain(told) and not told.said and not page.own_days(told) else None
    nouns = heads(scene.occasion) if scene.occasion else frozenset()
    voiced = scene.shared or bool(nouns & _VOICED) or (told.act == "ask" and bool(nouns & _TALKS))
    own = told.said or told.occasion or told.chain is not None or told.addressees or page.own_days(told)
    exact = scene.said is not None and bool(apart == 0 or TO_THE_DAY.fullmatch(scene.said.edtf))
    voiced = bool(voiced) and exact and apart <= 1 and not SPOKESMAN.search(source)
    return scene.said if voiced and page.plain(told) and not own else None


def answers(page: Layout, scene: Scene, told: Attribution) -> bool:
    """It answers the question right before it, and says nothing of its own day, place, carriers or hearers."""
    own = told.said or told.occasion or told.chain is not None or told.addressees or page.own_days(told)
    near = page.first(told) - scene.sentence == 1
    if not scene.asked or own or not near or not page.plain(told) or told.act == "ask":
        return False
    start, end = page.sentences[scene.sentence]
    named = any(speaker.name.split()[-1] in page.article.text[start:end] for speaker in told.speakers)
    return named or pointing(told) or bool(scene.heard & speakers(told))


_VOICED = listed("scenes.voiced")
"""Nouns of occasions at which several speak in turn."""


def _is_of(scene: Scene, occasion: Span) -> bool:
    """ "In the interview", "during her speech" is that of the scene, "in an interview" is another."""
    if scene.occasion is None:
        plural = any(singular(head) != head for head in heads(occasion))
        talked = scene.chain is None or bool(heads(occasion) & _TALKS)
        return DEFINITE.match(occasion.text) is not None and talked and not plural
    if occasion.text == scene.occasion.text:
        return True
    return same_occasion(scene.occasion, occasion)


def speaking(page: Layout, told: Attribution) -> bool:
    """It opens with where its speaker spoke: "Speaking at a fair, Lind said"."""
    here = page.sentence(told)
    start = page.sentences[here][0]
    if told.occasion is None or told.occasion.start - start > _FRONT or _ANOTHER.search(page.outside(here)):
        return False
    return _SPEAKING.match(told.occasion.text) is not None


_SPEAKING = re.compile(r"(?:speaking|addressing|appearing|testifying|talking)\b", re.IGNORECASE)

_TALKS = frozenset({"interview", "conversation", "call", "program", "programme", "show", "broadcast", "segment"})

_WRITING = re.compile(r"\b(?:(?:issued|released|sent|posted|published)\s+an?|tweeted|retweeted|wrote|e-?mailed)\b")
"""Words by which something is written, and not said at a gathering."""


def _tells_more(page: Layout, scene: Scene, told: Attribution) -> bool:
    """Its day, place and carriers stand behind its cue, in the sentence of the scene, or right below the lead."""
    here = page.sentence(told)
    start = page.sentences[here][0]
    opening = [span.start for span in (told.occasion, told.said and told.said.evidence) if span]
    opening += [cue.start for link in told.chain or () for cue in link.cue]
    fronted = any(place - start <= _FRONT and place < anchor(told) for place in opening)
    if here == scene.sentence:
        return True
    if _ANOTHER.search(page.outside(here)):
        return False
    if page.lead(scene.sentence):
        return not fronted or scene.bare
    return not fronted and told.form != "indirect" and not scene.quoted


def _right_behind(page: Layout, scene: Scene, told: Attribution) -> bool:
    """The words themselves behind what was told of them: "Poe said Monday …. “…,” he said on Radio Tarn"."""
    one_day = scene.said is not None and "/" not in scene.said.edtf and TO_THE_DAY.fullmatch(scene.said.edtf)
    near = scene.occasion is None and page.first(told) - scene.sentence == 1
    return told.form == "direct" and bool(one_day) and near


_ANOTHER = re.compile(
    r"\b(?:similar|similarly|same|another|again|separate|separately|also|later|earlier|other(?!\s+(?:reporters|journalists|newspapers|papers|media|outlets|agencies)\b)|recent|recently|at\s+the\s+time)\b",
    re.IGNORECASE,
)
"""Words by which a sentence tells that this is another occasion, or may be."""


def _is_there(page: Layout, scene: Scene, told: Attribution) -> bool:
    """Who hears it belongs to the occasion: its audience, or the press."""
    words = {word for name in hearers(told) for word in name.lower().split()}
    if scene.chain and words & _ON_AIR:
        return True
    if scene.heard and all(_THESE.match(name) for name in hearers(told)):
        return True
    return bool(words & _AUDIENCE and (scene.occasion or told.occasion)) or bool(
        not scene.heard and scene.chain is None and (words & PRESS or _quotes_on(page, scene, told))
    )


def _quotes_on(page: Layout, scene: Scene, told: Attribution) -> bool:
    """The words themselves right behind what was told of them: "Poe said Monday …. “…,” he told the growers"."""
    worded = told.form in ("direct", "mixed") and not scene.quoted
    return worded and told.occasion is None and page.first(told) - scene.sentence == 1


_ON_AIR = frozenset(
    {
        "station",
        "broadcaster",
        "channel",
        "network",
        "programme",
        "program",
        "show",
        "newspaper",
        "paper",
        "magazine",
    }
    | {"daily", "outlet", "website", "podcast", "listeners", "viewers", "readers", "host", "presenter"}
)
"""Hearers that are the carrier of the scene, or are there because of it: "she told the station"."""

_THESE = re.compile(r"(?:these|those|the\ssame)\s", re.IGNORECASE)
""" "She told these leaders": who was named before."""


def said_before(page: Layout, earlier: Attribution, told: Attribution) -> bool:
    """Whether what `told` tells of the scene goes for an earlier one: in the lead, or in its own sentence."""
    number = page.sentence(earlier)
    return page.lead(number) or number == page.sentence(told)


def taken(page: Layout, scene: Scene, told: Attribution, near: bool) -> Attribution:
    """The attribution with what the scene knows and it does not say; without `near` only the day."""
    if not page.plain(told):
        return told
    free = {day.value for day in page.own_days(told)}
    known = scene.said if scene.said and free <= {scene.said.edtf} else None
    if known and is_present(told.cue[0].text) and not TO_THE_DAY.fullmatch(known.edtf):
        known = None
    said = told.said or known
    if not near:
        return replace(told, said=said)
    occasion = told.occasion or scene.occasion
    chain = scene.chain if told.chain is None else told.chain
    return replace(told, said=said, occasion=occasion, chain=chain)


def widened(scene: Scene, told: Attribution, sentence: int) -> Scene:
    """The scene after an attribution that belongs to it; of its occasion the words last used."""
    return Scene(
        scene.who,
        sentence,
        scene.said or told.said,
        told.occasion or scene.occasion,
        told.chain if scene.chain is None else scene.chain,
        hearers(told) or scene.heard,
        told.form == "direct",
        called=scene.called if same_people(speakers(told), scene.who) else speakers(told),
    )
