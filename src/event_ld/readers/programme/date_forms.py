"""How dates are written, as regular expressions: in figures, with the name of the month, and spans and lists of both."""

from __future__ import annotations

import re
from functools import lru_cache

from event_ld.readers.programme.words import spelled

_UNTIL = r"to|through|thru|till|until|al?|(?:jusqu['’])?au|jusqu['’]à|à|às|até(?:\s+ao?)?|hasta"
UP_TO_DAY = rf"[\s,]*(?:-|–|—|>|→|(?:(?:and|y|e|et)\s+(?=[uhj]|at))?(?:{_UNTIL})\b)\s*(?:el\s+|le\s+|o\s+|the\s+|d[ií]a\s+)?"
ARE_NAMED = (False, True, True, False, False, True, False)
"""Which of the patterns have the name of a month."""


@lru_cache(maxsize=1)
def date_patterns() -> tuple[re.Pattern[str], ...]:
    """The patterns; `d` is the first day, `M` its month, `y` the year, `e` the last day, `w` and `v` the weekday."""
    one = spelled("weekday")
    filler = r"(?:(?:the|el|le|o|dia|día|els?)\s+)?"
    weekday = rf"(?:(?P<w>(?<!\w-)\b(?:{one})\b)\.?,?\s+{filler})?"
    month = rf"(?P<M>\b(?:{spelled('month')})\b)\.?"
    digits, ordinal = r"0?[1-9]|[12]\d|3[01]", r"(?:st|nd|rd|th|er|º|°|\.(?=\s*[^\W\d]))?"
    day = rf"(?<![\d:])(?P<d>{digits})(?:st|nd|rd|th|er|º|°|ª|\.(?=\s*[-–—/]|\s+[^\W\d]))?"
    before = rf"{filler}(?:(?:{one})\.?,?\s+)?"
    aside = rf"(?:\s*\((?:{one})\)|,\s(?:{one}),)?"
    between = rf"(?P<B>(?:(?:\s*(?:,|&|\+|(?:y|e|et|and)\b)\s*|/){before}(?:{digits}){ordinal}(?!\d)){{0,30}})"
    to = rf"(?:(?:,\s*|\s*)(?:{_UNTIL}|(?P<A>y|e|et|and|&|\+))\s*{before}|(?:\s*(?:-|–|—|>|→)\s*|/)(?(w){before}|))"
    end = rf"(?P<e>{digits}){ordinal}"
    until = rf"{between}{to}{end}"
    no_month = rf"(?!(?:{spelled('month')})\b\.?\s+\d)"  # `Feb. 25 & Mar. 3`, which is no Tuesday of Spanish
    to_month = to.replace(before, rf"{filler}(?:{no_month}(?:{one})\.?,?\s+)?")
    until_after = rf"(?:{between}{to_month}(?:(?P<O>\b(?:{spelled('month')})\b)\.?\s+)?{end})?"
    last = rf"(?:\s*+(?:(?:de\s+)?(?P<N>\b(?:{spelled('month')})\b)\.?)?{until})?"
    year = rf"(?:{aside}[\s,/]*(?:\bde\s+|\bdel\s+|\bof\s+)?(?P<y>(?:19|20)\d\d|['’]\d\d)(?!\d))?"
    full = r"(?P<y>(?:19|20)\d\d)(?!\d)"
    flags = re.IGNORECASE
    return (
        re.compile(rf"{weekday}(?<![\d/.-])(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<M>\d?\d)(?P=s)(?P<d>\d?\d)(?!\d)", flags),
        re.compile(rf"{weekday}{day}{last}{aside}(?:\s*(?:de\s+|of\s+)?|-){month}{year}", flags),
        re.compile(
            rf"{weekday}{month},?\s+{day}{until_after}(?!\d|:\d|(?:\.\d\d)?\s?(?:[ap]\.?m|(?:h|hs|hrs|horas?|heures?|uhr)(?![^\W\d_]))){year}",
            flags,
        ),
        re.compile(rf"{weekday}(?<![\d/.-])(?P<d>\d?\d)(?P<s>\s?[/.-]\s?)(?P<M>\d?\d)(?P=s){full}", flags),
        re.compile(
            rf"{weekday}(?<![\d/.-])(?P<d>\d?\d)(?:(?P<s>/)|[.-])(?P<M>\d?\d)(?(s)/|[.-])(?P<y>\d\d)(?![\d/])"
            rf"(?(s)|(?(w)|(?=[\s,(]+(?P<v>{one})\b)))",
            flags,
        ),
        re.compile(
            rf"{weekday}(?<![\d-])(?P<d>{digits})(?P<s>[-/.]|)(?P<M>{spelled('month')})(?P=s)(?P<y>(?:19|20)\d\d|(?(s)\d\d))(?!\d)",
            flags,
        ),
        re.compile(
            rf"{weekday}(?<![\d/.:-])(?P<d>{digits})(?:[/.](?P<f>\d?\d))?\.?{between}{to}(?P<e>{digits})(?P<s>[/.-])(?P<M>\d?\d)(?P=s){full}",
            flags,
        ),
    )
