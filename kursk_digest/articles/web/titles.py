"""Which of the headlines of a page is its title. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SEPARATOR = re.compile(r"\s*(?: [|–—»·*-] | :: |[|：])\s*")
_WORD = re.compile(r"\w+")


def choose_title(
    declared: Sequence[str],
    shown: Sequence[str],
    stand_in: Sequence[str],
    named: Sequence[str],
    outlet: str,
) -> tuple[str, tuple[str, ...]]:
    """Choose the wording of the headline that the others support most; earlier ones win a tie.

    Args:
        declared: Headlines in JSON-LD.
        shown: The `h1` of the page.
        stand_in: What may be printed in its stead; only counts where another wording is the same.
        named: `og:title` and `<title>`, which may carry the name of the site.
        outlet: That name, if it is known.

    Returns:
        The title, empty if there is none, and every wording that resembles it.
    """
    cut = [without_site(text, outlet) for text in named]
    candidates = [_shortened(text, shown) for text in (*declared[:1], *shown[:3], *cut) if text]
    if not candidates:
        return "", ()
    best = _best_title(candidates, (*declared, *cut), stand_in or shown)
    bag = _bag(best)
    same = [text for text in (*candidates, *named) if _overlap(bag, _bag(text)) >= 0.5]
    return best, tuple(dict.fromkeys(same))


def _best_title(candidates: Sequence[str], declared: Sequence[str], shown: Sequence[str]) -> str:
    """Return what is both declared or named and shown, else what the other wordings support."""
    printed = {_bag(text) for text in shown}
    for text in declared:
        if _bag(text) in printed:
            return text
    bags = [_bag(text) for text in candidates]
    support = [sum(_overlap(bag, other) for other in bags) for bag in bags]
    return candidates[support.index(max(support))]


def _shortened(text: str, shown: Sequence[str]) -> str:
    """Cut *text* to the headline on the page where it only adds something behind it."""
    for headline in shown:
        rest = text[len(headline) :]
        if len(headline) > 10 and text.startswith(headline) and not rest[:1].isalnum():
            return headline
    return text


def _bag(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def without_site(title: str, outlet: str) -> str:
    """Cut the name of the outlet or section from the end of a page's title.

    `Bridge falls | News | Northern Herald` gives `Bridge falls`. Only what follows the last
    separators goes, and only if it is the outlet, or is short beside what stays.
    """
    pieces = _SEPARATOR.split(title)
    marks = list(_SEPARATOR.finditer(title))
    own = frozenset(_WORD.findall(outlet.casefold()))
    end = len(title)
    for index in range(len(pieces) - 1, 0, -1):
        words = _WORD.findall(pieces[index].casefold())
        before = _WORD.findall(" ".join(pieces[:index]))
        is_outlet = bool(own) and (own <= set(words) or set(words) <= own) and len(words) <= 8
        is_label = len(words) <= 3 and len(before) >= 4 and "|" in marks[index - 1][0]
        if not (words and before) or not (
            is_outlet or is_label or (end < len(title) and len(words) <= 2 and len(before) >= 4)
        ):
            break
        end = marks[index - 1].start()
    return title[:end].strip()


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
