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
  const base = new URL(dialog.dataset.index, location.href);
  const site = new URL("../", base);
  const claims = all.getAttribute("href");
  let index = null;
  let turn = 0;

  const open_index = () => {
    index ??= Index.open(base, asked);
    index.catch(() => { index = asked = null; });
    return index;
  };
  const item = (record, statuses, words) => {
    const link = element("a", { class: "cp-found-link", href: new URL(record.at, site) });
    if (record.status) link.append(element("p", { class: "cp-found-status" }, badge(statuses[record.status])));
    link.append(element("p", { class: "cp-found-title", dir: "auto" }, ...marked(record.title, words)));
    const text = passage(record, words);
    if (text) link.append(text);
    if (record.meta) link.append(meta(record, "cp-found-meta"));
    return element("li", { class: "cp-found" }, link);
  };

  const search = async () => {
    const mine = (turn += 1);
    const text = query.value.trim();
    all.href = text ? `${claims}?${new URLSearchParams({ words: text })}` : claims;
    try {
      const opened = await open_index();
      const { asked, hits, words, missing } = await opened.find(text, KINDS);
      const records = await Promise.all(hits.slice(0, MOST).map((hit) => opened.record(hit)));
      if (mine !== turn) return;
      list.replaceChildren(...records.map((record) => item(record, opened.statuses, words)));
      list.scrollTop = 0;
      said.textContent = !asked.length
        ? said.dataset.start
        : hits.length
          ? said.dataset.found.replace("{number}", hits.length)
          : said.dataset.none + (missing.length ? ` ${said.dataset.missing.replace("{words}", missing.join(", "))}` : "");
    } catch (fault) {
      if (mine !== turn) return;
      list.replaceChildren();
      said.textContent = said.dataset.failed;
      throw fault;
    }
  };

  query.addEventListener("input", search);
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
