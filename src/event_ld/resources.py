"""The only door to the data that event-ld ships: `shapes/` and `vocab/`.

In a wheel the two folders lie in `event_ld/_data/`; in a checkout or an editable install they are the checkout's own
folders, so that an edit is live.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from event_ld.errors import MissingDataError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def package_dir(name: str) -> Traversable:
    """The folder of a package, in the file system or in an archive; a MissingDataError where it is not installed."""
    found = find_spec(name)
    if found is None:
        raise MissingDataError(f"The package {name}, which event-ld needs, is not installed; install event-ld again.")
    folder = Path(found.origin or "").parent
    if folder.is_dir():
        return folder
    from importlib.resources import files  # noqa: PLC0415  # takes longer to import than most data to read, and for archives only

    return files(name)


def data_dir(kind: str) -> Traversable:
    """The folder of one kind of data, `shapes` or `vocab`; a MissingDataError where it is neither installed nor in a checkout."""
    installed = package_dir("event_ld") / "_data" / kind
    if installed.is_dir():
        return installed
    checkout = Path(__file__).resolve().parents[2]
    if (checkout / "pyproject.toml").is_file() and (checkout / kind).is_dir():
        return checkout / kind
    raise MissingDataError(f"The folder {kind}/ of event-ld is not installed; install event-ld again.")


@lru_cache(maxsize=64)
def read_data(kind: str, name: str) -> str:
    """The text of one data file in `shapes` or `vocab`; a MissingDataError where there is no such file."""
    place = data_dir(kind) / name
    if not place.is_file():
        raise MissingDataError(f"The file {kind}/{name} of event-ld is not installed; install event-ld again.")
    return place.read_text(encoding="utf-8")


@lru_cache(maxsize=64)
def read_table(kind: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a tab-separated data file, without its header and its comments (`#`); a MissingDataError for no such file."""
    lines = [line for line in read_data(kind, name).splitlines() if line and not line.startswith("#")]
    return tuple(tuple(line.split("\t")) for line in lines[1:])


@lru_cache(maxsize=1)
def program_digest() -> str:
    """The SHA-256 of this program, its code and its data; what it has made may be kept while that is the same."""
    made = sha256()
    for root in (package_dir("event_ld"), data_dir("vocab"), data_dir("shapes")):
        for path in _files_below(root):
            made.update(path.read_bytes())
    return made.hexdigest()


def _files_below(folder: Traversable) -> Iterator[Traversable]:
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.is_dir():
            yield from () if path.name == "__pycache__" else _files_below(path)
        else:
            yield path
