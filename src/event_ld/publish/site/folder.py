"""Puts a whole site in place at once: at any moment the folder holds the old site or the new one, and nothing between.

The new site is written beside the old one, and the two folders change places in one step of the operating system
(`renameat2` with `RENAME_EXCHANGE` on Linux, `renamex_np` with `RENAME_SWAP` on macOS). Where there is no such step, two renames
take its place, and the next build puts a site back that was cut off between them. Files that have not changed are the same files
in the new site, with their times; files that are not the site's own come along as they are.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from event_ld.errors import InputError, UsageError, as_input_error
from event_ld.readers.formats import STATE_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator

_HERE = -100  # AT_FDCWD
_EXCHANGE = 2  # RENAME_EXCHANGE, and RENAME_SWAP
_AT_WORK = "Another build of {} is at work."
_TAKEN = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK})


@contextmanager
def locked(output: Path) -> Iterator[bool]:
    """Keeps other builds of the same site out, and clears away what a build that was killed has left.

    The lock is a file beside the site while a build is at work. Gives whether the file system has locks at all.

    Raises:
        InputError: The folder around the site can't be written.
        UsageError: Another build is at work; the output is a file; the folder holds files and is no site of ours.
    """
    if output.exists() and not output.is_dir():
        raise UsageError(f"{output} is a file; name a folder for the site.")
    lock = output.parent / f".{output.name}.lock"
    with as_input_error(lock, "written"):
        output.parent.mkdir(parents=True, exist_ok=True)
        handle = lock.open("a")
    with handle:
        is_locked = _lock(handle.fileno(), output)
        if is_locked and not lock.exists():  # the build that has just ended took it away
            raise UsageError(_AT_WORK.format(output))
        try:
            with as_input_error(output, "written"):
                _clear(output)
            yield is_locked
        finally:
            with suppress(OSError):  # Windows removes no file that is open
                lock.unlink()


def _clear(output: Path) -> None:
    old = _aside(output)
    if old.exists() and not output.exists():
        old.rename(output)
    for left in (old, *output.parent.glob(f".{output.name}.new-*")):
        shutil.rmtree(left, ignore_errors=True)
    if output.exists() and not (output / STATE_FILE).exists() and any(output.iterdir()):
        raise UsageError(f"{output} holds files and is no site of event-ld; name an empty folder.")


def _lock(descriptor: int, output: Path) -> bool:
    """Locks a file; False where the file system, or the operating system, has no locks."""
    try:
        if sys.platform == "win32":
            msvcrt: Any = import_module("msvcrt")
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl: Any = import_module("fcntl")
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except ImportError:
        return False
    except OSError as error:
        if error.errno in _TAKEN:
            raise UsageError(_AT_WORK.format(output)) from None
        return False
    return True


def _aside(output: Path) -> Path:
    return output.parent / f".{output.name}.old"


def replace_site(output: Path, files: dict[str, bytes], own: set[str]) -> list[str]:
    """Puts a site in place; nothing is touched where no file differs.

    Args:
        output: The folder of the site.
        files: Each file's path below it, with slashes, and its bytes.
        own: The files of the site as it stands that are the site's own, and so may go.

    Returns:
        The paths of the files that are new, have changed or are gone, sorted.

    Raises:
        InputError: A file can't be written, or would lie outside.
    """
    outside = [name for name in files if not _is_below(name)]
    if outside:
        raise InputError(f"{outside[0]!r} is no file below {output}; nothing was built.")
    changed = [name for name, data in files.items() if not _is_same(output / name, data)]
    gone = [name for name in own if name not in files]
    if not changed and not gone:
        return []
    others = list(_others(output, own | files.keys()))
    folders = {str(folder) for name in files for folder in PurePosixPath(name).parents}
    for name in folders.intersection(others):
        raise InputError(f"{output / name} is where a folder of the site belongs; move it away.")
    staging = output.parent / f".{output.name}.new-{os.getpid()}"
    try:
        _write(staging, files, set(changed), output)
        for name in others:
            _link(output / name, staging / name)
        _swap(staging, output)
    except (OSError, ValueError) as error:  # what no file name can hold is a ValueError
        raise InputError(f"{output} can't be written: {getattr(error, 'strerror', None) or error}.") from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return sorted((*changed, *gone))


def _is_below(name: str) -> bool:
    """Whether the name of a file leads nowhere but below the folder that it is joined to, on this system."""
    parts = name.split("/")
    return not {"", ".", ".."} & set(parts) and Path(name).parts == tuple(parts)


def _is_same(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except (OSError, ValueError):
        return False


def _write(staging: Path, files: dict[str, bytes], changed: set[str], output: Path) -> None:
    staging.mkdir()
    for name, data in files.items():
        path = staging / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name in changed:
            path.write_bytes(data)
        else:
            _link(output / name, path)


def strangers(output: Path, own: set[str]) -> set[str]:
    """What stands at the top of a site, is no folder, and is not the site's own.

    Args:
        output: The folder of the site.
        own: The files of the site as it stands that are the site's own.
    """
    paths = list(output.iterdir()) if output.exists() else []
    return {path.name for path in paths if path.name not in own and (path.is_symlink() or not path.is_dir())}


def _others(output: Path, own: set[str]) -> Iterator[str]:
    for path in output.rglob("*") if output.exists() else ():
        name = path.relative_to(output).as_posix()
        if name not in own and (path.is_file() or path.is_symlink()):
            yield name


def _link(old: Path, new: Path) -> None:
    new.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError:
        shutil.copy2(old, new, follow_symlinks=False)


def _swap(staging: Path, output: Path) -> None:
    if not output.exists():
        staging.rename(output)
    elif not _exchange(staging, output):
        old = _aside(output)
        output.rename(old)
        try:
            staging.rename(output)
        except OSError:
            old.rename(output)
            raise
        shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Lets two folders change places in one step; False where the system has no such step."""
    with suppress(OSError, AttributeError, TypeError):  # TypeError: what Windows says to a library without a name
        library = ctypes.CDLL(None, use_errno=True)
        names = os.fsencode(one), os.fsencode(other)
        if sys.platform == "darwin":
            return bool(library.renamex_np(names[0], names[1], _EXCHANGE) == 0)
        return bool(library.renameat2(_HERE, names[0], _HERE, names[1], _EXCHANGE) == 0)
    return False
