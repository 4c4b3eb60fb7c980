import pytest
from rendering import make_article, make_entry, make_statement

from kursk_digest.model import DateMention
from kursk_digest.renderers.parts import dated
from kursk_digest.renderers.people import quoted
from kursk_digest.renderers.timeline import timeline


def on(first, last=None, words="Friday", *, resolved=True):
    return DateMention(words, 0, len(words), first, last or first, resolved)


def make_dated(rank, *dates, text="The bridge fell."):
    """One entry; its statements name one of *dates* each, `None` names none."""
    statements = [
        make_statement(make_article(text), dates=(date,) if date else ()) for date in dates
    ]
    return make_entry(rank, statements, [rank])


def test_claims_are_told_by_day_and_those_of_one_day_in_their_order():
    entries = [
        make_dated(1, on("2024-08-16")),
        make_dated(2, on("2024-08-13")),
        make_dated(3, None),
        make_dated(4, on("2024-08-13"), None),
        make_dated(5, on("2024-08-01", "2024-08-31", "August", resolved=True)),
    ]
    told = [(moment.id, moment.day) for moment in timeline(entries)]
    assert told == [
        ("c5", "August 2024"),
        ("c2", "13 August 2024"),
        ("c4", "13 August 2024"),
        ("c1", "16 August 2024"),
    ]


def test_a_day_that_the_printed_words_do_not_name_dates_nothing():
    entries = [
        make_dated(1, on("2024-08-16")),
        make_dated(2, on("2024-08-13")),
        make_dated(3, None, on("2024-08-14")),
    ]
    assert [moment.id for moment in timeline(entries)] == ["c2", "c1"]


def test_one_day_is_no_timeline():
    assert timeline([make_dated(1, on("2024-08-16")), make_dated(2, on("2024-08-16"))]) == ()


def test_a_claim_to_which_its_sources_give_different_days_is_left_out():
    split = make_dated(1, on("2024-08-16"), on("2024-08-09"))
    one = make_dated(2, on("2024-08-16"), on("2024-08-14", "2024-08-16"))
    other = make_dated(3, on("2024-08-13"))
    assert [moment.id for moment in timeline([split, one, other])] == ["c3", "c2"]


def test_a_day_that_was_reckoned_shows_the_words_of_the_source():
    entries = [
        make_dated(1, on("2024-08-16")),
        make_dated(2, on("2024-08-06", words="6 August 2024", resolved=False)),
    ]
    assert [dated(moment) for moment in timeline(entries)] == [
        "6 August 2024",
        "16 August 2024 (“Friday”)",
    ]


@pytest.mark.parametrize(
    ("text", "told", "speaker"),
    [
        ("The bridge fell.", "The bridge fell.", ""),
        ("word " * 40 + "Ann Lee said.", "word " * 27 + "word …", "Ann Lee"),
        ("Ann Lee said " + "word " * 40 + "end.", "Ann Lee said " + "word " * 25 + "…", ""),
        ("x" * 400, "x" * 140 + " …", "Ann Lee"),
    ],
)
def test_a_long_claim_is_cut_and_keeps_its_speaker(text, told, speaker):
    said = make_statement(make_article(text), dates=(on("2024-08-16"),), speaker="Ann Lee")
    moments = timeline([make_entry(1, [said], [1]), make_dated(2, on("2024-08-13"))])
    assert (moments[1].text, moments[1].speaker) == (told, speaker)


@pytest.mark.parametrize(
    ("speakers", "names"),
    [
        (["Alexei Smirnov", "Smirnov"], [("Alexei Smirnov", (1, 2))]),
        (["Smirnov", "Alexei Smirnov"], [("Alexei Smirnov", (1, 2))]),
        (["Gen. Ivan Orlov", "Ivan Orlov", "Orlov"], [("Gen. Ivan Orlov", (1, 2, 3))]),
        (
            ["Ivan Orlov", "Anna Orlov", "Orlov"],
            [("Ivan Orlov", (1,)), ("Anna Orlov", (2,)), ("Orlov", (3,))],
        ),
        (["Ivan Orlovskiy", "Ivan Orlovskyy", "Orlovsky"], [("Ivan Orlovskiy", (1, 2, 3))]),
        (["Anna Orlova", "Anna Orlov"], [("Anna Orlova", (1,)), ("Anna Orlov", (2,))]),
        (["officials", None, "the group"], []),
        (["B", "A", "A"], [("A", (2, 3)), ("B", (1,))]),
        (["渡辺さん"], [("渡辺さん", (1,))]),
    ],
)
def test_who_is_quoted_is_told_once_with_all_sources(speakers, names):
    articles = [make_article(str(number)) for number in range(len(speakers))]
    entries = [
        make_entry(rank, [make_statement(article, speaker=speaker)], [rank])
        for rank, (article, speaker) in enumerate(zip(articles, speakers, strict=True), 1)
    ]
    assert [(one.name, one.citations) for one in quoted(entries, articles)] == names
