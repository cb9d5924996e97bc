"""Which attributions report one act of speaking."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Decision, Speaker
from record.story import groups, record, related
from record.world import Draft


def says(
    place: str, day: str, content: str, *, speaker: str = "Ada Lovel", cue: str = "said", **rest
) -> tuple[Draft, str]:
    """A page on which somebody says something."""
    draft = Draft(f"{place}.txt", f"{speaker} {cue} {content} at the quay.", place, day)
    mention = draft.name(speaker) if not rest.get("anonymous") else None
    return draft, draft.says(speaker, cue, content, speaker=speaker, mention=mention, **rest)


def test_two_translations_of_one_speech_are_one_utterance_with_their_differences():
    a, x = says(
        "a",
        "2031-05-08",
        "“Yielding the strait is unacceptable for us and would be suicidal for the whole coast”",
        form="direct",
    )
    b, y = says("b", "2031-05-09", "“unacceptable for us and ruinous for the whole coast”", form="direct")
    built = record(a, b)
    assert groups(built) == {frozenset((x, y))}
    (utterance,) = built.utterances
    assert utterance.first == x and utterance.articles == 2 and utterance.said.edtf == "../2031-05-08"
    (difference,) = utterance.differences
    assert any("suicidal" in words for words in difference.only_a) and difference.only_b == ("ruinous",)


def test_a_paraphrase_close_in_meaning_is_a_rendering():
    a, x = says("a", "2031-05-08", "that the Norn ferry would sail again in the summer")
    b, y = says("b", "2031-05-09", "the Norn ferry would sail again next summer")
    assert groups(record(a, b)) == {frozenset((x, y))}


def test_a_refrain_on_another_day_is_another_utterance_and_recurs():
    words = "“the strait belongs to the people of this coast”"
    a, x = says("a", "2031-05-08", words, form="direct", said="2031-05-08")
    b, y = says("b", "2031-05-15", words, form="direct", said="2031-05-14")
    built = record(a, b)
    assert groups(built) == set() and len(built.utterances) == 2
    (again,) = related(built, "recurs")
    later = next(u.id for u in built.utterances if y in u.renderings)
    assert again.from_.utterance == later
    assert x != y


def test_what_is_said_for_the_third_time_recurs_of_the_first_too():
    words = "“the strait belongs to the people of this coast”"
    first, _ = says("a", "2031-05-08", words, form="direct", said="2031-05-08")
    again, _ = says("b", "2031-05-15", words, form="direct", said="2031-05-15")
    told = "that the strait is of the people of the coast"
    third, _ = says("c", "2031-05-22", told, cue="repeated", said="2031-05-22")
    assert len(related(record(first, again), "recurs")) == 1
    assert len(related(record(first, again, third), "recurs")) == 3


def test_nothing_is_reported_before_it_was_said():
    words = "“the strait belongs to the people of this coast”"
    a, _ = says("a", "2031-05-08", words, form="direct")
    b, _ = says("b", "2031-05-15", words, form="direct", said="2031-05-14")
    assert groups(record(a, b)) == set()


def test_other_speakers_numbers_or_acts_are_other_utterances():
    a, _ = says("a", "2031-05-08", "that the Norn ferry carried 40 cars last year")
    b, _ = says("b", "2031-05-08", "that the Norn ferry carried 60 cars last year")
    c, _ = says("c", "2031-05-08", "that the Norn ferry carried 40 cars last year", speaker="Ion Pell")
    d, _ = says("d", "2031-05-08", "that the Norn ferry carried 40 cars last year", act="deny", cue="denied")
    assert groups(record(a, b)) == groups(record(a, c)) == groups(record(a, d)) == set()


def test_a_spokesperson_and_the_principal_can_be_one_utterance_and_stay_two_entities():
    a, x = says("a", "2031-05-08", "that the Norn ferry would sail again in the summer", speaker="Ion Pell")
    b = Draft(
        "b.txt",
        "Ion Pell spokeswoman Ada Lovel said the Norn ferry would sail again in the summer.",
        "b",
        "2031-05-08",
    )
    mention = b.name("Ada Lovel")
    b.name("Ion Pell")
    y = b.says(
        "Ada Lovel", "said", "the Norn ferry would sail again in the summer", speaker="Ada Lovel", mention=mention
    )
    built = record(a, b)
    assert groups(built) == {frozenset((x, y))}
    assert len(built.utterances[0].speakers) == 2
    (link,) = related(built, "speaks_for")
    names = {e.id: e.name for e in built.entities}
    assert (names[link.from_.entity], names[link.to.entity]) == ("Ada Lovel", "Ion Pell")


def test_anonymous_sources_are_one_utterance_only_word_for_word():
    words = "the gates of the old lock had been opened twice in the night"
    a, x = says("a", "2031-05-08", words, speaker="Officials", anonymous=True)
    b, y = says("b", "2031-05-08", words, speaker="Officials", anonymous=True)
    c, _ = says(
        "c", "2031-05-08", "the old lock had been opened in the night", speaker="Officials", anonymous=True
    )
    built = record(a, b, c)
    assert groups(built) == {frozenset((x, y))}


def test_the_first_rendering_is_the_one_that_heard_it_itself():
    a, _ = says("a", "2031-05-08", "that the Norn ferry would sail again in the summer")
    b, y = says("b", "2031-05-09", "that the Norn ferry would sail again in the summer", chain=())
    assert record(a, b).utterances[0].first == y


def test_editors_split_and_merge():
    a, x = says("a", "2031-05-08", "that the Norn ferry would sail again in the summer")
    b, y = says("b", "2031-05-09", "that the Norn ferry would sail again in the summer")
    c, z = says("c", "2031-05-09", "that timetables are a private matter")
    split = Decision("d1", "split", (x, y), None, "ed", "2031-06-01", "")
    merge = Decision("d2", "merge", (x, z), None, "ed", "2031-06-01", "")
    assert groups(record(a, b, c, decisions=(split, merge))) == {frozenset((x, z))}


REFRAIN = "the harbour belongs to the people of Norn"


def test_words_said_again_days_later_beside_something_else_are_a_refrain():
    a, x = says("a", "2031-05-01", f"“{REFRAIN}, and no bank will ever own a single stone of it”", form="direct")
    b, y = says("b", "2031-05-09", f"“{REFRAIN}, and so we open the gates to every visitor”", form="direct")
    built = record(a, b)
    assert groups(built) == set()
    (found,) = related(built, "recurs")
    by_id = {u.id: u.renderings for u in built.utterances}
    assert by_id[found.from_.utterance] == (y,) and by_id[found.to.utterance] == (x,)


def test_what_a_page_says_was_repeated_is_a_refrain():
    a, _ = says("a", "2031-05-01", f"“{REFRAIN}”", form="direct")
    b, _ = says("b", "2031-05-09", f"“{REFRAIN}”", form="direct", cue="repeated")
    c, _ = says("c", "2031-05-09", f"“{REFRAIN}”", form="direct")
    assert groups(record(a, b)) == set()
    assert len(groups(record(a, c))) == 1


def test_what_somebody_likes_to_say_or_had_said_is_not_sooner_what_was_said_that_day():
    a, x = says("a", "2031-05-08", "that the owners would close the northern gate on Monday")
    like = "that the northern gate would be shut by its owners"
    b, y = says("b", "2031-05-08", like)
    c, _ = says("c", "2031-05-08", like, cue="had said")
    d, _ = says("d", "2031-05-08", "that the owners would close the northern gate on Monday", cue="likes to say")
    assert groups(record(a, b)) == {frozenset((x, y))}
    assert groups(record(a, c)) == groups(record(a, d)) == set()


def test_what_several_said_together_is_not_sooner_what_one_of_them_said():
    a, x = says("a", "2031-05-08", "that the owners would close the northern gate on Monday")
    b, y = says("b", "2031-05-08", "that the northern gate would be shut by its owners")
    other = b.name("quay", "organization")
    assert groups(record(a, b)) == {frozenset((x, y))}
    (alone,) = b.attributions
    b.attributions[:] = [replace(alone, speakers=(*alone.speakers, Speaker("quay", other, None, False)))]
    assert groups(record(a, b)) == set()


def test_what_was_reiterated_last_week_is_what_pages_of_that_week_print():
    a, x = says("a", "2031-05-08", f"“{REFRAIN}”", form="direct")
    b, y = says("b", "2031-05-14", f"“{REFRAIN}”", form="direct", cue="reiterated", said="2031-05-04/2031-05-10")
    assert groups(record(a, b)) == {frozenset((x, y))}


def test_a_sentence_that_two_pages_share_word_for_word_reports_one_saying():
    pair = []
    for place in ("a", "b"):
        draft = Draft(
            f"{place}.txt", "Asked on Friday evening, the Harbour Board declined to comment.", place, "2031-05-08"
        )
        mention = draft.name("Harbour Board", "organization")
        pair.append(
            (
                draft,
                draft.says(
                    "the Harbour Board",
                    "declined",
                    "to comment",
                    speaker="Harbour Board",
                    mention=mention,
                    act="decline",
                ),
            )
        )
    (a, x), (b, y) = pair
    assert groups(record(a, b)) == {frozenset((x, y))}


def headed(headline: str, source: str, content: str) -> tuple[Draft, str, str]:
    """A page whose headline and first sentence each report somebody's words."""
    text = f"{headline}, {source} says\nAda Lovel said on Monday {content}."
    draft = Draft("a.txt", text, "a", "2031-05-08")
    head = draft.says(source, "says", headline, speaker=source, mention=draft.name(source, form="nominal"))
    draft.attributions[-1] = replace(draft.attributions[-1], section="title")
    body = draft.says("Ada Lovel", "said", content, speaker="Ada Lovel", mention=draft.name("Ada Lovel"))
    return draft, head, body


