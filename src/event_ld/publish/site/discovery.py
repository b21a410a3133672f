"""What crawlers, harvesters and hosts look for: sitemap, robots.txt, VoID, Atom, and rules for media types and caching."""

from __future__ import annotations

import re
from collections.abc import Iterable
from heapq import nlargest
from html import escape
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from event_ld.graph.fragments import first_text
from event_ld.graph.iris import slug
from event_ld.publish.site.catalog import DCT, FOAF
from event_ld.publish.site.datasets import FORMATS
from event_ld.publish.site.words import word
from event_ld.readers.formats import STATE_FILE

if TYPE_CHECKING:
    from event_ld.model import Event
    from event_ld.publish.site.state import Published, Where
    from event_ld.readers.settings import Settings

_NEWEST = 100
_MOST_URLS = 50_000  # sitemaps.org, protocol
MEDIA_TYPES = {
    "html": "text/html; charset=utf-8",
    "ttl": "text/turtle; charset=utf-8",
    "trig": "application/trig; charset=utf-8",
    "jsonld": "application/ld+json; charset=utf-8",
    "nt": "application/n-triples; charset=utf-8",
    "rdf": "application/rdf+xml; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
}
"""The media type of each ending that hosts do not know by themselves, and of pages."""


def sitemap(pages: list[tuple[str, str]], base: str) -> dict[str, bytes]:
    """The sitemap of pages and when they changed; several and an index of them above 50,000 pages (sitemaps.org)."""
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

    def entry(tag: str, way: str, day: str) -> str:
        changed = f"<lastmod>{day}</lastmod>" if day else ""
        return f"<{tag}><loc>{escape(base + way)}</loc>{changed}</{tag}>\n"

    parts = [pages[at : at + _MOST_URLS] for at in range(0, max(len(pages), 1), _MOST_URLS)]
    texts = [f"{head}<urlset {space}>\n{''.join(entry('url', way, day) for way, day in part)}</urlset>\n" for part in parts]
    if len(texts) == 1:
        return {"sitemap.xml": texts[0].encode()}
    names = [f"sitemap-{number}.xml" for number in range(1, len(texts) + 1)]
    index = f"{head}<sitemapindex {space}>\n{''.join(entry('sitemap', name, '') for name in names)}</sitemapindex>\n"
    return {"sitemap.xml": index.encode(), **{name: text.encode() for name, text in zip(names, texts, strict=True)}}


def robots(base: str) -> bytes:
    """`robots.txt` (RFC 9309), which names the sitemap."""
    return f"{_root_note(base, 'robots.txt')}User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n".encode()


def _root_note(base: str, name: str) -> str:
    """A comment for a file that is looked for at the root of a host alone, where the site stands below a path."""
    parts = urlsplit(base)
    return f"# This counts at {parts.scheme}://{parts.netloc}/{name} alone: copy it there.\n" if parts.path != "/" else ""


def void(where: Where, count: int, settings: Settings | None) -> bytes:
    """`.well-known/void` (VoID, section 7.2), in Turtle."""
    base = where.address
    dumps = ", ".join(f"<{base}events.{format_.ending}>" for format_ in FORMATS)
    dataset = f"{where.base}data/#events" if settings else f"{base}.well-known/void#events"
    lines = [
        f"{_root_note(base, '.well-known/void')}@prefix dcterms: <{DCT}> .",
        f"@prefix foaf: <{FOAF}> .\n@prefix void: <http://rdfs.org/ns/void#> .\n",
        f"<{base}.well-known/void> a void:DatasetDescription ; foaf:primaryTopic <{dataset}> .",
        f"<{dataset}> a void:Dataset ;",
        f"    foaf:homepage <{base}> ; void:dataDump {dumps} ;",
        f'    void:uriSpace "{where.base}" ; void:vocabulary <http://schema.org/> ;',
        *([f"    dcterms:license <{settings.license.url}> ;"] if settings and settings.license else []),
        f"    void:entities {count} .",
    ]
    return ("\n".join(lines) + "\n").encode()


def atom(published: Iterable[tuple[Published, str]], settings: Settings | None, where: Where, updated: str) -> bytes:
    """The events that changed last, as an Atom feed (RFC 4287)."""
    newest = nlargest(_NEWEST, published, key=lambda one: (one[0].modified, one[1]))
    language = settings.language if settings else "en"
    title = settings.title if settings else word("all-events", language)
    author = settings.publisher.name if settings else title
    entries = "".join(_entry(one, one.event, where, way) for one, way in newest)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{escape(language)}">\n'
        f"<id>{escape(where.base)}</id><title>{escape(title)}</title><updated>{updated}</updated>\n"
        f"<author><name>{escape(author)}</name></author>\n"
        f'<link rel="self" href="{escape(where.address)}feed.atom"/>\n{entries}</feed>\n'
    ).encode()


def _entry(one: Published, event: Event, where: Where, way: str) -> str:
    return (
        f"<entry><id>{escape(where.base + way)}</id><title>{escape(first_text(event.name, event.language))}</title>"
        f'<link href="{escape(where.address + way)}"/><published>{one.issued}</published><updated>{one.modified}</updated>'
        f"<summary>{escape(first_text(event.description, event.language)[:500])}</summary></entry>\n"
    )


