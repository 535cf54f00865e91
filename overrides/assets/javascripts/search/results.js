/* What a reader sees of a record. Every text enters the page as text. */

import { words_in } from "./words.js";

const LENGTH = 220;
const BEFORE = 70;
const SVG = "http://www.w3.org/2000/svg";
/* The shapes of the statuses, as templates/macros.md.jinja draws them. */
export const SHAPES = {
  check: ["M3 8.600 6.500 12 13 4.500"],
  "check-partly": ["M3.500 6.500 6.500 9.500 12.500 2.800M4 14h8"],
  half: ["M2.800 8a5.200 5.200 0 1 0 10.400 0a5.200 5.200 0 1 0-10.400 0", "M8 2.800a5.200 5.200 0 0 1 0 10.400z"],
  question: ["M5.200 5.600a2.800 2.800 0 1 1 4.300 2.400C8.500 8.700 8 9.100 8 10M8 13v.1"],
  cross: ["M4 4l8 8m0-8-8 8"],
  dash: ["M3.500 8h9"],
};

/* An element with its attributes and what it holds: elements and texts. */
export function element(tag, attributes = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...inside);
  return made;
}

export function badge({ label, colour, shape }) {
  return element("span", { class: `cp-badge cp-status-${colour}` }, drawn(shape), element("span", {}, label));
}

function drawn(name) {
  const svg = document.createElementNS(SVG, "svg");
  const pen = {
    class: `cp-shape cp-shape-${name}`, viewBox: "0 0 16 16", width: 16, height: 16, fill: "none",
    stroke: "currentColor", "stroke-width": name === "half" ? 1.8 : 2.2, "stroke-linecap": "round",
    "stroke-linejoin": "round", "aria-hidden": "true", focusable: "false",
  };
  for (const [key, value] of Object.entries(pen)) svg.setAttribute(key, value);
  (SHAPES[name] ?? SHAPES.dash).forEach((line, number) => {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", line);
    if (number) {
      for (const [key, value] of Object.entries({ class: "cp-solid", fill: "currentColor", stroke: "none" })) {
        path.setAttribute(key, value);
      }
    }
    svg.append(path);
  });
  return svg;
}

/* The passage in which most of the words stand closest together, with the words marked. */
export function passage(record, words) {
  let best = null;
  for (const [label, text] of record.texts) {
    const found = [];
    for (const word of words_in(text)) {
      const form = word.forms.find((form) => words.has(form));
      if (form !== undefined) found.push({ ...word, meant: words.get(form) });
    }
    found.forEach((first, at) => {
      const near = found.slice(at).filter((word) => word.to - first.from < LENGTH - BEFORE);
      const count = new Set(near.map((word) => word.meant)).size;
      if (!best || count > best.count) best = { label, text, found, first, count };
    });
  }
  if (!best) return null;
  const { label, text, found, first } = best;
  let from = Math.max(0, first.from - BEFORE);
  if (from > 0) from = text.lastIndexOf(" ", text.indexOf(" ", from)) + 1 || from;
  if (from > first.from) from = first.from;
  let to = Math.min(text.length, from + LENGTH);
  if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), first.to);
  const line = element("p", { class: "cp-passage-found", dir: "auto" });
  if (label) line.append(element("span", { class: "cp-passage-label" }, label), " ");
  if (from > 0) line.append("… ");
  let at = from;
  for (const word of found.filter((word) => word.from >= from && word.to <= to)) {
    line.append(text.slice(at, word.from), element("mark", {}, text.slice(word.from, word.to)));
    at = word.to;
  }
  line.append(text.slice(at, to));
  if (to < text.length) line.append(" …");
  return line;
}

/* A title with the words marked in it. */
export function marked(text, words) {
  const pieces = [];
  let at = 0;
  for (const word of words_in(text)) {
    if (!words?.size || !word.forms.some((form) => words.has(form))) continue;
    pieces.push(text.slice(at, word.from), element("mark", {}, text.slice(word.from, word.to)));
    at = word.to;
  }
  return [...pieces, text.slice(at)];
}

export function meta(record, name) {
  const spans = (record.meta ?? []).map((text) => element("span", { dir: "auto" }, text));
  return element("p", { class: `${name} cp-dots` }, ...spans.flatMap((span, at) => (at ? [" ", span] : [span])));
}
