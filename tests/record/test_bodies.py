"""One speaker under two voices: a body and its officer, an office and its holder, by whatever page names which."""

from __future__ import annotations

import pytest

from record.story import groups, record
from record.test_matching import NEARER, PAPER, changed
from record.world import Draft


def says(place: str, source: str, content: str, speaker: str | None = None) -> tuple[Draft, str]:
    """A page of which a source says something: a body without a name, or a person whom its words name."""
    draft = Draft(f"{place}.txt", f"It rained on {place}. {source} said {content}.", place, "2031-05-08")
    form = "name" if speaker else "nominal"
    mention = draft.name(speaker or source, "person" if speaker else "organization", form=form)
    return draft, draft.says(source, "said", content, speaker=speaker or source, mention=mention)


@pytest.mark.parametrize(
    ("called", "officer", "joined"),
    [
        ("The hospital", "The hospital’s medical director, Ada Lovel,", True),
        ("The harbour ministry", "Harbour ministry spokesman Ada Lovel", True),
        ("The justice ministry", "Harbour ministry spokesman Ada Lovel", False),
        ("The dockers’ union", "Ada Lovel, who leads the dockers’ union,", True),
        ("The dockers’ union", "Ada Lovel, who left the dockers’ union,", False),
        ("The hospital", "The hospital’s former director, Ada Lovel,", False),
        ("The court", "Judge Ada Lovel", True),
        ("A hospital", "The hospital’s medical director, Ada Lovel,", False),
    ],
)
def test_a_body_without_a_name_says_what_its_officer_says(called: str, officer: str, joined: bool):
    a, x = says("a", called, PAPER)
    b, y = says("b", officer, NEARER, "Ada Lovel")
    assert groups(record(a, b)) == ({frozenset((x, y))} if joined else set())


def test_a_pronoun_beside_an_office_says_of_which_body():
    a = Draft("a.txt", f"Norn Clinic said {PAPER}.", "a", "2031-05-08")
    x = a.says("Norn Clinic", "said", PAPER, speaker="Norn Clinic", mention=a.name("Norn Clinic", "organization"))
    for pronoun, joined in (("Its", True), ("His", False)):
        text = f"Norn Clinic stood by the river. {pronoun} doctor, Ada Lovel, said {NEARER}."
        b = Draft("b.txt", text, "b", "2031-05-08")
        clinic = b.name("Norn Clinic", "organization")
        if joined:
            b.name(pronoun, "organization", same_as=clinic, form="pronoun")
        source = f"{pronoun} doctor, Ada Lovel,"
        y = b.says(source, "said", NEARER, speaker="Ada Lovel", mention=b.name("Ada Lovel"))
        assert groups(record(a, b)) == ({frozenset((x, y))} if joined else set())


@pytest.mark.parametrize(
    ("called", "joined"),
    [("The medical director", True), ("The sporting director", False), ("A medical director", False)],
)
def test_an_office_is_its_holder_s_whom_another_source_names_with_it(called: str, joined: bool):
    a, x = says("a", "Its medical director, Ada Lovel,", PAPER, "Ada Lovel")
    b = Draft("b.txt", f"It snowed. {called} said {NEARER}.", "b", "2031-05-08")
    y = b.says(called, "said", NEARER, speaker=called, mention=b.name(called, form="nominal"))
    assert groups(record(a, b)) == ({frozenset((x, y))} if joined else set())


def test_a_pronoun_for_an_office_is_its_holder_s_too():
    a, x = says("a", "The mayor’s lawyer, Ada Lovel,", PAPER, "Ada Lovel")
    b = Draft("b.txt", f"The mayor’s lawyer came. She said {NEARER}.", "b", "2031-05-08")
    lawyer = b.name("The mayor’s lawyer", form="nominal")
    mention = b.name("She", same_as=lawyer, form="pronoun")
    y = b.says("She", "said", NEARER, speaker="The mayor’s lawyer", mention=mention)
    assert groups(record(a, b)) == {frozenset((x, y))}


