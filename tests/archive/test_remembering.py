"""What goes into the archive comes out again: articles, their versions, what was told."""

import json

import pytest
from conftest import make_article, make_claim, make_statement
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kursk_digest.archive import Archive
from kursk_digest.model import Article, Claim, Note
from kursk_digest.statements import split_statements

MONDAY = "2026-03-02T06:30:00Z"
TUESDAY = "2026-03-03T06:30:00Z"
WEDNESDAY = "2026-03-04T06:30:00Z"


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "archive.sqlite3") as opened:
        yield opened


def facts_of(article):
    return {name: getattr(article, name) for name in Article.__slots__ if name not in ("removed",)}


text = st.text(max_size=30)
line = st.text(min_size=1, max_size=80).map(lambda found: found.replace("\n", " "))
articles = st.builds(
    Article,
    location=text,
    outlet=line,
    title=text,
    paragraphs=st.lists(line, max_size=5).map(tuple),
    published=st.none() | st.just("2026-03-02"),
    authors=st.lists(text, max_size=2).map(tuple),
    language=st.sampled_from(["en", "uk", "und"]),
    wire=st.none() | text,
    headings=st.frozensets(st.integers(1, 5)),
    credited=st.lists(text, max_size=2).map(tuple),
    updated=st.none() | st.just("2026-03-02T10:00:00Z"),
    url=st.none() | text,
    free=st.none() | st.booleans(),
    tags=st.lists(text, max_size=2).map(tuple),
    via=st.none() | text,
    voice=text,
    own_paragraphs=st.frozensets(st.integers(1, 5)),
    own_voice=text,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(articles, min_size=1, max_size=4, unique_by=lambda one: one.sha256))
def test_every_article_comes_back_as_it_was(tmp_path_factory, kept):
    path = tmp_path_factory.mktemp("archive") / "archive.sqlite3"
    with Archive.open(path) as archive:
        archive.keep(kept, found=MONDAY)
    with Archive.open(path, read_only=True) as archive:
        for article in kept:
            assert facts_of(archive.article(article.sha256)) == facts_of(article)


@pytest.mark.parametrize("hash", ["", "0" * 64, "no hash", "ab"])
def test_an_unknown_hash_has_no_article(archive, hash):
    assert archive.article(hash) is None


def test_a_changed_text_of_an_address_is_its_newest_version(archive):
    before = make_article("The bridge is open.", location="https://a.example/bridge")
    after = make_article("The bridge is closed.", location="https://a.example/bridge")
    archive.keep([before], found=MONDAY)
    archive.keep([after], found=TUESDAY)
    versions = archive.versions("https://a.example/bridge")
    assert [kept.article.text for kept in versions] == [after.text, before.text]
    assert [kept.found for kept in versions] == [TUESDAY, MONDAY]


def test_a_text_that_is_read_again_is_kept_once(archive):
    article = make_article("The bridge is open.")
    for time in (MONDAY, TUESDAY):
        archive.keep([article], found=time)
    (kept,) = archive.versions(article.location)
    assert (kept.found, kept.seen) == (MONDAY, TUESDAY)


def test_a_text_that_comes_back_is_the_newest_again(archive):
    there = {"location": "https://a.example/bridge"}
    texts = ["The bridge is open.", "The bridge is closed.", "The bridge is open."]
    for words, time in zip(texts, (MONDAY, TUESDAY, WEDNESDAY), strict=True):
        archive.keep([make_article(words, **there)], found=time)
    assert [kept.article.text for kept in archive.versions(there["location"])] == texts[:0:-1]


def test_versions_are_found_by_the_address_that_the_page_gives(archive):
    article = make_article(
        "Text.", location="https://a.example/1?from=feed", url="https://a.example/1"
    )
    archive.keep([article], found=MONDAY)
    for address in (article.location, article.url):
        assert [kept.article.text for kept in archive.versions(address)] == ["Text."]
    assert archive.versions("https://a.example/2") == ()


def tell(archive, briefing, *articles, at=MONDAY, story="The bridge"):
    claims = [
        Claim((statement,)) for article in articles for statement in split_statements(article)
    ]
    return archive.deliver(briefing, claims, stories=[story] * len(claims), at=at)


BRIDGE = make_article(
    "The bridge at Norhaven was closed on Monday after 74 lorries had crossed it.",
    "Mayor Anna Lindqvist blamed rust in two of its cables.",
)


