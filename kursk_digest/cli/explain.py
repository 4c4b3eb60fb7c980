"""`kursk-digest explain`: why sentences are one claim."""

from __future__ import annotations

from typing import Annotated

import typer

from kursk_digest.cli import exits
from kursk_digest.cli.options import ConfigFile, read_config
from kursk_digest.cli.output import say, write_out
from kursk_digest.cli.rereading import read_again, read_saved
from kursk_digest.cli.web import AllowPrivate, allowed_networks
from kursk_digest.errors import DigestError


def explain(
    digest: Annotated[str, typer.Argument(metavar="DIGEST.json", help="- for standard input.")],
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="Id of a claim in it: c12.")],
    allow_private: AllowPrivate = False,
    config: ConfigFile = None,
) -> None:
    """Say why the sentences of a claim are taken for one: what each two of them share.

    The articles of the story are read again, as `verify` does, and every two sentences of the
    claim are compared once more: words, names and figures that both hold, how sure it is that
    they say the same, and what each part added to that (in log-odds: +0.7 doubles the odds).

    Example: kursk-digest explain today.json c1
    """
    from kursk_digest.pipeline import explain_claim
    from kursk_digest.renderers.reasons import render_reasons
    from kursk_digest.saved import find_claim

    settings = read_config(config, allow_private=allowed_networks(allow_private))
    saved = read_saved(digest)
    try:
        found = find_claim(saved, claim)
    except DigestError as error:
        raise DigestError(f"{digest}: {error}") from error
    again = read_again(found.articles, settings)
    articles = [article for article in again if article is not None]
    reasons = explain_claim(articles, found.places)
    if not reasons and found.sentences > 1:
        say(f"error: {claim}: its sentences no longer stand where they did; run verify")
        raise typer.Exit(exits.FAILED)
    if reasons:
        write_out(render_reasons(reasons), None)
    else:
        write_out(f"{claim} has one sentence; nothing was merged\n", None)
    if len(articles) < len(again):
        raise typer.Exit(exits.SOME_SKIPPED)
