"""A saved digest, read back whole."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rendering import (
    HOSTILE,
    make_article,
    make_digest,
    make_entry,
    make_hostile_digest,
    make_long_digest,
    make_statement,
)

from kursk_digest.errors import DigestError
from kursk_digest.model import Chapter, DateMention, Digest, Dispute, Figure, Position
from kursk_digest.renderers import RENDERERS, Format, View
from kursk_digest.saved.digests import restore_digest


def saved_text(digest=None):
    return RENDERERS[Format.JSON](digest or make_digest(), View())


def make_full_digest():
    """A digest whose first words are of the second article, with dates, miles and an own voice."""
    date = DateMention("Friday", 0, 6, "2024-08-16", "2024-08-16", True)
    earlier = DateMention("6 August", 0, 8, "2024-08-06", "2024-08-06", True)
    figure = Figure("22 miles", 10, 18, 35.4, 35.4, 35.4, "km", "measure", hedge="about")
    shared = make_article(
        "", paragraphs=("It is away 22 miles.", "Friday was wet."), voice="w", own_voice="herald",
        own_paragraphs=frozenset({2}), wire="AP", url="https://a.example/miles",
    )  # fmt: skip
    other = make_article(
        "", location="b.txt", outlet="B", paragraphs=("6 August was dry.", "It is near."), voice="b"
    )
    far = make_entry(1, [make_statement(shared, 1, figures=(figure,), speaker="Ann Lee")], [1])
    near = make_entry(2, [make_statement(other, 2, speaker="Bo")], [2])
    dry = make_entry(
        3, [make_statement(other, 1, dates=(earlier,)), make_statement(shared, 1)], [1, 2]
    )
    wet = make_entry(4, [make_statement(shared, 2, dates=(date,))], [1], selected=True)
    sides = (
        Position("22 miles", (far,), (1,), ("Ann Lee",), True),
        Position("near", (near,), (2,), ("Bo", "Cy")),
    )
    dispute = Dispute("k1", "distance", "number", sides, is_update=True)
    story = Chapter("s1", "Far", (1, 2), (far, near, dry, wet), (dispute,))
    return Digest((shared, other), (story,), generated="2024-08-19T06:00:00Z")


DIGESTS = {
    "everything": make_digest(),
    "all fields": make_full_digest(),
    "long": make_long_digest(50),
    "empty": Digest((), ()),
}


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("name", DIGESTS)
def test_a_digest_that_is_read_back_prints_the_same_bytes(name, form):
    digest = DIGESTS[name]
    view = View(width=72, color=True)
    assert RENDERERS[form](restore_digest(saved_text(digest)), view) == RENDERERS[form](
        digest, view
    )


# Two halves of a pair beside each other are one character to whoever reads JSON.
@pytest.mark.parametrize("name", sorted(HOSTILE.keys() - {"pair of halves"}))
def test_hostile_text_is_read_back_too(name):
    text = saved_text(make_hostile_digest(HOSTILE[name]))
    assert saved_text(restore_digest(text)) == text


def test_without_paragraphs_a_digest_can_still_be_told():
    document = json.loads(saved_text())
    for article in document["articles"]:
        del article["paragraphs"], article["own_paragraphs"], article["own_voice"]
    for claim in (claim for story in document["stories"] for claim in story["claims"]):
        del claim["text_from"]
        for citation in claim["citations"]:
            del citation["figures"], citation["dates"]
    restored = restore_digest(json.dumps(document))
    assert RENDERERS[Format.TEXT](restored, View()) == RENDERERS[Format.TEXT](make_digest(), View())


def with_value(path, value):
    document = json.loads(saved_text(make_full_digest()))
    *parents, last = path
    node = document
    for step in parents:
        node = node[step]
    if value is ...:
        del node[last]
    else:
        node[last] = value
    return json.dumps(document)


CLAIM = ("stories", 0, "claims", 0)
CITATION = (*CLAIM, "citations", 0)


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (["generated"], ..., "the digest has no 'generated'"),
        (["notes"], [1], "'notes' of the digest must hold only texts"),
        (["articles", 0, "voice"], None, "'voice' of articles 1 of the digest must be a text"),
        (["articles", 1, "id"], "a1", "two articles have the id 'a1'"),
        (["stories", 0, "articles"], ["a7"], "names the unknown article 'a7'"),
        ([*CLAIM, "selected"], 1, "'selected' of claims 1 of stories 1 of the digest must be true"),
        ([*CLAIM, "rank"], 0, "is 0, but must be 1 or more"),
        (["stories", 0, "claims", 3, "id"], "c2", "two claims have the id 'c2'"),
        ([*CLAIM, "citations"], [], "'citations' of claims 1 of stories 1 of the digest must not"),
        ([*CLAIM, "text"], "Other words.", "is none of its quotations"),
        ([*CLAIM, "context"], 7, "must be an object"),
        ([*CLAIM, "context"], {"insert_after": 9999, "text": "x"}, "is beyond the end"),
        ([*CLAIM, "text_from"], 7, "is none of its quotations"),
        ([*CLAIM, "text_from"], -1, "is none of its quotations"),
        ([*CITATION, "article"], "a9", "names the unknown article 'a9'"),
        ([*CITATION, "start"], 1, "does not stand in the paragraphs of a1 where it says"),
        ([*CITATION, "paragraph"], 2, "does not stand in the paragraphs of a1 where it says"),
        ([*CITATION, "paragraph"], 99, "does not stand in the paragraphs of a1 where it says"),
        ([*CITATION, "figures", 0, "value"], "22", "'value' of figures 1 of citations 1"),
        ([*CITATION, "figures", 0, "unit"], None, "'unit' of figures 1 of citations 1"),
        (["stories", 0, "conflicts", 0, "sides", 0, "claims"], ["c9"], "name the unknown 'c9'"),
        (["duplicates"], [{"location": "x", "of": "a9"}], "names the unknown article 'a9'"),
    ],
)
def test_what_cannot_be_shown_is_named_in_one_line(path, value, message):
    with pytest.raises(DigestError) as caught:
        restore_digest(with_value(path, value))
    assert message in str(caught.value)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 200


VALUES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)


@given(st.data())
def test_nothing_but_a_digest_error_comes_of_a_damaged_digest(data):
    document = json.loads(saved_text(make_full_digest()))
    node = document
    while True:
        keys = list(node) if isinstance(node, dict) else range(len(node))
        key = data.draw(st.sampled_from(keys))
        if not (isinstance(node[key], dict | list) and node[key]) or data.draw(st.booleans()):
            break
        node = node[key]
    node[key] = data.draw(VALUES | st.lists(VALUES, max_size=2))
    try:
        restored = restore_digest(json.dumps(document))
    except DigestError as error:
        assert str(error).isprintable()  # noqa: PT017 - a damaged digest may still be readable
    else:
        for form in (Format.TERMINAL, Format.TEXT, Format.MARKDOWN, Format.JSONL):
            RENDERERS[form](restored, View())


def test_every_claim_can_be_shown_as_selected():
    restored = restore_digest(saved_text())
    chapter = restored.chapters[0]
    told = replace(
        chapter, entries=tuple(replace(entry, selected=True) for entry in chapter.entries)
    )
    text = RENDERERS[Format.TEXT](replace(restored, chapters=(told,)), View())
    assert "[3] Ferries replace it." in text
