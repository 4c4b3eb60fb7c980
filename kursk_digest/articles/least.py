"""What the lines of a page must score to be text. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from kursk_digest.articles.lines import best_threshold
from kursk_digest.articles.traits import Line

# On a page dumped whole, a plain sentence between the text's first and last must score so much
# at most, and what is no sentence so much at least beyond them.
_PLAIN_INSIDE, _SHORT_BEYOND = 0.1, 0.6
# A sentence is firm if it scores the first share of what sentences of the text usually do; beyond
# the firm ones and what adjoins them, where a site speaks in whole sentences, a line must score
# the second.
_FIRM, _EDGE = 0.5, 0.3
# A sentence adjoins another if at most two lines stand between them: an order to
# read something else, and its headline.
_GAP = 3


def page_least(
    lines: Sequence[Line], odds: Sequence[float], reasons: Sequence[str], zone: range
) -> list[float]:
    """Return what each line of a page dumped whole must score.

    Args:
        lines: All lines of the page.
        odds: How likely each is text, 0 to 1.
        reasons: Why each is furniture already; "" for the others.
        zone: Numbers of the lines from the text's first to its last.
    """
    open_ = [n for n, reason in enumerate(reasons) if not reason]
    best = best_threshold([odds[n] for n in open_], [lines[n] for n in open_])
    found = [best] * len(lines)
    for number, line in enumerate(lines):
        plain = line.is_sentence and not line.strength
        if number in zone:
            found[number] = min(best, _PLAIN_INSIDE) if plain else best
        elif not plain:
            found[number] = max(best, _SHORT_BEYOND)
    return found


def edge_least(
    least: Sequence[float], odds: Sequence[float], sentences: Sequence[int], zone: range
) -> list[float]:
    """Return what each line of a pasted text must score: more beyond the firm sentences.

    Args:
        least: What each must score by itself.
        odds: How likely each is text, 0 to 1.
        sentences: Numbers of the lines that are sentences, ascending.
        zone: Numbers of the lines from the text's first to its last.
    """
    found = list(least)
    inside = [n for n in sentences if n in zone]
    if not inside:
        return found
    usual = median(odds[number] for number in inside)
    firm = [n for n in inside if odds[n] >= _FIRM * usual]
    first, last = firm[0], firm[-1]
    for number in reversed([n for n in sentences if n < first]):
        first = number if first - number <= _GAP else first
    for number in (n for n in sentences if n > last):
        last = number if number - last <= _GAP else last
    for number in (*range(first), *range(last + 1, len(found))):
        found[number] = max(found[number], _EDGE * usual)
    return found
