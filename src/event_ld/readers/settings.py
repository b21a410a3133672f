"""What a site says about itself (`site.yaml`): title, publisher, licence, contact, languages, themes.

Every value is judged where it stands, as in a description; what is wrong is named, and nothing is dropped without a word.
Short forms: a name where the publisher may stand, an address or a name where the licence may, one language, one theme.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct

from event_ld.folding import fold, nearest
from event_ld.problems import Severity, worst
from event_ld.readers.entries import entries_of, word_of
from event_ld.readers.marked import Scalar, Sequence
from event_ld.readers.reading import decode
from event_ld.readers.values import language_tag
from event_ld.readers.yaml_document import parse_yaml
from event_ld.resources import read_table
from event_ld.source import join_path
from event_ld.terms import address, is_iri

if TYPE_CHECKING:
    from collections.abc import Callable

    from event_ld.problems import Findings, Problem
    from event_ld.readers.marked import Marked

AUTHORITY = "http://publications.europa.eu/resource/authority/"
"""Where the code lists of the EU stand."""
EU_LANGUAGES = {"en": ("ENG", "English"), "es": ("SPA", "Spanish"), "pt": ("POR", "Portuguese"), "fr": ("FRA", "French")}
"""The languages that a site has words in, to their codes and labels in the EU's list."""
THEMES = {
    "AGRI": "Agriculture, fisheries, forestry and food", "ECON": "Economy and finance", "EDUC": "Education, culture and sport",
    "ENER": "Energy", "ENVI": "Environment", "GOVE": "Government and public sector", "HEAL": "Health",
    "INTR": "International issues", "JUST": "Justice, legal system and public safety", "REGI": "Regions and cities",
    "SOCI": "Population and society", "TECH": "Science and technology", "TRAN": "Transport",
}  # fmt: skip
"""The EU's data themes: code to label."""
_MAILBOX = "A-Za-z0-9.!$&'*+/=_~-"
_NAME = "[A-Za-z0-9\xa0-\ud7ff-]++"
_EMAIL = re.compile(rf"(?<![{_MAILBOX}])[{_MAILBOX}]++@{_NAME}(?:\.{_NAME})++")


def _is_of_the_web(text: str) -> bool:
    return text.startswith(("http://", "https://")) and is_iri(text)


class Publisher(Struct, frozen=True, kw_only=True):
    """Who publishes the site, or whom to ask about its data."""

    name: str
    url: str = ""
    email: str = ""


class License(Struct, frozen=True, kw_only=True):
    """The licence of the data.

    Attributes:
        url: Its address.
        title: What people read.
        eu: Its address in the EU's list, where it is known to have one.
        ckan_title: The title by which CKAN knows it, where it does.
    """

    url: str
    title: str
    eu: str = ""
    ckan_title: str = ""


class Settings(Struct, frozen=True, kw_only=True):
    """The settings of a site.

    Attributes:
        title: What the site is called.
        description: What it holds.
        publisher: Who publishes it.
        license: Under which licence its data may be used; None where that is not said.
        contact: Whom to ask: a name and an address.
        languages: The languages of the site (BCP 47), the first for its own pages.
        themes: Codes of the EU's data themes, such as `GOVE` or `EDUC`.
    """

    title: str
    description: str
    publisher: Publisher
    license: License | None = None
    contact: Publisher | None = None
    languages: tuple[str, ...] = ("en",)
    themes: tuple[str, ...] = ("GOVE",)

    @property
    def language(self) -> str:
        """The language of the site's own pages."""
        return self.languages[0]


def read_settings(data: bytes, name: str) -> tuple[Settings | None, list[Problem]]:
    """The settings in a YAML file, and what is wrong with them.

    Args:
        data: The bytes of the file.
        name: What people call it.

    Returns:
        The settings, or None where something must be mended first; and the problems.

    Raises:
        InputError: The bytes are no text.
    """
    findings = decode(data, name)
    return settings_from(findings), findings.problems


