import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rendering import HOSTILE, make_digest, make_hostile_digest

from kursk_digest.errors import DigestError
from kursk_digest.renderers import RENDERERS, Format, View
from kursk_digest.renderers.contract import SCHEMA_VERSION
from kursk_digest.saved import (
    READABLE_VERSION,
    SavedArticle,
    SavedCitation,
    SavedDigest,
    Standing,
    check_citations,
    load_digest,
)


def saved_text(digest=None):
    return RENDERERS[Format.JSON](digest or make_digest(), View())


def texts_of(digest):
    return {f"a{number}": article.text for number, article in enumerate(digest.articles, start=1)}


def standings(saved, texts):
    return [finding.standing for finding in check_citations(saved, texts)]


def one_citation(quote="Two.", start=6, paragraph=2):
    citation = SavedCitation("c1", "a1", paragraph, start, start + len(quote), quote)
    return SavedDigest((SavedArticle("a1", "x.txt", "X", "0" * 64),), (citation,))


def test_what_is_written_can_be_read():
    assert READABLE_VERSION == SCHEMA_VERSION
    digest = make_digest()
    saved = load_digest(saved_text())
    assert [article.location for article in saved.articles] == [a.location for a in digest.articles]
    assert [article.sha256 for article in saved.articles] == [a.sha256 for a in digest.articles]
    assert saved.articles[0] == SavedArticle(
        "a1", "s/herald.txt", "Herald", digest.articles[0].sha256
    )
    # Story by story: 4 + 2 + 1 + 1 + 2 citations, and 1.
    assert [c.claim for c in saved.citations] == [
        *["c1"] * 4, *["c2"] * 2, "c3", "c5", *["c6"] * 2, "c4",
    ]  # fmt: skip
    quote = "The bridge over the river fell on Friday."
    assert saved.citations[0] == SavedCitation("c1", "a1", 2, 49, 90, quote)


def test_a_byte_order_mark_and_unknown_fields_are_passed_over():
    document = json.loads(saved_text()) | {"later": {"field": [1]}}
    assert load_digest("\ufeff" + json.dumps(document)) == load_digest(saved_text())


def without(*path):
    return with_value(path, ...)


def with_value(path, value):
    document = json.loads(saved_text())
    *parents, last = path
    node = document
    for step in parents:
        node = node[step]
    if value is ...:
        del node[last]
    else:
        node[last] = value
    return json.dumps(document)


CITATION = ("stories", 0, "claims", 1, "citations", 0)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is not JSON: Expecting value at line 1, column 1"),
        ("{", "is not JSON"),
        ("[" * 100_000, "nested too deep"),
        ('{"a":' * 100_000, "nested too deep"),
        ("1" * 5_000, "number of absurd length"),
        ("[]", "the digest must be an object"),
        ("null", "the digest must be an object"),
        ("{}", "the digest has no 'schema_version'"),
        (with_value(["schema_version"], 2), "schema_version is 2, but only 1 can be read"),
        (with_value(["schema_version"], True), "'schema_version' of the digest must be a whole"),
        (with_value(["schema_version"], "1"), "'schema_version' of the digest must be a whole"),
        (without("articles"), "the digest has no 'articles'"),
        (without("stories"), "the digest has no 'stories'"),
        (with_value(["articles"], {}), "'articles' of the digest must be a list"),
        (with_value(["articles", 1], 7), "articles 2 of the digest must be an object"),
        (without("articles", 1, "location"), "articles 2 of the digest has no 'location'"),
        (with_value(["articles", 1, "id"], "a1"), "two articles have the id 'a1'"),
        (with_value(["stories", 0, "claims", 1, "id"], "c1"), "two claims have the id 'c1'"),
        (with_value(["stories", 1, "claims", 0, "id"], "c1"), "two claims have the id 'c1'"),
        (without("stories", 0, "claims"), "stories 1 of the digest has no 'claims'"),
        (without(*CITATION, "quote"), "citations 1 of claims 2 of stories 1 of the digest has no"),
        (with_value([*CITATION, "quote"], ""), "quotes nothing"),
        (with_value([*CITATION, "quote"], None), "'quote' of citations 1"),
        (with_value([*CITATION, "start"], -1), "is -1, but must be 0 or more"),
        (with_value([*CITATION, "start"], 1.0), "must be a whole number"),
        (with_value([*CITATION, "paragraph"], 0), "is 0, but must be 1 or more"),
        (with_value([*CITATION, "article"], "a99"), "cites the unknown article 'a99'"),
        (with_value([*CITATION, "article"], "\x1b[31m\n" * 99), "cites the unknown article"),
    ],
)
def test_what_is_no_digest_is_named_in_one_line(text, message):
    with pytest.raises(DigestError) as caught:
        load_digest(text)
    assert message in str(caught.value)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 200


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["schema_version", "articles", "stories", "claims", "id"]), inner
        )
    ),
    max_leaves=15,
)


