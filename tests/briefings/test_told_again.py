"""What was told before, what has changed, and what was taken back."""

from dataclasses import replace

import pytest
from conftest import make_article

from kursk_digest.briefings.changes import find_shifts
from kursk_digest.briefings.corrections import find_retractions, notice_kind
from kursk_digest.briefings.later import names_later_day
from kursk_digest.briefings.news import find_told, link_statements
from kursk_digest.briefings.recall import printed_statements, recall, told_in_words
from kursk_digest.briefings.wordings import Wordings
from kursk_digest.claims import match_statements
from kursk_digest.claims.contents import content_of
from kursk_digest.claims.guards import obstacle
from kursk_digest.conflicts import find_conflicts
from kursk_digest.model import CorrectionKind, Told
from kursk_digest.statements import split_statements

MONDAY = "2026-03-02T06:30:00Z"


def told_from(article, *, only=None):
    statements = split_statements(article)
    chosen = [s for s in statements if only is None or s.text in only]
    return [
        Told(n, s.text, s.text, MONDAY, "daily", 1, "A story", ((article, s.start, s.end),))
        for n, s in enumerate(chosen, start=1)
    ]


def compare(before, today):
    """Return the texts of today that were told, and what has changed."""
    told = told_from(make_article(*before, outlet="Old", published="2026-03-01"))
    recalled = recall(told)
    old = [s for article in recalled.articles for s in split_statements(article)]
    new = split_statements(make_article(*today, outlet="New", published="2026-03-02"))
    printed = printed_statements(recalled, old)
    matching = match_statements([*old, *new], probability=0.7)
    claims = match_statements(new, probability=0.7).claims
    wordings = Wordings(
        printed, lambda s: content_of(s, most=4000), lambda a, b: obstacle(a, b) is not None
    )
    found = find_told(claims, link_statements(matching, printed), told_in_words(told), wordings)
    shifts = find_shifts(find_conflicts(matching), printed, frozenset(new))
    return {claim.text for claim in found}, [(one.before, one.now) for one in shifts]


BRIDGE = "The road bridge at Brenau was destroyed in the night by a flood of the river Arve."
HELD = "Ukrainian forces control 28 settlements in the Kursk region, the army said."


@pytest.mark.parametrize(
    ("today", "is_told"),
    [
        (BRIDGE, True),
        (BRIDGE.upper(), True),
        ("A flood of the river Arve destroyed the road bridge at Brenau overnight.", True),
        ("The road bridge at Brenau was not destroyed in the night by a flood of the Arve.", False),
        (
            # The same river and town, and another act.
            "The river Arve at Brenau will be straightened next year, the water board said.",
            False,
        ),
        ("The railway station of Brenau is closed until Friday, the mayor said.", False),
        (HELD, True),
        ("Ukrainian forces control 74 settlements in the Kursk region, the army said.", False),
        (
            "Ukrainian forces control 28 settlements in the Kursk region and took 900 prisoners, "
            "the army said.",
            False,
        ),
    ],
)
def test_a_fact_is_told_by_whoever_says_it_again_and_by_no_other_value(today, is_told):
    found, _ = compare((BRIDGE, HELD), (today,))
    assert found == ({today} if is_told else set())


def test_a_value_that_is_another_now_has_changed():
    now = "Ukrainian forces control 74 settlements in the Kursk region, the army said."
    assert compare((BRIDGE, HELD), (now,))[1] == [("28 settlements", "74 settlements")]


def test_a_value_that_was_told_beside_the_other_has_not_changed():
    both = (HELD, "Ukrainian forces control 74 settlements in the Kursk region, Kyiv said.")
    assert compare(both, (HELD,))[1] == []


def test_a_sentence_that_was_only_cited_is_not_told():
    article = make_article("The bridge was destroyed.", "Three people were killed at the bridge.")
    first, second = split_statements(article)
    one = replace(
        told_from(article)[0],
        places=((article, first.start, first.end), (article, second.start, second.end)),
    )
    recalled = recall([one])
    old = split_statements(recalled.articles[0])
    assert [s.text for s in printed_statements(recalled, old)] == [first.text]


