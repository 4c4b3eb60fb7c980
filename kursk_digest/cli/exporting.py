"""Many records -> a file or standard output, piece by piece: an archive may not fit in memory."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from kursk_digest.cli.output import write_out
from kursk_digest.errors import KurskError

if TYPE_CHECKING:
    from kursk_digest.model import Told

CHUNK = 1000
"""Claims that are written at a time."""


def write_lines(told: Iterable[Told], output: Path | None) -> None:
    """Write a line of JSON for each claim to standard output, or whole to the file *output*."""
    from kursk_digest.renderers.archives import told_line

    lines = map(told_line, told)
    if output is None:
        while chunk := "".join(islice(lines, CHUNK)):
            write_out(chunk, None)
        return
    with _replacing(output) as file:
        for line in lines:
            file.write(line.encode("utf-8"))


def write_parquet(told: Iterable[Told], output: Path) -> None:
    """Write the claims as Parquet, one row each, their citations as a list of records.

    Raises:
        KurskError: pyarrow is not installed, or the file cannot be written.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise KurskError(
            "Parquet needs pyarrow: pip install 'kursk-digest[parquet]', or --format jsonl"
        ) from error
    from kursk_digest.renderers.archives import told_record

    text, number = pyarrow.string(), pyarrow.int64()
    names = ("outlet", "location", "url", "title", "published", "language", "sha256", "quote")
    citation = [(name, text) for name in names] + [("start", number), ("end", number)]
    schema = pyarrow.schema(
        [
            ("number", number),
            *((name, text) for name in ("text", "shown", "told", "briefing", "story")),
            ("delivery", number),
            ("citations", pyarrow.list_(pyarrow.struct(citation))),
        ]
    )
    with (
        _replacing(output) as file,
        pyarrow.parquet.ParquetWriter(file, schema, compression="zstd") as writer,
    ):
        records = (_written(told_record(one)) for one in told)
        while chunk := list(islice(records, CHUNK)):
            writer.write_table(pyarrow.Table.from_pylist(chunk, schema=schema))


def _written(value: Any) -> Any:  # noqa: ANN401  # whatever a record holds
    """Return *value* with its texts as UTF-8 can write them, as in the archive itself."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, list):
        return [_written(one) for one in value]
    if isinstance(value, dict):
        return {name: _written(one) for name, one in value.items()}
    return value


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    """Give a file beside *path* to write to, which takes its place when all is on the disk."""
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise KurskError(f"{path}: cannot be written ({reason}); check --output") from error
