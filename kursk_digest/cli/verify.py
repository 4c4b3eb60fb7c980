"""`kursk-digest verify`: whether every citation still holds."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kursk_digest.cli import exits
from kursk_digest.cli.options import ConfigFile, Quiet, read_config
from kursk_digest.cli.output import say, say_skipped
from kursk_digest.errors import DigestError, KurskError

if TYPE_CHECKING:
    from kursk_digest.config import Config
    from kursk_digest.sources import Limits


def verify(
    digest: Annotated[str, typer.Argument(metavar="DIGEST.json", help="- for standard input.")],
    config: ConfigFile = None,
    quiet: Quiet = False,
) -> None:
    """Read each cited source again and check that every quotation still stands there.

    Ends with 5 if one does not, 3 if a source could not be read. Use the settings that the
    digest was made with, and the folder that it was made in: its locations are as they were given.

    Example: kursk-digest build samples/ --format json > today.json; kursk-digest verify today.json
    """
    from kursk_digest.saved import Standing, check_citations, load_digest
    from kursk_digest.sources import Limits

    settings = read_config(config)
    try:
        saved = load_digest(_read(digest))
    except DigestError as error:
        raise DigestError(f"{digest}: {error}") from error
    limits = Limits(max_bytes=settings.max_bytes, timeout_seconds=settings.timeout_seconds)
    texts = {article.id: _text_of(article.location, settings, limits) for article in saved.articles}
    locations = {article.id: article.location for article in saved.articles}
    findings = check_citations(saved, texts)
    count = Counter(finding.standing for finding in findings)
    for finding in findings:
        if finding.standing is Standing.GONE:
            cited = finding.citation
            say(
                f"{cited.claim} {locations[cited.article]} paragraph {cited.paragraph}: "
                f"no longer says: {cited.quote}"
            )
    if not quiet:
        total = f"{len(findings)} citations: {count[Standing.HOLDS]} hold"
        say(total + "".join(f", {count[s]} {s}" for s in list(Standing)[1:] if count[s]))
    if count[Standing.GONE]:
        raise typer.Exit(exits.BROKEN_CITATION)
    if count[Standing.UNREADABLE]:
        raise typer.Exit(exits.SOME_SKIPPED)


def _read(digest: str) -> str:
    try:
        data = sys.stdin.buffer.read() if digest == "-" else Path(digest).read_bytes()
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise KurskError(f"{digest}: is not UTF-8 text, so no digest in JSON") from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise KurskError(f"{digest}: cannot be read ({reason}); check the name") from error


def _text_of(location: str, settings: Config, limits: Limits) -> str | None:
    """Read an article again; `None`, and a line that says why, where that cannot be done."""
    from kursk_digest.extraction import read_articles
    from kursk_digest.sources import read_raw_pages

    if location == "-":
        say("skipped -: standard input cannot be read again; save it to a file first")
        return None
    articles, skipped = read_articles(
        read_raw_pages([location], stdin=bytes, limits=limits), settings
    )
    say_skipped(skipped)
    return articles[0].text if articles else None