def settings_from(findings: Findings) -> Settings | None:
    """The settings in a text; None where something must be mended first, which `findings` then says."""
    documents = parse_yaml(findings)
    if len(documents) > 1:
        findings.add("wrong-type", "The settings of a site are one document.", documents[1].span)
    settings = _Reader(findings).settings(documents[0]) if documents else None
    if not documents and worst(findings.problems) is not Severity.VIOLATION:
        findings.add("wrong-type", "The document takes keys with values.")
    return None if worst(findings.problems) is Severity.VIOLATION else settings


class _Licence(NamedTuple):
    url: str
    title: str
    eu: str
    ckan: str
    ckan_title: str
    names: str

    @property
    def folded(self) -> set[str]:
        return {fold(one) for one in (self.title, self.ckan, self.ckan_title, *self.names.split(" ; ")) if one}


@lru_cache(maxsize=1)
def _licences() -> dict[str, _Licence]:
    """The well-known licences by what tells their addresses apart."""
    rows = [_Licence(*row) for row in read_table("vocab", "licences.tsv")]
    return {_key(row.url): row for row in rows} | {_key(f"{AUTHORITY}licence/{row.eu}"): row for row in rows if row.eu}


def _key(url: str) -> str:
    plain = url.lower().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
    head, _, last = plain.rpartition("/")
    return head if last == "1-0" or last.partition(".")[0] in {"legalcode", "deed"} else plain


