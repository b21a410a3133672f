"""What a site says about itself (`site.yaml`): title, publisher, licence, contact, languages, themes, profiles of portals.

Every value is judged where it stands, as in a description; what is wrong is named, and nothing is dropped without a word.
Short forms: a name where the publisher may stand, an address or a name where the licence may, one language, one theme; a text
in the first language alone where texts by language may.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import lru_cache
from typing import Any

from msgspec import Struct, field, structs

from event_ld.folding import fold, nearest
from event_ld.problems import Findings, Problem, Severity, did_you_mean, worst
from event_ld.readers.entries import entries_of, word_of
from event_ld.readers.licences import AUTHORITY, License, licence_at, licence_called
from event_ld.readers.marked import Mapping, Marked, Scalar, items_of
from event_ld.readers.reading import decode
from event_ld.readers.site_profiles import PROFILES, PUBLISHER_TYPES, SECTORS, sectors
from event_ld.readers.theme import Theme, theme_of
from event_ld.readers.values import language_tag
from event_ld.readers.yaml_document import parse_yaml
from event_ld.resources import read_table
from event_ld.source import join_path
from event_ld.terms import address, is_iri

SITE_LANGUAGES = ("en", "es", "pt", "fr")
"""The languages that a site has words in."""
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
    """Who publishes the site, made its data, or is to be asked about them.

    Attributes:
        name: Its name, in the first language of the site.
        url: Its page.
        email: Its e-mail address.
        type: Its code in the list of publisher types of ADMS.
        id: Its official identifier: an address of a register, or a code such as one of DIR3.
    """

    name: str
    url: str = ""
    email: str = ""
    type: str = ""
    id: str = ""


class Settings(Struct, frozen=True, kw_only=True):
    """The settings of a site.

    Attributes:
        title: What the site is called.
        description: What it holds.
        publisher: Who publishes it.
        license: Under which licence its data may be used; None where that is not said.
        contact: Whom to ask: a name and an address.
        creator: Who made the data.
        languages: The languages of the site (BCP 47), the first for its own pages.
        has_languages: Whether they are stated; otherwise the site speaks as most of its events do.
        themes: Codes of the EU's data themes, such as `GOVE` or `EDUC`.
        sectors: Codes of the sectors of datos.gob.es, such as `cultura-ocio`.
        profiles: The national profiles that the catalogue is held to.
        identifier_base: What all identifiers begin with, wherever the site stands; "" where that is the address of the site.
        contributor_id: Who delivers the data to GovData, an address of its list.
        bureau_code: The code of the bureau of a federal agency (DCAT-US).
        program_code: The code of its programme.
        people_pages: Whether people without an id have pages, by their name with their offices and bodies.
        theme: How its pages look.
        vocabularies: The files in which keywords are looked up before our vocabulary, seen from the file of the settings.
        texts: What is given in several languages (`title`, `description`, and the names of bodies), by language.
    """

    title: str
    description: str
    publisher: Publisher
    license: License | None = None
    contact: Publisher | None = None
    creator: Publisher | None = None
    languages: tuple[str, ...] = ("en",)
    has_languages: bool = True
    themes: tuple[str, ...] = ("GOVE",)
    sectors: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    identifier_base: str = ""
    contributor_id: str = ""
    bureau_code: str = ""
    program_code: str = ""
    people_pages: bool = False
    theme: Theme = Theme()
    vocabularies: tuple[str, ...] = ()
    texts: dict[str, dict[str, str]] = {}

    @property
    def language(self) -> str:
        """The language of the site's own pages."""
        return self.languages[0]

    @property
    def without_theme(self) -> Settings:
        """What is said of the data, whatever the pages look like."""
        return structs.replace(self, theme=Theme())

    def said(self, name: str) -> dict[str, str]:
        """A text of the settings by language: `title`, `description`, or the name of the `publisher`, `contact` or `creator`."""
        own = getattr(self, name)
        return self.texts.get(name) or {self.language: own.name if isinstance(own, Publisher) else own}

    def publisher_in(self, language: str) -> str:
        """What the publisher is called in a language."""
        return self.said("publisher").get(language, self.publisher.name)


_KEYS = (
    "title", "description", "publisher", "license", "contact", "creator", "languages", "themes", "profiles", "identifier-base",
    "contributor-id", "bureau-code", "program-code", "people-pages", "theme", "templates", "vocabularies",
)  # fmt: skip
_CODES = {
    "bureau-code": ("015:11", re.compile(r"\d{3}:\d{2}")), "program-code": ("015:001", re.compile(r"\d{3}:\d{3}")),
    "people-pages": ("true", re.compile("true|false")),
}  # fmt: skip


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