@given(JSON.map(json.dumps) | st.text())
def test_nothing_but_a_digest_error_comes_of_any_text(text):
    with pytest.raises(DigestError):
        load_digest(text)


@given(st.data())
def test_nothing_but_a_digest_error_comes_of_a_damaged_digest(data):
    document = json.loads(saved_text())
    node = document
    while True:
        keys = list(node) if isinstance(node, dict) else range(len(node))
        key = data.draw(st.sampled_from(keys))
        if not (isinstance(node[key], dict | list) and node[key]) or data.draw(st.booleans()):
            break
        node = node[key]
    node[key] = data.draw(JSON)
    try:
        load_digest(json.dumps(document))
    except DigestError as error:
        assert str(error).isprintable()  # noqa: PT017 - a damaged digest may still be readable


def test_a_fresh_digest_holds():
    digest = make_digest()
    findings = check_citations(load_digest(saved_text()), texts_of(digest))
    assert {finding.standing for finding in findings} == {Standing.HOLDS}
    assert [finding.found for finding in findings] == [f.citation.start for f in findings]


# Two halves beside each other are one character to whoever reads JSON, and no paragraph holds a
# blank line.
@pytest.mark.parametrize("name", sorted(HOSTILE.keys() - {"pair of halves", "new section"}))
def test_hostile_text_holds_too(name):
    digest = make_hostile_digest(HOSTILE[name])
    assert set(standings(load_digest(saved_text(digest)), texts_of(digest))) == {Standing.HOLDS}


def test_one_changed_character_is_noticed_and_only_there():
    digest = make_digest()
    texts = texts_of(digest) | {"a2": digest.articles[1].text.replace("28", "29")}
    findings = check_citations(load_digest(saved_text()), texts)
    gone = [f.citation for f in findings if f.standing is not Standing.HOLDS]
    assert [(citation.claim, citation.article) for citation in gone] == [("c3", "a2")]


@pytest.mark.parametrize(
    ("text", "standing", "found"),
    [
        pytest.param("One.\n\nTwo.\n\nThree.", Standing.HOLDS, 6, id="as it was"),
        pytest.param("A. \n\nTwo.", Standing.MOVED, 5, id="shifted"),
        pytest.param("One.  Two.", Standing.MOVED, 6, id="same place, other paragraph"),
        pytest.param("A\n\nTwo.", Standing.MOVED, 3, id="same paragraph, other place"),
        pytest.param("A\n\n.\n\nTwo.", Standing.MOVED, 6, id="same place, a paragraph more"),
        pytest.param("Two.", Standing.MOVED, 0, id="alone"),
        pytest.param("One.\n\nTwo!", Standing.GONE, None, id="one character"),
        pytest.param("One.\n\nTwo", Standing.GONE, None, id="cut short"),
        pytest.param("", Standing.GONE, None, id="empty"),
        pytest.param(None, Standing.UNREADABLE, None, id="no text"),
    ],
)
def test_each_citation_is_looked_up_where_it_says(text, standing, found):
    (finding,) = check_citations(one_citation(), {"a1": text})
    assert (finding.standing, finding.found) == (standing, found)


def test_an_article_that_is_left_out_is_unreadable():
    assert standings(one_citation(), {}) == [Standing.UNREADABLE]


def test_code_points_are_counted_not_bytes_or_halves():
    text = "\U0001f309\U0001f309e\u0301.\n\nTwo."
    saved = one_citation(start=7)
    assert standings(saved, {"a1": text}) == [Standing.HOLDS]


def test_a_place_beyond_the_text_is_no_fault():
    assert standings(one_citation(start=10**400), {"a1": "Two."}) == [Standing.MOVED]