class _Reader(Struct, frozen=True):
    """Reads the settings of one site."""

    findings: Findings

    def settings(self, root: Marked) -> Settings | None:
        entries = entries_of(root, Settings.__struct_fields__, "setting of a site", self.findings, "")
        if entries is None:
            return None
        fields: dict[str, Any] = {name: self._word(entries, name) for name in ("title", "description")}
        fields["publisher"] = self._publisher(entries, "publisher")
        self._tell_missing([name for name, value in fields.items() if value is None], entries)
        fields["contact"] = self._publisher(entries, "contact")
        fields["license"] = self._license(entries)
        for name, read in (("languages", self._language), ("themes", self._theme)):
            if name in entries:
                fields[name] = self._several(entries[name], name, read)
        if fields.get("languages") == ():
            fields.pop("languages")
        if not any(one is not None and one.email for one in (fields["contact"], fields["publisher"])):
            self.findings.add("contact-missing", "No e-mail address is given, without which data.gov and DKAN take no catalogue.")
        return Settings(**fields) if None not in (fields["title"], fields["description"], fields["publisher"]) else None

    def _tell_missing(self, names: list[str], entries: dict[str, Marked]) -> None:
        for name in names:
            if not any(one.path.startswith(name) and one.severity is Severity.VIOLATION for one in self.findings.problems):
                span = entries[name].span if name in entries else None
                self.findings.add("setting-missing", f"The settings have no `{name}`.", span, path=name)

    def _word(self, entries: dict[str, Marked], name: str, path: str = "") -> str | None:
        return word_of(entries[name], self.findings, join_path(path, name)) if name in entries else None

    def _several(self, value: Marked, path: str, read: Callable[[str, Marked, str], str | None]) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for number, item in enumerate(value.items if isinstance(value, Sequence) else (value,)):
            where = f"{path}[{number}]"
            word = word_of(item, self.findings, where)
            made = None if word is None else read(word, item, where)
            if made is not None:
                found[made] = None
        return tuple(found)

    # -- who

    def _publisher(self, entries: dict[str, Marked], name: str) -> Publisher | None:
        value = entries.get(name)
        if value is None:
            return None
        if isinstance(value, Scalar):
            word = self._word(entries, name)
            if word is not None and "@" in word:
                self._not_an_email(word, value, name)
            return None if word is None else Publisher(name=word)
        inner = entries_of(value, Publisher.__struct_fields__, f"property of a {name}", self.findings, name)
        if inner is None:
            return None
        if "name" not in inner:
            self.findings.add("setting-missing", f"The {name} has no `name`.", value.span, path=join_path(name, "name"))
        who, url, email = (self._word(inner, one, name) for one in Publisher.__struct_fields__)
        if url is not None and not _is_of_the_web(url):
            self._not_a_url(url, inner["url"], join_path(name, "url"))
        if email is not None and not (_EMAIL.fullmatch(email) and is_iri(f"mailto:{email}")):
            self._not_an_email(email, inner["email"], join_path(name, "email"))
        return None if who is None else Publisher(name=who, url=url or "", email=email or "")

    def _not_a_url(self, word: str, value: Marked, path: str) -> None:
        meant = address(word if "://" in word or "." not in word.partition("/")[0] else f"https://{word}") or ""
        meant = meant if meant != word and _is_of_the_web(meant) else ""
        known = next((one.url for one in _licences().values() if fold(word) in one.folded), meant)
        hint = f" Did you mean `{known}`?" if known else ""
        self.findings.add("url-format", f"`{word}` is no address of the web.{hint}", value.span, path=path)

    def _not_an_email(self, word: str, value: Marked, path: str) -> None:
        found = _EMAIL.search(word)
        hint = f" Did you mean `{found[0]}`?" if found else ""
        self.findings.add("email-format", f"`{word}` is no e-mail address that stands alone.{hint}", value.span, path=path)

    # -- the licence

    def _license(self, entries: dict[str, Marked]) -> License | None:
        value = entries.get("license")
        if value is None:
            self.findings.add("license-missing", "The settings name no licence, so nobody knows how the data may be used.")
            return None
        inner: dict[str, Marked] | None = {"url": value}
        if not isinstance(value, Scalar):
            inner = entries_of(value, ("url", "title"), "property of a license", self.findings, "license")
        if inner is None:
            return None
        if "url" not in inner:
            self.findings.add("setting-missing", "The license has no `url`.", value.span, path="license.url")
        url, title = self._word(inner, "url", "license"), self._word(inner, "title", "license")
        return None if url is None else self._licence_of(url, title, inner)

    def _licence_of(self, url: str, title: str | None, inner: dict[str, Marked]) -> License | None:
        if not _is_of_the_web(url):
            self._not_a_url(url, inner["url"], "license.url")
            return None
        known = _licences().get(_key(url))
        if known is None:
            if title is None:
                message = f"`{url}` is none of the licences whose title is known."
                self.findings.add("license-title-missing", message, inner["url"].span, path="license.url")
            return None if title is None else License(url=url, title=title)
        if title is not None and fold(title) not in known.folded:
            other = next((one for one in _licences().values() if fold(title) in one.folded), None)
            if other is not None:
                message = f"`{url}` is {known.title}, and `{title}` is another licence."
                self.findings.add("license-contradiction", message, inner["title"].span, path="license.title")
        eu = f"{AUTHORITY}licence/{known.eu}" if known.eu else ""
        return License(url=url, title=title or known.title, eu=eu, ckan_title=known.ckan_title)

    # -- codes

    def _language(self, word: str, value: Marked, path: str) -> str | None:
        tag = language_tag(word)
        if tag is not None and tag.partition("-")[0] in EU_LANGUAGES:
            return tag
        meant = _language_meant(word)
        hint = f" Did you mean `{meant}`?" if meant else ""
        if tag is None:
            self.findings.add("language-tag", f"`{word}` is no BCP 47 language tag.{hint}", value.span, path=path)
        else:
            message = f"A site has no words in `{word}`; it has them in {', '.join(EU_LANGUAGES)}.{hint}"
            self.findings.add("site-language-unknown", message, value.span, path=path)
        return None

    def _theme(self, word: str, value: Marked, path: str) -> str | None:
        name = word.removeprefix(f"{AUTHORITY}data-theme/")
        code = next((one for one in THEMES if fold(one) == fold(name)), None)
        if code is None:
            labelled = (one for one, label in THEMES.items() if fold(name) in re.split(r", | and ", fold(label)))
            near = nearest(name.upper(), THEMES) or next(labelled, None)
            hint = f" Did you mean `{near}`?" if near else ""
            message = f"`{word}` is none of the EU's data themes ({', '.join(THEMES)}).{hint}"
            self.findings.add("theme-unknown", message, value.span, path=path)
        return code


def _language_meant(word: str) -> str | None:
    """The tag that a name of a language, a code of the EU or a locale of a system most likely means."""
    name = fold(word.rpartition("/")[2])
    for tag, (code, label) in EU_LANGUAGES.items():
        if name in {fold(code), fold(label)}:
            return tag
    meant = language_tag(word.partition(".")[0].replace("_", "-")) or ""
    return meant if meant != word and meant.partition("-")[0] in EU_LANGUAGES else None
