"""The page of an event: for people first, with its JSON-LD in it and links to the same in every other format."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from event_ld.graph.fragments import first_text, slot_name
from event_ld.model import Person
from event_ld.publish.jsonld import web
from event_ld.publish.script import script_element
from event_ld.publish.site.words import clock_text, day_text, direction, word
from event_ld.terms import is_iri
from event_ld.vocabulary import scheme_labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from event_ld.graph.nodes import Tree
    from event_ld.model import Agent, Event, Text
    from event_ld.readers.settings import Settings

FORMATS = {
    "event.jsonld": ("application/ld+json", "JSON-LD"),
    "event.ttl": ("text/turtle", "Turtle"),
    "event.rdf": ("application/rdf+xml", "RDF/XML"),
    "event.nt": ("application/n-triples", "N-Triples"),
    "event.ics": ("text/calendar", "iCalendar"),
}
"""The other files of an event: the media type and the name of each."""


class Shell(NamedTuple):
    """What stands around the content of a page.

    Attributes:
        title: The title of the page.
        language: Its language.
        root: The way to the root of the site: "", `../` or `../../`.
        head: What else stands in its head.
    """

    title: str
    language: str
    root: str
    head: str = ""


def page(shell: Shell, body: str, settings: Settings | None) -> bytes:
    """A whole page in HTML, which needs no scripts.

    Args:
        shell: What stands around.
        body: The content of its `main`.
        settings: What the site says about itself, where it does.
    """
    site = escape(settings.title) if settings else escape(word("all-events", shell.language))
    foot = ""
    if settings is not None:
        parts = [f"{word('published-by', shell.language)} {escape(settings.publisher.name)}"]
        if settings.license is not None:
            link = f'<a rel="license" href="{escape(settings.license.url)}">{escape(settings.license.title)}</a>'
            parts.append(f"{word('licence', shell.language)}: {link}")
        parts.append(f'<a href="{shell.root}data/">{word("open-data", shell.language)}</a>')
        foot = " · ".join(parts)
    return (
        f'<!doctype html>\n<html lang="{escape(shell.language)}" dir="{direction(shell.language)}">\n'
        '<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(shell.title)}</title>\n'
        f'<link rel="stylesheet" href="{shell.root}site.css">\n{shell.head}</head>\n<body>\n'
        f'<header class="site"><a href="{shell.root}index.html">{site}</a></header>\n<main>\n{body}</main>\n'
        f'<footer class="site">{foot}</footer>\n</body>\n</html>\n'
    ).encode()


def event_page(event: Event, tree: Tree, settings: Settings | None, address: str) -> bytes:
    """The page of an event.

    Args:
        event: The event.
        tree: Its node tree.
        settings: What the site says about itself, where it does.
        address: Where the site stands.
    """
    writer = _Writer(event, tree)
    name = first_text(event.name)
    links = "".join(f'<link rel="alternate" type="{media}" href="{file}">\n' for file, (media, _) in FORMATS.items())
    summary = first_text(event.description)[:300]
    described = f'<meta name="description" content="{escape(summary)}">\n' if summary else ""
    canonical = f'<link rel="canonical" href="{escape(address + tree.iris.page.removeprefix(tree.iris.base))}">\n'
    element = script_element(web(tree), tree.iris.event)
    shell = Shell(name, event.language or "en", "../", f"{described}{canonical}{links}{element}\n")
    return page(shell, "".join(writer.body()), settings)


def agenda_html(event: Event, tree: Tree) -> str:
    """The agenda of an event as a piece of HTML for a page of somebody else's; "" where it has none.

    Args:
        event: The event.
        tree: Its node tree.
    """
    return "".join(_Writer(event, tree, is_site=False).agenda())


class _Writer:
    """Writes the content of one page."""

    def __init__(self, event: Event, tree: Tree, *, is_site: bool = True) -> None:
        self.event = event
        self.tree = tree
        self.is_site = is_site
        self.language = event.language

    def word(self, key: str) -> str:
        return escape(word(key, self.language))

    def body(self) -> Iterator[str]:
        event = self.event
        unknown = "" if event.language else ' lang=""'  # the words around are ours, in English
        yield f'<article id="event"{unknown}>\n'
        if event.super_event is not None and event.super_event.name:
            yield f'<p class="within">{self.word("within")} {self.text(event.super_event.name)}</p>\n'
        yield f"<h1>{self.text(event.name)}</h1>\n"
        if event.event_status and event.event_status != "scheduled":
            yield f'<p class="status">{self.word(event.event_status)}</p>\n'
        yield "<dl>\n"
        yield from self.facts()
        yield "</dl>\n"
        yield from self.actions()
        for paragraph in first_text(event.description).split("\n\n") if event.description else ():
            yield f"<p>{escape(paragraph)}</p>\n"
        if event.objectives:
            yield f"<h2>{self.word('objectives')}</h2>\n<ul>\n"
            yield from (f"<li>{self.text(one)}</li>\n" for one in event.objectives)
            yield "</ul>\n"
        yield from self.agenda()
        yield from self.people()
        yield from self.keywords()
        yield from self.formats()
        yield "</article>\n"

    def facts(self) -> Iterator[str]:
        event = self.event
        yield f"<dt>{self.word('when')}</dt><dd>{self.when(event)}</dd>\n"
        where = self.where()
        yield f"<dt>{self.word('where')}</dt><dd>{where}</dd>\n" if where else ""
        for key, agents in (("organizer", event.organizer), ("sponsor", event.sponsor)):
            if agents:
                yield f"<dt>{self.word(key)}</dt><dd>{', '.join(self.agent(one) for one in agents)}</dd>\n"
        if event.audience:
            yield f"<dt>{self.word('audience')}</dt><dd>{self.text(event.audience)}</dd>\n"

    def when(self, event: Event) -> str:
        """When it takes place, in local time, with the zone."""
        start, end = event.start_date or "", event.end_date
        parts = [f'<time datetime="{escape(start)}">{self.moment(start)}</time>']
        if end is not None and end != start:
            same = end[:10] == start[:10]
            shown = clock_text(end) if same else self.moment(end)
            parts.append(f'<time datetime="{escape(end)}">{escape(shown)}</time>' if shown else "")
        zone = f" <small>({escape(event.time_zone.replace('_', ' '))})</small>" if event.time_zone and "T" in start else ""
        return " – ".join(part for part in parts if part) + zone

    def moment(self, moment: str) -> str:
        clock = clock_text(moment)
        return escape(day_text(moment, self.language) + (f", {clock}" if clock else ""))

    def where(self) -> str:
        place, address = self.event.location, self.event.location.address if self.event.location else None
        parts: list[Text | None] = [self.event.room, place.name if place else None]
        if address is not None:
            city = " ".join(part for part in (address.postal_code, first_text(address.address_locality)) if part)
            parts += [address.street_address, city, address.address_country]
        shown = ", ".join(self.text(part) for part in parts if part)
        virtual = self.event.virtual_location
        if virtual is not None:
            name = first_text(virtual.name) or word("online", self.language)
            online = self.link(virtual.url, name) if virtual.url else escape(name)
            shown = f"{shown} · {online}" if shown else online
        return shown

    def actions(self) -> Iterator[str]:
        event = self.event
        found = [self.link(one.url, word("register", self.language)) for one in event.offers if one.url]
        found.append(f'<a href="event.ics">{self.word("calendar")}</a>')
        if event.is_accessible_for_free:
            found.append(f"<span>{self.word('free')}</span>")
        yield f'<p class="actions">{" ".join(found)}</p>\n'

    def agenda(self) -> Iterator[str]:
        if self.event.sub_event:
            yield f'<h2>{self.word("agenda")}</h2>\n<ol class="agenda">\n'
            day = (self.event.start_date or "")[:10]
            for slot in self.event.sub_event:
                own = (slot.start_date or "")[:10]
                if own and own != day:
                    yield f'<li class="day">{escape(day_text(own, self.language))}</li>\n'
                    day = own
                yield from self.slot(slot)
            yield "</ol>\n"

    def slot(self, slot: Event) -> Iterator[str]:
        schedule = slot.event_schedule
        begin = clock_text(slot.start_date or "") or (schedule.start_time if schedule and schedule.start_time else "")
        end = clock_text(slot.end_date or "") or (schedule.end_time if schedule and schedule.end_time else "")
        times = " – ".join(part for part in (begin, end) if part)
        is_date = self.event.type == "EventSeries" and "name" not in slot.unknown  # a date of what repeats, under its name
        name = self.text(slot.name) if slot.name else "" if is_date else f"<i>{self.word('open-name')}</i>"
        room = f' <span class="room">{self.text(slot.room)}</span>' if slot.room else ""
        yield f'<li id="{escape(slot_name(slot))}"><span class="time">{times}</span><div><h3>{name}{room}</h3>'
        yield from (f"<p>{escape(line)}</p>" for line in first_text(slot.description).split("\n") if line)
        if slot.performer:
            yield f'<ul class="people">{"".join(f"<li>{self.agent(one, with_role=True)}</li>" for one in slot.performer)}</ul>'
        elif "performer" in slot.unknown:
            yield f"<p><i>{self.word('open-performer')}</i></p>"
        if slot.sub_event:
            yield '<ol class="agenda">\n'
            for inner in slot.sub_event:
                yield from self.slot(inner)
            yield "</ol>"
        yield "</div></li>\n"

    def people(self) -> Iterator[str]:
        for key, agents in (("speakers", self.event.performer), ("also", self.event.contributor)):
            if agents:
                items = "".join(f"<li>{self.agent(one, with_role=True)}</li>\n" for one in agents)
                yield f'<h2>{self.word(key)}</h2>\n<ul class="people">\n{items}</ul>\n'

    def agent(self, agent: Agent, *, with_role: bool = False) -> str:
        """A person or a body, with what is said about them, linked to their page where they have one."""
        name = " ".join(first_text(part) for part in (getattr(agent, "honorific_prefix", None), agent.name) if part)
        shown = f"<b>{self.linked(agent, name)}</b>"
        if isinstance(agent, Person):
            more = [*map(first_text, agent.job_title), *(first_text(body.name) for body in agent.affiliation)]
            shown += f", {escape(', '.join(part for part in more if part))}" if more else ""
        if agent.email:
            shown += f' <a href="mailto:{escape(agent.email)}">{escape(agent.email)}</a>' if agent.email != name else ""
        label = self.role(agent.role) if with_role and agent.role not in {None, "speaker"} else ""
        return f'<span class="role">{label}</span> {shown}' if label else shown

    def role(self, role: str | None) -> str:
        labels = scheme_labels("roles.tsv").get(role or "", {})
        return escape(labels.get((self.language or "en").partition("-")[0], role or ""))

    def linked(self, agent: Agent, name: str) -> str:
        if self.is_site and agent.id and not is_iri(agent.id):
            kind = "person" if isinstance(agent, Person) else "organization"
            way = self.tree.iris.declared(kind, agent.id).removeprefix(self.tree.iris.base).partition("#")[0]
            return f'<a href="../{escape(way)}">{escape(name)}</a>'
        return self.link(agent.url, name) if agent.url else escape(name)

    def keywords(self) -> Iterator[str]:
        if self.event.keywords:
            yield f'<h2>{self.word("keywords")}</h2>\n<ul class="keywords">\n'
            for keyword in self.event.keywords:
                name = first_text(keyword.name)
                concept = keyword.concept
                if concept and not is_iri(concept):
                    way = self.tree.iris.concept(concept).removeprefix(self.tree.iris.base).partition("#")[0]
                    yield f'<li><a href="../{escape(way)}">{escape(name)}</a></li>\n'
                else:
                    yield f"<li>{self.link(concept, name) if concept else escape(name)}</li>\n"
            yield "</ul>\n"

    def formats(self) -> Iterator[str]:
        links = (f'<a href="{file}" type="{media}">{name}</a>' for file, (media, name) in FORMATS.items())
        yield f'<p class="formats">{self.word("data")}: {" · ".join(links)}</p>\n'

    @staticmethod
    def text(text: Text | None) -> str:
        return escape(first_text(text))

    @staticmethod
    def link(url: str, name: str) -> str:
        safe = url.startswith(("http://", "https://"))
        return f'<a href="{escape(url)}" rel="nofollow">{escape(name)}</a>' if safe else escape(name)
