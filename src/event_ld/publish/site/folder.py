"""Puts a whole site in place at once: at any moment the folder holds the old site or the new one, and nothing between.

The new site is written beside the old one, and the two folders change places in one step of the operating system
(`renameat2` with `RENAME_EXCHANGE` on Linux, `renamex_np` with `RENAME_SWAP` on macOS). Where there is no such step, two renames
take its place, and the next build puts a site back that was cut off between them. Files that have not changed are the same files
in the new site, with their times; files that are not the site's own come along as they are.
"""

from __future__ import annotations

import ctypes
import errno
import filecmp
import os
import shutil
import sys
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from importlib import import_module
from pathlib import Path, PurePosixPath
from stat import S_ISLNK, S_ISREG
from typing import Any

from event_ld.errors import InputError, UsageError, as_input_error
from event_ld.readers.formats import STATE_FILE

_HERE = -100  # AT_FDCWD
_EXCHANGE = 2  # RENAME_EXCHANGE, and RENAME_SWAP
_AT_WORK = "Another build of {} is at work."
_PIECE = 1 << 20
_BUFFER = 1 << 17
_LINK = 1 << 62
_NOWHERE = frozenset({"", ".", ".."})
_TAKEN = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK})


@contextmanager
def locked(output: Path) -> Iterator[bool]:
    """Keeps other builds of the same site out, and clears away what a build that was killed has left.

    The lock is a file beside the site while a build is at work. Gives whether the file system has locks at all. An InputError
    where the folder around the site can't be written; a UsageError where another build is at work, or the output is a file or a
    mount point, or it holds files and is no site of ours.
    """
    if output.exists() and not output.is_dir():
        raise UsageError(f"{output} is a file; name a folder for the site.")
    if output.is_mount():
        raise UsageError(f"{output} is a mount point, which can't be replaced; name a folder in it, as {output / 'site'}.")
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
        if (output / "feed.trig").exists():
            memory = STATE_FILE.partition("/")[0]
            advice = f"copy {memory}/ there from the site that you build, or name an empty folder, whose change feed begins anew"
            raise UsageError(f"{output} is a site without its memory ({memory}/); {advice}.")
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