def test_a_headline_and_the_sentence_below_it_are_one_utterance():
    draft, head, body = headed(
        "Norn ferry to sail again", "mayor", "that the Norn ferry was to sail again before the summer"
    )
    assert groups(record(draft)) == {frozenset((head, body))}


def test_a_headline_of_another_matter_is_not():
    draft, _, _ = headed("Norn ferry to sail again", "mayor", "that the lamp of the old pier was broken")
    assert groups(record(draft)) == set()


def test_what_nobody_says_on_two_days_is_no_refrain_of_anybody():
    text = "Asked on Friday whether the old ferry of Norn would sail again, the Harbour Board waved."
    content = "whether the old ferry of Norn would sail again"
    drafts = [Draft(f"{day}.txt", text, day, f"2031-05-{day}") for day in ("08", "29")]
    for draft in drafts:
        draft.says("", "Asked", content, act="ask", said=draft.published)
    assert groups(record(*drafts)) == set()


@pytest.mark.parametrize(
    ("cues", "contents", "fields", "joined"),
    [
        (("were told",) * 2, ("to shut them by dusk",) * 2, {"act": "demand"}, True),
        (("is expected", "was expected"), ("to sail by dusk",) * 2, {"act": "other", "attitude": "belief"}, True),
        (("were told",) * 2, ("to shut them by dusk", "to shut the gate by dusk"), {"act": "demand"}, False),
        (("is not known",) * 2, ("who shut them by dusk",) * 2, {"attitude": "knowledge"}, False),
        (("was asked",) * 2, ("who shut them by dusk",) * 2, {"act": "ask"}, False),
    ],
)
def test_what_two_pages_tell_of_nobody_in_particular_is_one_in_the_same_words(
    cues: tuple[str, str], contents: tuple[str, str], fields: dict[str, str], joined: bool
):
    drafts = []
    for place, tail, cue, content in zip("ab", ("in the rain", "near Norn"), cues, contents, strict=True):
        draft = Draft(f"{place}.txt", f"The lock, {tail}, {cue} {content}.", place, "2031-05-08")
        drafts.append((draft, draft.says("", cue, content, **fields)))
    pages, both = [draft for draft, _ in drafts], frozenset(x for _, x in drafts)
    assert groups(record(*pages)) == ({both} if joined else set())


