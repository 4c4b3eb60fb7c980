import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from rendering import (
    HOSTILE,
    make_article,
    make_digest,
    make_entry,
    make_hostile_digest,
    make_statement,
)

from kursk_digest import __version__
from kursk_digest.model import Chapter, DateMention, Digest, Figure
from kursk_digest.renderers import View, schema_text
from kursk_digest.renderers.contract import render
from kursk_digest.saved import load_digest

SCHEMA = json.loads(schema_text())
VALIDATOR = Draft202012Validator(SCHEMA)


def parsed(digest):
    return json.loads(render(digest, View()))


def is_valid(document):
    return VALIDATOR.is_valid(document)


def make_figured_digest(**fields):
    known = {"text": "74 villages", "start": 0, "end": 11, "value": 74.0, "low": 74.0}
    known |= {"high": 74.0, "unit": "settlement", "kind": "count"}
    said = make_statement(make_article("74 villages"), figures=(Figure(**(known | fields)),))
    entry = make_entry(1, [said], [1])
    return Digest((said.article,), (Chapter("s1", "T", (1,), (entry,), ()),))


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("digest", [make_digest(), Digest((), ()), make_figured_digest()])
def test_a_digest_follows_the_schema(digest):
    VALIDATOR.validate(parsed(digest))


def test_every_field_that_is_written_stands_in_the_schema():
    # The schema lets later versions add fields, so it cannot notice a misspelt one by itself.
    assert not list(unknown_fields(parsed(make_digest()), SCHEMA, "digest"))


def unknown_fields(value, schema, path):
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]
    if isinstance(value, dict):
        known = schema["properties"]
        yield from (f"{path}.{key}" for key in value if key not in known)
        for key in value.keys() & known:
            yield from unknown_fields(value[key], known[key], f"{path}.{key}")
    elif isinstance(value, list):
        for member in value:
            yield from unknown_fields(member, schema["items"], path)


def test_the_document_says_what_wrote_it():
    document = parsed(make_digest())
    assert document["schema_version"] == 1
    assert document["tool"] == {"name": "kursk-digest", "version": __version__}
    assert document["generated"] == "2026-11-22T06:00:00Z"


def test_an_article_is_written_with_all_that_is_known():
    first, second = parsed(make_digest())["articles"][:2]
    assert first == {
        "id": "a1",
        "location": "s/herald.txt",
        "outlet": "Herald",
        "title": "Bridge falls",
        "published": "2024-08-13",
        "authors": ["Ann Lee"],
        "language": "en",
        "voice": "v1",
        "url": None,
        "via": None,
        "wire": "AP",
        "sha256": make_digest().articles[0].sha256,
        "own_voice": None,
        "own_paragraphs": [],
        "paragraphs": list(make_digest().articles[0].paragraphs),
    }
    assert (second["title"], second["wire"], second["authors"]) == ("", None, [])


def test_voices_are_numbered_in_the_order_of_the_articles():
    names = ("zeta", "alpha", "zeta", "")
    articles = tuple(make_article(voice=name) for name in names)
    document = parsed(Digest(articles, ()))
    assert [article["voice"] for article in document["articles"]] == ["v1", "v2", "v1", "v3"]


def test_what_an_outlet_added_has_its_voice():
    shared = make_article(voice="w", own_voice="herald", own_paragraphs=frozenset({3, 1}))
    first, second = parsed(Digest((shared, make_article(voice="herald")), ()))["articles"]
    assert (first["voice"], first["own_voice"], second["voice"]) == ("v1", "v2", "v2")
    assert first["own_paragraphs"] == [1, 3]


