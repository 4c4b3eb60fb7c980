"""Article -> text, for `extract`."""

from __future__ import annotations

import json

from kursk_digest.model import Article, Removed
from kursk_digest.renderers.escape import visible


def render_article(article: Article) -> str:
    """Write the headline, a line on where it is from, and the paragraphs."""
    facts = [
        article.outlet,
        article.published,
        _update(article),
        ", ".join(article.authors),
        article.wire,
        "for subscribers" if article.free is False else None,
    ]
    head = [visible(article.title or "(no headline)"), " · ".join(visible(f) for f in facts if f)]
    return "\n".join(head) + "\n\n" + "\n\n".join(map(visible, article.paragraphs)) + "\n"


def _update(article: Article) -> str | None:
    """Return the last change if it is of another day than the publication."""
    if not article.updated or article.updated[:10] == (article.published or "")[:10]:
        return None
    return f"updated {article.updated}"


def render_removed(article: Article) -> str:
    """Write each line that was taken out after its reason and score, in the order of the page.

    The score tells how likely the line scorer held it for text, 0 to 1; `-` where it was not asked.
    """
    lines = [f"{visible(article.location)}: {len(article.removed)} lines removed"]
    lines += [
        f"  {_score(one)}  {visible(one.reason)}: {visible(one.text)}" for one in article.removed
    ]
    return "\n".join(lines) + "\n"


def render_article_json(article: Article) -> str:
    """Write the article as one line of JSON; `text` is what citations count in."""
    fields = {
        "location": article.location,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
        "updated": article.updated,
        "author": "; ".join(article.credited) or None,
        "authors": article.authors,
        "language": article.language,
        "wire": article.wire,
        "url": article.url,
        "free": article.free,
        "paragraphs": article.paragraphs,
        "text": article.text,
        "sha256": article.sha256,
        "removed": [_removed(one) for one in article.removed],
    }
    return json.dumps(fields, ensure_ascii=False) + "\n"


def _score(removed: Removed) -> str:
    return "   -" if removed.score is None else f"{removed.score:.2f}"


def _removed(removed: Removed) -> dict[str, str | float | None]:
    score = None if removed.score is None else round(removed.score, 2)
    return {"text": removed.text, "reason": removed.reason, "score": score}
