/* What the pages can do beyond being read. Everything here is an addition:
   without it all claims are listed, all links work, and no button is shown
   that would do nothing. */
(() => {
  "use strict";

  const root = document.documentElement;
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  root.classList.replace("no-js", "js");

  light_or_dark();
  search();
  filter_claims();
  annotated_source();
  cite_and_share();

  /* -------------------------------------------------------- light or dark */

  /* The choice is kept where the theme's own script looks for it. */
  function light_or_dark() {
    const button = one("[data-cp-palette]");
    if (!button) return;
    const label = one("[data-cp-palette-label]", button);
    const system = matchMedia("(prefers-color-scheme: dark)");
    const chosen = () => document.body.hasAttribute("data-md-color-media");
    const dark = () =>
      chosen() ? document.body.dataset.mdColorScheme === "slate" : system.matches;
    const name = () => {
      label.textContent = dark() ? label.dataset.toLight : label.dataset.toDark;
      button.title = label.textContent;
    };
    button.addEventListener("click", () => {
      const to_dark = !dark();
      const color = {
        media: `(prefers-color-scheme: ${to_dark ? "dark" : "light"})`,
        scheme: to_dark ? "slate" : "default",
        primary: "indigo",
        accent: "indigo",
      };
      for (const [key, value] of Object.entries(color)) {
        document.body.setAttribute(`data-md-color-${key}`, value);
      }
      if (typeof __md_set === "function") __md_set("__palette", { index: to_dark ? 1 : 0, color });
      name();
    });
    system.addEventListener("change", name);
    name();
    button.hidden = false;
  }

  /* --------------------------------------------------------------- search */

  /* The theme's search is fetched when a reader turns to it, not before. */
  function search() {
    const toggle = one("#__search");
    const opener = one("[data-cp-search]");
    const dialog = one(".md-search");
    const waiting = one("#cp-search-scripts");
    if (!toggle || !opener || !dialog || !waiting) return;
    const query = one("[data-md-component=search-query]", dialog);
    let started = false;

    let loaded = () => {};

    const start = () => {
      if (started) return;
      started = true;
      for (const script of all("script[src]", waiting.content)) {
        const copy = document.createElement("script");
        copy.src = script.getAttribute("src");
        copy.addEventListener("load", () => loaded());
        document.body.append(copy);
      }
    };
    const set = (open) => {
      if (toggle.checked !== open) toggle.click();
    };
    let open = () => {
      start();
      set(true);
      query.focus();
    };

    if (query) {
      /* The theme listens to keys alone; pasted and dictated words have none. */
      loaded = () => query.dispatchEvent(new KeyboardEvent("keyup"));
      query.addEventListener("input", () => loaded());
    } else {
      /* Zensical's dialog opens at a click, once its script is there. */
      open = () => {
        if (started) dialog.click();
        loaded = () => dialog.click();
        start();
      };
    }

    toggle.addEventListener("change", () => {
      root.style.overflow = toggle.checked ? "hidden" : "";
      if (!toggle.checked) opener.focus();
    });
    opener.addEventListener("click", () => open());
    if (query) opener.addEventListener("pointerenter", start);
    one("[data-cp-search-close]")?.addEventListener("click", () => set(false));
    dialog.addEventListener("keydown", (event) => {
      if (event.key === "Escape") set(false);
      if (event.key === "Tab" && query) go_round(event);
    });
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input, select, textarea, [contenteditable]");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      open();
    });
    /* The theme closes the search at a Tab, and takes its results out of the
       order of stops. Here each is a stop, and after the last comes the first. */
    const go_round = (event) => {
      event.preventDefault();
      event.stopPropagation();
      const stops = all("input, button, a[href], summary", dialog);
      const seen = stops.filter((stop) => stop.checkVisibility());
      const here = seen.indexOf(document.activeElement);
      seen.at((here + (event.shiftKey ? -1 : 1)) % seen.length)?.focus();
    };
    opener.hidden = false;

    if (new URLSearchParams(location.search).has("q")) start(); // the theme asks what it says
  }

  /* ------------------------------------------------------- filter and sort */

  function filter_claims() {
    const form = one("[data-claims-filter]");
    const list = one("[data-claims-list]");
    if (!form || !list) return;
    const none = one("[data-claims-none]");
    const count = one(".cp-filter-count", form);
    const scale = list.dataset.statusOrder.split(" ");
    const claims = all(".cp-item", list).map((item, place) => ({
      item,
      place,
      words: plain(item.textContent),
      text: one(".cp-item-title", item).textContent.trim(),
      status: item.dataset.status,
      topic: item.dataset.topics.split(" "),
      person: item.dataset.people.split(" "),
      dossier: [item.dataset.dossier],
      date: item.dataset.date,
    }));
    const order = {
      "": (a, b) => a.place - b.place,
      newest: (a, b) => b.date.localeCompare(a.date) || a.place - b.place,
      status: (a, b) => scale.indexOf(a.status) - scale.indexOf(b.status) || a.place - b.place,
      text: (a, b) => a.text.localeCompare(b.text, root.lang),
    };

    const apply = () => {
      const asked = Object.fromEntries(new FormData(form));
      const words = plain(asked.words).split(" ").filter(Boolean);
      const fits = (claim) =>
        words.every((word) => claim.words.includes(word)) &&
        (!asked.status || claim.status === asked.status) &&
        ["topic", "person", "dossier"].every((key) => !asked[key] || claim[key].includes(asked[key]));
      let shown = 0;
      for (const claim of claims.sort(order[asked.order] ?? order[""])) {
        claim.item.hidden = !fits(claim);
        shown += claim.item.hidden ? 0 : 1;
      }
      list.append(...claims.map((claim) => claim.item));
      list.hidden = shown === 0;
      none.hidden = shown > 0;
      count.textContent = count.dataset.shown
        .replace("{shown}", shown)
        .replace("{all}", claims.length);
      remember(asked);
    };

    const remember = (asked) => {
      const state = new URLSearchParams(Object.entries(asked).filter(([, value]) => value));
      const query = state.toString();
      history.replaceState(null, "", (query ? `?${query}` : location.pathname) + location.hash);
    };

    for (const [key, value] of new URLSearchParams(location.search)) {
      const field = form.elements.namedItem(key);
      if (!field) continue;
      field.value = value;
      if (field.selectedIndex === -1) field.value = ""; // an address may ask for what is not there
    }
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(apply));
    apply();
    form.hidden = false;
  }

  /* Lower case, without accents: Gruen finds Grün when it is written Grun. */
  function plain(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
  }

  /* ------------------------------------------------------ annotated source */

  /* Choosing a status works without this; here the choice is said and kept in
     the address, and what belongs to one claim lights up together. */
  function annotated_source() {
    const source = one(".cp-source");
    if (!source) return;
    const filter = one("[data-marks-filter]", source);
    const of_claim = (name) => all(`[data-claim="${CSS.escape(name)}"]`, source);

    const choose = () => {
      const asked = new URLSearchParams(location.search).get("status");
      const choices = all("input", filter);
      (choices.find((choice) => choice.value === asked) ?? choices[0]).checked = true;
    };
    if (filter) {
      filter.addEventListener("change", (event) => {
        const address = new URL(location.href);
        if (event.target.value) address.searchParams.set("status", event.target.value);
        else address.searchParams.delete("status");
        history.replaceState(null, "", address);
        one("[role=status]", filter).textContent = event.target.dataset.said;
      });
      choose();
    }

    const light = (on) => (event) => {
      const name = event.target.closest("[data-claim]")?.dataset.claim;
      for (const part of name ? of_claim(name) : []) part.classList.toggle("cp-lit", on);
    };
    for (const [begin, end] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
      source.addEventListener(begin, light(true));
      source.addEventListener(end, light(false));
    }

    const target = () => {
      for (const part of all(".cp-target", source)) part.classList.remove("cp-target");
      for (const part of of_claim(location.hash.slice(1).replace("note_", ""))) {
        part.classList.add("cp-target");
      }
    };
    addEventListener("hashchange", target);
    target();
  }

  /* -------------------------------------------------------- cite and share */

  function cite_and_share() {
    const said = one("[data-said]");
    const reveal = (button) => {
      (button.closest("li[hidden]") ?? button).hidden = false;
    };
    if (navigator.clipboard) {
      for (const button of all("[data-copy]")) {
        button.addEventListener("click", async () => {
          const text = document.getElementById(button.dataset.copy).innerText.trim();
          try {
            await navigator.clipboard.writeText(text);
            said.textContent = said.dataset.copied;
          } catch {
            said.textContent = said.dataset.notCopied;
          }
        });
        reveal(button);
      }
    }
    if (navigator.share) {
      for (const button of all("[data-share]")) {
        button.addEventListener("click", () => {
          const address = one("link[rel=canonical]")?.href ?? location.href.split("#")[0];
          navigator.share({ title: document.title, url: address }).catch(() => {});
        });
        reveal(button);
      }
      for (const way of all("[data-plain-share]")) way.hidden = true;
    }
  }
})();
