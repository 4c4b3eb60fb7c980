import json

import pytest
from rendering import HOSTILE, make_digest, make_hostile_digest, make_long_digest

from kursk_digest.model import Digest
from kursk_digest.renderers import View
from kursk_digest.renderers.jsonl import render


def objects(digest):
    return [json.loads(line) for line in render(digest, View()).splitlines()]


def test_each_line_is_a_claim_with_its_story_in_the_order_of_telling():
    told = [(one["id"], one["story"]["id"], one["voices"]) for one in objects(make_digest())]
    assert told == [("c1", "s1", 3), ("c2", "s1", 1), ("c3", "s1", 1), ("c4", "s2", 1)]


def test_a_line_can_be_understood_without_the_others():
    second = objects(make_digest())[1]
    first, other = second.pop("citations")
    assert second == {
        "id": "c2",
        "story": {"id": "s1", "title": "Bridge falls"},
        "rank": 2,
        "text": "Kyiv holds 74 settlements, Oleh Marchenko said.",
        "voices": 1,
        "outlets": ["Herald", "Echo"],
        "disputed": [{"about": "settlements", "value": "74 settlements"}],
    }
    assert first == {
        "number": 1,
        "outlet": "Herald",
        "title": "Bridge falls",
        "published": "2024-08-13",
        "location": "s/herald.txt",
        "paragraph": 1,
        "start": 0,
        "end": 47,
        "quote": "Kyiv holds 74 settlements, Oleh Marchenko said.",
        "speaker": "Oleh Marchenko",
    }
    assert other["number"] == 4


def test_nothing_to_tell_is_no_object():
    assert render(Digest((), ()), View()) == "\n"


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_stays_on_the_line_of_its_claim(name):
    text = render(make_hostile_digest(HOSTILE[name]), View())
    assert len(text.splitlines()) == 2
    assert all(json.loads(line) for line in text.splitlines())


def test_there_are_as_many_lines_as_claims():
    assert len(objects(make_long_digest(200))) == 200