def test_two_persons_of_one_body_are_two():
    a, _ = says("a", "Hospital director Ion Pell", PAPER, "Ion Pell")
    b, _ = says("b", "Hospital spokeswoman Ada Lovel", NEARER, "Ada Lovel")
    assert groups(record(a, b)) == set()


def test_a_few_words_of_a_body_that_could_be_another_are_not_enough():
    pair = [Draft(f"{p}.txt", f"{s} The ministry declined to comment.", p, "2031-05-08") for p, s in
            (("a", "It rained."), ("b", "It snowed."))]  # fmt: skip
    for draft in pair:
        mention = draft.name("The ministry", "organization", form="nominal")
        draft.says(
            "The ministry", "declined", "to comment", speaker="The ministry", mention=mention, act="decline"
        )
    assert groups(record(*pair)) == set()


@pytest.mark.parametrize(("lead", "joined"), [(True, True), (False, False)])
def test_a_headline_is_what_the_text_begins_with_though_it_says_it_otherwise(lead: bool, joined: bool):
    content = "that her name would stand under the long paper of the old guild before the next harvest"
    text = f"Ada Lovel signs guild deal\n{'' if lead else 'Ion Pell swore it rained. '}Ada Lovel said {content}."
    draft = Draft("a.txt", text, "a", "2031-05-08")
    mention = draft.name("Ada Lovel")
    head = draft.says("Ada Lovel", "signs", "guild deal", speaker="Ada Lovel", mention=mention)
    changed(draft, section="title")
    if not lead:
        draft.says("Ion Pell", "swore", "it rained", speaker="Ion Pell", mention=draft.name("Ion Pell"))
    again = draft.name("Ada Lovel", nth=1, same_as=mention)
    below = draft.says("Ada Lovel", "said", content, speaker="Ada Lovel", mention=again, nth=1)
    assert (frozenset((head, below)) in groups(record(draft))) == joined


@pytest.mark.parametrize(("head", "joined"), [("Foreign minister", True), ("Harbour minister", False)])
def test_an_office_in_a_headline_needs_no_article(head: str, joined: bool):
    text = f"{head} frees farmers from bridge toll\nIt rained. Foreign Minister Ada Lovel said {PAPER}."
    draft = Draft("a.txt", text, "a", "2031-05-08")
    mention = draft.name(head, form="nominal")
    above = draft.says(head, "frees", "farmers from bridge toll", speaker=head, mention=mention)
    changed(draft, section="title")
    source = "Foreign Minister Ada Lovel"
    below = draft.says(source, "said", PAPER, speaker="Ada Lovel", mention=draft.name("Ada Lovel"))
    assert (frozenset((above, below)) in groups(record(draft))) == joined


@pytest.mark.parametrize(
    ("called", "officer", "joined"),
    [
        ("The operator", "The rail operator’s manager, Ada Lovel,", True),
        ("The defence", "The defence minister, Ada Lovel,", False),
    ],
)
def test_a_body_taken_for_a_person_and_a_field_that_is_no_body(called: str, officer: str, joined: bool):
    a = Draft("a.txt", f"It rained. {called} said {PAPER}.", "a", "2031-05-08")
    mention = a.name(called, "person" if joined else "organization", form="nominal")
    x = a.says(called, "said", PAPER, speaker=called, mention=mention)
    b, y = says("b", officer, NEARER, "Ada Lovel")
    assert groups(record(a, b)) == ({frozenset((x, y))} if joined else set())


@pytest.mark.parametrize("other", [None, "Velland Weather Institute"])
def test_one_noun_is_the_one_body_s_that_is_called_by_it(other: str | None):
    a, x = says("a", "The institute", PAPER)
    source = "Ada Lovel, the chief of the Norn Weather Institute,"
    b, y = says("b", source, NEARER, "Ada Lovel")
    b.name("Norn Weather Institute", "organization")
    c = Draft("c.txt", f"The {other} was shut.", "c", "2031-05-08")
    if other:
        c.name(other, "organization")
    assert groups(record(a, b, c)) == (set() if other else {frozenset((x, y))})


