"""Which files of a folder are read, and which are passed over."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from event_ld.errors import InputError
from event_ld.readers.formats import ENDINGS, OF_BYTES, PACKED_ENDINGS, RDF_ENDINGS, SITE_SETTINGS, STATE_FILE
from event_ld.readers.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterator


def files_of(folder: Path, *, with_settings: bool = False) -> list[Path]:
    """The files of a folder, and of the folders in it, whose ending is one that a reader knows, sorted.

    Hidden files and folders are left out, sites that were built, and Markdown and PDF files, which in a folder are more often
    pages about the data and flyers; a Word file or a message that has the name of another file is what that was made of. So is
    what the settings of a site name for its looks. What only looks like a file by its name (a link that leads nowhere, a pipe)
    is among them, so that it is named, and so is a folder that can't be looked into.

    Args:
        folder: Where to look.
        with_settings: Whether the settings of a site, which stand in the folder itself, are among them.
    """
    known = {ending for ending in (*ENDINGS, *RDF_ENDINGS) if ENDINGS.get(ending) != "markdown"}
    made_of = {ending for ending, form in OF_BYTES.items() if form != "pdf"}
    is_told = {folder / SITE_SETTINGS} if with_settings else set()
    unread: list[Path] = []
    paths = [path for path in _below(folder, unread) if path.name != SITE_SETTINGS or path in is_told]
    found = [path for path in paths if path.suffix.lower() in known]
    named = {path.with_suffix("") for path in found}
    found += [path for path in paths if path.suffix.lower() in made_of and path.with_suffix("") not in named]
    return sorted([*found, *unread])


def left_in(folder: Path) -> list[Path]:
    """The files of a folder that `files_of` leaves out: those that hold words or records first, then pictures and the rest.

    Args:
        folder: Where to look.
    """
    known = {*ENDINGS, *RDF_ENDINGS}

    def order(path: Path) -> tuple[bool, Path]:
        ending = PurePath(path.stem if path.suffix.lower() in PACKED_ENDINGS else path.name).suffix.lower()
        return ending not in known and ending not in OF_BYTES, path

    read = set(files_of(folder))
    return sorted((path for path in _below(folder, []) if path.name != SITE_SETTINGS and path not in read), key=order)


def _below(folder: Path, unread: list[Path]) -> Iterator[Path]:
    """What is no folder in a folder, and in the folders in it; nothing hidden, and nothing of a site that was built.

    Links that lead nowhere and pipes are among them: who reads them is told why they can't be read. Folders that can't be looked
    into go to `unread`.
    """
    theme = _theme(folder)
    for here, folders, names in os.walk(folder, onerror=lambda error: unread.append(Path(error.filename))):
        if PurePath(STATE_FILE).parts[0] in folders and here != str(folder):
            folders.clear()
            continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = (Path(here, name) for name in names if not name.startswith("."))
        yield from (path for path in paths if not theme.is_of(path.relative_to(folder).as_posix()))


def _theme(folder: Path) -> Theme:
    """What the settings in a folder name for the looks of its site, which describes no event."""
    if not (folder / SITE_SETTINGS).is_file():
        return Theme()
    from event_ld.readers.settings import read_settings  # noqa: PLC0415  # what a folder with settings alone needs

    try:
        settings = read_settings((folder / SITE_SETTINGS).read_bytes(), SITE_SETTINGS)[0]
    except (OSError, InputError):
        settings = None
    return Theme() if settings is None else settings.theme
