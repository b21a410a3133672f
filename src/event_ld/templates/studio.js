// The studio: a document becomes facts beside its text, the facts become what is published. It asks its own server, and keeps nothing.
"use strict";
const given = JSON.parse(document.getElementById("said").textContent);
const say = (key, value) => (given.words[key] ?? key).replace("{}", value ?? "");
const by = (id) => document.getElementById(id);
const language = document.documentElement.lang;
const state = { events: [], at: 0, made: null, name: "", digest: "", isDirty: false, half: new Map() };

function el(tag, values = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(values)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name in made && !name.includes("-") && name !== "list") made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children.filter((one) => one !== null));
  return made;
}

// -- what is asked of the server

async function ask(way, body, headers = {}) {
  let answer;
  try {
    answer = await fetch(way, { method: "POST", body, headers });
  } catch {
    throw new Error(say("unreachable"));
  }
  const made = answer.headers.get("content-type").startsWith("application/json") ? await answer.json() : { error: await answer.text() };
  if (!answer.ok) throw new Error(made.error);
  return made;
}
const tell = (way, values) => ask(way, JSON.stringify({ language, base: given.base, ...values }));

async function busily(work) {
  if (state.isDirty && !window.confirm(say("discard"))) return;
  by("wrong").textContent = "";
  const slow = [["reading", 400], ["reading-long", 5000]].map(([key, after]) => setTimeout(() => { by("busy").textContent = say(key); }, after));
  try {
    await work();
  } catch (error) {
    by("wrong").textContent = error.message;
  } finally {
    slow.forEach(clearTimeout);
    by("busy").textContent = "";
  }
}

function begin(events, name, digest = "") {
  state.events = events.filter((one) => one.event);
  state.events.forEach((one) => { pictured(one.event); });
  if (!state.events.length) {
    const why = events.flatMap((one) => one.problems.map((found) => found.message));
    throw new Error([say("nothing-found"), ...why].join(" "));
  }
  Object.assign(state, { at: 0, made: null, name, digest, isDirty: false });
  state.half.clear();
  show();
  location.hash = "#check";
  standings(state.events);
}

// Whether each of several events is ready, one after the other; that which is edited is checked again as it changes.
async function standings(events) {
  for (const one of events.length > 1 ? events : []) {
    if (events !== state.events) return;
    if (!one.standing) stands(one, await tell("check", { event: one.event }).catch(() => ({ ready: false, problems: [] })));
  }
}
function stands(one, made) {
  const questions = asks(one, made).length;
  const [key, look] = !made.ready || unsure(one).length ? ["state-not-ready", "stop"] : questions ? ["state-questions", "warn"] : ["state-ready", "ok"];
  one.standing = el("span", { className: `tag ${look}` }, say(key, questions));
  by(`stands-${state.events.indexOf(one)}`)?.replaceChildren(one.standing);
}

// Every picture as a record, so that one form fits all; without words about it the server takes it for its address again.
function pictured(event) {
  if (event.image) event.image = event.image.map((one) => (typeof one === "string" ? { url: one } : one));
  (event.subEvent ?? []).forEach(pictured);
}

async function read(data, name) {
  const zone = encodeURIComponent(by("zone").value.trim());
  const found = await ask(`read?language=${language}&zone=${zone}`, data, { "X-Name": encodeURIComponent(name) });
  begin(found, name);
}

// -- paths of a description: subEvent[2].name

