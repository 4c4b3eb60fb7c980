"""`kursk-digest schema`: the JSON contract."""

from __future__ import annotations

from kursk_digest.cli.output import write_out


def schema() -> None:
    """Print the JSON Schema of `build --format json`.

    Example: kursk-digest schema > kursk-digest.schema.json
    """
    from kursk_digest.renderers import schema_text

    write_out(schema_text(), None)