COURT = make_article(
    "The council told the court in Brenau on Sunday that the bridge was safe.",
    "The court in Brenau will hear the engineers on Thursday.",
    "The mayor called the court in Brenau slow on Wednesday.",
    outlet="Old",
    published="2026-03-01",
)


@pytest.mark.parametrize(
    ("today", "published", "is_later"),
    [
        ("The court in Brenau adjourned the case of the bridge until 19 March.", "03-02", True),
        ("The court in Brenau heard the council on 28 February.", "03-02", False),
        ("The council spoke in the court in Brenau on Sunday.", "03-02", False),
        ("The court in Brenau will hear the engineers on Thursday.", "03-03", False),
        ("The court in Brenau ruled that the bridge is safe on Thursday.", "03-19", True),
        ("The court in Brenau has ruled that the bridge is safe.", "03-19", False),
        ("On Wednesday the mayor had called the court in Brenau slow.", "03-04", False),
        ("The court in Brenau was built in March 2027.", "03-19", False),
    ],
)
def test_what_happens_on_a_later_day_was_not_told(today, published, is_later):
    article = make_article(today, outlet="New", published=f"2026-{published}")
    (statement,) = split_statements(article)
    assert names_later_day(statement, split_statements(COURT)) is is_later


def test_another_day_of_the_same_story_is_news_however_alike_the_words():
    before = ("North and south will exchange 60 prisoners at the Arve bridge on 6 March.",)
    today = "North and south will exchange 60 prisoners at the Arve bridge on 8 March."
    assert compare(before, (today,))[0] == set()
    assert compare(before, before)[0] == {*before}


FIRST = (
    "Army engineers closed the railway bridge at Brenau.",
    "A pier had moved by two metres, the mayor said.",
    "The valley has no other railway.",
)


@pytest.mark.parametrize(
    ("now", "kinds", "says"),
    [
        (FIRST, [], []),
        ((FIRST[0].replace("railway", "road"), *FIRST[1:]), ["corrected"], ["closed the road"]),
        ((FIRST[0].replace("railway bridge", "railway brige"), *FIRST[1:]), [], []),
        (FIRST[1:], ["dropped"], [""]),
        (("The valley is open again after a night of work.",), [], []),
        (
            ("This article has been withdrawn because its source was mistaken.",),
            ["withdrawn"],
            ["has been withdrawn"],
        ),
        (
            (*FIRST, "Correction: An earlier version of this article named the wrong mayor."),
            ["corrected"],
            ["named the wrong mayor"],
        ),
    ],
)
def test_what_an_article_takes_back(now, kinds, says):
    before = make_article(*FIRST)
    today = make_article(*now)
    statements = split_statements(today)
    told = told_from(before)
    verbatim = told_in_words(told)
    matching = match_statements([*split_statements(before), *statements], probability=0.7)
    assert matching.claims
    linked = {s: verbatim[t] for s in statements for t in verbatim if t == s.text}
    found = find_retractions(
        today, statements, before=split_statements(before), told=told, linked=linked
    )
    assert [one.kind for one in found] == kinds
    for one, text in zip(found, says, strict=True):
        assert text in (one.statement.text if one.statement else "")


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Correction: the bridge is in Brenau.", "en", CorrectionKind.CORRECTED),
        ("This story has been corrected to show the date.", "en", CorrectionKind.CORRECTED),
        ("The minister's corrections were read out in parliament.", "en", None),
        ("The army has withdrawn its tanks.", "en", None),
        ("This story was retracted by its publisher.", "en", CorrectionKind.WITHDRAWN),
        (
            "In einer früheren Version hieß es, die Brücke sei offen.",
            "de",
            CorrectionKind.CORRECTED,
        ),
        ("Цю статтю відкликано редакцією.", "uk", CorrectionKind.WITHDRAWN),
        ("Correction: the bridge is in Brenau.", "fi", None),
    ],
)
def test_a_notice_is_known_by_its_words(text, language, kind):
    (statement, *_) = split_statements(make_article(text, language=language))
    assert notice_kind(statement) is kind