def test_a_citation_holds_its_figures_and_dates():
    date = DateMention("Friday", 3, 9, "2024-08-16", "2024-08-16", True)
    figure = Figure("74 villages", 10, 21, 74.0, 74.0, 74.0, "settlement", "count")
    said = make_statement(make_article("On Friday 74 villages."), figures=(figure,), dates=(date,))
    document = parsed(
        Digest((said.article,), (Chapter("s1", "T", (1,), (make_entry(1, [said], [1]),), ()),))
    )
    VALIDATOR.validate(document)
    claim = document["stories"][0]["claims"][0]
    (citation,) = claim["citations"]
    assert citation["figures"] == claim["figures"]
    assert citation["dates"] == [
        {
            "text": "Friday", "start": 3, "end": 9, "first": "2024-08-16", "last": "2024-08-16",
            "resolved": True,
        }
    ]  # fmt: skip


def test_a_story_holds_every_claim_selected_or_not():
    story = parsed(make_digest())["stories"][0]
    claims = [(claim["id"], claim["rank"], claim["selected"]) for claim in story["claims"]]
    assert claims == [
        ("c1", 1, True), ("c2", 2, True), ("c3", 3, True), ("c5", 5, False), ("c6", 6, False),
    ]  # fmt: skip
    assert (story["id"], story["articles"], story["voices"]) == ("s1", ["a1", "a2", "a3", "a4"], 3)
    assert [claim["voices"] for claim in story["claims"]] == [3, 1, 1, 1, 1]


def test_a_claim_is_written_with_its_citations_in_order():
    digest = make_digest()
    claim = parsed(digest)["stories"][0]["claims"][0]
    assert claim["text"] == "The bridge over the river fell on Friday."
    places = [(cited["article"], cited["paragraph"]) for cited in claim["citations"]]
    assert places == [("a1", 2), ("a2", 2), ("a3", 1), ("a4", 2)]


def test_citations_of_one_article_stand_in_the_order_of_the_text():
    article = make_article("", paragraphs=("One.", "Two.", "Three."))
    said = [make_statement(article, paragraph) for paragraph in (3, 1, 2)]
    entry = make_entry(1, said, [1])
    document = parsed(Digest((article,), (Chapter("s1", "T", (1,), (entry,), ()),)))
    claim = document["stories"][0]["claims"][0]
    assert claim["text"] == "Three."
    assert claim["text_from"] == 2
    assert [cited["quote"] for cited in claim["citations"]] == ["One.", "Two.", "Three."]


@pytest.mark.parametrize("digest", [make_digest(), make_hostile_digest(HOSTILE["emoji"])])
def test_every_quote_stands_where_its_citation_says(digest):
    for story in parsed(digest)["stories"]:
        for claim in story["claims"]:
            for cited in claim["citations"]:
                article = digest.articles[int(cited["article"][1:]) - 1]
                assert article.text[cited["start"] : cited["end"]] == cited["quote"]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (74.0, "74"),
        (0.1, "0.1"),
        (-3.0, "-3"),
        (1e300, "1e+300"),
        (float("inf"), "null"),
        (float("-inf"), "null"),
        (float("nan"), "null"),
    ],
)
def test_a_number_is_written_as_json_can_hold_it(value, written):
    assert f'"value": {written},' in render(make_figured_digest(value=value), View())


def test_a_bound_that_is_not_there_is_null():
    claim = parsed(make_figured_digest(low=None, high=float("inf")))["stories"][0]["claims"][0]
    assert claim["figures"] == [
        {
            "text": "74 villages", "start": 0, "end": 11, "value": 74, "low": None, "high": None,
            "unit": "settlement", "kind": "count", "hedge": "",
        }
    ]  # fmt: skip


def test_a_conflict_names_claims_articles_and_speakers_of_each_side():
    assert parsed(make_digest())["stories"][0]["conflicts"] == [
        {
            "id": "k1",
            "about": "settlements",
            "kind": "number",
            "status": "dispute",
            "sides": [
                {
                    "value": "74 settlements",
                    "claims": ["c2"],
                    "articles": ["a1", "a4"],
                    "speakers": ["Oleh Marchenko"],
                    "attributed": True,
                },
                {
                    "value": "28 villages",
                    "claims": ["c3"],
                    "articles": ["a2"],
                    "speakers": [],
                    "attributed": False,
                },
            ],
        }
    ]


