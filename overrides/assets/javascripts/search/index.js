/* Reads the search index: claimpress/exporting/search/part.py says what is in it. */

import { asked_for } from "./words.js";

const FORM = 1;
const WEIGHTS = 8;
const SHORTEST_BEGINNING = 3;
/* How much a form counts: the word itself, a form of the same word, a longer word. */
const SAME = 1, RELATED = 0.8, LONGER = 0.5;

export class Index {
  #base;
  #got;

  /* Each part says where it lies (`base`) and what its statuses are. */
  constructor(base, tables, parts, got = new Map()) {
    this.#base = base;
    this.#got = got;
    this.tables = tables;
    let first = 0;
    this.parts = parts.map((part) => {
      const placed = { ...part, first };
      first += part.size;
      return placed;
    });
  }

  /* `asked` is the answer to come, where somebody has asked for it already. */
  static async open(base, asked) {
    /* Asked anew each time: it names the parts, whose own files never change. */
    const response = await (asked ?? fetch(new URL("index.json", base), { cache: "no-cache" }));
    if (!response.ok) throw new Error(`search/index.json: ${response.status}`);
    const content = await response.json();
    if (content.form !== FORM) throw new Error("this script is older than the index");
    const { statuses, tables, parts } = content;
    return new Index(base, tables, parts.map((part) => ({ ...part, base, statuses })));
  }

  /* The same with other indexes added, as if all were one; the tables stay those of this one. */
  with(others) {
    /* Of two records that fit alike the later one comes first: here, this index' own. */
    const parts = [...others.flatMap((other) => other.parts), ...this.parts];
    return new Index(this.#base, this.tables, parts, this.#got);
  }

  /* The records in which every word stands, the best first, and what was meant by each word. */
  async find(text, kinds) {
    const parts = this.parts.filter((part) => kinds.includes(part.kind));
    const asked = asked_for(text);
    const meant = await Promise.all(asked.map((word) => this.#meaning(word, parts)));
    const all = parts.reduce((sum, part) => sum + part.size, 0);
    const scores = meant.map((forms) => scored(forms, all));
    const [fewest, ...others] = [...scores].sort((a, b) => a.size - b.size);
    const hits = [];
    for (const [record, score] of fewest ?? []) {
      if (others.every((other) => other.has(record))) {
        hits.push([record, others.reduce((sum, other) => sum + other.get(record), score)]);
      }
    }
    hits.sort(([a, x], [b, y]) => y - x || b - a);
    const words = new Map(meant.flatMap((forms, word) => [...forms.keys()].map((form) => [form, word])));
    const missing = asked.filter((_, at) => scores[at].size === 0);
    return { asked, hits: hits.map(([record]) => record), words, missing };
  }

  /* What a result shows of a record, with the site it is of and what its status looks like. */
  async record(number) {
    const part = this.parts.findLast(({ first }) => first <= number);
    const place = number - part.first;
    const file = Math.floor(place / part.texts);
    const record = (await this.#get(`${part.at}texts-${file}.json`, part.base))[place % part.texts];
    return { ...record, site: new URL("../", part.base), look: part.statuses[record.status] };
  }

  /* By what all claims can be chosen or put in order: a facet, `order`, or `names`. */
  table(name) {
    return this.#get(this.tables[name]);
  }

  /* The forms in the index that a reader can have meant, each with the records it stands in. */
  async #meaning(word, parts) {
    const forms = new Map();
    const take = (form, how, part, docs) => {
      const known = forms.get(form) ?? forms.set(form, { how, docs: new Map() }).get(form);
      known.how = Math.max(known.how, how);
      known.docs.set(part, docs);
    };
    const stems = new Set();
    await this.#each(parts, word, (part, form, docs, roots) => {
      if (form === word) {
        take(form, SAME, part, docs);
        roots.forEach((root) => stems.add(root));
      } else if (word.length >= SHORTEST_BEGINNING && form.startsWith(word)) {
        take(form, LONGER, part, docs);
      }
    });
    /* A stem can end in another letter than its forms: `party`, `parties`, `parti`. */
    const beginnings = new Set([...stems].map((root) => (root.length > 3 ? root.slice(0, -1) : root)));
    for (const beginning of beginnings) {
      await this.#each(parts, beginning, (part, form, docs, roots) => {
        if (form !== word && roots.some((root) => stems.has(root))) take(form, RELATED, part, docs);
      });
    }
    /* An ending nobody has written, or a slip in it: what begins in the same way. */
    const shorter = word.slice(0, -1);
    if (forms.size === 0 && shorter.length >= Math.max(SHORTEST_BEGINNING, word.length - 3)) {
      return this.#beginning(shorter, parts, word.length - 3);
    }
    return forms;
  }

  async #beginning(word, parts, least) {
    const forms = new Map();
    await this.#each(parts, word, (part, form, docs) => {
      if (!form.startsWith(word)) return;
      const known = forms.get(form) ?? forms.set(form, { how: LONGER, docs: new Map() }).get(form);
      known.docs.set(part, docs);
    });
    const shorter = word.slice(0, -1);
    if (forms.size === 0 && shorter.length >= Math.max(SHORTEST_BEGINNING, least)) {
      return this.#beginning(shorter, parts, least);
    }
    return forms;
  }

  /* Go through the words of every part from `beginning` on, as far as they begin like that. */
  async #each(parts, beginning, visit) {
    const wanted = parts.flatMap((part) => files_for(part.words, beginning).map((file) => [part, file]));
    const files = await Promise.all(
      wanted.map(([part, file]) => this.#get(`${part.at}words-${file}.json`, part.base)),
    );
    files.forEach(({ words, stems, docs }, at) => {
      const part = wanted[at][0];
      for (let n = lower(words, beginning); n < words.length && words[n].startsWith(beginning); n += 1) {
        visit(part, words[n], docs[n], roots_of(words[n], stems[n]));
      }
    });
  }

  #get(path, base = this.#base) {
    const url = new URL(path, base).href;
    if (!this.#got.has(url)) {
      const got = fetch(url).then((response) => {
        if (!response.ok) throw new Error(`${url}: ${response.status}`);
        return response.json();
      });
      got.catch(() => this.#got.delete(url)); // to be tried again
      this.#got.set(url, got);
    }
    return this.#got.get(url);
  }
}

/* Which files of a part can hold words with a beginning; `starts` are their first words. */
function files_for(starts, beginning) {
  const from = Math.max(0, starts.findLastIndex((start) => start <= beginning));
  const files = [];
  for (let file = from; file < starts.length; file += 1) {
    if (file > from && starts[file] > beginning && !starts[file].startsWith(beginning)) break;
    files.push(file);
  }
  return files;
}

function lower(words, beginning) {
  let from = 0;
  let to = words.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (words[middle] < beginning) from = middle + 1;
    else to = middle;
  }
  return from;
}

function roots_of(word, stem) {
  if (stem === -1) return [];
  if (typeof stem === "number") return [word.slice(0, word.length - stem)];
  return typeof stem === "string" ? [stem] : stem;
}

/* The best score of each record for one word: rare words and weighty places count more. */
function scored(forms, all) {
  const scores = new Map();
  for (const { how, docs } of forms.values()) {
    let often = 0;
    for (const list of docs.values()) often += list.length;
    const rare = Math.log(1 + all / often);
    for (const [part, list] of docs) {
      let record = part.first;
      for (const number of list) {
        record += Math.floor(number / WEIGHTS);
        const score = (1 + (number % WEIGHTS)) * how * rare;
        if (score > (scores.get(record) ?? 0)) scores.set(record, score);
      }
    }
  }
  return scores;
}
