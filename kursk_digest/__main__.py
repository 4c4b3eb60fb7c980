"""Run the command: `python -m kursk_digest`."""

from __future__ import annotations

from kursk_digest.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