def test_what_was_not_digested_is_written_too():
    document = parsed(make_digest())
    assert document["duplicates"] == [{"location": "s/herald-copy.txt", "of": "a1"}]
    reason = "no such file; check the path"
    assert document["skipped"] == [{"location": "nowhere.txt", "reason": reason}]
    assert document["notes"] == ["Ranked by centroid."]


# Two halves of a pair beside each other are one character to whoever reads JSON.
@pytest.mark.parametrize("name", sorted(HOSTILE.keys() - {"pair of halves"}))
def test_hostile_text_comes_back_verbatim(name):
    text = HOSTILE[name]
    document = parsed(make_hostile_digest(text))
    VALIDATOR.validate(document)
    claim = document["stories"][0]["claims"][0]
    assert {claim["text"], claim["citations"][0]["speaker"], *document["notes"]} == {text}
    load_digest(render(make_hostile_digest(text), View()))


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=30))
def test_any_text_comes_back_verbatim(text):
    digest = replace(Digest((), ()), notes=(text,))
    assert parsed(digest)["notes"] == [text]
    assert len(render(digest, View()).splitlines()) == len(render(digest, View()).split("\n")) - 1


def broken(path, value):
    """Return the document with the value at *path* replaced, or taken out if it is `None`."""
    document = parsed(make_digest())
    *parents, last = path
    node = document
    for step in parents:
        node = node[step]
    if value is None:
        del node[last]
    else:
        node[last] = value
    return document


CLAIM = ("stories", 0, "claims", 0)
CITATION = (*CLAIM, "citations", 0)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema_version",), 2),
        (("schema_version",), None),
        (("tool", "name"), "other"),
        (("tool", "extra"), 1),
        (("generated",), "yesterday"),
        (("articles", 0, "id"), "1"),
        (("articles", 0, "id"), None),
        (("articles", 0, "sha256"), "abc"),
        (("articles", 0, "published"), "13 August"),
        (("articles", 0, "voice"), "Herald"),
        (("articles", 0, "outlet"), ""),
        (("articles", 0, "wire"), None),
        (("stories", 0, "id"), "c1"),
        (("stories", 0, "articles"), []),
        (("stories", 0, "articles"), ["a1", "a1"]),
        (("stories", 0, "conflicts"), None),
        ((*CLAIM, "selected"), "yes"),
        ((*CLAIM, "rank"), 0),
        ((*CLAIM, "text"), ""),
        ((*CLAIM, "citations"), []),
        ((*CITATION, "start"), -1),
        ((*CITATION, "start"), 1.5),
        ((*CITATION, "paragraph"), 0),
        ((*CITATION, "quote"), None),
        ((*CITATION, "speaker"), 7),
        (("stories", 0, "claims", 1, "figures", 0, "value"), "74"),
        (("stories", 0, "claims", 1, "figures", 0, "kind"), "guess"),
        (("stories", 0, "conflicts", 0, "kind"), "quarrel"),
        (("stories", 0, "conflicts", 0, "sides"), []),
        (("stories", 0, "conflicts", 0, "sides", 0, "claims"), ["k1"]),
        (("duplicates", 0, "of"), 1),
        (("skipped", 0, "reason"), ""),
        (("notes",), "one"),
    ],
)
def test_the_schema_notices_a_mistake(path, value):
    assert is_valid(parsed(make_digest()))
    assert not is_valid(broken(path, value))


@pytest.mark.parametrize("path", [("x",), ("articles", 0, "x"), (*CLAIM, "x"), (*CITATION, "x")])
def test_the_schema_leaves_room_for_more_fields(path):
    assert is_valid(broken(path, {"any": "thing"}))
