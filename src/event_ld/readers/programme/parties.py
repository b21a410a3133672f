"""The people and bodies around an event: who organises and supports it, whom to ask, where to register."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from event_ld import model
from event_ld.codes import country_meant
from event_ld.folding import fold
from event_ld.readers.prices import prices_in
from event_ld.readers.programme.bodies import (
    Body,
    listed_bodies,
    organizer_in_title,
    organizers_in,
    organizers_of,
    supporters_in,
    with_verbs,
)
from event_ld.readers.programme.body_names import plain_body
from event_ld.readers.programme.committees import committee_lines
from event_ld.readers.programme.contacts import Address, addresses_in, free_in, registration_end, registration_in
from event_ld.readers.programme.cued import only_tells, people_said
from event_ld.readers.programme.header import Found, organizer_in_letterhead
from event_ld.readers.programme.juries import jury_people
from event_ld.readers.programme.names import has_work, is_known_name, looks_like_organization, names_body, organization_from
from event_ld.readers.programme.offices import is_capitalised, is_place
from event_ld.readers.programme.outline import Line, Role, paragraphs
from event_ld.readers.programme.people import Mention, read_people, read_person, with_more
from event_ld.readers.programme.place_lines import reads_like_place
from event_ld.readers.programme.places import VENUE
from event_ld.readers.programme.signers import signers
from event_ld.readers.programme.surroundings import RULE, Surroundings
from event_ld.readers.programme.telephones import telephone_in
from event_ld.readers.programme.text import is_in
from event_ld.readers.programme.titled import led_people, split_roles, without_lead
from event_ld.readers.programme.words import READ, spelled_pattern
from event_ld.source import Evidence, Span
from event_ld.vocabulary import roles

if TYPE_CHECKING:
    from event_ld.readers.programme.notes import Notes
    from event_ld.readers.programme.slot_events import SlotEvents
    from event_ld.readers.programme.text import Piece

_CONTACT = "contact"
_LONGEST_ALONE = 120
_NEAR = 2  # lines
_MOST_WORDS = 12
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3})\.\s+(?=[A-ZÀ-Þ])")
_OF_AGENDA = (Role.TIME, Role.DAY, Role.ROW)
"""What ends a list below a label or a heading."""
_DIALS = re.compile(
    r"(?:webinar|meeting|conference)\s+id\b|\bdial|\bID\s+d[ae]\s+(?:la\s+)?reuni|\bmarque\b|\bcomposez\b", re.IGNORECASE
)
"""What stands beside a number by which people join a meeting, and ask nobody."""
_LABELLED = re.compile(r"[^\W\d_][^:\n]{1,30}:\s")
_PRICE_LEAD = spelled_pattern(r"[\W_]*(?:{price})[\s:=–-]+")


def read_parties(lines: list[Line], title: Found | None, around: Surroundings, notes: Notes, fields: dict[str, Any]) -> None:
    """Reads the organisers and the supporters of an event into its fields."""
    texts = with_verbs(paragraphs(lines, notes.findings.source), notes.findings.source.text)
    organizers = [*_labelled(lines, "organizer"), *_hosts(lines)]
    named = [fold(body.piece.value) for body in organizers]
    told = [
        body if (piece := around.narrowed(body.piece)) == body.piece else body._replace(piece=plain_body(piece))
        for text in texts
        for body in organizers_in(text)
    ]
    organizers += [one for one in told if not any((name := fold(one.piece.value)) in other or other in name for other in named)]
    if not organizers and title is not None:
        organizers = [body for text in texts for body in organizers_of(title.piece, text)]
    if not organizers and title is not None:
        above = [Body(one.piece, one.rule) for one in organizer_in_letterhead(lines, title)]
        organizers = above or organizer_in_title(title.piece)
    hosts = around.hosts(title.piece if title else None) if not organizers else []
    venue = notes.evidence.get(VENUE)  # `The Map House will be the venue of …`
    said = venue.spans[0] if venue is not None and venue.rule == "place-from-sentence" else Span(0, 0)
    organizers = organizers or [Body(one, RULE) for one in hosts if not (one.start < said.end and said.start < one.span.end)]
    _put(organizers, "organizer", notes, fields)
    _without_host(organizers, notes, fields)
    for section, name in (("sponsor", "sponsor"), ("collaborator", "contributor")):  # who helps pays only where that is said
        bodies = _labelled(lines, section) or [body for text in texts for body in supporters_in(text, section)]
        _put(bodies, name, notes, fields)


def _without_host(organizers: list[Body], notes: Notes, fields: dict[str, Any]) -> None:
    """Takes back a venue of the tagger that is a body which the text says to hold the event: `The City Museum invites you`."""
    venue, place = notes.evidence.get(VENUE), fields.get("location")
    hosts = [body.piece.span for body in organizers if body.rule]
    is_host = venue is not None and venue.rule == RULE and any(one.start <= venue.spans[0].start < one.end for one in hosts)
    if is_host and isinstance(place, model.Place):
        del notes.evidence[VENUE]
        fields["location"] = msgspec.structs.replace(place, name=None)
        if place.address is None:
            del fields["location"]


def _hosts(lines: list[Line]) -> list[Body]:
    """The bodies behind `Host:` before the agenda; a person who stands there is no organiser but plays a role."""
    pieces = [line.piece for line in lines if line.section == "host" and line.role is Role.LABEL and line.within != "agenda"]
    return [Body(body) for piece in pieces if not read_people([piece]) for body in listed_bodies(piece)]


def _labelled(lines: list[Line], section: str) -> list[Body]:
    own: list[Line] = []
    for line in _of_sections(lines):
        goes_on = line.is_joined or line.role is not Role.PROSE or not own or own[-1].role is Role.LABEL or names_body(line.piece)
        is_of = line.section == section and line.role is not Role.HEADING and line.piece.text and goes_on
        if is_of and not (line.role is Role.PROSE and reads_like_place(line.piece)):
            own.append(line)
    pieces = [line.piece for line in own if line.role is Role.LABEL or not _LABELLED.match(line.piece.text)]
    return [Body(one) for piece in pieces for one in listed_bodies(piece)]


def _of_sections(lines: list[Line]) -> Iterator[Line]:
    """The lines without those of an agenda: what stands behind a day or a time, up to the next label or heading, is of that."""
    is_past = False
    for line in lines:
        is_past = line.role not in (Role.LABEL, Role.HEADING) and (is_past or line.role in _OF_AGENDA)
        if not is_past:
            yield line


def _in_sections(lines: list[Line]) -> list[tuple[str, Mention, Line]]:
    """The people of the sections and labels that are named after a role; an office may stand on the line below a name."""
    found: list[tuple[str, Mention, Line]] = []
    for line in _of_sections(lines):
        role = line.section if line.section in roles() and line.role is not Role.HEADING else None
        is_apart = line.within != "agenda" or role == _CONTACT  # in an agenda a person belongs to a slot
        if role is None or not line.piece.text or not is_apart:
            continue
        people = led_people(line.piece, role)
        above = found[-1] if found else None
        if not people and above is not None and above[0] == role and _ends_card(above[1], above[2], line):
            found[-1] = (role, with_more(above[1], above[2].piece, line.piece), line)
        elif not people and above is not None and above[0] == role and _goes_on(above[1], above[2], line):
            said = line.piece if line.is_joined else _first_sentence(line.piece)
            found[-1] = (role, with_more(above[1], said), line)
        found += [(own, mention, line) for own, mention in people]
    return found


def _goes_on(mention: Mention, above: Line, line: Line) -> bool:
    """Whether a line says the office or the body of whom the line above it names; apart from that one, in its first words."""
    if mention.is_described or line.role is not Role.PROSE:
        return False
    if line.is_joined and above.number + 1 == line.number:
        return has_work(line.piece) or looks_like_organization(line.piece)
    said = _first_sentence(line.piece)
    begins = said.cut(0, len(said.text.split(",")[0].split(" ")[0]))
    return line.number - above.number <= _NEAR and has_work(begins) and len(said.text.split()) <= _MOST_WORDS


def _ends_card(mention: Mention, above: Line, line: Line) -> bool:
    """Whether a line is the body on a card of three lines: the name, the office on a line of its own, and the body."""
    office = mention.pieces.get("jobTitle[0]")
    is_card = office is not None and office.text == above.piece.text and "affiliation[0].name" not in mention.pieces
    is_near = line.role is Role.PROSE and line.number - above.number <= _NEAR
    is_body = is_capitalised(line.piece) and not has_work(line.piece) and len(line.piece.text.split()) <= _MOST_WORDS
    return is_card and is_near and is_body and not (is_place(line.piece) or reads_like_place(line.piece))


def _first_sentence(piece: Piece) -> Piece:
    found = _SENTENCE_END.search(piece.text)
    return piece.cut(0, found.start()) if found is not None else piece


def _alone(lines: list[Line]) -> list[tuple[str, Mention, Line]]:
    """Who stands on a line alone in an event without an agenda: with an honorific, and with a body or an office."""
    found: list[tuple[str, Mention, Line]] = []
    for line in lines:
        if line.role is Role.PROSE and not line.section and len(line.piece.text) <= _LONGEST_ALONE:
            people = read_people([line.piece])
            found += [("speaker", one, line) for one in people if "honorificPrefix" in one.pieces and one.is_described]
    return found


def _role_lines(lines: list[Line]) -> list[tuple[str, Mention, Line]]:
    """The people of lines of prose that are nothing but a role and people: `a cargo de Ana Gil`."""
    found = []
    for line in lines:
        if line.role is Role.PROSE and line.within != "agenda" and line.section not in roles():
            rest, people = split_roles(line.piece)
            found += [(role, one, line) for role, one in people if not rest.text]
            led = without_lead(line.piece)
            named = led_people(led, "speaker") if led.start != line.piece.start and not found else []
            if named and all(is_known_name(one.pieces["name"]) for _, one in named):
                found += [(role, one, line) for role, one in named]
    return found


def _put(bodies: list[Body], name: str, notes: Notes, fields: dict[str, Any]) -> None:
    made: list[model.Agent] = []
    seen: set[str] = set()
    names = [body.piece.value.casefold() for body in bodies]
    bodies = [body for body, name in zip(bodies, names, strict=True) if not any(one.startswith(f"{name} (") for one in names)]
    read = [read_person(body.piece) for body in bodies]
    people = [one is not None and not looks_like_organization(one.pieces["name"]) for one in read]
    known_people = sum(is_it and is_known_name(one.pieces["name"]) for one, is_it in zip(read, people, strict=True) if one)
    for body, one, is_person in zip(bodies, read, people, strict=True):
        agent: model.Agent
        is_one_of = is_person and one is not None and (is_known_name(one.pieces["name"]) or known_people * 2 > len(bodies))
        if one is not None and is_one_of:  # in a list of people each one is one
            agent, pieces, known = one.person, one.pieces, {str(one.person.name).casefold()}
        else:
            agent, pieces = organization_from(body.piece)
            known = {str(other).casefold() for other in (agent.name, *agent.alternate_name)}
        if not known & seen:
            notes.note_pieces(f"{name}[{len(made)}]", pieces, body.rule)
            made.append(agent)
        seen |= known
    if made:
        fields[name] = tuple(made)


def read_people_around(
    lines: list[Line], listed: list[tuple[str, Mention, Piece]], slots: SlotEvents, fields: dict[str, Any]
) -> None:
    """Reads the people whom no slot names, those of lists with the line that gives their role, and whom to ask, into an event."""
    found: dict[str, list[model.Agent]] = {"performer": [], "contributor": list(fields.get("contributor", ()))}
    addresses = [one for line in lines if line.role is not Role.TIME for one in addresses_in(line.whole)]
    organising = committee_lines((line.whole, not line.is_joined) for line in lines)
    others = [line for number, line in enumerate(lines) if number not in organising]
    in_slots = {one.name for one in _in_slots(fields.get("sub_event", ()))}
    juries = (one for one in jury_people(others) if one[1].person.name not in in_slots)
    around = [*_in_sections(others), *_role_lines(others), *juries]
    here = {one.pieces["name"].start: one.person.name for _, one, _ in listed}
    for one, line, address in signers(others):
        if not [at for at, name in here.items() if name == one.person.name and at != one.pieces["name"].start]:
            addresses = [address if other.email == address.email else other for other in addresses]
            around.append((_CONTACT, one, line))
    known = {one.person.name for _, one, _ in around}
    tagged = {one.person.name: one for _, one, _ in listed if one.is_described}
    said = [(role, one if _is_whole(one) else tagged.get(one.person.name, one), line) for role, one, line in people_said(lines)]
    if fields.get("sub_event"):  # whom to ask, or who coordinates; others belong to a slot
        said = [one for one in said if roles()[one[0]] == "contributor"]
    else:
        said += _alone(lines)
    around += [one for one in said if one[1].person.name not in known]
    told = {one.person.name for _, one, _ in around} | in_slots
    text = slots.notes.findings.source.text
    names = [one for one in listed if not any(f"{name} ".startswith(f"{one[1].person.name} ") for name in told)]
    apart = [one for one in names if not only_tells(one[1].pieces["name"], text)]
    apart = [one for one in apart if not any(is_in(one[1].pieces["name"], lines[number].whole) for number in organising)]
    hosts = {one.name for one in fields.get("organizer", ()) if isinstance(one, model.Organization)}
    for role, mention, piece in (*((role, one, line.whole) for role, one, line in around), *apart):
        if mention.person.name in hosts:
            continue  # `Presented by Preservation Trust`
        if mention.rule == "tagger":
            hosts.add(mention.person.name)  # told once
        role = mention.role or role  # noqa: PLW2901  # what stands behind the name counts
        people = found[roles()[role]]
        people.append(slots.person(mention, role, f"{roles()[role]}[{len(people)}]", piece))
    _put_addresses(addresses, found["contributor"], slots.notes)
    _put_telephones(lines, found["contributor"], slots.notes)
    fields |= {name: tuple(people) for name, people in found.items() if people}


def _is_whole(one: Mention) -> bool:
    """Whether a sentence tells both the office and the body of somebody."""
    return {"jobTitle[0]", "affiliation[0].name"} <= one.pieces.keys()


def _in_slots(slots: Iterable[model.Event]) -> Iterator[model.Agent]:
    """The people of slots, and of those within them."""
    for slot in slots:
        yield from slot.performer
        yield from _in_slots(slot.sub_event)


def _put_addresses(addresses: list[Address], contributors: list[model.Agent], notes: Notes) -> None:
    """Adds whom to write to, once for each address; an address of a person who is known already goes to that person."""
    seen: set[str] = set()
    for address in addresses:
        if address.email.text.casefold() in seen:
            continue
        seen.add(address.email.text.casefold())
        path = f"contributor[{len(contributors)}]"
        name = address.name.value if address.name else None
        known = next((at for at, one in enumerate(contributors) if name is not None and one.name == name), None)
        if known is not None:
            notes.note(f"contributor[{known}].email", address.email)
            contributors[known] = msgspec.structs.replace(contributors[known], email=address.email.text)
            continue
        notes.evidence[path] = Evidence(spans=(address.email.span,))
        notes.note(f"{path}.email", address.email)
        notes.note(f"{path}.role", address.email, "contact-from-address")
        if address.name is None:
            made = model.Organization(name=notes.note(f"{path}.name", address.email), email=address.email.text, role=_CONTACT)
            contributors.append(made)  # the address is all that the text calls them by
            continue
        notes.note(f"{path}.name", address.name)
        if address.prefix is not None:
            notes.note(f"{path}.honorificPrefix", address.prefix)
        prefix = address.prefix.value if address.prefix else None
        contributors.append(model.Person(name=name, honorific_prefix=prefix, email=address.email.text, role=_CONTACT))


def _put_telephones(lines: list[Line], contributors: list[model.Agent], notes: Notes) -> None:
    """Adds the telephone numbers for questions: to the last contact that is known and has none, otherwise by themselves."""
    for at, line in enumerate(lines):
        number = telephone_in(line.whole) if line.role is not Role.TIME else None
        near = lines[max(at - _NEAR, 0) : at + _NEAR] if number is not None else []
        if number is None or any(_DIALS.search(one.whole.text) for one in near) or not notes.left([number]):
            continue
        known = [number for number, one in enumerate(contributors) if one.role == _CONTACT and one.telephone is None]
        place = known[-1] if known else len(contributors)
        notes.note(f"contributor[{place}].telephone", number)
        if known:
            contributors[place] = msgspec.structs.replace(contributors[place], telephone=number.value)
            continue
        notes.evidence[f"contributor[{place}]"] = Evidence(spans=(number.span,))
        notes.note(f"contributor[{place}].role", number, "contact-from-telephone")
        name = notes.note(f"contributor[{place}].name", number)
        contributors.append(model.Organization(name=name, telephone=number.value, role=_CONTACT))


def _offers(lines: list[Line], notes: Notes, fields: dict[str, Any]) -> list[model.Offer]:
    """What a line says behind a word such as `Entrada:`, in the currency of the country in which the event takes place."""
    address = getattr(fields.get("location"), "address", None)
    country = country_meant(str(address.address_country or "")) if address is not None else ""
    for line in lines:
        lead = _PRICE_LEAD.match(line.whole.text) if line.within != "agenda" and line.role is not Role.TIME else None
        piece = line.whole.cut(lead.end(), len(line.whole.text)) if lead is not None else None
        found = prices_in(piece.text, country) if piece is not None else []
        if piece is None or not any(one.sign for one in found):
            continue
        for number, one in enumerate(found):
            for name, said in (("name", one.label), ("price", one.amount), ("priceCurrency", one.money)):
                if said:
                    notes.note(f"offers[{number}].{name}", piece, one.rule if name == "priceCurrency" else "")
        return [model.Offer(name=one.label or None, price=one.amount, price_currency=one.money or None) for one in found]
    return []


def read_registration(lines: list[Line], notes: Notes, fields: dict[str, Any]) -> None:
    """Reads where people register, and whether attendance is free, into the fields of an event."""
    url = registration_in(lines)
    offers = _offers(lines, notes, fields)
    for number in range(len(offers) or 1):
        address = notes.note_url(f"offers[{number}].url", url) if url is not None else None
        if address is not None:
            offers[number:] = [msgspec.structs.replace(one, url=address) for one in offers[number:] or [model.Offer()]]
    last = registration_end(lines, str(fields.get("start_date", "")))
    if last is not None:
        for number in range(len(offers) or 1):
            notes.note(f"offers[{number}].validThrough", last[1])
        offers = [msgspec.structs.replace(one, valid_through=last[0]) for one in offers or [model.Offer()]]
    if offers:
        fields["offers"] = tuple(offers)
    free = free_in(lines)
    if free is not None:
        notes.note("isAccessibleForFree", free, "free-from-word")
        fields["is_accessible_for_free"] = True
    if str(fields.get("language", "en")) not in READ:
        notes.without_words(fields)
