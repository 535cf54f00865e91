/* Words as the index spells them: small letters, no marks, and pairs where a
   script has no blanks. claimpress/exporting/search/spelling.py does the same. */

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
const UNSPACED = /[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;
const ARTICLE = /^ال(?=.{3})/u;
const DIGITS = /^\p{Nd}+$/u;

/* How the index spells one word: mostly one form, none for a single letter. */
export function spelt(word) {
  const plain = word.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("ı", "i").replace(ARTICLE, "");
  const letters = [...plain];
  if (UNSPACED.test(plain) && letters.length > 2) {
    return letters.slice(1).map((letter, at) => letters[at] + letter);
  }
  return letters.length > 1 || DIGITS.test(plain) || UNSPACED.test(plain) ? [plain] : [];
}

/* Every different word of a text, as the index spells it. */
export function asked_for(text) {
  return [...new Set((text.match(WORD) ?? []).flatMap(spelt))];
}

/* The words of a text with their places. */
export function* words_in(text) {
  for (const found of text.matchAll(WORD)) {
    yield { from: found.index, to: found.index + found[0].length, forms: spelt(found[0]) };
  }
}
