"""What `extract` prints: the removed lines with reason and score."""

import json

from kursk_digest.model import Article, Removed
from kursk_digest.renderers.articles import render_article_json, render_removed

ARTICLE = Article(
    "x.txt",
    "Coast Courier",
    "Island Library Opens Again",
    ("The library opened again on Friday.",),
    removed=(Removed("Date: today", "header"), Removed("Subscribe\x1b[1m", "prompt", 0.0449)),
)


def test_each_removed_line_has_its_score_and_reason():
    assert render_removed(ARTICLE).splitlines() == [
        "x.txt: 2 lines removed",
        "     -  header: Date: today",
        "  0.04  prompt: Subscribe\N{REPLACEMENT CHARACTER}[1m",
    ]


def test_the_json_of_an_article_tells_the_scores_of_removed_lines():
    assert json.loads(render_article_json(ARTICLE))["removed"] == [
        {"text": "Date: today", "reason": "header", "score": None},
        {"text": "Subscribe\x1b[1m", "reason": "prompt", "score": 0.04},
    ]