const steps = (path) => path.match(/[^.[\]]+/g) ?? [];
const current = () => state.events[state.at];
function value(path, one = current()) {
  return steps(path).reduce((here, step) => (here === undefined || here === null ? undefined : here[step]), one.event);
}
function put(path, made) {
  const way = steps(path);
  const last = way.pop();
  let here = current().event;
  way.forEach((step, number) => {
    if (typeof here[step] !== "object" || here[step] === null) here[step] = /^\d+$/.test(way[number + 1] ?? last) ? [] : {};
    here = here[step];
  });
  const before = here[last];
  state.isDirty = true;
  if (made === undefined || made === "" || (Array.isArray(made) && !made.length)) delete here[last];
  else here[last] = made;
  prune(current().event);
  titles();
  if (path === "startDate") moved(before, made);
  later();
}
// The parts of an event that is put on another day, which can go with it.
function moved(before, now) {
  const days = (Date.parse((now ?? "").slice(0, 10)) - Date.parse((before ?? "").slice(0, 10))) / 864e5;
  const go = (one) => {
    for (const key of ["startDate", "endDate", "doorTime"]) {
      if (one[key]) one[key] = new Date(Date.parse(one[key].slice(0, 10)) + days * 864e5).toISOString().slice(0, 10) + one[key].slice(10);
    }
    (one.subEvent ?? []).forEach(go);
  };
  const all = (current().event.subEvent ?? []);
  by("move").replaceChildren(...(days && all.some((one) => one.startDate)
    ? [el("button", { type: "button", className: "btn", onclick: () => { all.forEach(go); by("move").replaceChildren(); draw(); later(); } }, say("move-parts"))] : []));
}
function prune(here) {
  for (const [name, one] of Object.entries(here)) {
    if (one === null || typeof one !== "object") continue;
    prune(one);
    if (!Array.isArray(here) && !Object.keys(one).length) delete here[name];
  }
}

// -- the form

const AVAILABLE = ["inStock", "soldOut", "preOrder"];
const STATES = ["scheduled", "cancelled", "postponed", "rescheduled", "movedOnline"];
const PLACE = ["streetAddress", "postalCode", "addressLocality", "addressRegion", "addressCountry"].map((one) => [`location.address.${one}`, "text"]);
const GROUPS = {
  what: [["name", "text"], ["additionalType", "kinds"], ["superEvent.name", "text"], ["language", "spoken"], ["inLanguage", "tongues"], ["description", "long"], ["objectives", "lines"], ["keywords", "words"], ["audience", "text"]],
  when: [["startDate", "moment"], ["endDate", "moment"], ["timeZone", "zone"], ["eventStatus", STATES], ["doorTime", "moment"], ["previousStartDate", "moment"]],
  where: [["eventAttendanceMode", ["offline", "online", "mixed"]], ["location.name", "text"], ["room", "text"], ...PLACE, ["previousLocation.name", "text"], ["virtualLocation.url", "url"]],
  who: [["organizer", "agents"], ["sponsor", "agents"], ["performer", "agents"], ["contributor", "agents"]],
  part: [["isAccessibleForFree", "yesno"], ["maximumAttendeeCapacity", "number"], ["url", "url"], ["image", "pictures"], ["offers", "offers"]],
  programme: [["subEvent", "slots"]],
};
const WIDE = new Set(["name", "description", "objectives", "keywords", "organizer", "sponsor", "performer", "contributor", "offers", "subEvent", "image"]);

function field(path, kind, label) {
  const held = value(path);
  if (held !== undefined && typeof held === "object" && !Array.isArray(held) && (kind === "text" || kind === "long")) {
    return el("div", { className: "wide" }, ...Object.keys(held).map((tag) => simple(`${path}.${tag}`, kind, `${label} (${tag})`)));
  }
  if (kind === "lines" && (held ?? []).some((one) => typeof one !== "string")) return null;  // texts in several languages stay as they are
  return LISTS[kind] ? LISTS[kind](path, label) : simple(path, kind, label);
}

function simple(path, kind, label) {
  const id = `f-${path}`;
  const box = el("div", { className: `f${WIDE.has(path.split(".").pop()) && path !== "location.name" && !/\]\.name$/.test(path) ? " wide" : ""}`, "data-path": path });
  const hint = el("small", {}, ...links(path));
  box.append(el("div", { className: "top" }, el("label", { htmlFor: id }, label), hint), control(id, path, kind), el("p", { className: "msg", id: `m-${path}` }));
  if (path === "keywords") box.append(el("p", { className: "msg info", id: "topics" }));
  return box;
}

function links(path) {
  const fact = current().facts[path];
  if (!fact) return [];
  const made = fact.lines.slice(0, 3).map((line) => el("a", { href: `#L${line}` }, say("line", line)));
  const rule = fact.rule ? [el("span", { title: fact.rule, className: "soft" }, ` ${say("concluded")}`)] : [];
  return [...made.flatMap((one, number) => (number ? [", ", one] : [one])), ...rule];
}