def test_what_nobody_in_particular_asks_is_one_question_on_a_copy():
    body = "The board met on the quay in the rain and counted the lamps of the old bridge until it was dark. " * 2
    content = "whether the old ferry of Norn would sail again before June"
    drafts = []
    for place, rest in (("a", "the Harbour Board waved."), ("b", "she waved at the boats.")):
        draft = Draft(f"{place}.txt", f"Asked {content}, {rest}\n{body}", place, "2031-05-08")
        drafts.append((draft, draft.says("", "Asked", content, act="ask")))
    pages, both = [draft for draft, _ in drafts], frozenset(x for _, x in drafts)
    assert groups(record(*pages)) == {both}
    pages[1].text = pages[1].text.replace(f"\n{body}", "")
    assert groups(record(*pages)) == set(), "two can ask it"


def test_quotations_that_go_on_in_other_words_are_a_refrain_though_a_day_lies_between():
    bank, gates = f"“{REFRAIN}. It will own itself.”", f"“{REFRAIN}, and nobody has thanked the pilots”"
    a, x = says("a", "2031-05-08", bank, form="direct", said="2031-05-07")
    b, _ = says("b", "2031-05-09", gates, form="direct")
    built = record(a, b)
    assert groups(built) == set() and len(related(built, "recurs")) == 1
    one_day, z = says("c", "2031-05-08", gates, form="direct", said="2031-05-07")
    assert groups(record(a, one_day)) == {frozenset((x, z))}  # one of the two is translated or shortened
    stopped, z = says("c", "2031-05-09", f"“{REFRAIN}. Nobody has thanked the pilots.”", form="direct")
    assert groups(record(a, stopped)) == {frozenset((x, z))}  # a page may leave a sentence out


