"""What `verify`, `explain` and `read` share: a saved digest, and its sources read again."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kursk_digest.cli.output import say, say_skipped
from kursk_digest.cli.web import open_fetcher
from kursk_digest.errors import DigestError, KurskError
from kursk_digest.model import RawPage, Source, SourceKind

if TYPE_CHECKING:
    from kursk_digest.config import Config
    from kursk_digest.model import Article
    from kursk_digest.saved import SavedArticle, SavedDigest
    from kursk_digest.sources import Reading

STANDARD_INPUT_IS_GONE = "standard input cannot be read again; save it to a file first"
ENTRY_IS_GONE = "its feed no longer holds it; keep a copy of the feed"


def read_saved(digest: str) -> SavedDigest:
    """Read the file *digest*, or standard input for `-`."""
    from kursk_digest.saved import load_digest

    try:
        return load_digest(read_text(digest))
    except DigestError as error:
        raise DigestError(f"{digest}: {error}") from error


def read_text(digest: str) -> str:
    """Read the file *digest*, or standard input for `-`.

    Raises:
        KurskError: It cannot be read, or is no UTF-8 text.
    """
    try:
        data = sys.stdin.buffer.read() if digest == "-" else Path(digest).read_bytes()
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise KurskError(f"{digest}: is not UTF-8 text, so no digest in JSON") from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise KurskError(f"{digest}: cannot be read ({reason}); check the name") from error
    except ValueError as error:  # a null character in the name
        raise KurskError(f"{digest}: is no name of a file; check it") from error


def read_again(saved: Sequence[SavedArticle], settings: Config) -> list[Article | None]:
    """Read articles again; `None`, and a line that says why, where that cannot be done."""
    from kursk_digest.sources import Limits, Reading

    limits = Limits(max_bytes=settings.max_bytes, timeout_seconds=settings.timeout_seconds)
    with open_fetcher(settings) as fetcher:
        reading = Reading(limits, json_fields=dict(settings.json_fields), fetcher=fetcher)
        feeds = _read_feeds({article.via for article in saved if article.via}, reading)
        return [
            _read_entry(article, feeds, settings) or _read_page(article, feeds, reading, settings)
            for article in saved
        ]


def _read_feeds(addresses: Iterable[str], reading: Reading) -> dict[str, RawPage]:
    """Return those of what led to articles that are feeds; lists and mails are not."""
    from kursk_digest.sources import read_raw
    from kursk_digest.sources.feeds import sniff_feed

    found = (read_raw(a, bytes, reading.limits, reading.fetcher) for a in sorted(addresses))
    return {raw.location: raw for raw in found if isinstance(raw, RawPage) and sniff_feed(raw)}


def _read_entry(
    saved: SavedArticle, feeds: Mapping[str, RawPage], settings: Config
) -> Article | None:
    """Return what the feed that led to an article says itself, if that is what was cited."""
    from kursk_digest.extraction import read_articles
    from kursk_digest.sources import own_text

    feed = feeds.get(saved.via or "")
    page = own_text(feed, saved.location) if feed else None
    told, _ = read_articles([page] if page else [], settings)
    is_cited = told and (told[0].sha256 == saved.sha256 or _is_entry(saved))
    return told[0] if is_cited else None


def _is_entry(saved: SavedArticle) -> bool:
    """Tell whether an article stands in its feed and nowhere else."""
    return saved.via is not None and saved.location.startswith(f"{saved.via.partition('#')[0]}#")


def _read_page(
    saved: SavedArticle, feeds: Mapping[str, RawPage], reading: Reading, settings: Config
) -> Article | None:
    from kursk_digest.extraction import read_articles
    from kursk_digest.sources import read_raw_pages

    if saved.location == "-" or saved.via == "-":
        say(f"skipped {saved.location}: {STANDARD_INPUT_IS_GONE}")
        return None
    if saved.via in feeds and _is_entry(saved):
        say(f"skipped {saved.location}: {ENTRY_IS_GONE}")
        return None
    # What a feed led to was read as a page, also at the front of a site.
    kind = SourceKind.PAGE if saved.via in feeds else SourceKind.ANY
    pages = read_raw_pages([Source(saved.location, kind)], stdin=bytes, reading=reading)
    articles, skipped = read_articles(pages, settings)
    say_skipped(skipped)
    return articles[0] if articles else None