def test_a_spokesman_for_a_body_is_the_one_whom_another_page_names():
    a, x = says("a", "Army spokesman Major Ada Lovel", PAPER, "Ada Lovel")
    b = Draft("b.txt", f"It snowed. A spokesman for the army said {NEARER}.", "b", "2031-05-08")
    y = b.says("A spokesman for the army", "said", NEARER, speaker="A spokesman for the army", anonymous=True)
    assert groups(record(a, b)) == {frozenset((x, y))}
    c = Draft("c.txt", f"It snowed. A spokesman for the bank said {NEARER}.", "c", "2031-05-08")
    c.says("A spokesman for the bank", "said", NEARER, speaker="A spokesman for the bank", anonymous=True)
    assert groups(record(a, c)) == set()


def test_a_quoted_headline_of_nobody_is_whose_the_text_is():
    text = f"“Farmers will be free of the bridge toll”\nIt rained. Ada Lovel said {NEARER}."
    draft = Draft("a.txt", text, "a", "2031-05-08")
    head = draft.says("", "", "“Farmers will be free of the bridge toll”", form="direct")
    changed(draft, section="title")
    below = draft.says("Ada Lovel", "said", NEARER, speaker="Ada Lovel", mention=draft.name("Ada Lovel"))
    assert groups(record(draft)) == {frozenset((head, below))}


def test_of_two_things_that_an_officer_says_a_body_says_the_likest():
    a, x = says("a", "The hospital", PAPER)
    source, like = (
        "The hospital’s doctor, Ada Lovel,",
        "that the toll on the bridge at Norn would be lifted for farmers",
    )
    less = "that farmers may cross the Norn bridge before the harvest"
    b = Draft("b.txt", f"It snowed. {source} said {like}. Ada Lovel added {less}.", "b", "2031-05-08")
    mention = b.name("Ada Lovel")
    y = b.says(source, "said", like, speaker="Ada Lovel", mention=mention)
    b.says("Ada Lovel", "added", less, speaker="Ada Lovel", mention=mention, nth=1)
    assert groups(record(a, b)) == {frozenset((x, y))}


@pytest.mark.parametrize(("kind", "joined"), [("organization", True), ("group", False)])
def test_a_body_that_needs_no_name_is_known_all_the_same(kind: str, joined: bool):
    a = Draft("a.txt", f"It rained. The police said {PAPER}.", "a", "2031-05-08")
    mention = a.name("The police", kind, form="nominal")
    x = a.says("The police", "said", PAPER, speaker="The police", mention=mention, anonymous=True)
    b, y = says("b", "Police spokeswoman Ada Lovel", NEARER, "Ada Lovel")
    assert groups(record(a, b)) == ({frozenset((x, y))} if joined else set())


def test_two_are_not_one_for_a_third_that_could_be_either():
    a, _ = says("a", "The foreign ministry", PAPER)
    b, _ = says("b", "Minister Ada Lovel", NEARER, "Ada Lovel")
    c, _ = says("c", "The ministry", "nothing else of note at all")
    d, _ = says("d", "The justice ministry", "less than nothing of that")
    assert groups(record(a, b, c, d)) == set()


@pytest.mark.parametrize(("source", "joined"), [("spokeswoman", True), ("cleaner", False)])
def test_a_spokeswoman_without_a_name_speaks_for_a_body_without_one(source: str, joined: bool):
    a, x = says("a", "The education department", PAPER)
    source = f"A {source} for the department of education"
    b = Draft("b.txt", f"It snowed. {source} said {NEARER}.", "b", "2031-05-08")
    y = b.says(source, "said", NEARER, speaker=source, anonymous=True)
    assert groups(record(a, b)) == ({frozenset((x, y))} if joined else set())