class _Reader(Struct, frozen=True):
    """Reads the settings of one site."""

    findings: Findings
    languages: list[str] = field(default_factory=list)
    texts: dict[str, dict[str, str]] = field(default_factory=dict)

    def settings(self, root: Marked) -> Settings | None:
        entries = entries_of(root, _KEYS, "setting of a site", self.findings, "")
        if entries is None:
            return None
        self.languages.extend(self._several(entries, "languages", self._language) or ("en",))
        fields: dict[str, Any] = {"languages": tuple(self.languages), "texts": self.texts}
        fields |= {name: self._text(entries, name, name) for name in ("title", "description")}
        fields["publisher"] = self._publisher(entries, "publisher")
        self._tell_missing([name for name, value in fields.items() if value is None], entries)
        fields |= {name: self._publisher(entries, name) for name in ("contact", "creator")}
        fields |= {"license": self._license(entries), "has_languages": "languages" in entries}
        if "themes" in entries:
            found = self._several(entries, "themes", self._theme)
            fields["sectors"] = tuple(one for one in found if one in sectors())
            fields["themes"] = tuple(dict.fromkeys(sectors()[one][1] if one in sectors() else one for one in found))
        fields["profiles"] = self._several(entries, "profiles", self._profile)
        fields |= {name: self._address(entries, name) for name in ("identifier-base", "contributor-id")}
        fields |= {name: self._code(entries, name) for name in _CODES}
        fields |= {"people-pages": fields["people-pages"] == "true", "theme": theme_of(entries, self.findings)}
        fields["vocabularies"] = self._several(entries, "vocabularies", lambda word, *_: word)
        if None in (fields["title"], fields["description"], fields["publisher"]):
            return None
        made = Settings(**{name.replace("-", "_"): value for name, value in fields.items()})
        self._ask(made, entries)
        return made

    def _ask(self, settings: Settings, entries: dict[str, Marked]) -> None:
        """Asks for what the profiles want, and for an address of e-mail."""
        for profile in settings.profiles:
            for wish in PROFILES[profile](settings):
                code = "profile-lacks" if wish.is_must else "profile-would-have"
                span = (entries.get(wish.path.partition(".")[0]) or entries["profiles"]).span
                self.findings.add(code, wish.message, span, path=wish.path)
        if not any(one is not None and one.email for one in (settings.contact, settings.publisher)):
            self.findings.add("contact-missing", "No e-mail address is given, without which data.gov and DKAN take no catalogue.")

    def _tell_missing(self, names: list[str], entries: dict[str, Marked]) -> None:
        for name in names:
            if not any(one.path.startswith(name) and one.severity is Severity.VIOLATION for one in self.findings.problems):
                span = entries[name].span if name in entries else None
                self.findings.add("setting-missing", f"The settings have no `{name}`.", span, path=name)

    def _word(self, entries: dict[str, Marked], name: str, path: str = "") -> str | None:
        return word_of(entries[name], self.findings, join_path(path, name)) if name in entries else None

    def _text(self, entries: dict[str, Marked], name: str, of: str) -> str | None:
        """A text in the first language of the site, which may be given in others too."""
        value, path = entries.get(name), name if name == of else join_path(of, name)
        if not isinstance(value, Mapping):
            return None if value is None else word_of(value, self.findings, path)
        if any(one.path.startswith("languages") for one in self.findings.problems):
            return ""  # which languages these are to be is told already
        inner = entries_of(value, self.languages, "language of the site", self.findings, path) or {}
        self.texts[of] = {tag: text for tag in self.languages if (text := self._word(inner, tag, path)) is not None}
        first = self.languages[0]
        if first not in self.texts[of]:
            message = f"`{name}` says nothing in `{first}`, the first language."
            self.findings.add("setting-missing", message, value.span, path=path)
        return self.texts[of].get(first)

    def _several(self, entries: dict[str, Marked], path: str, read: Callable[[str, Marked, str], str | None]) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for number, item in enumerate(items_of(entries.get(path))):
            where = f"{path}[{number}]"
            word = word_of(item, self.findings, where)
            made = None if word is None else read(word, item, where)
            if made is not None:
                found[made] = None
        return tuple(found)

    def _address(self, entries: dict[str, Marked], name: str) -> str:
        word = self._word(entries, name) or ""
        if word and not _is_of_the_web(word):
            self._not_a_url(word, entries[name], name)
        return word if name == "contributor-id" or not word or word.endswith("/") else f"{word}/"

    def _code(self, entries: dict[str, Marked], name: str) -> str:
        word = self._word(entries, name) or ""
        form, known = _CODES[name]
        if word and not known.fullmatch(word):
            self.findings.add("setting-unknown", f"`{word}` is no {name}, which is like {form}.", entries[name].span, path=name)
        return word

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
        who = self._text(inner, "name", name)
        url, email, kind, own = (self._word(inner, one, name) for one in Publisher.__struct_fields__[1:])
        if url is not None and not _is_of_the_web(url):
            self._not_a_url(url, inner["url"], join_path(name, "url"))
        if email is not None and not (_EMAIL.fullmatch(email) and is_iri(f"mailto:{email}")):
            self._not_an_email(email, inner["email"], join_path(name, "email"))
        if kind is not None and kind not in PUBLISHER_TYPES:
            self._not_listed(kind, inner["type"], join_path(name, "type"), PUBLISHER_TYPES, "types of publishers of ADMS")
        return None if who is None else Publisher(name=who, url=url or "", email=email or "", type=kind or "", id=own or "")

    def _not_listed(self, word: str, value: Marked, path: str, known: Collection[str], what: str) -> None:
        near = nearest(word, known) or next((one for one in known if fold(one) == fold(word)), None)
        message = f"`{word}` is none of the {what} ({', '.join(known)}).{did_you_mean(near)}"
        self.findings.add("setting-unknown", message, value.span, path=path)

    def _not_a_url(self, word: str, value: Marked, path: str) -> None:
        meant = address(word if "://" in word or "." not in word.partition("/")[0] else f"https://{word}") or ""
        meant = meant if meant != word and _is_of_the_web(meant) else ""
        licence = licence_called(word)
        known = meant if licence is None else licence.url
        self.findings.add("url-format", f"`{word}` is no address of the web.{did_you_mean(known)}", value.span, path=path)

    def _not_an_email(self, word: str, value: Marked, path: str) -> None:
        found = _EMAIL.search(word)
        message = f"`{word}` is no e-mail address that stands alone.{did_you_mean(found and found[0])}"
        self.findings.add("email-format", message, value.span, path=path)

    # -- the licence

    def _license(self, entries: dict[str, Marked]) -> License | None:
        value = entries.get("license")
        if value is None:
            self.findings.add("license-missing", "The settings name no licence, so nobody knows how the data may be used.")
            return None
        keys = ("url", "title")
        is_short = isinstance(value, Scalar)
        inner = {"url": value} if is_short else entries_of(value, keys, "property of a license", self.findings, "license")
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
        known = licence_at(url)
        if known is None:
            if title is None:
                message = f"`{url}` is none of the licences whose title is known."
                self.findings.add("license-title-missing", message, inner["url"].span, path="license.url")
            return None if title is None else License(url=url, title=title)
        if title is not None and fold(title) not in known.names and licence_called(title) is not None:
            message = f"`{url}` is {known.title}, and `{title}` is another licence."
            self.findings.add("license-contradiction", message, inner["title"].span, path="license.title")
        return structs.replace(known, url=url, title=title or known.title)

    # -- codes

    def _language(self, word: str, value: Marked, path: str) -> str | None:
        tag = language_tag(word)
        if tag is not None and tag.partition("-")[0] in SITE_LANGUAGES:
            return tag
        meant = _language_meant(word)
        if tag is None:
            self.findings.add("language-tag", f"`{word}` is no BCP 47 language tag.{did_you_mean(meant)}", value.span, path=path)
        else:
            message = f"A site has no words in `{word}`; it has them in {', '.join(SITE_LANGUAGES)}.{did_you_mean(meant)}"
            self.findings.add("site-language-unknown", message, value.span, path=path)
        return None

    def _theme(self, word: str, value: Marked, path: str) -> str | None:
        name = word.removeprefix(f"{AUTHORITY}data-theme/")
        sector = word.removeprefix(f"{SECTORS}/")
        if sector in sectors():
            return sector
        code = next((one for one in THEMES if fold(one) == fold(name)), None)
        if code is None:
            labelled = (one for one, label in THEMES.items() if fold(name) in re.split(r", | and ", fold(label)))
            near = nearest(name.upper(), THEMES) or next(labelled, None)
            message = f"`{word}` is none of the EU's data themes ({', '.join(THEMES)}).{did_you_mean(near)}"
            self.findings.add("theme-unknown", message, value.span, path=path)
        return code

    def _profile(self, word: str, value: Marked, path: str) -> str | None:
        if word not in PROFILES:
            self._not_listed(word, value, path, PROFILES, "profiles of a catalogue")
        return word if word in PROFILES else None


@lru_cache(maxsize=1)
def eu_languages() -> dict[str, tuple[str, str]]:
    """The languages of the EU's list by their BCP 47 tags: the code and the name of each."""
    return {tag: (code, name) for tag, code, name in read_table("vocab", "languages.tsv")}


def _language_meant(word: str) -> str | None:
    """The tag that a name of a language, a code of the EU or a locale of a system most likely means."""
    name = fold(word.rpartition("/")[2])
    for tag in SITE_LANGUAGES:
        if name in map(fold, eu_languages()[tag]):
            return tag
    meant = language_tag(word.partition(".")[0].replace("_", "-")) or ""
    return meant if meant != word and meant.partition("-")[0] in SITE_LANGUAGES else None
