import pytest
from rendering import make_article, make_digest, make_entry, make_statement

from kursk_digest.model import Chapter, Digest, Dispute, Figure, Position
from kursk_digest.renderers.dates import day, span_of_days
from kursk_digest.renderers.links import link_target
from kursk_digest.renderers.outline import outline
from kursk_digest.renderers.parts import attributed, stated


@pytest.mark.parametrize(
    ("published", "written"),
    [
        (None, ""),
        ("", ""),
        ("2024-08-13", "13 August 2024"),
        ("2024-08-01T23:59:00-05:00", "1 August 2024"),
        ("2024-02-30", "2024-02-30"),
        ("2024", "2024"),
        ("soon", "soon"),
    ],
)
def test_a_day_is_written_out(published, written):
    assert day(published) == written


@pytest.mark.parametrize(
    ("published", "written"),
    [
        ([], ""),
        ([None, "soon"], ""),
        (["2024-08-13"], "13 August 2024"),
        (["2024-08-13", None, "2024-08-13T10:00:00Z"], "13 August 2024"),
        (["2024-08-16", "2024-08-13"], "13–16 August 2024"),
        (["2024-07-30", "2024-08-02"], "30 July – 2 August 2024"),
        (["2023-12-30", "2024-01-02"], "30 December 2023 – 2 January 2024"),
    ],
)
def test_a_span_of_days_is_as_short_as_it_can_be(published, written):
    assert span_of_days(published) == written


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("https://a.example/b?c=d&e=%20#f", "https://a.example/b?c=d&e=%20#f"),
        ("HTTP://a.example", "HTTP://a.example"),
        ('https://a.example/é "<>', "https://a.example/%C3%A9%20%22%3C%3E"),
        ("/data/a b.txt", "file:///data/a%20b.txt"),
        ("samples/a.txt", "file:///home/ann/samples/a.txt"),
    ],
)
def test_web_addresses_and_files_become_links(location, target):
    assert link_target(location, "/home/ann") == target


@pytest.mark.parametrize(
    "location",
    [
        "-",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://a.example/x",
        "mailto:a@b.example",
        "https://",
        "https://a.example/\x1b\\x",
        "https://a.example/\u202etxt.exe",
        "/data/a\x00b",
        "/data/a\udce9",
        "https://a.example/" + "x" * 3_000,
    ],
)
def test_nothing_else_becomes_a_link(location):
    assert link_target(location, "/home/ann") == ""


def test_a_relative_path_is_no_link_without_a_folder():
    assert link_target("samples/a.txt") == ""


def test_claims_are_told_apart_by_voices_not_by_outlets():
    telling = outline(make_digest()).tellings[0]
    assert [line.citations for line in telling.several] == [(1, 2, 3, 4)]
    assert [line.citations for line in telling.single] == [(1, 4), (2,)]
    assert [line.remark for line in telling.single] == ["2 outlets, 1 voice", ""]


def test_two_articles_of_one_outlet_need_no_remark():
    articles = (make_article("One."), make_article("Two."))
    both = make_entry(1, [make_statement(article) for article in articles], [1, 2])
    plan = outline(Digest(articles, (Chapter("s1", "T", (1, 2), (both,), ()),)))
    assert plan.tellings[0].summary.startswith("2 articles, 1 outlet, 1 voice")
    assert plan.tellings[0].single[0].remark == ""
    assert [source.remark for source in plan.sources] == ["", ""]


@pytest.mark.parametrize(
    ("speakers", "is_attributed", "told"),
    [(("A",), True, "A"), (("A",), False, ""), (("A", "B"), True, ""), ((), False, "")],
)
def test_a_side_names_a_speaker_only_if_all_its_statements_do(speakers, is_attributed, told):
    articles = (make_article("One."), make_article("Two.", voice="v2"))
    entry = make_entry(1, [make_statement(article) for article in articles], [1, 2])
    position = Position("1", (entry,), (1, 2), speakers, is_attributed)
    dispute = Dispute("k1", "x", "number", (position, position))
    plan = outline(Digest(articles, (Chapter("s1", "T", (1, 2), (entry,), (dispute,)),)))
    for account in plan.tellings[0].disputed[0].accounts:
        assert (account.speaker, account.citations) == (told, (1, 2))


def test_an_update_tells_when_each_value_was_given():
    articles = (
        make_article("One.", published="2024-08-13"),
        make_article("Two.", voice="v2", published="2024-08-14T18:00:00Z"),
    )
    entries = [make_entry(n, [make_statement(a)], [n]) for n, a in enumerate(articles, start=1)]
    sides = (
        Position("8", (entries[0],), (1,), ("the mayor",), True),
        Position("24", (entries[1],), (2,)),
    )
    dispute = Dispute("k1", "dead", "number", sides, is_update=True)
    plan = outline(Digest(articles, (Chapter("s1", "T", (1, 2), tuple(entries), (dispute,)),)))
    row = plan.tellings[0].disputed[0]
    assert row.about == "dead, by date"
    assert [attributed(account) for account in row.accounts] == [
        "the mayor (Herald), 13 August 2024",
        "Herald, 14 August 2024",
    ]


def test_a_side_names_its_outlets_once_and_the_first_three():
    names = ["Herald", "Courier", "Herald", "Gazette", "Echo"]
    articles = tuple(make_article(str(n), outlet=name) for n, name in enumerate(names))
    entry = make_entry(1, [make_statement(article) for article in articles], [1, 2, 3, 4, 5])
    sides = tuple(Position(value, (entry,), (1, 2, 3, 4, 5)) for value in ("22 miles", "9 miles"))
    dispute = Dispute("k1", "distance", "number", sides)
    plan = outline(Digest(articles, (Chapter("s1", "T", (1,), (entry,), (dispute,)),)))
    account = plan.tellings[0].disputed[0].accounts[0]
    assert account.outlets == ("Herald", "Courier", "Gazette", "Echo")
    assert attributed(account) == "Herald, Courier, Gazette and 1 more"


def test_a_side_tells_its_value_in_metric_units_too():
    article = make_article("They are 22 miles away.")
    figures = (Figure("22 miles", 9, 17, 35.4, 35.4, 35.4, "km", "measure"),)
    entry = make_entry(1, [make_statement(article, figures=figures)], [1])
    sides = tuple(Position(value, (entry,), (1,)) for value in ("22 miles", "9 km"))
    dispute = Dispute("k1", "distance", "number", sides)
    plan = outline(Digest((article,), (Chapter("s1", "T", (1,), (entry,), (dispute,)),)))
    row = plan.tellings[0].disputed[0]
    assert [stated(account) for account in row.accounts] == ["22 miles (35 km)", "9 km"]
