"""Whole stories: what is in dispute is found, and little else."""

from pathlib import Path

import pytest
from telling import conflicts_of

TABLE = (Path(__file__).parent / "stories.txt").read_text(encoding="utf-8")


def read_stories(table):
    """Return the stories of a table: name, pairs of values in dispute, articles."""
    stories = []
    for block in table.split("=== ")[1:]:
        head, *articles = block.strip().split("\n\n")
        name, *gold = head.splitlines()
        pairs = [tuple(line.removeprefix("> ").split(" | ")) for line in gold]
        stories.append((name, pairs, articles))
    return stories


SEEN, HELD_OUT = (read_stories(part) for part in TABLE.split("\nHELD OUT\n"))


def opposes(conflict, pair):
    """Tell whether the values of a pair stand on two sides of a conflict."""
    first, second = (value.casefold() for value in pair)
    values = [side.value.casefold() for side in conflict.sides]
    held = [(first in value, second in value) for value in values]
    return any(a[0] and b[1] for a in held for b in held if a is not b)


def judge(stories):
    """Return how many are in dispute, found, printed, and printed rightly."""
    wanted = found = printed = right = 0
    for _, pairs, articles in stories:
        conflicts = conflicts_of(*articles)
        wanted += len(pairs)
        found += sum(any(opposes(c, pair) for c in conflicts) for pair in pairs)
        printed += len(conflicts)
        right += sum(any(opposes(c, pair) for pair in pairs) for c in conflicts)
    return wanted, found, printed, right


@pytest.mark.parametrize(("stories", "recall"), [(SEEN, 0.8), (HELD_OUT, 0.6)])
def test_most_disputes_are_found_and_few_are_false(stories, recall):
    wanted, found, printed, right = judge(stories)
    assert found >= recall * wanted
    assert right >= 0.9 * printed


def test_the_stories_are_enough_to_tell():
    assert judge(SEEN)[0] + judge(HELD_OUT)[0] >= 25
