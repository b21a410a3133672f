"""What a Word document shows once its tracked changes are accepted, put where python-docx reads it.

python-docx reads the runs and links right in a paragraph, and the paragraphs and tables right in a body or a cell. Insertions,
content controls, fields and text boxes are moved there; what is deleted, struck through or hidden goes.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CHANGES = ("ins", "del", "moveFrom", "moveTo", "cellDel", "cellIns")
_MOVED = ("ins", "moveTo", "sdtContent", "sdt", "fldSimple", "smartTag", "customXml", "dir", "bdo")
_PROPERTIES = ("trPr", "tcPr", "sdtPr")
_UNSEEN = ("strike", "double_strike", "hidden")
_ELSEWHERE = ("header", "footer", "footnotes", "endnotes")


def has_changes(body: Any) -> bool:  # noqa: ANN401  # an element of python-docx
    """Whether text of a document was inserted, deleted or moved, and the change neither accepted nor refused."""
    return bool(_found(body, *_CHANGES))


def accept(body: Any, styles: Any) -> None:  # noqa: ANN401  # elements of python-docx
    """Changes a document, by its body or another element with paragraphs and by its styles, to what it shows."""
    joined = [paragraph for one in _found(body, "del", "moveFrom", "vanish") if (paragraph := _ended_by(one)) is not None]
    for one in [*_found(body, "del", "moveFrom", "cellDel", "showingPlcHdr"), *body.iter(_FALLBACK)]:
        above = one.getparent()
        gone = above.getparent() if above.tag.removeprefix(_W) in _PROPERTIES else one
        if one.tag != _FALLBACK or _found(above[0], "txbxContent"):
            _remove(gone)
    _without_unseen(body, {style.styleId: style for style in styles.style_lst})
    for one in reversed(_found(body, "txbxContent")):
        paragraph = next(one.iterancestors(f"{_W}p"))
        for block in reversed(list(one)):
            paragraph.addnext(block)
    for one in _found(body, *_MOVED):
        for child in list(one):
            one.addprevious(child)
        one.getparent().remove(one)
    for paragraph in joined:
        _join(paragraph)


def _found(body: Any, *names: str) -> list[Any]:  # noqa: ANN401  # as above
    return list(body.iter(*(f"{_W}{name}" for name in names)))  # XPath sorts them in quadratic time


def _remove(one: Any) -> None:  # noqa: ANN401  # as above
    if one.getparent() is not None:  # what went twice goes once
        one.getparent().remove(one)


def _ended_by(one: Any) -> Any:  # noqa: ANN401  # as above
    """The paragraph whose end a deletion or a hidden form is about; None where it is about something else."""
    above = [each.tag.removeprefix(_W) for each in islice(one.iterancestors(), 2)]
    is_off = one.get(f"{_W}val") in ("0", "false", "off")
    return None if above != ["rPr", "pPr"] or is_off else next(one.iterancestors(f"{_W}p"), None)


def _join(paragraph: Any) -> None:  # noqa: ANN401  # as above
    """Puts a paragraph whose end is deleted or hidden before the words of the one that follows it."""
    after = paragraph.getnext()
    if after is None or after.tag != f"{_W}p" or paragraph.getparent() is None:
        return
    at = 1 if after.pPr is not None else 0
    for number, child in enumerate(one for one in list(paragraph) if one.tag != f"{_W}pPr"):
        after.insert(at + number, child)
    paragraph.getparent().remove(paragraph)


def _without_unseen(body: Any, styles: dict[str, Any]) -> None:  # noqa: ANN401  # as above
    """Takes out the runs that are struck through or hidden, by themselves or by their styles."""
    from docx.text.font import Font  # noqa: PLC0415  # of an extra

    def of_style(name: str | None, kind: str) -> bool:
        seen: set[str] = set()
        while name in styles and name not in seen:
            seen.add(name)
            if (value := getattr(Font(styles[name]), kind)) is not None:
                return bool(value)
            name = styles[name].basedOn_val
        return False

    def is_so(run: Any, kind: str) -> bool:  # noqa: ANN401  # as above
        value = getattr(Font(run), kind)
        if value is not None:
            return bool(value)
        above = of_paragraphs.get(next(run.iterancestors(f"{_W}p"), None))
        return of_style(run.style, kind) != of_style(above, kind)  # one undoes the other

    of_paragraphs = {paragraph: paragraph.style for paragraph in _found(body, "p")}

    for run in _found(body, "r"):
        if any(is_so(run, kind) for kind in _UNSEEN):
            run.getparent().remove(run)


def elsewhere(document: Any) -> Iterator[str]:  # noqa: ANN401  # a document of python-docx
    """The texts of headers, footers and notes, each once; the numbers of pages are none."""
    from docx.oxml import parse_xml  # noqa: PLC0415  # of an extra

    for relation in document.part.rels.values():
        if relation.is_external or relation.reltype.rsplit("/", 1)[-1] not in _ELSEWHERE:
            continue
        root = parse_xml(relation.target_part.blob)
        for one in _found(root, "p"):
            if any("PAGE" in f"{each.text}{each.get(f'{_W}instr')}" for each in _found(one, "instrText", "fldSimple")):
                _remove(one)
        accept(root, document.styles.element)
        text = " ".join(" ".join(one.text for one in root.iter(f"{_W}p")).split())
        if text:
            yield text