class NewSite:
    """A site while it is written beside the old one, file by file; a file that is as it was is the same file, with its time.

    Attributes:
        files: The files of the new site and their sizes.
        changed: The files that are new or have changed.
    """

    def __init__(self, output: Path, own: dict[str, int]) -> None:
        """Looks at the old site, and at those of its files that are its own, and so may go, with their sizes."""
        self.output = output
        self._own = own
        self._staging = output.parent / f".{output.name}.new-{os.getpid()}"
        state = output / STATE_FILE
        until = state.stat().st_mtime_ns if state.exists() else 0
        self._other: dict[str, int] = {}  # what is not as it was written; the complement of its size where somebody touched it
        there = 0
        for name, size, changed in _files_below(str(output)):
            there += name in own
            noted = size if changed <= until else ~size
            if own.get(name) != noted:
                self._other[name] = noted
        self._lost = {*own}.difference(name for name, *_ in _files_below(str(output))) if there < len(own) else set[str]()
        self._folders: set[str] = set()
        self._before, self._after = f"{output}/", f"{self._staging}/"
        self.files: dict[str, int] = {}
        self.changed: set[str] = set()
        self._beside = self.changed

    def stands(self, name: str) -> bool:
        """Whether a file of the site stands there as it was written: of the same size, and not touched since."""
        return name in self._own and name not in self._other and name not in self._lost

    @property
    def is_whole(self) -> bool:
        """Whether all files of the site stand there so; what it remembers is not asked."""
        return {*self._lost, *(name for name in self._other if name in self._own)} <= {STATE_FILE}

    def keep(self, name: str) -> None:
        """Takes a file of the old site along as it is."""
        self.files[name] = self._size(name)

    def keeps(self, names: Collection[str]) -> bool:
        """Takes files along where all of them stand as they were written; whether they do."""
        is_so = all(map(self.stands, names))
        self.files |= {name: self._own[name] for name in names if is_so}
        return is_so

    def _size(self, name: str) -> int:
        """The size of a file of the old site; -1 for none."""
        if name in self._other:
            return max(self._other[name], ~self._other[name])
        return -1 if name in self._lost else self._own.get(name, -1)

    def write(self, name: str, data: bytes) -> None:
        """Writes a file; an InputError where it can't be written, or would lie outside."""
        if self._size(name) == len(data) and self.read(name) == data:
            self.keep(name)
            return
        left = memoryview(data)
        with _told(self.output), open(self._place(name), "wb", 0) as file:  # noqa: PTH123  # a Path takes longer than a small file
            while left:
                left = left[file.write(left) :]
        self._note(name, len(data))

    def stream(self, name: str, pieces: Iterable[bytes], *, goes_on: bool = False) -> str:
        """Writes a file piece by piece, or goes on with one; the SHA-256 of the pieces, in hexadecimal.

        An InputError where it can't be written, or would lie outside.
        """
        with _told(self.output):
            path = self._place(name)
            digest = sha256()
            with open(path, "ab" if goes_on else "wb", _BUFFER) as file:  # noqa: PTH123  # as above
                for piece in pieces:
                    file.write(piece)
                    digest.update(piece)
                size = file.tell()
            if self._size(name) == size and filecmp.cmp(path, self.output / name, shallow=False):
                os.unlink(path)  # noqa: PTH108  # as above
                self.changed.discard(name)
                self.keep(name)
                return digest.hexdigest()
        self._note(name, size)
        return digest.hexdigest()

    def _note(self, name: str, size: int) -> None:
        """Notes a file that is written."""
        if name in self._other and name not in self._own:
            raise InputError(f"{self.output / name} is a file of yours where the site has one of its own; move it away.")
        self.files[name] = size
        self.changed.add(name)

    def _place(self, name: str) -> str:
        """Where a file of the new site is written; its folder is made."""
        folder, _, own = name.rpartition("/")
        if not _is_below(own) or (folder not in self._folders and folder and not _is_below(folder)):
            raise InputError(f"{name!r} is no file below {self.output}; nothing was built.")
        if folder not in self._folders:
            os.makedirs(self._after + folder, exist_ok=True)  # noqa: PTH103  # as above
            self._folders.add(folder)
        return self._after + name

    def read(self, name: str) -> bytes:
        """The bytes of a file of the new site; those of the old one until it is written, and b"" where there is none."""
        try:
            with open(self._path(name), "rb", buffering=0) as file:  # noqa: PTH123  # as above
                return file.readall()
        except (OSError, ValueError):
            return b""

    def pieces(self, name: str, start: int, end: int | None = None) -> Iterator[bytes]:
        """A stretch of a file of the new site, piece by piece."""
        with open(self._path(name), "rb") as file:  # noqa: PTH123  # as above
            file.seek(start)
            left = self.files[name] - start if end is None else end - start
            while left > 0 and (piece := file.read(min(left, _PIECE))):
                left -= len(piece)
                yield piece

    def _path(self, name: str) -> str:
        return (self._after if name in self.changed else self._before) + name

    def put(self) -> list[str]:
        """Puts the site in place; nothing is touched where no file differs but what the site remembers.

        Returns:
            The paths of the files that are new, have changed or are gone, sorted; none where nothing but its memory has.

        Raises:
            InputError: A file can't be written.
        """
        gone = [name for name in self._own if name not in self.files]
        if not self.changed and not gone:
            if not self.is_whole:  # a copy without its times is trusted from now on
                os.utime(self.output / STATE_FILE)
            return []
        if self.changed == {STATE_FILE} and not gone:
            with _told(self.output):
                (self._staging / STATE_FILE).replace(self.output / STATE_FILE)
            return []
        others = {name for name in self._other if name not in self._own and name not in self.files}
        for folder in {name.rpartition("/")[0] for name in self.files}:
            for name in others and (folder, *map(str, PurePosixPath(folder).parents)):
                if name in others:
                    raise InputError(f"{self.output / name} is where a folder of the site belongs; move it away.")
        with _told(self.output):
            for name in {*self.files, *others} - self.changed:
                _link(self._before + name, self._place(name))
            if self.output.exists():
                shutil.copymode(self.output, self._staging)
            _swap(self._staging, self.output)
        self._beside = {*self._own, *self._other}
        return sorted((*self.changed, *gone))

    def drop(self) -> None:
        """Takes away what was written beside the old site, or the old site from where the new one was written."""
        if self._staging.exists():
            for name in self._beside:  # in half the time of looking for them again
                with suppress(OSError):
                    os.unlink(self._after + name)  # noqa: PTH108  # as above
        shutil.rmtree(self._staging, ignore_errors=True)


@contextmanager
def new_site(output: Path, own: dict[str, int]) -> Iterator[NewSite]:
    """A new site, of which nothing is left beside the old one in the end; the arguments are those of `NewSite`."""
    site = NewSite(output, own)
    try:
        yield site
    finally:
        site.drop()


@contextmanager
def _told(output: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:  # what no file name can hold is a ValueError
        raise InputError(f"{output} can't be written: {getattr(error, 'strerror', None) or error}.") from error


def _is_below(name: str) -> bool:
    """Whether the name of a file leads nowhere but below the folder that it is joined to, on this system."""
    parts = name.split("/")
    return _NOWHERE.isdisjoint(parts) and (os.sep == "/" or Path(name).parts == tuple(parts))


def strangers(output: Path, own: set[str]) -> set[str]:
    """What stands at the top of a site, is no folder, and is not the site's own."""
    paths = list(output.iterdir()) if output.exists() else []
    return {path.name for path in paths if path.name not in own and (path.is_symlink() or not path.is_dir())}


def _files_below(folder: str) -> Iterator[tuple[str, int, int]]:
    """What stands below a folder and is no folder: its path, its size, and when it was last changed; a link has no size."""
    waiting = [""]
    while waiting:
        above = waiting.pop()
        with suppress(FileNotFoundError), os.scandir(f"{folder}/{above}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{above}{entry.name}/")
                    continue
                stat = entry.stat(follow_symlinks=False)
                if S_ISREG(stat.st_mode) or S_ISLNK(stat.st_mode):
                    yield f"{above}{entry.name}", (_LINK if S_ISLNK(stat.st_mode) else stat.st_size), stat.st_mtime_ns


def _link(old: str, new: str) -> None:
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
