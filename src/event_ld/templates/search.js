"use strict";
/* The list of events: the form and the address say the same, in both directions. */
const form = document.querySelector("form.filter");
const found = document.querySelector("#found");
const names = ["q", "place", "keyword", "language", "from", "until"].filter((name) => form.elements[name]);
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const items = [...document.querySelectorAll(".events > li")];
const texts = items.map((item) => plain([item.textContent, item.dataset.keywords, item.dataset.words].join(" ")));
const days = items.map(() => []);
/* Who speaks, the parts, the places: fetched when somebody begins to search; without it the list itself is searched. */
let more = () => {
  more = () => {};
  fetch("search.json").then((answer) => answer.json()).then((known) => {
    items.forEach((item, at) => {
      const [words, ...dates] = known[item.querySelector("a").getAttribute("href")] ?? [""];
      texts[at] += " " + plain(words);
      days[at] = dates;
    });
    show();
  }).catch(() => {});
};
const whole = found.textContent;
const values = () => Object.fromEntries(names.map((name) => [name, form.elements[name].value]));
const fits = (item, text, days, asked) => {
  const { from, until, place, keywords, language } = item.dataset;
  return plain(asked.q).split(/\s+/).every((word) => text.includes(word)) &&
    (!asked.place || place === asked.place) && (!asked.keyword || plain(keywords).split("|").includes(plain(asked.keyword))) && (!asked.language || language === asked.language) &&
    (!asked.from || until >= asked.from) && (!asked.until || (from && from <= asked.until)) &&
    (!asked.from || !asked.until || asked.from <= asked.until) &&
    (!days.length || days.some((day) => (!asked.from || day >= asked.from) && (!asked.until || day <= asked.until)));
};
const show = () => {
  const asked = values();
  const given = new URLSearchParams(names.filter((name) => asked[name]).map((name) => [name, asked[name]])).toString();
  items.forEach((item, at) => { item.hidden = !fits(item, texts[at], days[at], asked); });
  for (const part of document.querySelectorAll(".group, section[aria-labelledby]")) {
    part.hidden = !part.querySelector(".events > li:not([hidden])");
  }
  const count = items.filter((item) => !item.hidden).length;
  const { none, one, many } = found.dataset;
  found.textContent = !given ? whole : count === 0 ? none : count === 1 ? one : many.replace("{}", count);
  return given;
};
const read = () => {
  const given = new URLSearchParams(location.search);
  for (const name of names) {
    const field = form.elements[name], value = given.get(name) || "";
    if (field.options && value && ![...field.options].some((option) => option.value === value)) field.add(new Option(value));
    field.value = value;
  }
  if (show()) more();
};
const keep = () => {
  const given = show();
  history.replaceState(null, "", location.pathname + (given ? "?" + given : ""));
};
form.addEventListener("input", keep);
form.addEventListener("focusin", () => more());
form.addEventListener("submit", (event) => { event.preventDefault(); keep(); found.focus(); });
addEventListener("popstate", read);
read();