def test_an_older_part_that_goes_on_in_a_later_quotation_is_said_again():
    a, x = says("a", "2031-05-01", f"“{REFRAIN}”", form="direct")
    b, _ = says("b", "2031-05-09", f"“{REFRAIN}, and nobody yet thanked the ninth pilot”", form="direct")
    assert groups(record(a, b)) == set()
    c, y = says("c", "2031-05-09", "“the harbour belongs to the people”", form="direct")
    assert groups(record(a, c)) == {frozenset((x, y))}


def test_what_a_live_report_says_was_repeated_is_none_of_its_other_entries():
    told = "that the harbour belongs to the people of Norn"
    filler = "The tide was high.\nThe pilots slept.\nA dog barked.\nThe crane stood still."
    page = Draft("a.txt", f"Ada Lovel repeats {told}.\n{filler}\nAda Lovel said {REFRAIN}.", "a", "2031-05-08")
    mention = page.name("Ada Lovel")
    page.says("Ada Lovel", "repeats", told, speaker="Ada Lovel", mention=mention, said="2031-05-08")
    below = page.name("Ada Lovel", nth=1, same_as=mention)
    found = page.attributions[0]
    page.attributions[0] = replace(found, content=(page.span(told),))
    page.says("Ada Lovel", "said", f"{REFRAIN}.", speaker="Ada Lovel", mention=below, said="2031-05-08", nth=1)
    assert groups(record(page)) == set()


def test_a_headline_that_rejects_what_another_said_sums_up_none_of_it():
    words = "they talked for half an hour in the garden"
    page = Draft("a.txt", f"Norn disowns claim that ‘{words}’\nAda Lovel said “{words}”.", "a", "2031-05-08")
    norn = page.name("Norn", "place")
    head = page.says("Norn", "disowns", f"claim that ‘{words}’", speaker="Norn", mention=norn, form="mixed")
    page.attributions[0] = replace(page.attributions[0], section="title")
    lovel = page.name("Ada Lovel")
    below = page.says("Ada Lovel", "said", f"“{words}”", speaker="Ada Lovel", mention=lovel, form="direct")
    assert groups(record(page)) == {frozenset((head, below))}
    page.attributions[0] = replace(page.attributions[0], act="reject")
    assert groups(record(page)) == set()