function control(id, path, kind) {
  const held = value(path);
  const about = { id, "aria-describedby": `m-${path}` };
  const change = (event) => {
    let text = event.target.value.trim();
    if (kind === "url" && /^www\./i.test(text)) text = `https://${text}`;
    if (/\.price$/.test(path)) text = text.replace(/^(\d+),(\d{1,2})$/, "$1.$2");
    event.target.value = text;
    put(path, text);
  };
  if (Array.isArray(kind) || ["kinds", "roles", "spoken"].includes(kind)) {
    const choices = Array.isArray(kind) ? kind.map((one) => [one, say(one)]) : given[kind].filter(([one]) => one !== "break" || path !== "additionalType");  // an event is none
    if (held && !choices.some(([one]) => one === held)) choices.push([held, held]);
    return el("select", { ...about, onchange: change }, el("option", { value: "" }, say("not-said")),
      ...choices.map(([one, shown]) => el("option", { value: one, selected: one === held }, shown)));
  }
  if (kind === "yesno") {
    const set = (event) => put(path, { yes: true, no: false }[event.target.value]);
    return el("select", { ...about, onchange: set }, el("option", { value: "" }, say("not-said")),
      ...["yes", "no"].map((one) => el("option", { value: one, selected: held === (one === "yes") }, say(one))));
  }
  if (kind === "moment") return moment(about, path, held ?? "");
  if (kind === "lines" || kind === "words") {
    const words = (held ?? []).map((one) => (typeof one === "string" ? one : one.name));
    const known = new Map((held ?? []).map((one) => [one.name ?? one, one]));
    const set = (event) => put(path, event.target.value.split("\n").flatMap((line) => (kind === "words" && !known.has(line.trim()) ? line.split(/[;,]/) : [line])).map((one) => one.trim()).filter(Boolean).map((one) => known.get(one) ?? one));
    if (words.some((one) => typeof one !== "string")) return el("p", about, "…");
    return el("textarea", { ...about, value: words.join("\n"), rows: Math.min(Math.max(words.length, 2), 8), onchange: set });
  }
  if (kind === "long") return el("textarea", { ...about, value: held ?? "", rows: 6, onchange: change });
  if (kind === "number") return el("input", { ...about, inputMode: "numeric", value: held ?? "", onchange: (event) => put(path, /^\d+$/.test(event.target.value.trim()) ? Number(event.target.value) : event.target.value.trim()) });
  const more = kind === "zone" ? { list: "zones" } : kind === "url" ? { inputMode: "url", placeholder: "https://" } : {};
  return el("input", { ...about, ...more, value: held ?? "", onchange: change });
}

function moment(about, path, held) {
  const rest = held.slice(16);
  const day = el("input", { ...about, type: "date", value: held.slice(0, 10) });
  const hour = el("input", { type: "time", value: held.slice(11, 16), "aria-label": `${say(path.split(".").pop())}: ${say("hour")}`, "aria-describedby": about["aria-describedby"] });
  const set = () => {
    const isHalf = !day.value && (hour.value || day.validity.badInput || hour.validity.badInput);
    if (isHalf) state.half.set(path, say("day-missing"));
    else state.half.delete(path);
    put(path, day.value && (hour.value ? `${day.value}T${hour.value}${rest}` : day.value));
  };
  day.addEventListener("change", set);
  hour.addEventListener("change", set);
  return el("div", { className: "moment" }, day, hour);
}

// -- lists of people, tickets and parts

