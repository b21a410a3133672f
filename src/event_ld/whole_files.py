"""Files that are the old ones or the new ones at any moment, whenever a program is cut off."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from event_ld.errors import as_input_error


def staged(path: Path, data: bytes) -> Path:
    """Writes what is to become of a file beside it, with the rights of that file; `put` then lets it take its place.

    An InputError where it can't be written.
    """
    with as_input_error(path, "written"):
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            Path(name).chmod(mode)
        except OSError:
            drop(Path(name))
            raise
    return Path(name)


def put(new: Path, path: Path) -> None:
    """Lets a staged file take the place of the old one; an InputError where it can't be written, and the old one stays."""
    with as_input_error(path, "written"):
        try:
            new.replace(path)
        except OSError:
            drop(new)
            raise


def drop(new: Path) -> None:
    """Takes a staged file away."""
    with suppress(OSError):
        new.unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
