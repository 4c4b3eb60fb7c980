"""`kursk-digest verify`: whether every citation still holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kursk_digest.cli import exits
from kursk_digest.cli.options import ArchiveFile, ConfigFile, Quiet, archive_path, read_config
from kursk_digest.cli.output import say
from kursk_digest.cli.rereading import read_again, read_saved
from kursk_digest.cli.web import AllowPrivate, allowed_networks
from kursk_digest.errors import ArchiveError

if TYPE_CHECKING:
    from kursk_digest.config import Config
    from kursk_digest.saved import Finding, SavedDigest

Texts = Mapping[str, str | None]
"""What articles say, by their ids in the digest; `None` where that cannot be told."""


def verify(
    digest: Annotated[str, typer.Argument(metavar="DIGEST.json", help="- for standard input.")],
    archive: ArchiveFile = None,
    offline: Annotated[
        bool, typer.Option("--offline", help="Read no web page: what the archive has must do.")
    ] = False,
    allow_private: AllowPrivate = False,
    config: ConfigFile = None,
    quiet: Quiet = False,
) -> None:
    """Read each cited source again and check that every quotation still stands there.

    A web page whose text is in the archive is checked against that text, which cannot change; what
    the page itself no longer says is told beside. Ends with 5 if a quotation does not hold, 3 if a
    source could not be read. Use the settings that the digest was made with, and the folder that
    it was made in: its locations are as they were given.

    Example: kursk-digest verify today.json
    """
    from kursk_digest.saved import Standing, check_citations

    settings = read_config(config, allow_private=allowed_networks(allow_private))
    saved = read_saved(digest)
    kept = _archived(saved, archive)
    now = _read_now(saved, settings, kept, offline=offline)
    findings = check_citations(saved, {**now, **kept})
    locations = {article.id: article.location for article in saved.articles}
    for finding in findings:
        if finding.standing is Standing.GONE:
            say(f"{_place(finding, locations)}: no longer says: {finding.citation.quote}")
    if not quiet:
        _say_changes(saved, kept, now, locations)
        _say_total(findings)
    count = Counter(finding.standing for finding in findings)
    if count[Standing.GONE]:
        raise typer.Exit(exits.BROKEN_CITATION)
    if count[Standing.UNREADABLE]:
        raise typer.Exit(exits.SOME_SKIPPED)


def _is_web(location: str) -> bool:
    return re.match(r"https?://", location, re.IGNORECASE) is not None


def _archived(saved: SavedDigest, given: Path | None) -> dict[str, str]:
    """Return the texts of web pages that the archive has; none without an archive."""
    from kursk_digest.archive import Archive

    path = archive_path(given)
    if given is None and not path.is_file():
        return {}
    try:
        with Archive.open(path, create=False, read_only=True) as opened:
            found = {
                one.id: opened.article(one.sha256)
                for one in saved.articles
                if _is_web(one.location)
            }
    except ArchiveError as error:
        if given is not None:
            raise
        say(f"going on without the archive: {error}")
        return {}
    return {id: article.text for id, article in found.items() if article is not None}


def _read_now(
    saved: SavedDigest, settings: Config, kept: Mapping[str, str], *, offline: bool
) -> Texts:
    wanted = [one for one in saved.articles if not (offline and _is_web(one.location))]
    for article in saved.articles:
        if article not in wanted and article.id not in kept:
            say(f"skipped {article.location}: not in the archive, and --offline reads no page")
    texts: dict[str, str | None] = dict.fromkeys(article.id for article in saved.articles)
    for article, again in zip(wanted, read_again(wanted, settings), strict=True):
        texts[article.id] = again.text if again else None
    return texts


def _place(finding: Finding, locations: Mapping[str, str]) -> str:
    cited = finding.citation
    return f"{cited.claim} {locations[cited.article]} paragraph {cited.paragraph}"


def _say_changes(
    saved: SavedDigest, kept: Mapping[str, str], now: Texts, locations: Mapping[str, str]
) -> None:
    """Say where a page that was archived reads otherwise today."""
    from kursk_digest.saved import Standing, check_citations

    changed = {id: now[id] for id in kept if now[id] not in (None, kept[id])}
    cited = [f for f in check_citations(saved, changed) if f.citation.article in changed]
    gone = [finding for finding in cited if finding.standing is Standing.GONE]
    for finding in gone:
        say(
            f"{_place(finding, locations)}: holds in the archive, but the page no longer says: "
            f"{finding.citation.quote}"
        )
    untouched = changed.keys() - {finding.citation.article for finding in gone}
    for id in sorted(untouched):
        say(f"{locations[id]}: the page has changed; all that is quoted still stands there")


def _say_total(findings: Iterable[Finding]) -> None:
    from kursk_digest.saved import Standing

    count = Counter(finding.standing for finding in findings)
    total = f"{count.total()} citations: {count[Standing.HOLDS]} hold"
    say(total + "".join(f", {count[s]} {s}" for s in list(Standing)[1:] if count[s]))