const AGENT = (one) => [["name", "text"], ...(one.type === "Person" ? [["honorificPrefix", "text"], ["jobTitle", "lines"], ["affiliation[0].name", "text"]] : []), ["role", "roles"], ["email", "text"], ["telephone", "text"], ["url", "url"]];
const OFFER = () => [["price", "text"], ["priceCurrency", "text"], ["name", "text"], ["availability", AVAILABLE], ["validFrom", "moment"], ["validThrough", "moment"], ["url", "url"]];
const PICTURE = () => [["url", "url"], ["caption", "text"], ["creditText", "text"]];
const SLOT = () => [["name", "text"], ["additionalType", "kinds"], ["startDate", "moment"], ["endDate", "moment"], ["room", "text"], ["description", "long"], ["performer", "agents"], ["subEvent", "slots"]];
const OTHERWISE = new Map([[AGENT, { name: "agent-name" }], [PICTURE, { url: "picture-url" }]]);
const said = (text) => (text && typeof text === "object" ? Object.values(text)[0] : text) ?? "";
const isOneDay = () => current().event.startDate?.slice(0, 10) === (current().event.endDate ?? current().event.startDate)?.slice(0, 10);
const hours = (one) => [isOneDay() ? "" : (one.startDate ?? "").slice(0, 10), [one.startDate, one.endDate].map((when) => (when ?? "").slice(11, 16)).filter(Boolean).join(" – ")].filter(Boolean).join(" ");
const TITLES = {
  agents: (one) => [say(one?.type ?? "Person"), said(one?.name)],
  offers: (one) => [[one?.price, one?.priceCurrency].filter(Boolean).join(" "), said(one?.name)],
  pictures: (one) => ["", said(one?.caption) || (one?.url ?? "").split("/").pop()],
  slots: (one) => [hours(one ?? {}) || (one?.startDate ?? ""), said(one?.name)],
};
const LISTS = {
  tongues,
  agents: (path, label) => list(path, label, AGENT, "agents", () => ({ type: path.endsWith("performer") || path.endsWith("contributor") ? "Person" : "Organization" })),
  offers: (path, label) => list(path, label, OFFER, "offers", () => ({})),
  pictures: (path, label) => list(path, label, PICTURE, "pictures", () => ({})),
  slots: (path, label) => list(path, label, SLOT, "slots", () => {
    const around = value(path.replace(/\.?subEvent$/, "")) ?? current().event;
    return { startDate: (value(path) ?? []).at(-1)?.endDate ?? around.startDate };
  }),
};

function tongues(path, label) {
  const held = value(path) ?? [];
  const known = [...given.spoken, ...held.filter((tag) => !given.spoken.some(([one]) => one === tag)).map((tag) => [tag, tag])];
  const shown = el("span", {});
  const boxes = known.map(([tag, name]) => el("label", { className: "check" }, el("input", { type: "checkbox", value: tag, checked: held.includes(tag), onchange: () => { put(path, chosen().map((one) => one.value)); name_them(); } }), ` ${name}`));
  const chosen = () => boxes.map((one) => one.firstChild).filter((one) => one.checked);
  const name_them = () => { shown.textContent = chosen().map((one) => one.parentElement.textContent.trim()).join(", ") || say("not-said"); };
  name_them();
  return el("details", { className: "f wide tongues", id: `f-${path}`, "data-path": path }, el("summary", {}, el("b", {}, label), " ", shown), el("div", { className: "row" }, ...boxes), el("p", { className: "msg", id: `m-${path}` }));
}

function titles() {
  by("facts").querySelectorAll("details[data-title]").forEach((one) => {
    const [before, name] = TITLES[one.dataset.title](value(one.dataset.path));
    one.querySelector("summary").children[0].textContent = before;
    one.querySelector("summary").children[1].textContent = name || say("untitled");
  });
}

function list(path, label, fields, kind, fresh) {
  const items = value(path) ?? [];
  const made = items.map((one, number) => {
    const way = `${path}[${number}]`;
    const [before, name] = TITLES[kind](one);
    const inner = fields(one).map(([key, form]) => field(`${way}.${key}`, form, say(OTHERWISE.get(fields)?.[key] ?? key)));
    if (fields === AGENT) inner.unshift(kindOf(way, one));
    return el("li", {}, el("details", { "data-path": way, "data-title": kind, id: `f-${way}`, open: expanded.has(way), ontoggle: (event) => (event.target.open ? expanded.add(way) : expanded.delete(way)) },
      el("summary", {}, el("span", { className: "num" }, before), el("span", {}, name || say("untitled")), el("span", { className: "msg stop", id: `m-${way}` })),
      el("div", {}, el("div", { className: "grid2" }, ...inner), el("button", { type: "button", className: "link", onclick: () => change(path, (all) => all.splice(number, 1)) }, `${say("remove")}: ${name || say("untitled")}`))));
  });
  const add = el("button", { type: "button", className: "link", id: `add-${path}`, onclick: () => { expanded.add(`${path}[${items.length}]`); change(path, (all) => all.push(fresh())); (by(`f-${path}[${items.length}].name`) ?? by(`f-${path}[${items.length}].url`))?.focus(); } }, `${say("add")}: ${label}`);
  return el("div", { className: "wide f", "data-path": path }, el("div", { className: "top" }, el("b", { id: `f-${path}`, tabIndex: -1 }, label)), el("p", { className: "msg", id: `m-${path}` }), el("ol", { className: "items" }, ...made), add);
}
const expanded = new Set();
function kindOf(way, one) {
  const set = (event) => { put(`${way}.type`, event.target.value); draw(); };
  return el("div", { className: "f" }, el("label", { htmlFor: `f-${way}.type` }, say("type")), el("select", { id: `f-${way}.type`, onchange: set },
    ...["Person", "Organization"].map((kind) => el("option", { value: kind, selected: kind === (one.type ?? "Person") }, say(kind)))));
}
function change(path, make) {
  const all = [...(value(path) ?? [])];
  make(all);
  put(path, all);
  current().facts = Object.fromEntries(Object.entries(current().facts).filter(([one]) => !one.startsWith(`${path}[`)));
  draw();
}

