"""What may stand in RDF: IRIs (RFC 3987, section 2.2), language tags (RFC 5646, section 2.1) and the characters of texts.

Every reader asks here, so that one address is accepted by all of them or by none, and what they pass on can be written in
any serialisation of RDF. What may not stand there and can be mended without a guess is mended here, by a rule with a name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from ipaddress import AddressValueError, IPv6Address
from typing import NamedTuple
from urllib.parse import quote, urljoin

PERCENT_ENCODED = "url-percent-encoded"
"""The rule of an address that holds characters no IRI may have: they are written as percent-encoded octets."""

_UCSCHAR = "\xa0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef" + "".join(
    f"{chr(plane << 16)}-{chr((plane << 16) | 0xFFFD)}" for plane in range(1, 0xE)
) + f"{chr(0xE1000)}-{chr(0xEFFFD)}"  # fmt: skip
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_SIGNS = "!$&'()*+,;="  # sub-delims
_OCTET = "%[0-9A-Fa-f]{2}"
_NO_HOST = r"(?![Hh][Tt][Tt][Pp][Ss]?:(?!//(?:[^/?#@]*@)?[^/?#@:]))"  # RFC 9110, section 4.2


class _Grammar(NamedTuple):
    """What an absolute IRI, a relative reference, and a character of one that may stand as it is look like."""

    iri: re.Pattern[str]
    reference: re.Pattern[str]
    allowed: re.Pattern[str]


@lru_cache(maxsize=2)
def _grammar(*, is_ascii: bool) -> _Grammar:
    """The grammar of IRIs; that of the letters beyond ASCII takes a tenth of a second to set up, and is seldom needed."""
    letters, private = "A-Za-z0-9._~\\-" + ("" if is_ascii else _UCSCHAR), "" if is_ascii else _PRIVATE
    host = rf"(?:\[(?:[0-9A-Fa-f:.]+|v[0-9A-Fa-f]+\.[A-Za-z0-9._~{_SIGNS}:-]+)\]|(?:[{letters}{_SIGNS}]|{_OCTET})*)"
    authority = rf"//(?:(?:[{letters}{_SIGNS}:]|{_OCTET})*@)?{host}(?::\d*)?"
    pchar = rf"(?:[{letters}{_SIGNS}:@]|{_OCTET})"
    path = rf"(?:[{letters}{_SIGNS}:@/]|{_OCTET})*"
    tail = rf"(?:\?(?:[{letters}{_SIGNS}:@/?{private}]|{_OCTET})*)?(?:#(?:[{letters}{_SIGNS}:@/?]|{_OCTET})*)?"
    first = rf"(?:[{letters}{_SIGNS}@]|{_OCTET})+"
    return _Grammar(
        re.compile(
            rf"{_NO_HOST}[A-Za-z][A-Za-z0-9+.\-]*:(?!\Z)(?:{authority}(?:/{path})?|/?(?:{pchar}{path})?){tail}\Z", re.ASCII
        ),
        re.compile(
            rf"(?:(?=//(?:[^/?#@]*@)?[^/?#@:]){authority}(?:/{path})?|/(?:{pchar}{path})?|{first}(?:/{path})?)?{tail}\Z", re.ASCII
        ),
        re.compile(rf"[{letters}{_SIGNS}:@/%]"),
    )


_PARTS = re.compile(r"(?P<before>(?:[A-Za-z][A-Za-z0-9+.\-]*:)?(?://[^/?#\\]*)?)(?P<path>[^?#]*)(?P<query>\?[^#]*)?(?P<fragment>#.*)?",
                    re.DOTALL)  # fmt: skip
_BRACKETS = re.compile(r"//(?:[^/?#@]*@)?\[([^\]v]*)\]")
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")

_COLON_FIRST = re.compile(r"[^/?#]*:")
_ROOT = "http://relative.invalid/"
_BASES = tuple(_ROOT + "/".join("1234"[:depth]) + "/" for depth in (4, 3, 2, 1))
BASE_OF_NONE = _BASES[0]
"""What a parser that knows none but absolute IRIs resolves relative ones against (RFC 2606, section 2, reserves the name)."""

_NO_LINKS = frozenset({"about", "blob", "data", "file", "javascript", "vbscript", "view-source"})

LANGUAGE = re.compile(
    r"(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*"
    r"(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?|x(?:-[a-z\d]{1,8})+|en-gb-oed|sgn-(?:be-(?:fr|nl)|ch-de)"
    r"|i-(?:ami|bnn|default|enochian|hak|klingon|lux|mingo|navajo|pwn|tao|tay|tsu))\Z",
    re.IGNORECASE | re.ASCII,
)
"""A well-formed language tag: the Language-Tag production of RFC 5646."""
# What neither XML nor YAML can hold, and what no person sees: controls but tab and line feed, and noncharacters.
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
"""The characters that no text keeps."""


def clean(text: str) -> str:
    """A text without control characters, lone surrogates and noncharacters."""
    return text if text.isprintable() else CONTROLS.sub("", text)


def is_clean(text: str) -> bool:
    """Whether `clean` would leave a text as it is."""
    return text.isprintable() or CONTROLS.search(text) is None


@lru_cache(maxsize=16_384)
def is_iri(text: str) -> bool:
    """Whether a text is an absolute IRI that may stand in RDF as it is; one of `http` or `https` has a host."""
    return _grammar(is_ascii=text.isascii()).iri.match(text) is not None and _has_good_host(text)


def is_for_readers(iri: str) -> bool:
    """Whether an IRI may be a link in a page: none that runs a script, holds its own data or names a file of one machine."""
    return iri.partition(":")[0].lower() not in _NO_LINKS


@lru_cache(maxsize=16_384)
def is_reference(text: str) -> bool:
    """Whether a text is a relative reference, which means something only beside a base (RFC 3987, section 2.2)."""
    return _grammar(is_ascii=text.isascii()).reference.match(text) is not None and _has_good_host(text)


def _has_good_host(text: str) -> bool:
    found = _BRACKETS.search(text)
    if found is None:
        return True
    try:
        IPv6Address(found[1])
    except AddressValueError:
        return False
    return True


@lru_cache(maxsize=16_384)
def address(text: str) -> str | None:
    """An absolute IRI out of what was written: as it is, or percent-encoded (`PERCENT_ENCODED`); None where that gives none."""
    if is_iri(text):
        return text
    mended = _encoded(text)
    return mended if is_iri(mended) else None


@lru_cache(maxsize=16_384)
def reference(text: str) -> str | None:
    """The same as `address` for what may be relative too."""
    for one in (text, _encoded(text)):
        if is_iri(one) or is_reference(one):
            return one
    return None


def _encoded(text: str) -> str:
    """A text with what may not stand behind the host percent-encoded; spaces around it are no part of it."""
    return _PARTS.sub(_parts_encoded, clean(text).strip(), count=1)


def _parts_encoded(found: re.Match[str]) -> str:
    path, query, fragment = (_BAD_PERCENT.sub("%25", found[name] or "") for name in ("path", "query", "fragment"))
    return f"{found['before']}{_quoted(path)}{query[:1]}{_quoted(query[1:], '?')}{fragment[:1]}{_quoted(fragment[1:], '?')}"


def _quoted(text: str, more: str = "") -> str:
    allowed = _grammar(is_ascii=text.isascii()).allowed
    return "".join(one if one in more or allowed.match(one) else quote(one, safe="") for one in text)


def as_written(iri: str) -> str:
    """An IRI; one that a parser has made absolute by `BASE_OF_NONE` is the relative reference that was written."""
    if not iri.startswith(_ROOT):
        return iri
    below = next((number for number, base in enumerate(_BASES) if iri.startswith(base)), None)
    rest = f"/{iri.removeprefix(_ROOT)}" if below is None else "../" * below + iri.removeprefix(_BASES[below])
    return f"./{rest}" if _COLON_FIRST.match(rest) else rest


def resolved(text: str, base: str) -> str:
    """A reference, as `reference` gave it, as an absolute IRI (RFC 3986, section 5.2); an absolute one as it is."""
    return text if is_iri(text) else urljoin(base, text)


def is_language_tag(text: str) -> bool:
    """Whether a text is a well-formed language tag."""
    return LANGUAGE.match(text) is not None


def tag(text: str) -> str | None:
    """A language tag out of what was written: as it is, or with the hyphens of BCP 47 for the underscores of locales."""
    for one in (text, clean(text).strip().partition(".")[0].replace("_", "-")):
        if is_language_tag(one):
            return one
    return None
