"""Pages of our own that are hard to change: each with what becomes of it, `fine` or the code of what stops it."""

from __future__ import annotations

_BODY = "<h1>Día de los Datos</h1><p>7 de marzo de 2026</p>"


def _page(head: str = "", body: str = "", *, before: str = "<!DOCTYPE html>", closes: bool = True) -> str:
    end = "</head>" if closes else ""
    return f"{before}<html lang=es><head><title>Día de los Datos</title>{head}{end}<body>{_BODY}{body}</body></html>\n"


_PAGES: dict[str, tuple[str | bytes, str]] = {
    "plain": (_page(), "fine"),
    "crlf": (_page().replace("><", ">\r\n<"), "fine"),
    "lone carriage returns": (_page().replace("><", ">\r<"), "fine"),
    "no head end": (_page(closes=False), "fine"),
    "no head, no body": (f"<title>Día de los Datos</title>{_BODY}", "fine"),
    "upper case": (_page().replace("head>", "HEAD>").replace("title>", "TITLE>"), "fine"),
    "byte order mark": (b"\xef\xbb\xbf" + _page().encode(), "fine"),
    "windows-1252": (_page('<meta charset="windows-1252">').encode("cp1252"), "fine"),
    "windows-1252, undeclared": (_page().encode("cp1252"), "fine"),
    "shift_jis": (_page('<meta charset="shift_jis">', "<p>表示 ソ能</p>").replace("í", "i").encode("shift_jis"), "fine"),
    "utf-8, broken": (_page("<meta charset=utf-8>").encode() + b"<!-- \xff\xfe\xc3 -->", "fine"),
    "utf-7, which no browser knows": (_page("<meta charset=rot13>"), "fine"),
    "head end in a comment": (_page("<!-- </head> --><!--> <p>x --> "), "fine"),
    "head end in a script": (
        _page('<script>var a = "</head>", b = "<!-- <script>";</script>', "<i></i>"),
        "page-element-lost",
    ),
    "script in a comment in a script": (_page("<script><!-- <script></head></script> --></script>"), "fine"),
    "head end in a style": (_page("<style>a::after{content:'</head>'}</style>"), "fine"),
    "head end in a title": (_page().replace("Datos</title>", "Datos </head> hoy</title>"), "fine"),
    "head end in an attribute": (_page('<meta name=description content="a </head> b">'), "fine"),
    "head end in a drawing": (_page("", "<svg><title></head></title><style></head></style></svg>"), "fine"),
    "head end in a template": (_page("<template><p></head></template>"), "fine"),
    "head end in noscript": (_page("<noscript><style></head></style></noscript>"), "fine"),
    "head end in a textarea": (_page("", "<textarea></head></textarea>", closes=False), "fine"),
    "comment never closed": (_page("<!-- old", closes=False), "page-element-lost"),
    "comment never closed, at the end": (_page("", "<!-- old"), "fine"),
    "title never closed": (f"<html><head><title>Día</head><body>{_BODY}</body></html>", "page-element-lost"),
    "style never closed": (_page("<style>a{}", closes=False), "page-element-lost"),
    "script never closed": (_page("<script>var a;", closes=False), "page-element-lost"),
    "template never closed": (_page("<template>", closes=False), "page-element-lost"),
    "noscript never closed": (_page("<noscript>", closes=False), "page-element-lost"),
    "plaintext": (_page("", "<plaintext>").replace("</head>", ""), "page-element-lost"),
    "tag never closed": (f'<html><body>{_BODY}<p title="a>', "page-element-lost"),
    "drawing never closed": (f"<title>Día de los Datos</title>{_BODY}<svg><g>", "page-element-lost"),
    "an element of ours never closed": (
        f'{_BODY}<script type="application/ld+json" data-event-ld="dia">',
        "page-element-lost",
    ),
    "an element of ours within a template": (
        _page("<template><script type='application/ld+json' data-event-ld=dia>{}</script></template>"),
        "fine",
    ),
    "frames": ("<html><head><title>Día de los Datos 7 marzo</title></head><frameset><frame></frameset></html>", "fine"),
    "frames without a head": ("<html><frameset><frame><noframes>Día de los Datos</noframes></frameset></html>", "fine"),
    "xhtml": (_page(before='<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>'), "fine"),
    "content security policy": (_page("<meta http-equiv=Content-Security-Policy content=\"script-src 'none'\">"), "fine"),
    "two heads, two bodies": (_page() + _page(), "fine"),
    "text behind the end": (_page(closes=False) + "text <p>", "fine"),
    "an open table": (_page("", "<table><tr><td>", closes=False), "fine"),
    "an open select": (_page("", "<select><option>", closes=False), "fine"),
    "conditional comments": (_page("<!--[if lt IE 9]><script src=a></script><![endif]--><![if !IE]>"), "fine"),
    "jinja": (_page("{% block head %}{% endblock %}"), "page-is-template"),
    "jinja child": ("{% extends 'a.html' %}{# </head> #}{% block body %}x{% endblock %}", "page-is-template"),
    "go": (_page().replace("Datos</title>", "Datos {{ .Title }}</title>"), "page-is-template"),
    "a part of a page": ("<script>var a = '{{ site.a }}'</script>", "page-is-template"),
    "php": (_page('<?php echo "</head>"; ?>'), "page-is-template"),
    "php in a script": (_page("<script>var a = <?= json_encode($a) ?>;</script>"), "page-is-template"),
    "erb": (_page("<%= yield :head %>"), "page-is-template"),
    "marks in a sample of code": (_page("", "<pre>{% block %} <b>{{ x }}</b></pre><code>&lt;?php</code>"), "fine"),
    "marks in scripts and styles": (_page("<style>a{{}}</style><script>`{{x}} {% if a %}`</script>"), "fine"),
}
PAGES: dict[str, tuple[bytes, str]] = {
    name: (page if isinstance(page, bytes) else page.encode(), becomes) for name, (page, becomes) in _PAGES.items()
}