function draw() {
  const groups = Object.entries(GROUPS).map(([name, fields]) => el("fieldset", {}, el("legend", {}, say(name)),
    el("div", { className: "grid2" }, ...fields.map(([path, kind]) => field(path, kind, say(path))))));
  by("facts").replaceChildren(...groups);
  mark();
}

// -- the text

function lines() {
  const one = current();
  const unread = new Set(one.unread);
  const facts = {};
  for (const [path, fact] of Object.entries(one.facts)) for (const line of fact.lines) (facts[line] ??= []).push(path);
  by("lines").replaceChildren(...one.lines.map(([number, text]) => {
    const path = (facts[number] ?? []).find((found) => nearest(found));
    const to = path ? el("a", { href: `#f-${path}` }, called(path)) : unread.has(number) ? say("unread-one").split(":")[0] : "";
    return el("li", { id: `L${number}`, className: unread.has(number) ? "none" : "", "data-facts": (facts[number] ?? []).join(" ") },
      el("span", { className: "n" }, number), el("span", {}, text), el("small", {}, to));
  }));
  by("lines").closest(".src").hidden = !one.lines.length;
}
function called(path) {
  const name = path.replace(/\[\d+\]/g, "");
  const last = name.split(".").pop();
  const group = name.split(".").at(-2) ?? "";
  const of = last === "name" && !given.words[name] && given.words[group] && group !== "subEvent" ? group : name;
  const within = given.words[`${last}.name`] ? `${last}.name` : Object.keys(given.words).find((key) => key.startsWith(`${last}.`));
  return (given.words[of] ?? given.words[last] ?? given.words[within] ?? last).split(/[,(]/)[0].trim();
}
function nearest(path, last = "") {
  for (let way = path + (last && path ? `.${last}` : last); way; way = way.replace(/(\.[^.[\]]+|\[\d+\]|^[^.[\]]+)$/, "")) if (by(`f-${way}`)) return way;
  return "";
}

// -- what is wrong

let timer = 0;
let asked = 0;
function later() {
  clearTimeout(timer);
  timer = setTimeout(check, 250);
}
// What the form alone knows: a time without its day, and a state that the text speaks of and nobody has chosen.
const unsure = (one) => one.problems.filter((found) => found.code === "status-in-text" && !one.event.eventStatus && !found.path.includes("subEvent"));
function own_faults() {
  return [...[...state.half].filter(([path]) => by(`f-${path}`)), ...unsure(current()).slice(0, 1).map((found) => ["eventStatus", found.message])];
}
async function check() {
  const own = ++asked;
  const one = current();
  try {
    const made = await tell("check", { event: one.event });
    if (own !== asked) return;
    state.made = made;
    stands(one, made);
    for (const [path, message] of own_faults()) {
      made.ready = false;
      made.problems.unshift({ severity: "violation", message, path, term: "", line: 0, advice: "", question: "" });
    }
  } catch (error) {
    if (own !== asked) return;
    state.made = { ready: false, problems: [{ severity: "violation", message: error.message, path: "", term: "", line: 0, advice: "", question: "" }] };
  }
  mark();
  publish();
}

// What a message says to somebody who sees a form: no address of a node, no YAML, and the labels of fields in the place of their keys.
function plainly(text) {
  return text.replace(/ \((?:https?:|#)[^\s)]*\)/g, "").replace(/,? (?:or|o|ou) [^,.{]*\{[^}]*\}/g, "").replace(/`([\w.[\]]+)`/g, (all, key) => {
    const number = /\[(\d+)\]$/.exec(key);
    const label = called(key);
    return label === key.replace(/\[\d+\]/g, "").split(".").pop() ? `“${key}”` : `“${label}${number ? ` ${Number(number[1]) + 1}` : ""}”`;
  });
}

function mark() {
  const form = by("facts");
  form.querySelectorAll(".msg").forEach((one) => { one.replaceChildren(); });
  form.querySelectorAll("[aria-invalid]").forEach((one) => one.removeAttribute("aria-invalid"));
  const found = state.made?.problems ?? [];
  const others = [];
  for (const one of found) {
    const path = nearest(one.path, one.term);
    if (!path || one.severity === "info") {
      if (one.severity !== "info") others.push(one);
      continue;
    }
    const said = by(`m-${path}`);
    said.className = `msg ${one.severity === "violation" ? "stop" : "warn"}`;
    said.append(said.textContent ? " " : "", plainly([one.message, one.advice].filter(Boolean).join(" ")));
    if (one.severity === "violation") by(`f-${path}`).setAttribute("aria-invalid", "true");
    for (let around = by(`f-${path}`)?.parentElement?.closest("details"); around && one.severity === "violation"; around = around.parentElement.closest("details")) by(`m-${around.dataset.path}`).textContent = say("look-inside");
  }
  topics();
  todo(others);
  const wrong = found.filter((one) => one.severity === "violation").length;
  by("state").textContent = !state.made ? "" : wrong ? say(wrong === 1 ? "to-mend-one" : "to-mend", wrong) : say("ready");
}

// What the texts mention, each a keyword once it is taken.
function topics() {
  const take = (one) => { put("keywords", [...(value("keywords") ?? []), one]); draw(); by("f-keywords").focus(); };
  const made = (state.made?.topics ?? []).filter((one) => !(value("keywords") ?? []).some((held) => (held.name ?? held) === one));
  const shown = made.flatMap((one) => [" ", el("button", { type: "button", className: "link", onclick: () => take(one) }, one)]);
  by("topics").replaceChildren(...(shown.length ? [say("topics"), ...shown] : []));
}

// What is to be asked, each once: what lacks is asked of the text and of the event that was made of it.
function asks(one, made) {
  const seen = new Set();
  const about = (found) => (/-missing$/.test(found.code) && !/[.[]/.test(found.path) ? found.term || found.path : found.question);
  const told = [...(made?.problems ?? []), ...one.problems].filter((found) => found.question);
  const open = told.filter((found) => value(found.path, one) === undefined || !one.facts?.[found.path]);
  return open.filter((found) => !seen.has(about(found)) && seen.add(about(found)));
}

function todo(others) {
  const one = current();
  const questions = asks(one, state.made);
  const parts = [];
  if (questions.length) {
    const items = questions.map((found) => el("li", {}, ...(nearest(found.path, found.term) ? [el("a", { href: `#f-${nearest(found.path, found.term)}` }, found.question)] : [found.question])));
    const copy = el("button", { type: "button", className: "btn", onclick: (event) => copied(questions.map((found) => `- ${found.question}`).join("\n"), event.target) }, say("copy-questions"));
    parts.push(el("section", { className: "ask", tabIndex: 0 }, el("h3", {}, say("ask")), el("ul", {}, ...items), copy, el("span", { role: "status" })));
  }
  if (one.unread.length) {
    const texts = new Map(one.lines);
    const items = one.unread.map((line) => el("li", {}, el("a", { href: `#L${line}` }, say("line", line)), `: ${texts.get(line) ?? ""}`));
    parts.push(el("section", { tabIndex: 0 }, el("h3", {}, one.unread.length === 1 ? say("unread-one") : say("unread", one.unread.length)), el("ul", {}, ...items)));
  }
  if ((one.unmapped ?? []).length) parts.push(el("section", { tabIndex: 0 }, el("h3", {}, say("unmapped")), el("ul", {}, ...one.unmapped.map(([path, text]) => el("li", {}, `${path}: ${text}`)))));
  const more = [...others, ...one.problems.filter((found) => !found.question && found.code !== "unread-text" && found.severity !== "info")];
  if (more.length) parts.push(el("section", { tabIndex: 0 }, el("h3", {}, say("others")), el("ul", {}, ...more.map((found) => el("li", {}, ...(found.line ? [el("a", { href: `#L${found.line}` }, say("line", found.line)), ": "] : []), plainly(found.message))))));
  by("todo").replaceChildren(...parts);
}

// -- what is published

function publish() {
  const made = state.made ?? {};
  by("unready").hidden = Boolean(made.ready);
  by("out").hidden = !made.yaml;
  by("script").value = made.ready ? made.script : "";
  by("preview").srcdoc = made.page ? still(made.page) : "";
  by("all").hidden = state.events.length < 2;
  if (by("save-name") && !by("save-name").value) by("save-name").value = /\.ya?ml$/.test(state.name) ? state.name : `${current().event.id ?? "event"}.yaml`;
}
// The page without what would be fetched from elsewhere: a picture is a link to it.
function still(page) {
  const made = new DOMParser().parseFromString(page, "text/html");
  for (const one of made.querySelectorAll("img")) {
    const name = one.alt || one.getAttribute("src").split("/").pop();
    one.replaceWith(Object.assign(made.createElement("a"), { href: one.src, target: "_blank", rel: "noopener", textContent: `${say("picture")}: ${name}` }));
  }
  return `<!doctype html>${made.documentElement.outerHTML}`;
}
function take(text, name, type) {
  const link = el("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
async function copied(text, button) {
  const told = button.parentElement.querySelector("[role=status]");
  try {
    await navigator.clipboard.writeText(text);
    told.textContent = say("copied");
  } catch {
    by("script").select();
    told.textContent = say("not-copied");
  }
}
async function all() {
  const texts = [];
  for (const one of state.events) texts.push((await tell("check", { event: one.event })).yaml ?? "");
  take(texts.filter(Boolean).join("---\n"), "events.yaml", "application/yaml");
}
async function embed(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let page = "";
  for (let at = 0; at < bytes.length; at += 0x8000) page += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  const told = by("embedded");
  try {
    const made = await tell("embed", { event: current().event, page });
    const grave = made.problems.filter((one) => one.severity !== "info");
    const done = made.page !== page;
    const get = () => take(Uint8Array.from(made.page, (sign) => sign.charCodeAt(0)), file.name, "text/html");
    if (done && !grave.length) get();
    told.replaceChildren(el("ul", {}, ...grave.map((one) => el("li", {}, plainly(one.message)))),
      ...(done && grave.length ? [el("button", { type: "button", className: "btn", onclick: get }, say("take-page"))] : [el("p", {}, say(done ? "embedded" : "not-embedded"))]));
  } catch (error) {
    told.textContent = error.message;
  }
}

// -- the steps

function show() {
  expanded.clear();
  const one = current();
  const choices = state.events.map((found, number) => el("li", {},
    el("button", { type: "button", className: "link", "aria-current": number === state.at, onclick: () => { state.at = number; state.made = null; show(); by("choose").querySelector("[aria-current=true]").focus(); } }, said(found.event.name) || say("untitled")),
    el("span", { className: "num soft" }, (found.event.startDate ?? "").slice(0, 10)), el("span", { id: `stands-${number}` }, found.standing ?? "")));
  by("choose").replaceChildren(...(choices.length > 1 ? [el("p", { id: "several" }, say("several", choices.length)), el("ol", { className: "choices", tabIndex: 0, "aria-labelledby": "several" }, ...choices)] : []));
  one.facts ??= {};
  draw();
  lines();
  check();
}
function step() {
  const name = { give: "give", check: "check", publish: "publish" }[location.hash.slice(1)];
  if (!name && location.hash) return reveal(decodeURIComponent(location.hash.slice(1)));
  const chosen = state.events.length ? name ?? "give" : "give";
  for (const one of ["give", "check", "publish"]) by(one).hidden = one !== chosen;
  document.querySelectorAll(".steps a").forEach((one) => (one.hash === `#${chosen}` ? one.setAttribute("aria-current", "step") : one.removeAttribute("aria-current")));
  if (location.hash) by(chosen).focus({ preventScroll: true });
  window.scrollTo(0, 0);
  return undefined;
}
function reveal(id) {
  const found = by(id) ?? by(`f-${nearest(id.replace(/^f-/, ""))}`);
  if (!found) return;
  for (let around = found.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
  if (id.startsWith("L")) light([id]);
  found.scrollIntoView({ block: "center" });
  (found.matches("details") ? found.querySelector("summary") : found).focus({ preventScroll: true });
}
function light(ids) {
  document.querySelectorAll(".lit").forEach((one) => one.classList.remove("lit"));
  ids.map(by).forEach((one) => one?.classList.add("lit"));
}

window.addEventListener("hashchange", step);
window.addEventListener("beforeunload", (event) => { if (state.isDirty) event.preventDefault(); });
by("giving").addEventListener("submit", (event) => {
  event.preventDefault();
  const file = by("file").files[0];
  const text = by("text").value;
  busily(async () => {
    if (!file && !text.trim()) throw new Error(say("nothing-given"));
    await read(file ?? text, file ? file.name : "");
  });
});
by("file").addEventListener("change", () => by("file").files[0] && by("giving").requestSubmit());
by("empty").addEventListener("click", () => begin([{ event: {}, lines: [], facts: {}, unread: [], unmapped: [], problems: [] }], ""));
for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    const zone = event.target.closest?.(".drop");
    event.preventDefault();
    zone?.classList.toggle("over", kind === "dragover");
    if (kind !== "drop" || !zone || !event.dataTransfer.files.length) return;
    if (zone.contains(by("page"))) embed(event.dataTransfer.files[0]);
    else { by("file").files = event.dataTransfer.files; by("giving").requestSubmit(); }
  });
}
by("files")?.addEventListener("click", (event) => {
  const name = event.target.dataset.open;
  if (name) busily(async () => { const made = await tell("open", { name }); begin(made.events, name, made.digest); });
});
by("facts").addEventListener("submit", (event) => event.preventDefault());
by("facts").addEventListener("focusin", (event) => {
  const path = event.target.closest("[data-path]")?.dataset.path;
  const fact = current().facts[path];
  light(fact ? fact.lines.map((line) => `L${line}`) : []);
  if (fact?.lines.length && matchMedia("(min-width: 62rem)").matches) by(`L${fact.lines[0]}`)?.scrollIntoView({ block: "nearest" });
  by("quote").textContent = fact ? fact.lines.map((line) => new Map(current().lines).get(line) ?? "").join(" ") : "";
});
by("lines").addEventListener("mouseover", (event) => {
  const paths = event.target.closest("li")?.dataset.facts;
  document.querySelectorAll(".f.lit").forEach((one) => one.classList.remove("lit"));
  for (const path of paths ? paths.split(" ") : []) by(`f-${path}`)?.closest(".f")?.classList.add("lit");
});
by("on").addEventListener("click", (event) => {
  const wrong = by("facts").querySelector("[aria-invalid]");
  if (!wrong || state.made?.ready) return;
  event.preventDefault();
  reveal(wrong.id);
});
document.querySelectorAll("[data-copy]").forEach((one) => one.addEventListener("click", () => copied(by(one.dataset.copy).value, one)));
document.querySelectorAll("[data-take]").forEach((one) => one.addEventListener("click", () => {
  const [ending, type] = { yaml: ["yaml", "application/yaml"], jsonld: ["jsonld", "application/ld+json"], turtle: ["ttl", "text/turtle"] }[one.dataset.take];
  take(state.made[one.dataset.take], `${current().event.id ?? "event"}.${ending}`, type);
}));
by("all").addEventListener("click", all);
by("page").addEventListener("change", () => by("page").files[0] && embed(by("page").files[0]));
by("saving")?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const told = event.target.querySelector("[role=status]");
  try {
    const name = by("save-name").value;
    const made = await tell("save", { event: current().event, name, digest: name === state.name ? state.digest : "" });
    Object.assign(state, { name, digest: made.digest });
    state.isDirty = false;
    told.textContent = say("saved");
  } catch (error) {
    told.textContent = error.message;
  }
});
step();
