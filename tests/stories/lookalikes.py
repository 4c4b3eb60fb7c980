"""The invented look-alike events, and how well they were told apart."""

import tomllib
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from kursk_digest.model import Article


def read_events(half, *, dated=True):
    """Return the articles of `lookalikes_<half>.toml` by event, `topic/name`."""
    path = Path(__file__).parent / f"lookalikes_{half}.toml"
    events = defaultdict(list)
    for number, table in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["article"]):
        article = Article(
            location=f"{half}/{number:03}",
            outlet=f"Outlet {number}",
            title=table["title"],
            paragraphs=tuple(part.strip() for part in table["text"].strip().split("\n\n")),
            published=str(table["published"]) if "published" in table else None,
            language=table.get("language", "en"),
        )
        events[table["event"]].append(article if dated else replace(article, published=None))
    return dict(events)


def joined(stories, events):
    """Return the sets of events that share a story."""
    event_of = {a.location: event for event, articles in events.items() for a in articles}
    found = [sorted({event_of[a.location] for a in story.articles}) for story in stories]
    return [names for names in found if len(names) > 1]