def near(archive, *paragraphs, briefing="daily", since=MONDAY):
    found = archive.near(
        split_statements(make_article(*paragraphs, outlet="Other")), briefing=briefing, since=since
    )
    return [told.text for told in found]


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(BRIDGE.paragraphs[0], id="verbatim"),
        pytest.param(BRIDGE.paragraphs[0].upper(), id="in capitals"),
        pytest.param(
            "The bridge at Norhaven was closed on Monday, after 74 lorries had crossed it!",
            id="other punctuation",
        ),
        pytest.param(
            "Norhaven’s bridge is shut since Monday: 74 lorries were too many.", id="other words"
        ),
    ],
)
def test_what_was_told_is_found_again(archive, again):
    tell(archive, "daily", BRIDGE)
    assert BRIDGE.paragraphs[0] in near(archive, again)


@pytest.mark.parametrize(
    "other",
    ["A ferry ran aground near Skagen with 40 people.", "Прем’єр-міністр пішов у відставку."],
)
def test_what_shares_no_telling_word_is_not_found(archive, other):
    tell(archive, "daily", BRIDGE)
    assert near(archive, other) == []


def test_a_briefing_does_not_remember_what_another_told(archive):
    tell(archive, "war", BRIDGE)
    assert near(archive, BRIDGE.paragraphs[0], briefing="tech") == []
    assert near(archive, BRIDGE.paragraphs[0], briefing="war") == [BRIDGE.paragraphs[0]]


def test_what_was_told_before_the_window_is_forgotten(archive):
    tell(archive, "daily", BRIDGE, at=MONDAY)
    assert near(archive, BRIDGE.paragraphs[0], since=MONDAY)
    assert near(archive, BRIDGE.paragraphs[0], since=TUESDAY) == []


def test_a_verbatim_repeat_is_found_among_thousands_that_share_its_words(archive):
    alike = [
        make_article(f"The bridge at Norhaven was crossed by lorry {n} today.", outlet=f"Paper {n}")
        for n in range(500)
    ]
    tell(archive, "daily", *alike)
    for article in alike[::50]:
        assert article.paragraphs[0] in near(archive, article.paragraphs[0])


def test_a_claim_tells_all_its_places_and_what_the_reader_saw(archive):
    claim = make_claim("She said so.", "Lindqvist said so.", outlets=["Herald", "Gazette"])
    noted = make_statement(
        "She said so.", article=claim.statements[0].article, note=Note(3, "Anna Lindqvist")
    )
    claim = Claim((noted, claim.statements[1]))
    number = archive.deliver("daily", [claim], stories=["The bridge"], at=MONDAY)
    (told,) = archive.told("daily", since=MONDAY)
    assert (told.text, told.shown) == ("She said so.", "She [Anna Lindqvist] said so.")
    assert (told.at, told.briefing, told.story) == (MONDAY, "daily", "The bridge")
    assert told.delivery == number
    quotes = [(article.outlet, article.text[a:b]) for article, a, b in told.places]
    assert quotes == [("Herald", "She said so."), ("Gazette", "Lindqvist said so.")]


def test_articles_of_an_answer_are_shared_by_its_claims(archive):
    tell(archive, "daily", BRIDGE)
    first, second = archive.told("daily", since=MONDAY)
    assert first.places[0][0] is second.places[0][0]


def test_the_last_delivery_is_told_with_its_digest(archive):
    assert archive.last("daily") is None
    archive.deliver("daily", [], stories=[], at=MONDAY, digest_json=json.dumps({"n": 1}))
    tell(archive, "daily", BRIDGE, at=TUESDAY)
    tell(archive, "war", BRIDGE, at=WEDNESDAY)
    last = archive.last("daily")
    assert (last.at, last.claims, last.digest) == (TUESDAY, 2, None)
    dates = [(one.briefing, one.at) for one in archive.briefings()]
    assert dates == [("war", WEDNESDAY), ("daily", TUESDAY), ("daily", MONDAY)]
    (first,) = archive.briefings("daily", with_digests=True)[1:]
    assert json.loads(first.digest) == {"n": 1}
    assert [one.at for one in archive.briefings(most=1)] == [WEDNESDAY]


def test_claims_without_their_stories_are_refused_and_nothing_is_written(archive):
    claim = make_claim("The bridge is closed.")
    with pytest.raises(ValueError, match="shorter"):
        archive.deliver("daily", [claim], stories=[], at=MONDAY)
    assert archive.last("daily") is None
    assert archive.versions(claim.statements[0].article.location) == ()
