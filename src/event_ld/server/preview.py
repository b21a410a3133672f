"""A folder of descriptions as the site that it would become, built anew whenever a file changes."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from event_ld.building import Built, build
from event_ld.changes import PAUSE, look
from event_ld.errors import EventLDError, fault_of
from event_ld.problems import Severity


class Preview:
    """Builds a folder into a temporary site, again and again.

    Attributes:
        version: How many builds changed the site, or what is to be said of it.
        said: What is wrong with the descriptions.
    """

    def __init__(self, folder: Path, base_url: str, told: Callable[[Built | EventLDError], None]) -> None:
        """Builds the site for the first time, or raises why not; `told` takes what each build did, or why it failed."""
        self._scratch = tempfile.TemporaryDirectory(prefix="event-ld-")
        self._folder = folder
        self._base = base_url
        self._told = told
        self._stop = threading.Event()
        self._seen = look([self._folder])
        self.site = Path(self._scratch.name) / "site"
        self.version = 0
        self.said = ""
        self._tell(build(folder, self.site, base_url=base_url, allow_deletions=True))
        self.version = 0

    def watch(self) -> threading.Thread:
        """Begins to look at the folder, in a thread of its own, until `close`."""
        thread = threading.Thread(target=self._watch, daemon=True)
        thread.start()
        return thread

    def renew(self) -> bool:
        """Builds again where a file has changed; whether it has."""
        now = look([self._folder])
        if now == self._seen:
            return False
        self._seen = now
        built: Built | EventLDError
        try:
            built = build(self._folder, self.site, base_url=self._base, allow_deletions=True)
        except Exception as error:  # a file that is half saved; the site stays as it was
            if isinstance(error, MemoryError):
                raise
            built = error if isinstance(error, EventLDError) else EventLDError(fault_of(error))
        self._tell(built)
        return True

    def _tell(self, built: Built | EventLDError) -> None:
        """Says what a build did, or why it failed, on the command line and on the pages."""
        self._told(built)
        wrong = [] if isinstance(built, EventLDError) else [one for one in built.problems if one.severity is Severity.VIOLATION]
        before, self.said = self.said, str(built) if isinstance(built, EventLDError) else "\n".join(map(str, wrong))
        self.version += self.said != before or (not isinstance(built, EventLDError) and bool(built.files))

    def close(self) -> None:
        """Stops looking, and removes the site."""
        self._stop.set()
        self._scratch.cleanup()

    def _watch(self) -> None:
        while not self._stop.wait(PAUSE):
            self.renew()
