"""The style sheet and the one script of a site; every page can be read without either."""

from __future__ import annotations

STYLE = """\
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --paper: #ffffff; --card: #f6f8fa; --line: #d0d7de;
  --accent: #0b5cad; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9198a1; --paper: #0d1117; --card: #161b22;
  --line: #30363d; --accent: #79c0ff; } }
* { box-sizing: border-box; }
html { font: 100%/1.6 system-ui, -apple-system, "Segoe UI", sans-serif; color: var(--ink); background: var(--paper); }
body { margin: 0 auto; max-width: 46rem; padding: 0 1.25rem 3rem; overflow-wrap: anywhere; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
header.site { padding: 1rem 0; border-bottom: 1px solid var(--line); margin-bottom: 2rem; }
header.site a { font-weight: 600; text-decoration: none; }
footer.site { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .875rem; }
h1 { font-size: clamp(1.5rem, 5vw, 2.1rem); line-height: 1.2; margin: .25rem 0 1rem; text-wrap: balance; }
h2 { font-size: 1.2rem; margin: 2.25rem 0 .5rem; } h3 { font-size: 1rem; margin: 0; }
.within, .room, .role, small { color: var(--soft); } .room { font-weight: 400; } .role { font-size: .85rem; }
.status { display: inline-block; padding: .1rem .6rem; border: 2px solid currentColor; border-radius: .3rem; font-weight: 700; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.25rem; padding: 1rem 1.25rem; background: var(--card);
  border: 1px solid var(--line); border-radius: .5rem; margin: 1rem 0; }
dt { color: var(--soft); } dd { margin: 0; }
.actions { display: flex; flex-wrap: wrap; gap: .5rem; }
.actions > * { padding: .35rem .9rem; border: 1px solid var(--accent); border-radius: 2rem; text-decoration: none; }
.actions span { border-color: var(--line); color: var(--soft); }
ol.agenda { list-style: none; margin: 0; padding: 0 0 0 1px; border-left: 2px solid var(--line); }
ol.agenda > li { display: grid; grid-template-columns: 7.5rem 1fr; gap: .75rem; padding: .6rem 0 .6rem 1rem; position: relative;
  break-inside: avoid; }
ol.agenda > li::before { content: ""; position: absolute; left: -6px; top: 1.15rem; width: 10px; height: 10px; border-radius: 50%;
  background: var(--paper); border: 2px solid var(--accent); }
ol.agenda > li.day { display: block; font-weight: 600; padding-top: 1.25rem; } ol.agenda > li.day::before { display: none; }
.time { font-variant-numeric: tabular-nums; color: var(--soft); } ol.agenda p { margin: .15rem 0; color: var(--soft); }
ul.people { list-style: none; margin: .15rem 0; padding: 0; }
ul.keywords { list-style: none; display: flex; flex-wrap: wrap; gap: .4rem; padding: 0; }
ul.keywords li { padding: .1rem .7rem; background: var(--card); border: 1px solid var(--line); border-radius: 1rem; }
ul.events { list-style: none; padding: 0; }
ul.events li { display: grid; grid-template-columns: 10.5rem 1fr; padding: .5rem 0; border-bottom: 1px solid var(--line); }
ul.events time { color: var(--soft); font-variant-numeric: tabular-nums; }
.formats { color: var(--soft); font-size: .875rem; margin-top: 2.5rem; }
form.search { display: flex; flex-wrap: wrap; gap: .75rem; } [hidden] { display: none !important; }
input { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: .3rem;
  padding: .2rem .5rem; }
pre { overflow-x: auto; font-size: .8rem; }
@media (max-width: 34rem) { ol.agenda > li { grid-template-columns: 1fr; gap: 0; } dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: .5rem; } ul.events li { grid-template-columns: 1fr; } }
@media print { header.site, footer.site, .actions, .formats, form { display: none; } body { max-width: none; padding: 0; }
  a { color: inherit; text-decoration: none; } dl { background: none; } }
"""

SEARCH = """\
"use strict";
const form = document.querySelector("form.search");
const items = [...document.querySelectorAll("ul.events li")];
const nothing = document.querySelector("p.nothing");
const plain = (text) => text.normalize("NFKD").replace(/\\p{M}/gu, "").toLowerCase();
const texts = items.map((item) => plain(item.textContent + " " + item.dataset.keywords));
const show = () => {
  const words = plain(form.q.value).split(/\\s+/).filter(Boolean);
  let found = 0;
  items.forEach((item, at) => {
    const date = item.dataset.date;
    const fits = words.every((word) => texts[at].includes(word)) &&
      (!form.from.value || date >= form.from.value) && (!form.until.value || (date && date <= form.until.value));
    item.hidden = !fits;
    found += fits;
  });
  nothing.hidden = found > 0;
};
form.hidden = false;
form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
"""
