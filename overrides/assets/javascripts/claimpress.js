/* What the pages can do beyond being read. Everything here is an addition:
   without it all claims are listed, all links work, and no button is shown
   that would do nothing. */
(() => {
  "use strict";

  const root = document.documentElement;
  const scripts = new URL(".", document.currentScript.src).href;
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  root.classList.replace("no-js", "js");

  light_or_dark();
  search();
  claims();
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

  /* The search is fetched when a reader turns to it, not before. */
  function search() {
    const opener = one("[data-cp-search]");
    const dialog = one("[data-cp-dialog]");
    if (!opener || !dialog?.showModal) return;
    const query = one("[data-cp-query]", dialog);
    const start = once(() => {
      preload_scripts("dialog.js");
      /* The index as well need not wait until a script asks for it. */
      const asked = fetch(new URL("index.json", new URL(dialog.dataset.index, location.href)), { cache: "no-cache" });
      asked.catch(() => {}); // told by the script
      return import(`${scripts}search/dialog.js`).then((module) => module.start(dialog, asked));
    });
    const open = () => {
      start().catch(() => { one("[data-cp-said]", dialog).textContent = one("[data-cp-said]", dialog).dataset.failed; });
      if (!dialog.open) dialog.showModal();
      query.select();
    };
    opener.addEventListener("click", open);
    for (const turn of ["pointerenter", "focus"]) opener.addEventListener(turn, () => start().catch(() => {}));
    dialog.addEventListener("close", () => opener.focus());
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input, select, textarea, [contenteditable]");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      open();
    });
    one("[data-cp-without-script]").hidden = true;
    opener.hidden = false;
  }

  /* All at once: a script that asks for the next would be three ways to the host and back. */
  function preload_scripts(...names) {
    for (const name of [...names, "index.js", "results.js", "words.js"]) {
      const link = document.createElement("link");
      link.rel = "modulepreload";
      link.href = `${scripts}search/${name}`;
      document.head.append(link);
    }
  }

  /* --------------------------------------------------------- list of claims */

  function claims() {
    const form = one("[data-claims-filter]");
    const list = one("[data-claims-list]");
    if (!form || !list) return;
    preload_scripts("claims.js");
    import(`${scripts}search/claims.js`).then((module) => module.start(form, list));
  }

  /* What is done at the first call; a failure is tried again. */
  function once(act) {
    let done = null;
    return () => {
      done ??= act();
      done.catch(() => { done = null; });
      return done;
    };
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
