"""What leaves the archive, and what has to stay."""

import json

import pytest
from conftest import make_article

from kursk_digest.archive import Archive
from kursk_digest.errors import ArchiveError
from kursk_digest.model import Claim
from kursk_digest.statements import split_statements

JANUARY = "2026-01-05T06:30:00Z"
MARCH = "2026-03-02T06:30:00Z"
APRIL = "2026-04-01T06:30:00Z"

HERALD = make_article(
    "The bridge at Norhaven was closed after 74 lorries had crossed it.",
    "Mayor Anna Lindqvist blamed rust in two cables.",
    location="https://herald.example/news/bridge",
)
GAZETTE = make_article(
    "Norhaven closed its bridge when 74 lorries had passed.",
    "A diver from Skagen inspected the pylons.",
    outlet="Gazette",
    location="https://gazette.example/1",
    via="https://gazette.example/feed",
)


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "archive.sqlite3") as opened:
        yield opened


def tell(archive, at, *, digest=None):
    """Tell one claim of both, and one of each alone."""
    ours, theirs = split_statements(HERALD), split_statements(GAZETTE)
    claims = [Claim((ours[0], theirs[0])), Claim((ours[1],)), Claim((theirs[1],))]
    return archive.deliver(
        "daily", claims, stories=["Bridge", "Bridge", "Diver"], at=at, digest_json=digest
    )


def texts(archive):
    return [told.text for told in archive.told("daily", since=JANUARY)]


def test_pruning_drops_what_is_old_and_keeps_what_is_cited(archive):
    old = make_article("A ferry ran aground.", outlet="Old", location="old.txt")
    archive.keep([old], found=JANUARY)
    tell(archive, JANUARY)
    tell(archive, MARCH)
    gone = archive.prune(before=MARCH)
    assert (gone.deliveries, gone.claims, gone.articles) == (1, 3, 1)
    assert archive.article(old.sha256) is None
    assert archive.article(HERALD.sha256) is not None
    assert len(texts(archive)) == 3
    assert archive.check() == ()


def test_the_last_delivery_stays_however_old(archive):
    tell(archive, JANUARY)
    assert archive.prune(before=APRIL).deliveries == 0
    assert archive.last("daily").at == JANUARY
    assert len(texts(archive)) == 3


def test_what_was_read_for_a_delivery_that_stays_is_kept(archive):
    archive.deliver("daily", [], stories=[], at=JANUARY, read=[HERALD])
    archive.prune(before=APRIL)
    assert archive.was_read("daily", [HERALD])


def test_counting_what_would_go_changes_nothing(archive):
    tell(archive, JANUARY)
    tell(archive, MARCH)
    assert archive.prune(before=MARCH, really=False).claims == 3
    assert archive.forget("Gazette", really=False).claims == 2
    assert len(texts(archive)) == 6


@pytest.mark.parametrize(
    "source",
    [
        "Gazette",
        "gazette",
        "https://gazette.example/1",
        "https://gazette.example/feed",
        "https://gazette.example",
        "https://gazette.example/",
    ],
)
def test_a_forgotten_source_leaves_what_others_state(archive, source):
    tell(archive, MARCH)
    gone = archive.forget(source)
    assert (gone.articles, gone.claims) == (1, 1)
    assert archive.article(GAZETTE.sha256) is None
    assert texts(archive) == list(HERALD.paragraphs)
    assert archive.search("skagen") == ()
    assert archive.check() == ()


@pytest.mark.parametrize(
    "source",
    [
        "Gaz",
        "https://gazette.example/2",
        "https://gazette.exam",
        "%",
        "",
        "/",
        "https:",
        "https://",
        "feed",
    ],
)
def test_what_is_no_source_forgets_nothing(archive, source):
    tell(archive, MARCH)
    assert archive.forget(source).articles == 0
    assert len(texts(archive)) == 3


def test_a_claim_whose_speaking_source_is_forgotten_speaks_by_another(archive):
    tell(archive, MARCH)
    archive.forget("Northern Herald")
    assert texts(archive) == list(GAZETTE.paragraphs)
    assert [told.text for told in archive.search("lorries")] == [GAZETTE.paragraphs[0]]
    assert archive.search("crossed") == ()
    statements = split_statements(GAZETTE)[:1]
    assert archive.near(statements, briefing="daily", since=MARCH)
    assert archive.check() == ()


def test_saved_digests_that_quote_a_forgotten_source_go_and_others_stay(archive):
    for outlet in ("Gazette", "Northern Herald"):
        digest = json.dumps({"articles": [{"outlet": outlet, "location": "/news/1.txt"}]})
        archive.deliver("daily", [], stories=[], at=MARCH, digest_json=digest)
    assert archive.forget("Gazette").digests == 1
    kept = [one.digest for one in archive.briefings(with_digests=True)]
    assert [json.loads(one) if one else None for one in kept] == [
        {"articles": [{"outlet": "Northern Herald", "location": "/news/1.txt"}]},
        None,
    ]


def test_nothing_of_a_forgotten_source_is_left_in_the_file(tmp_path):
    path = tmp_path / "archive.sqlite3"
    secret = make_article("Zyxwvu was here.", outlet="Qponml", location="kjihgf.txt")
    with Archive.open(path) as archive:
        tell(archive, MARCH)
        archive.keep([secret], found=MARCH)
        archive.forget("Qponml")
    data = path.read_bytes().lower()
    assert b"norhaven" in data
    for word in (b"zyxwvu", b"qponml", b"kjihgf"):
        assert word not in data


def test_the_file_shrinks_when_most_of_it_is_dropped(tmp_path):
    path = tmp_path / "archive.sqlite3"
    with Archive.open(path) as archive:
        many = [make_article(f"Lorry {n} crossed.", location=f"{n}.txt") for n in range(2000)]
        archive.keep(many, found=JANUARY)
    before = path.stat().st_size
    with Archive.open(path) as archive:
        assert archive.prune(before=MARCH).articles == 2000
    assert path.stat().st_size < before / 4


FOUND = {
    "one word": ("lorries", 1),
    "all words": ("lorries norhaven", 1),
    "a word that is missing": ("lorries skagen", 0),
    "case and accents": ("LÍNDQVIST", 1),
    "a phrase": ('"74 lorries"', 1),
    "a phrase in another order": ('"lorries 74"', 0),
    "the beginning of a word": ("lindq*", 1),
    "an operator is text": ("lorries OR skagen", 0),
    "a column is text": ("words:lorries", 0),
    "brackets are nothing": ("(lorries)", 1),
    "an odd quotation mark": ('lorries"', 1),
    "half a surrogate pair": ("lorries \ud800", 1),
}


@pytest.mark.parametrize(("query", "count"), FOUND.values(), ids=FOUND)
def test_what_was_told_is_searched(archive, query, count):
    tell(archive, MARCH)
    assert len(archive.search(query)) == count


@pytest.mark.parametrize("query", ["", " ", "()", '"', "*", "\0"])
def test_a_query_without_a_word_is_refused(archive, query):
    with pytest.raises(ArchiveError, match="name at least one word"):
        archive.search(query)


def test_articles_are_searched_by_headline_and_text(archive):
    other = make_article("Divers inspected pylons.", title="Norhaven waits", location="3.txt")
    archive.keep([HERALD, other], found=MARCH)
    assert [kept.article.location for kept in archive.search_articles("norhaven waits")] == [
        "3.txt"
    ]
    assert len(archive.search_articles("norhaven")) == 2
