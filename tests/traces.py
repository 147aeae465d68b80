"""Every text that can be found below a folder: in names, in bytes, and inside what is packed. For tests about privacy."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
from pyarrow import parquet


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Return (place, text) of everything below a folder, each in the ways in which a text can be written."""
    for path in sorted(folder.rglob("*")):
        place = str(path.relative_to(folder))
        yield f"name of {place}", place
        if path.is_file():
            yield from _inside(place, path.read_bytes(), path)


def found(folder: Path, secrets: tuple[str, ...], but: tuple[str, ...] = ()) -> list[str]:
    """Return the places where one of these texts stands, however it is packed; places that start with `but` left out."""
    low = [secret.casefold() for secret in secrets]
    return sorted(
        {place for place, text in texts(folder) if not place.startswith(but) and any(one in text for one in low)}
    )


def _inside(place: str, content: bytes, path: Path | None = None) -> Iterator[tuple[str, str]]:
    yield place, content.decode("latin-1").casefold()
    for start in (0, 1):
        yield place, content[start:].decode("utf-16-le", "ignore").casefold()
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in package.namelist():
                yield from _inside(f"{place}/{name}", package.read(name))
    if content.startswith(b"PAR1"):
        yield place, parquet.read_table(io.BytesIO(content)).to_pandas().to_csv().casefold()
    if content[8:12] == b"DUCK" and path is not None:
        yield from _tables(place, path)


def _tables(place: str, path: Path) -> Iterator[tuple[str, str]]:
    with duckdb.connect(str(path), read_only=True) as connection:
        for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall():
            yield f"{place}/{name}", str(connection.execute(f'select * from "{name}"').fetchall()).casefold()
