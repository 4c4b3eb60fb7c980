"""Measures the whole way from a pasted page to its article, with any weights of the line scorer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import mean
from unittest.mock import patch

from kursk_digest.articles import lines as line_scorer
from kursk_digest.articles.lines import Scorer
from kursk_digest.articles.text import extract_text
from kursk_digest.model import Article, Page

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Measured:
    """What became of one page: lines, and shares of its 4-word shingles."""

    lines_right: int
    lines_wrong: int
    lines_missed: int
    right: float
    wrong: float
    missed: float
    chrome: int
    """Lines of the page that are no article."""


def measure(
    texts: Sequence[str], labels: Sequence[int], scorer: Scorer, gold: str = ""
) -> Measured:
    """Extract a page given as *texts*, a line each, and compare with the lines labelled 1.

    Args:
        texts: The lines of the page.
        labels: 1 for a line of the article.
        scorer: The weights to use in place of those that are shipped.
        gold: The text of the article; without it, the lines labelled 1.
    """
    with patch.object(line_scorer, "load_scorer", lambda: scorer):
        found = extract_text(Page("page.txt", "\n".join(texts) + "\n"))
    text = found.text if isinstance(found, Article) else ""
    kept_lines = {_words(line) for line in text.splitlines()}
    kept = [_words(line) in kept_lines for line in texts]
    pairs = Counter(zip(kept, map(bool, labels), strict=True))
    gold = gold or "\n".join(t for t, label in zip(texts, labels, strict=True) if label)
    right, wrong, missed = _shares(_shingles(gold), _shingles(text))
    return Measured(
        pairs[True, True],
        pairs[True, False],
        pairs[False, True],
        right,
        wrong,
        missed,
        chrome=pairs[True, False] + pairs[False, False],
    )


def figures(found: Iterable[Measured]) -> str:
    """Sum up pages: F1 of shingles and of lines, and what was lost and left in all."""
    pages = list(found)
    precision = mean(_ratio(page.right, page.wrong) for page in pages)
    recall = mean(_ratio(page.right, page.missed) for page in pages)
    lines = mean(
        2 * page.lines_right / max(1, 2 * page.lines_right + page.lines_wrong + page.lines_missed)
        for page in pages
    )
    article = sum(page.lines_right + page.lines_missed for page in pages)
    lost = sum(page.lines_missed for page in pages) / max(1, article)
    left = sum(page.lines_wrong for page in pages) / max(1, sum(page.chrome for page in pages))
    return (
        f"shingles F1 {2 * precision * recall / (precision + recall):.3f} "
        f"(P {precision:.3f} R {recall:.3f})   lines F1 {lines:.3f}   "
        f"article lost {lost:.2%}   chrome left {left:.2%}"
    )


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text))


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)))


def _shares(gold: Counter[tuple[str, ...]], found: Counter[tuple[str, ...]]) -> tuple[float, ...]:
    right = (gold & found).total()
    wrong, missed = found.total() - right, gold.total() - right
    return tuple(count / max(1, right + wrong + missed) for count in (right, wrong, missed))


def _ratio(right: float, wrong: float) -> float:
    return right / (right + wrong) if right + wrong else 1.0
