"""Sources are added and taken out, and the rest of the file stays as it was."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kursk_digest.config.editing import add_entries, remove_entries
from kursk_digest.errors import ConfigError

HERALD = {"name": "Herald", "feed": "https://h.example/rss", "tags": ["a", "b: c"]}
GAZETTE = {"name": "1984", "path": "clips/*.html"}
ADDED = '  - name: Herald\n    feed: https://h.example/rss\n    tags: [a, "b: c"]\n'.replace(
    '"b: c"', "'b: c'"
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f"sources:\n{ADDED}"),
        ("words: 3", f"words: 3\n\nsources:\n{ADDED}"),
        ("# mine\nwords: 3  # few\n", f"# mine\nwords: 3  # few\n\nsources:\n{ADDED}"),
        ("sources:\nwords: 3\n", f"sources:\n{ADDED}words: 3\n"),
        ("sources:  # mine\n\nwords: 3\n", f"sources:  # mine\n{ADDED}\nwords: 3\n"),
        ("sources: []\n# end\n", f"sources:\n{ADDED}# end\n"),
        ("sources: []  # none\nwords: 3", f"sources:  # none\n{ADDED}words: 3"),
        (
            "sources:\n  - name: A  # first\n    path: a\n  # after A\n\n# end\nwords: 3\n",
            f"sources:\n  - name: A  # first\n    path: a\n{ADDED}  # after A\n\n# end\nwords: 3\n",
        ),
        (
            "sources:\n- {name: A, path: a}\n",
            "sources:\n- {name: A, path: a}\n" + ADDED.replace("\n  ", "\n")[2:],
        ),
        ("sources:\n  - name: A\n    path: a", f"sources:\n  - name: A\n    path: a\n{ADDED}"),
        (
            "sources: [{name: A, path: a}, ]\n",
            "sources: [{name: A, path: a}, {name: Herald, feed: 'https://h.example/rss', "
            "tags: [a, 'b: c']}]\n",
        ),
        (
            "sources:\n  - name: A\n    path: a\n    tags:\n      - x\nrank: lsa\n",
            f"sources:\n  - name: A\n    path: a\n    tags:\n      - x\n{ADDED}rank: lsa\n",
        ),
        (
            "sources:\n  - path: a\n    name: |\n      A\n\nrank: lsa\n",
            f"sources:\n  - path: a\n    name: |\n      A\n\n{ADDED}rank: lsa\n",
        ),
    ],
)
def test_an_entry_is_added_and_nothing_else_changes(before, after):
    assert add_entries(before, [HERALD]) == after
    assert yaml.safe_load(after)["sources"][-1] == HERALD


def test_lines_end_as_they_did():
    assert "\n" not in add_entries("words: 3\r\n", [HERALD]).replace("\r\n", "")


THREE = """\
sources:
  # the first
  - name: A
    path: a   # here
  # the second
  -
    name: B
    path: b - c
    tags:
      - x

  - {name: C, path: c}
# end
words: 3
"""


@pytest.mark.parametrize(
    ("places", "kept"),
    [
        ({0}, THREE.replace("  - name: A\n    path: a   # here\n", "")),
        (
            {1},
            THREE.replace("  -\n    name: B\n    path: b - c\n    tags:\n      - x\n", ""),
        ),
        ({2}, THREE.replace("  - {name: C, path: c}\n", "")),
        ({0, 1, 2}, "sources:\n  # the first\n  # the second\n\n# end\nwords: 3\n"),
    ],
)
def test_an_entry_is_removed_and_comments_stay(places, kept):
    assert remove_entries(THREE, places) == kept


@pytest.mark.parametrize(
    ("places", "kept"),
    [
        ({0}, "sources: [{name: B, path: b}, {name: C, path: c}]"),
        ({1}, "sources: [{name: A, path: a}, {name: C, path: c}]"),
        ({2}, "sources: [{name: A, path: a}, {name: B, path: b}]"),
        ({0, 1, 2}, "sources: []"),
        ({1, 2}, "sources: [{name: A, path: a}]"),
        ({0, 1}, "sources: [{name: C, path: c}]"),
        ({0, 2}, "sources: [{name: B, path: b}]"),
    ],
)
def test_an_entry_between_brackets_is_removed(places, kept):
    text = "sources: [{name: A, path: a}, {name: B, path: b}, {name: C, path: c}]"
    assert remove_entries(text, places) == kept


@pytest.mark.parametrize(
    "text",
    [
        "{words: 3}",
        "sources: &all\n  - {name: A, path: a}\nmore: *all\n",
        "words: 3\n...\n",
        "sources: []\nwords: 3\nsources: []\n",
    ],
)
def test_what_cannot_be_edited_safely_is_left_to_the_user(text):
    try:
        edited = add_entries(text, [HERALD])
    except ConfigError as error:
        assert "edit the file" in str(error)  # noqa: PT017  # both ends are right, losing is not
    else:
        before, after = yaml.safe_load(text), yaml.safe_load(edited)
        assert after == before | {"sources": [*before.get("sources", []), HERALD]}


NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
ENTRIES = st.lists(
    st.fixed_dictionaries({"name": NAMES, "path": NAMES}, optional={"tags": st.lists(NAMES)}),
    min_size=1,
    max_size=4,
)


@given(ENTRIES, ENTRIES, st.data())
def test_what_was_added_can_be_removed_and_no_name_breaks_the_file(first, second, data):
    once = add_entries("# mine\nwords: 3\n", first)
    twice = add_entries(once, second)
    assert yaml.safe_load(twice)["sources"] == first + second
    assert remove_entries(twice, range(len(first), len(first) + len(second))) == once
    place = data.draw(st.integers(0, len(first) - 1))
    assert yaml.safe_load(remove_entries(once, {place}))["sources"] in (
        first[:place] + first[place + 1 :],
        None,
    )
