"""What `verify`, `explain` and `read` share: a saved digest, and its sources read again."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kursk_digest.cli.output import say, say_skipped
from kursk_digest.cli.web import open_fetcher
from kursk_digest.errors import DigestError, KurskError

if TYPE_CHECKING:
    from kursk_digest.config import Config
    from kursk_digest.model import Article
    from kursk_digest.saved import SavedDigest


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


def read_again(location: str, settings: Config) -> Article | None:
    """Read an article again; `None`, and a line that says why, where that cannot be done."""
    from kursk_digest.extraction import read_articles
    from kursk_digest.sources import Limits, Reading, read_raw_pages

    if location == "-":
        say("skipped -: standard input cannot be read again; save it to a file first")
        return None
    limits = Limits(max_bytes=settings.max_bytes, timeout_seconds=settings.timeout_seconds)
    with open_fetcher(settings) as fetcher:
        reading = Reading(limits, json_fields=dict(settings.json_fields), fetcher=fetcher)
        pages = read_raw_pages([location], stdin=bytes, reading=reading)
        articles, skipped = read_articles(pages, settings)
    say_skipped(skipped)
    return articles[0] if articles else None
