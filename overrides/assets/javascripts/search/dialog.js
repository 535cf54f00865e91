/* The search in the masthead: results as they are typed. */

import { Index } from "./index.js";
import { badge, element, marked, meta, passage } from "./results.js";

const MOST = 8;
const KINDS = ["claims", "pages"];

export function start(dialog, asked) {
  const query = dialog.querySelector("[data-cp-query]");
  const list = dialog.querySelector("[data-cp-results]");
  const said = dialog.querySelector("[data-cp-said]");
  const all = dialog.querySelector("[data-cp-all]");
  const others = [...dialog.querySelectorAll("[data-cp-also]")];
  const base = new URL(dialog.dataset.index, location.href);
  const claims = all.getAttribute("href");
  const address_of = (button) => new URL(button.dataset.cpAlso, location.href);
  const names = new Map(others.map((button) => [new URL("../", address_of(button)).href, button.textContent]));
  const opened = new Map(); // by address: the index to come, and those of other publications
  let turn = 0;

  const open = (base, asked) => {
    if (!opened.has(base.href)) {
      const index = Index.open(base, asked);
      index.catch(() => opened.delete(base.href)); // to be tried again
      opened.set(base.href, index);
    }
    return opened.get(base.href);
  };
  const open_index = () => {
    const index = open(base, asked);
    asked = null;
    return index;
  };
  /* Our index with those of the publications that a reader chose too; what of these cannot be had. */
  const open_chosen = async () => {
    const chosen = others.filter((button) => button.getAttribute("aria-pressed") === "true");
    const [own, ...more] = await Promise.all([
      open_index(),
      ...chosen.map((button) => open(address_of(button)).catch(() => null)),
    ]);
    const failed = chosen.filter((_, at) => !more[at]).map((button) => button.textContent);
    return { index: more.length ? own.with(more.filter(Boolean)) : own, failed };
  };
  const item = (record, words) => {
    const link = element("a", { class: "cp-found-link", href: new URL(record.at, record.site) });
    if (record.status) link.append(element("p", { class: "cp-found-status" }, badge(record.look)));
    link.append(element("p", { class: "cp-found-title", dir: "auto" }, ...marked(record.title, words)));
    const text = passage(record, words);
    if (text) link.append(text);
    const name = names.get(record.site.href); // of another publication
    if (name || record.meta) link.append(meta({ meta: [name, ...(record.meta ?? [])].filter(Boolean) }, "cp-found-meta"));
    return element("li", { class: "cp-found" }, link);
  };

  const search = async () => {
    const mine = (turn += 1);
    const text = query.value.trim();
    all.href = text ? `${claims}?${new URLSearchParams({ words: text })}` : claims;
    try {
      const { index, failed } = await open_chosen();
      const { asked, hits, words, missing } = await index.find(text, KINDS);
      const records = await Promise.all(hits.slice(0, MOST).map((hit) => index.record(hit)));
      if (mine !== turn) return;
      list.replaceChildren(...records.map((record) => item(record, words)));
      list.scrollTop = 0;
      const told = !asked.length
        ? said.dataset.start
        : hits.length
          ? said.dataset.found.replace("{number}", hits.length)
          : said.dataset.none + (missing.length ? ` ${said.dataset.missing.replace("{words}", missing.join(", "))}` : "");
      const lacking = failed.map((name) => said.dataset.lacking.replace("{name}", name));
      said.textContent = [told, ...lacking].join(" · ");
    } catch (fault) {
      if (mine !== turn) return;
      list.replaceChildren();
      said.textContent = said.dataset.failed;
      throw fault;
    }
  };

  query.addEventListener("input", search);
  for (const button of others) {
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", button.getAttribute("aria-pressed") !== "true");
      search();
    });
  }
  query.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) {
      event.preventDefault(); // a browser would empty the field first
      dialog.close();
    }
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    location.href = all.href;
  });
  /* Up and down walk through the results as Tab does. */
  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [query, ...list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
  });
  for (const closer of dialog.querySelectorAll("[data-cp-close]")) {
    closer.addEventListener("click", () => dialog.close());
  }
  /* The ground around the dialog is the dialog itself. */
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  list.addEventListener("click", (event) => {
    if (event.target.closest("a")) dialog.close(); // the page may be this one
  });
  open_index().catch(() => {});
  if (query.value) search();
  return search;
}
