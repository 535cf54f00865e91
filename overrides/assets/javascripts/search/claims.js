/* The index of claims: words, facets with counts, an order, and all of it in the address. */

import { Index } from "./index.js";
import { badge, element, marked, meta, passage } from "./results.js";

const AT_ONCE = 20;
const KINDS = ["claims"];
const LONG = 12;

export function start(form, list) {
  const part = (name) => document.querySelector(`[data-claims-${name}]`);
  const said = part("said");
  const none = part("none");
  const more = part("more");
  const chips = part("chips");
  const pages = part("pages");
  const help = part("help");
  const panels = [...form.querySelectorAll("[data-facet]")];
  const facets = panels.map((panel) => panel.dataset.facet);
  const base = new URL(form.dataset.index, location.href);
  const site = new URL("../", base);
  const all = Number(form.dataset.all);
  const untouched = [...list.childNodes];
  let loading = null;
  let turn = 0;
  let shown = AT_ONCE;
  let found = null; // what the last words gave
  let state = read();

  /* ---------------------------------------------------------------- state */

  function read() {
    const asked = new URLSearchParams(location.search);
    return {
      words: asked.get("words") ?? "",
      order: asked.get("order") ?? "",
      chosen: Object.fromEntries(facets.map((facet) => [facet, new Set(asked.getAll(facet))])),
    };
  }

  function address() {
    const asked = new URLSearchParams();
    if (state.words.trim()) asked.set("words", state.words.trim());
    for (const facet of facets) for (const value of state.chosen[facet]) asked.append(facet, value);
    if (state.order) asked.set("order", state.order);
    const query = asked.toString();
    return location.pathname + (query ? `?${query}` : "");
  }

  const anything = () => state.words.trim() || state.order || facets.some((facet) => state.chosen[facet].size);

  function remember(step) {
    if (address() === location.pathname + location.search) return;
    history[step ? "pushState" : "replaceState"](null, "", address());
  }

  function show_state() {
    form.elements.words.value = state.words;
    form.elements.order.value = state.order;
    name_order();
    if (form.elements.order.selectedIndex === -1) form.elements.order.value = state.order = "";
  }

  /* Without a choice the order is that of the documents, or of how well the words fit. */
  function name_order() {
    const { withWords, withoutWords } = form.elements.order.options[0].dataset;
    form.elements.order.options[0].textContent = state.words.trim() ? withWords : withoutWords;
  }

  /* ----------------------------------------------------------------- data */

  const load = () => {
    loading ??= Index.open(base).then((index) => ({ index }));
    loading.catch(() => { loading = null; });
    return loading;
  };

  /* What is known of all claims, as far as it is needed: a table is fetched when it is. */
  const known = { of: {}, values: {}, names: null, order: null };

  async function table(by_words) {
    const { index } = await load();
    const chosen = facets.filter((facet) => state.chosen[facet].size);
    const open = panels.filter((panel) => panel.open).map((panel) => panel.dataset.facet);
    const ordered = state.order === "status" ? ["status"] : state.order || by_words ? [] : ["dossier"];
    const needed = [...new Set([...chosen, ...open, ...ordered])].filter((facet) => !known.of[facet]);
    const [names, order, ...tables] = await Promise.all(["names", "order", ...needed].map((name) => index.table(name)));
    Object.assign(known, { names, order, size: order.place.length });
    needed.forEach((facet, at) => {
      known.values[facet] = tables[at].values;
      known.of[facet] = tables[at].of.map((value) => (Array.isArray(value) ? value : [value]));
    });
    return known;
  }

  const name_of = (facet, value) => known.names?.[facet]?.[value] ?? value;

  /* -------------------------------------------------------------- choosing */

  function choose({ hits }) {
    const loaded = facets.filter((facet) => known.of[facet]);
    const chosen = loaded.map((facet) => {
      const numbers = new Set([...state.chosen[facet]].map((value) => known.values[facet].indexOf(value)));
      return { facet, numbers, of: known.of[facet] };
    });
    const active = chosen.filter(({ numbers }) => numbers.size);
    const counts = Object.fromEntries(loaded.map((facet) => [facet, new Uint32Array(known.values[facet].length)]));
    const fitting = [];
    const look = (claim) => {
      let missed = null;
      for (const each of active) {
        if (each.of[claim].some((value) => each.numbers.has(value))) continue;
        if (missed) return;
        missed = each.facet;
      }
      if (!missed) fitting.push(claim);
      /* A choice is counted under all filters but those of its own facet. */
      for (const { facet, of } of missed ? chosen.filter((each) => each.facet === missed) : chosen) {
        for (const value of of[claim]) counts[facet][value] += 1;
      }
    };
    if (hits) hits.forEach(look);
    else for (let claim = 0; claim < known.size; claim += 1) look(claim);
    return { fitting, counts };
  }

  function put_in_order(fitting, by_words) {
    const by = (key) => (a, b) => (known.order[key][a] < known.order[key][b] ? 1 : known.order[key][a] > known.order[key][b] ? -1 : a - b);
    const first = (facet) => (claim) => known.of[facet][claim][0] ?? 0;
    if (state.order === "newest") return fitting.sort(by("published"));
    if (state.order === "changed") return fitting.sort(by("changed"));
    if (state.order === "status") {
      const scale = Object.keys(known.names.status);
      const rank = known.values.status.map((value) => scale.indexOf(value));
      const status = first("status");
      return fitting.sort((a, b) => rank[status(a)] - rank[status(b)] || by("published")(a, b));
    }
    if (by_words) return fitting;
    const dossiers = known.values.dossier.map((value, number) => [value, number]);
    dossiers.sort(([a], [b]) => (a < b ? -1 : 1));
    const rank = new Map(dossiers.map(([, number], at) => [number, at]));
    const dossier = first("dossier");
    return fitting.sort((a, b) => rank.get(dossier(a)) - rank.get(dossier(b)) || known.order.place[a] - known.order.place[b]);
  }

  /* -------------------------------------------------------------- showing */

  function item(record, words) {
    const link = element("a", { href: new URL(record.at, record.site), dir: "auto" }, ...marked(record.title, words));
    const summary = record.texts[0]?.[1] ?? "";
    const body = element("div", { class: "cp-item-body" },
      element("h2", { class: "cp-item-title" }, link),
      element("p", { class: "cp-item-summary", dir: "auto" }, ...marked(summary, words)));
    const text = words?.size ? passage({ texts: record.texts.slice(1) }, words) : null;
    if (text) body.append(text);
    body.append(meta(record, "cp-item-meta"));
    return element("li", { class: "cp-item" },
      element("p", { class: "cp-item-status" }, badge(record.look)), body);
  }

  async function apply(step = false) {
    const mine = (turn += 1);
    remember(step);
    try {
      if (!anything()) {
        found = null;
        list.replaceChildren(...untouched);
        settle(all, null);
        show_chips();
        if (panels.some((panel) => panel.open)) {
          await table(true);
          if (mine === turn) show_choices(choose({}).counts);
        }
        return;
      }
      const { index } = await load();
      const text = state.words.trim();
      const result = text ? await index.find(text, KINDS) : { hits: null, words: null, asked: [], missing: [] };
      if (!result.asked.length) result.hits = null;
      /* Words alone need no table: the first results do not wait for it. */
      const plain = result.hits && !state.order && !facets.some((facet) => state.chosen[facet].size);
      const ready = !plain || panels.some((panel) => panel.open);
      if (ready) await table(Boolean(result.hits));
      if (mine !== turn) return;
      const { fitting, counts } = ready ? choose(result) : { fitting: result.hits };
      found = { index, result, ordered: ready ? put_in_order(fitting, result.hits) : fitting };
      await show_results(mine);
      if (mine !== turn) return;
      show_chips();
      if (ready) show_choices(counts);
    } catch (fault) {
      if (mine === turn) said.textContent = said.dataset.failed;
      throw fault;
    }
  }

  async function show_results(mine) {
    const { index, result, ordered } = found;
    const records = await Promise.all(ordered.slice(0, shown).map((claim) => index.record(claim)));
    if (mine !== turn) return;
    list.replaceChildren(...records.map((record) => item(record, result.words)));
    settle(ordered.length, result);
  }

  function settle(number, result) {
    const one = number === all ? said.dataset.all : said.dataset.shown.replace("{shown}", number).replace("{all}", all);
    said.textContent = one;
    list.hidden = number === 0;
    none.hidden = number > 0;
    more.hidden = result === null || number <= shown;
    more.textContent = more.dataset.more.replace("{number}", Math.min(AT_ONCE, number - shown));
    if (pages) pages.hidden = result !== null;
    if (number === 0) show_help(result);
  }

  /* What to try when nothing fits: to leave out a word nobody wrote, or the filters. */
  function show_help({ asked, missing }) {
    const tries = [];
    for (const word of asked.length > 1 ? (missing.length ? missing : asked) : []) {
      tries.push([help.dataset.withoutWord.replace("{word}", word), () => {
        state.words = asked.filter((other) => other !== word).join(" ");
      }]);
    }
    if (facets.some((facet) => state.chosen[facet].size)) {
      tries.push([help.dataset.withoutFilters, () => facets.forEach((facet) => state.chosen[facet].clear())]);
    }
    help.replaceChildren(...tries.map(([label, act]) => {
      const button = element("button", { type: "button", class: "cp-button" }, label);
      button.addEventListener("click", () => {
        act();
        renew();
        form.elements.words.focus();
      });
      return element("li", {}, button);
    }));
  }

  function show_chips() {
    const held = chips.contains(document.activeElement);
    const made = facets.flatMap((facet, at) => [...state.chosen[facet]].map((value) => {
      const what = `${panels[at].dataset.name}: ${name_of(facet, value)}`;
      const label = chips.dataset.remove.replace("{choice}", what);
      const chip = element("button", { type: "button", class: "cp-chip", "aria-label": label }, what);
      chip.addEventListener("click", () => {
        state.chosen[facet].delete(value);
        renew();
      });
      return element("li", {}, chip);
    }));
    chips.replaceChildren(...made);
    chips.hidden = made.length === 0;
    if (held) (chips.querySelector("button") ?? form.elements.words).focus();
    panels.forEach((panel, at) => {
      const number = state.chosen[facets[at]].size;
      panel.querySelector("[data-chosen]").textContent = number ? `(${number})` : "";
    });
  }

  const told = new WeakMap(); // by box, what its label says

  function show_choices(counts) {
    for (const panel of panels.filter((panel) => panel.open)) {
      const facet = panel.dataset.facet;
      const place = panel.querySelector("[data-choices]");
      if (!place.childElementCount) {
        const names = known.values[facet].map((value) => [name_of(facet, value), value]);
        if (facet === "status") {
          const scale = Object.keys(known.names.status);
          names.sort(([, a], [, b]) => scale.indexOf(a) - scale.indexOf(b));
        } else if (facet === "year") names.sort(([a], [b]) => (a < b ? 1 : -1));
        else {
          const collator = new Intl.Collator(document.documentElement.lang);
          names.sort(([a], [b]) => collator.compare(a, b));
        }
        place.replaceChildren(...names.map(([name, value]) => {
          const box = element("input", { type: "checkbox", value, "data-number": known.values[facet].indexOf(value) });
          box.addEventListener("change", () => {
            if (box.checked) state.chosen[facet].add(value);
            else state.chosen[facet].delete(value);
            renew();
          });
          const count = element("span", { class: "cp-choice-count" });
          return element("label", { class: "cp-choice" }, box, element("span", { dir: "auto" }, name), count);
        }));
        panel.querySelector("[data-narrow]").hidden = names.length <= LONG;
      }
      for (const box of place.querySelectorAll("input")) {
        const number = counts[facet][box.dataset.number];
        const label = box.parentElement;
        box.checked = state.chosen[facet].has(box.value);
        /* Of a thousand people most have the count they had. */
        const now = `${number} ${box.checked}`;
        if (told.get(box) === now) continue;
        told.set(box, now);
        label.lastElementChild.textContent = number;
        label.classList.toggle("cp-choice-none", number === 0 && !box.checked);
        box.disabled = number === 0 && !box.checked;
      }
    }
  }

  /* --------------------------------------------------------------- events */

  function renew(step = true) {
    shown = AT_ONCE;
    show_state();
    return apply(step);
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.elements.words.addEventListener("input", () => {
    state.words = form.elements.words.value;
    name_order();
    shown = AT_ONCE;
    apply();
  });
  form.elements.words.addEventListener("focus", () => load().catch(() => {}));
  form.elements.order.addEventListener("change", () => {
    state.order = form.elements.order.value;
    renew();
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    state = { words: "", order: "", chosen: Object.fromEntries(facets.map((facet) => [facet, new Set()])) };
    renew();
    form.elements.words.focus();
  });
  more.addEventListener("click", async () => {
    const before = list.childElementCount;
    shown += AT_ONCE;
    await show_results(turn);
    list.children[before]?.querySelector("a").focus();
  });
  for (const panel of panels) {
    const narrow = panel.querySelector("[data-narrow] input");
    panel.addEventListener("toggle", () => {
      if (!panel.open) return;
      for (const other of panels) if (other !== panel) other.open = false;
      apply();
    });
    narrow.addEventListener("input", () => {
      const asked = narrow.value.trim().toLowerCase();
      for (const label of panel.querySelectorAll(".cp-choice")) {
        label.hidden = !label.textContent.toLowerCase().includes(asked);
      }
    });
  }
  document.addEventListener("click", (event) => {
    for (const panel of panels) if (panel.open && !panel.contains(event.target)) panel.open = false;
  });
  form.addEventListener("keydown", (event) => {
    const panel = event.key === "Escape" && panels.find((each) => each.open);
    if (!panel) return;
    event.preventDefault();
    panel.open = false;
    panel.querySelector("summary").focus();
  });
  addEventListener("popstate", () => {
    state = read();
    shown = AT_ONCE;
    show_state();
    apply();
  });

  show_state();
  settle(all, null);
  if (anything()) apply();
  form.hidden = false;
}
