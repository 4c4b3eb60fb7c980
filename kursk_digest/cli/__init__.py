"""The command: options in, exit code out; no rule of the domain."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from kursk_digest import __version__
from kursk_digest.cli import exits
from kursk_digest.cli.commands import LazyGroup
from kursk_digest.errors import KurskError, LockedError

# Plain help: rich's costs twice the start-up time, and would read our texts as markup.
app = typer.Typer(
    name="kursk-digest",
    cls=LazyGroup,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kursk-digest {__version__}")
        raise typer.Exit


@app.callback()
def _top(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            "-V",
            callback=_print_version,
            is_eager=True,
            help="Say which version this is.",
        ),
    ] = False,
) -> None:
    """Digest the news of many outlets: verbatim sentences, each with every source that says it.

    Example: kursk-digest build samples/
    """


def main() -> None:
    """Run the command; an error that the user can mend becomes one line and exit code 1."""
    for stream in (sys.stdout, sys.stderr):
        # Whatever the locale: a digest has names of all languages, and a file name may be bytes.
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        app(prog_name="kursk-digest")
        sys.stdout.flush()
    except KurskError as error:
        from kursk_digest.cli.output import say

        say(f"error: {error}")
        is_locked = isinstance(error, LockedError)
        raise SystemExit(exits.LOCKED if is_locked else exits.FAILED) from None
    except KeyboardInterrupt:
        _silence(sys.stdout.fileno())
        raise SystemExit(exits.INTERRUPTED) from None
    except BrokenPipeError:
        # The reader (`| head`) has all it wants: not an error, and nothing more to say.
        _silence(sys.stdout.fileno())
        raise SystemExit(exits.DONE) from None


def _silence(descriptor: int) -> None:
    """Let what is still buffered go nowhere, or Python complains of it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)
