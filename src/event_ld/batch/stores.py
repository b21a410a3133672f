"""Files anywhere: on local disks, and in any store that fsspec knows, such as S3, Google Cloud Storage or Azure.

A store is looked at afresh: what fsspec remembers of its listings is forgotten before each question, since other machines write
there too. Its failures are `InputError`, whatever exceptions its package has. fsspec is part of the extra `cluster`; settings and
credentials are read from where its packages always read them.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, cast

from event_ld.errors import EventLDError, InputError, UsageError, sentence_of
from event_ld.extras import needed

WHAT = "A cluster"
"""What needs the extra."""


class Store:
    """A place in a store, as fsspec names it: a file, a folder, a pattern; `InputError` says what can't be read or written."""

    def __init__(self, url: str) -> None:
        """Sets the store up, of a path or a URL that fsspec knows.

        An ExtraError where the extra is not installed; a UsageError where the package of the store is not installed, or there
        is no such store.
        """
        fsspec = needed("fsspec", "cluster", WHAT)
        try:
            self._fs, place = fsspec.core.url_to_fs(url)
        except ImportError as error:
            raise UsageError(f"{url} needs a package that is not installed: {sentence_of(error)}.") from None
        except ValueError as error:
            raise UsageError(f"{url} is on no file system that is known: {sentence_of(error)}.") from None
        protocols = self._fs.protocol
        self.place = str(place)
        self.is_local = "file" in ((protocols,) if isinstance(protocols, str) else protocols)
        self.url = self.place if self.is_local else url

    @contextmanager
    def errors(self, what: str) -> Iterator[None]:
        """Failures to have it `read` or `written` as an `InputError`; what it remembers of listings is forgotten first."""
        self._fs.invalidate_cache()
        try:
            yield
        except EventLDError:
            raise
        except Exception as error:  # each package has exceptions of its own
            if self.is_local and not isinstance(error, OSError):
                raise
            said = str(getattr(error, "strerror", None) or sentence_of(error)).rstrip(".")
            why = "it is not there" if said in self.url else said
            raise InputError(f"{self.url} can't be {what}: {why}.") from error

    def files(self) -> list[tuple[str, dict[str, Any]]]:
        """The file, or those that the pattern names, by name: the URL of each, and what the store knows of it."""
        with self.errors("read"):
            is_file = self._fs.isfile(self.place)
            found = {self.place: self._fs.info(self.place)} if is_file else self._fs.glob(self.place, detail=True)
            return [(self._url_of(name), info) for name, info in sorted(found.items()) if info["type"] == "file"]

    def open(self) -> IO[bytes]:
        """The file, to be read from its beginning on, within `errors`."""
        return cast("IO[bytes]", self._fs.open(self.place, "rb"))

    def make(self, name: str) -> None:
        """Makes a folder in the folder, but where names begin with a bucket; an InputError where it can't be made."""
        if self.is_local or self.place.startswith("/"):
            with self.errors("written"):
                self._fs.makedirs(self._at(name), exist_ok=True)

    def names(self, name: str = "") -> set[str]:
        """The names of what is in the folder, or in a folder in it; none where there is no such folder."""
        with self.errors("read"), suppress(FileNotFoundError):
            found = [str(one).rstrip("/") for one in self._fs.ls(self._at(name), detail=False)]
            return {one.rpartition("/")[2] for one in found if one != self._at(name)}  # consoles make files for folders
        return set()

    def read(self, name: str) -> bytes | None:
        """A small file of the folder; None where it is not there."""
        with self.errors("read"), suppress(FileNotFoundError):
            return bytes(self._fs.cat_file(self._at(name)))
        return None

    def size(self, name: str) -> int:
        """The bytes of a file of the folder; -1 where it is not there."""
        with self.errors("read"), suppress(FileNotFoundError):
            return int(self._fs.info(self._at(name))["size"])
        return -1

    def remove(self, name: str) -> None:
        """Takes a file, or a folder with what is in it, out of the folder; does nothing where it is not there."""
        with self.errors("written"), suppress(FileNotFoundError):
            self._fs.rm(self._at(name), recursive=True)

    @contextmanager
    def writing(self, name: str) -> Iterator[IO[bytes]]:
        """A stream to a file of the folder that is in its place when all of it is written, and not before.

        Where the store is not local it is written here first: a stream into a store that is closed by a failure would leave what
        has been written so far as if it were all.
        """
        place = self._at(name)
        with nullcontext(Path(place).parent) if self.is_local else TemporaryDirectory(prefix="event-ld-") as scratch:
            new = Path(scratch) / f".{Path(name).name}.{uuid.uuid4().hex}"
            try:
                with new.open("wb") as stream:
                    yield stream
                if self.is_local:
                    new.replace(place)
                else:
                    with self.errors("written"):
                        self._fs.put_file(str(new), place)
            finally:
                new.unlink(missing_ok=True)

    def _at(self, name: str) -> str:
        return f"{self.place.rstrip('/')}/{name}".rstrip("/") or "/"

    def _url_of(self, name: str) -> str:
        """The URL of a file that this one names, with the host and the other stores that it goes through."""
        if self.is_local:
            return name
        return self.url.replace(self.place, name, 1) if self.place in self.url else str(self._fs.unstrip_protocol(name))
