"""`kursk-digest verify`: whether every citation still holds."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from kursk_digest.cli import exits
from kursk_digest.cli.options import ConfigFile, Quiet, read_config
from kursk_digest.cli.output import say
from kursk_digest.cli.rereading import read_again, read_saved
from kursk_digest.cli.web import AllowPrivate, allowed_networks


def verify(
    digest: Annotated[str, typer.Argument(metavar="DIGEST.json", help="- for standard input.")],
    allow_private: AllowPrivate = False,
    config: ConfigFile = None,
    quiet: Quiet = False,
) -> None:
    """Read each cited source again and check that every quotation still stands there.

    Ends with 5 if one does not, 3 if a source could not be read. Use the settings that the
    digest was made with, and the folder that it was made in: its locations are as they were given.

    Example: kursk-digest verify today.json
    """
    from kursk_digest.saved import Standing, check_citations

    settings = read_config(config, allow_private=allowed_networks(allow_private))
    saved = read_saved(digest)
    again = {article.id: read_again(article.location, settings) for article in saved.articles}
    texts = {id: article.text if article else None for id, article in again.items()}
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