IMMUTABLE = "public, max-age=604800, immutable"
"""How long a closed page of the change feed may be kept: it never changes again."""


def host_rules(closed: list[str], base: str) -> dict[str, bytes]:
    """Media types, caching (for ever, of what is closed) and access for hosts: Netlify, GitHub Pages, Apache, nginx."""
    years, path = "|".join(PurePath(name).stem for name in closed), urlsplit(base).path
    rules = {"_headers": _headers(closed, path), ".htaccess": _apache(years, path), "nginx.conf": _nginx(years, path)}
    locked = {f"{PurePath(STATE_FILE).parts[0]}/.htaccess": "Require all denied\n"}
    return {name: text.encode() for name, text in (rules | locked | {".nojekyll": ""}).items()}


def redirects(old: tuple[str, ...], address: str) -> dict[str, bytes]:
    """Rules that lead from where the site stood before to where it stands, and from there nowhere, for each host it has left."""
    files: dict[str, bytes] = {}
    for one in old:
        here, goal = urlsplit(one), urlsplit(address)
        others = {to.path for to in map(urlsplit, (*old, address)) if to.netloc == here.netloc and to.path != here.path}
        inner = sorted(path for path in others if path.startswith(here.path))
        kept = "".join(f"{path}* {path}:splat 200\n" for path in inner)
        spared = "".join(f"(?!{re.escape(path.removeprefix(here.path))})" for path in inner)
        rule, host = f'"^{re.escape(here.path)}{spared}(.*)$" "{address}$1"', ""
        apache, nginx = f"RedirectMatch 301 {rule}", f"rewrite {rule} permanent;"
        if goal[1:3] == here[1:3]:  # the scheme alone is new, where both are one folder of the host
            host = f"{here.scheme}://{here.netloc}"
            apache = f"<If \"%{{REQUEST_SCHEME}} == '{here.scheme}'\">\n    {apache}\n  </If>"
            nginx = f"if ($scheme = {here.scheme}) {{ {nginx} }}"
        for name, text in (
            ("_redirects", f"{kept}{host}{here.path}* {address}:splat 301\n"),
            (".htaccess", f"<IfModule mod_alias.c>\n  {apache}\n</IfModule>\n"),
            ("nginx.conf", f"location {here.path} {{ {nginx} }}\n"),
        ):
            files[f"moved-from/{slug(one.partition('://')[2])}/{name}"] = text.encode()
    return files


def _headers(closed: list[str], path: str) -> str:
    types = {f"*.{ending}": media for ending, media in MEDIA_TYPES.items() if ending != "html"}
    rules = [
        f"{path}{name}\n  Content-Type: {media}\n" for name, media in (types | {".well-known/void": MEDIA_TYPES["ttl"]}).items()
    ]
    rules += [f"{path}{name}\n  Cache-Control: {IMMUTABLE}\n" for name in closed]
    return "".join((*rules, f"{path}*\n  Access-Control-Allow-Origin: *\n"))


def _apache(years: str, path: str) -> str:
    """For any host that lets `.htaccess` say something (`AllowOverride FileInfo AuthConfig`), with or without mod_headers."""
    types = "".join(f'  AddType "{media}" .{ending}\n' for ending, media in MEDIA_TYPES.items())
    kept = f'  <FilesMatch "^({years})\\.trig$">\n    Header set Cache-Control "{IMMUTABLE}"\n  </FilesMatch>\n'
    return (
        f"AddDefaultCharset utf-8\nErrorDocument 404 {path}404.html\n<IfModule mod_mime.c>\n{types}</IfModule>\n"
        f'<Files "void">\n  ForceType "{MEDIA_TYPES["ttl"]}"\n</Files>\n'
        f'<IfModule mod_headers.c>\n  Header always set Access-Control-Allow-Origin "*"\n{kept if years else ""}</IfModule>\n'
    )


def _nginx(years: str, path: str) -> str:
    """For a location, or for a server block; nginx passes `add_header` on to locations that have none of their own alone."""
    open_ = "add_header Access-Control-Allow-Origin * always;"

    def location(pattern: str, media: str, more: str = "") -> str:
        return f'location ~ {pattern}$ {{ types {{ }} default_type "{media}"; {more}}}\n'

    kept = f'{open_} add_header Cache-Control "{IMMUTABLE}"; '
    closed = [location(f"/feed/({years})\\.trig", MEDIA_TYPES["trig"], kept)] if years else []
    types = [location(f"\\.{ending}", media) for ending, media in MEDIA_TYPES.items() if ending != "html"]
    return (
        "# Include this beside the root or alias of the site, in that server or location block:\n"
        "#     location /events/ { alias /srv/site/; include /srv/site/nginx.conf; }\n"
        f"charset utf-8;\n{open_}\nerror_page 404 {path}404.html;\nlocation ~ /\\.(event-ld|ht) {{ return 404; }}\n"
        + "".join((*closed, location("/\\.well-known/void", MEDIA_TYPES["ttl"]), *types))
    )
