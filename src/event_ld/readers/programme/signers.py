"""Who signs a message: a name, perhaps with an office, right above a line that is an e-mail address and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from event_ld.readers.programme.contacts import Address, addresses_in
from event_ld.readers.programme.names import has_work, is_known_name
from event_ld.readers.programme.offices import Facts
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.people import Mention, read_person, with_more
from event_ld.readers.programme.words import meaning
from event_ld.vocabulary import roles

_SIGNED = re.compile(r"(?P<name>[^:,\n]{5,60}?)(?:(?::|,|\s[-–—])\s(?P<office>[^.:\n]{3,60}))?")
_AROUND = " *_<>()[]:"
_LABEL = 12
"""How many characters stand before an address on its line: `E-mail: `."""


def signers(lines: list[Line]) -> Iterator[tuple[Mention, Line, Address]]:
    """The people above their addresses, each with the line of the name and with the address."""
    for above, line in pairwise(lines):
        found = addresses_in(line.whole)
        if len(found) != 1 or above.number + 1 != line.number:
            continue
        rest = line.whole.text.replace(found[0].email.text, "").strip(_AROUND)
        is_alone = len(rest) <= _LABEL and not any(map(str.isdigit, rest))
        signed = _SIGNED.fullmatch(above.whole.text.strip(_AROUND)) if is_alone and _may_sign(above) else None
        if signed is not None and (one := _signer(above, signed)) is not None:
            name, prefix = one.pieces["name"], one.pieces.get("honorificPrefix")
            yield one, above, found[0]._replace(name=name, prefix=prefix)


def _may_sign(line: Line) -> bool:
    is_role = line.section in roles() and roles()[line.section] == "performer"
    return line.role is Role.PROSE and line.within != "agenda" and not is_role


def _signer(line: Line, signed: re.Match[str]) -> Mention | None:
    """Who stands on a line; the words behind the name hold where they say an office."""
    whole = line.whole.strip(_AROUND)
    name = whole.cut(*signed.span("name"))
    one = read_person(name) if is_known_name(name) else None
    office = whole.cut(*signed.span("office")) if signed["office"] else None
    if one is None or office is None or "," in office.text:
        return one
    if has_work(office):
        return with_more(one, office)
    facts = Facts()
    if meaning("section", office.text.rpartition(" ")[2]) in {"organizer", "coordinator"}:
        facts.job(office)
    return Mention(replace(one.person, **facts.fields), one.pieces | facts.pieces)
