"""Which files of a folder are read, and which are passed over."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePath

from event_ld.errors import InputError
from event_ld.readers.formats import ENDINGS, OF_BYTES, PACKED_ENDINGS, RDF_ENDINGS, SITE_SETTINGS, STATE_FILE
from event_ld.readers.theme import Theme


def files_of(folder: Path, *, with_settings: bool = False) -> list[str]:
    """The files of a folder, and of the folders in it, whose ending is one that a reader knows, sorted.

    Hidden files and folders are left out, `robots.txt`, built sites (of one that is named JSON and text), Markdown and PDF
    files, which in a folder are more often pages about the data and flyers; a Word file or a message that has the name of
    another file is what that was made of. So is what the settings of a site name for its looks; the settings themselves are
    there only `with_settings`. What only looks like a file by its name (a link that leads nowhere, a pipe) is among them, so
    that it is named, and so is a folder that can't be looked into.
    """
    return _parted(folder, with_settings=with_settings)[0]


def left_in(folder: Path) -> list[str]:
    """The files of a folder that `files_of` leaves out: those that hold words or records first, then pictures and the rest."""
    known = {*ENDINGS, *RDF_ENDINGS, *OF_BYTES}

    def order(path: str) -> tuple[bool, str]:
        stem, ending = _cut(path)
        return (_cut(stem)[1] if ending in PACKED_ENDINGS else ending) not in known, _key(path)

    return sorted(_parted(folder)[1], key=order)


def _parted(folder: Path, *, with_settings: bool = False) -> tuple[list[str], list[str]]:
    """The files of a folder that are read, sorted, and those that are left out."""
    known = {ending for ending in (*ENDINGS, *RDF_ENDINGS) if ENDINGS.get(ending) != "markdown"}
    made_of = {ending for ending, form in OF_BYTES.items() if form != "pdf"}
    if (folder / STATE_FILE).exists():  # of a site: what is for robots, and catalogues
        known -= {".json", ".txt"}
    is_told = str(folder / SITE_SETTINGS) if with_settings else ""
    found, others, unread = list[str](), list[str](), list[str]()
    for path in _below(folder, unread):
        name = path.rpartition(os.sep)[2]
        if name != SITE_SETTINGS or path == is_told:
            (found if _cut(path)[1] in known and name != "robots.txt" else others).append(path)
    named = {_cut(path)[0] for path in found}
    originals = {one for one in others if _cut(one)[1] in made_of and _cut(one)[0] not in named}
    read = sorted((*found, *originals, *unread), key=_key)
    return read, [one for one in others if one not in originals]


def _cut(path: str) -> tuple[str, str]:
    """A path without its ending, and the ending; there are very many, and a Path of each takes long."""
    stem, dot, ending = path.rpartition(".")
    return (stem, f".{ending.lower()}") if dot and os.sep not in ending else (path, "")


def _key(path: str) -> str:
    """What paths are sorted by: folder after folder."""
    return path.replace(os.sep, "\0")


def _below(folder: Path, unread: list[str]) -> Iterator[str]:
    """What is no folder in a folder, and in the folders in it; nothing hidden, and nothing of a site that was built.

    Links that lead nowhere and pipes are among them: who reads them is told why they can't be read. Folders that can't be looked
    into go to `unread`.
    """
    theme, start = _theme(folder), "" if folder == Path() else str(folder / "x")[:-1]
    for here, folders, names in os.walk(folder, onerror=lambda error: unread.append(str(Path(error.filename)))):
        if PurePath(STATE_FILE).parts[0] in folders and here != str(folder):
            folders.clear()
            continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        inner = Path(here).relative_to(folder)
        way = "" if inner == Path() else str(inner / "x")[:-1]
        for name in names:
            if not name.startswith(".") and not theme.is_of(f"{way}{name}".replace(os.sep, "/")):
                yield f"{start}{way}{name}"


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
