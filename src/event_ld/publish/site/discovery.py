"""What crawlers, harvesters and hosts look for: sitemap, robots.txt, VoID, Atom, and rules for media types and caching."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from event_ld.graph.nodes import first_text
from event_ld.publish.site.catalog import DCT, FOAF, FORMATS
from event_ld.publish.site.words import word

if TYPE_CHECKING:
    from event_ld.publish.site.state import Published
    from event_ld.readers.settings import Settings

_MOST_URLS = 50_000  # sitemaps.org, protocol
MEDIA_TYPES = {
    "html": "text/html; charset=utf-8",
    "ttl": "text/turtle; charset=utf-8",
    "trig": "application/trig; charset=utf-8",
    "nt": "application/n-triples; charset=utf-8",
    "rdf": "application/rdf+xml; charset=utf-8",
    "jsonld": "application/ld+json; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
}
"""The media type of each ending that hosts do not know by themselves, and of pages."""


def sitemap(pages: list[tuple[str, str]], base: str) -> dict[str, bytes]:
    """The sitemap; several and an index of them above 50,000 pages (sitemaps.org).

    Args:
        pages: Each page's path below the site, and when it last changed (ISO 8601; "" where that is not known).
        base: Where the site stands.
    """
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
    return f"User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n".encode()


def void(base: str, count: int, settings: Settings | None) -> bytes:
    """`.well-known/void` (VoID, section 7.2), in Turtle."""
    dumps = ", ".join(f"<{base}events.{format_.ending}>" for format_ in FORMATS)
    lines = [
        f"@prefix dcterms: <{DCT}> .\n@prefix foaf: <{FOAF}> .\n@prefix void: <http://rdfs.org/ns/void#> .\n",
        f"<{base}.well-known/void> a void:DatasetDescription ; foaf:primaryTopic <{base}catalog.ttl#events> .",
        f"<{base}catalog.ttl#events> a void:Dataset ;",
        f"    foaf:homepage <{base}> ; void:dataDump {dumps} ;",
        f'    void:uriSpace "{base}" ; void:vocabulary <http://schema.org/> ;',
        *([f"    dcterms:license <{settings.license.url}> ;"] if settings and settings.license else []),
        f"    void:entities {count} .",
    ]
    return ("\n".join(lines) + "\n").encode()


def atom(published: list[tuple[Published, str]], settings: Settings | None, base: str) -> bytes:
    """The events that changed last, as an Atom feed (RFC 4287).

    Args:
        published: Each event with its page.
        settings: What the site says about itself, where it does.
        base: Where the site stands.
    """
    newest = sorted(published, key=lambda one: (one[0].modified, one[1]), reverse=True)[:100]
    language = settings.language if settings else "en"
    title = settings.title if settings else word("all-events", language)
    author = settings.publisher.name if settings else title
    entries = "".join(
        f"<entry><id>{escape(page)}</id><title>{escape(first_text(one.event.name))}</title>"
        f'<link href="{escape(page)}"/><published>{one.issued}</published><updated>{one.modified}</updated>'
        f"<summary>{escape(first_text(one.event.description)[:500])}</summary></entry>\n"
        for one, page in newest
    )
    updated = newest[0][0].modified if newest else "1970-01-01T00:00:00Z"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{escape(language)}">\n'
        f"<id>{escape(base)}</id><title>{escape(title)}</title><updated>{updated}</updated>\n"
        f'<author><name>{escape(author)}</name></author>\n<link rel="self" href="{escape(base)}feed.atom"/>\n{entries}</feed>\n'
    ).encode()


IMMUTABLE = "public, max-age=604800, immutable"
"""How long the page of a year that is over may be kept: it never changes again."""


def host_rules(closed: list[str]) -> dict[str, bytes]:
    """Media types and caching for hosts: `_headers` (Netlify, Cloudflare Pages), Apache and nginx.

    Args:
        closed: The files of the change feed that never change again.
    """
    headers = "".join(f"/*.{ending}\n  Content-Type: {media}\n" for ending, media in MEDIA_TYPES.items() if ending != "html")
    headers += "".join(f"/{name}\n  Cache-Control: {IMMUTABLE}\n" for name in closed)
    headers += "/.well-known/void\n  Content-Type: text/turtle; charset=utf-8\n/*\n  Access-Control-Allow-Origin: *\n"
    apache = "AddDefaultCharset utf-8\n" + "".join(
        f"AddType {media.partition(';')[0]} .{ending}\n" for ending, media in MEDIA_TYPES.items()
    )
    years = "|".join(sorted({name[5:9] for name in closed}))
    apache += (
        f'<FilesMatch "^({years})\\.(trig|jsonld)$">\n  Header set Cache-Control "{IMMUTABLE}"\n</FilesMatch>\n' if years else ""
    )
    apache += '<Files "void">\n  ForceType text/turtle\n</Files>\nHeader set Access-Control-Allow-Origin "*"\n'
    types = "".join(f"    {media.partition(';')[0]} {ending};\n" for ending, media in MEDIA_TYPES.items())
    nginx = (
        "# Include this in the server block of the site.\ninclude mime.types;\n"
        f"types {{\n{types}}}\ncharset utf-8;\n"
        "charset_types text/turtle application/trig application/n-triples application/ld+json;\n"
        + (f'location ~ /feed/({years})\\. {{ add_header Cache-Control "{IMMUTABLE}"; }}\n' if years else "")
        + "location = /.well-known/void { default_type text/turtle; }\nadd_header Access-Control-Allow-Origin *;\n"
    )
    return {"_headers": headers.encode(), ".htaccess": apache.encode(), "nginx.conf": nginx.encode()}
