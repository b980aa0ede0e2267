import { foldText } from '../text-fold.ts';
import { readDay } from './query-day.ts';
import type { QueryPart } from './query-part.ts';
import { keyNamed, kindNamed, statusNamed } from './query-words.ts';

/** Any of them ends what any other began: few people type a pair of one kind. */
const quotes = new Set('"“”„＂「」『』«»');
const keyed = /^([\p{L}\p{M}-]{1,20})[:：]/u;
const numbered = /^#([\p{L}\p{N}-]*\p{N}[\p{L}\p{N}-]*)$/u;
const space = /\s/u;

/** Reads one text from left to right. */
class QueryReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** What follows, up to a space or a quotation mark. */
  #word(): string {
    const from = this.#at;
    while (this.#at < this.#text.length && !space.test(this.#here) && !quotes.has(this.#here)) this.#at++;
    return this.#text.slice(from, this.#at);
  }

  get #here(): string {
    return this.#text[this.#at] ?? '';
  }

  /** A quotation that begins here; nothing where it does not end, and the mark is passed over. */
  #quotation(): string | undefined {
    const from = this.#at + 1;
    let to = from;
    while (to < this.#text.length && !quotes.has(this.#text[to] ?? '')) to++;
    if (to >= this.#text.length) {
      this.#at = from;
      return undefined;
    }
    this.#at = to + 1;
    return this.#text.slice(from, to).replace(/\s+/gu, ' ').trim();
  }

  /** A part that begins with a name and a colon; without one that we know the reader stays where it is. */
  #keyed(): QueryPart | undefined {
    const [head, name = ''] = keyed.exec(this.#text.slice(this.#at, this.#at + 24)) ?? [];
    if (head === undefined) return undefined;
    const before = this.#at;
    this.#at += head.length;
    const what = kindNamed(name);
    if (what) return { kind: 'in', what };
    if (keyNamed(name)) {
      const value = quotes.has(this.#here) ? (this.#quotation() ?? '') : this.#word();
      const part = partOf(name, value);
      if (part) return part;
    }
    this.#at = before;
    return undefined;
  }

  *parts(): Generator<QueryPart> {
    while (this.#at < this.#text.length) {
      if (space.test(this.#here)) this.#at++;
      else if (quotes.has(this.#here)) {
        const text = this.#quotation();
        if (text) yield { kind: 'phrase', text };
      } else {
        const part = this.#keyed();
        if (part) yield part;
        else {
          const text = this.#word();
          const number = numbered.exec(text.normalize('NFKC'))?.[1];
          yield number === undefined ? { kind: 'word', text } : { kind: 'number', number };
        }
      }
    }
  }
}

function partOf(name: string, value: string): QueryPart | undefined {
  const key = keyNamed(name);
  if (value === '' || key === undefined) return undefined;
  switch (key) {
    case 'in': {
      const what = kindNamed(value);
      return what && { kind: 'in', what };
    }
    case 'status': {
      const status = statusNamed(value);
      return status && { kind: 'status', status };
    }
    case 'after':
    case 'before': {
      const day = readDay(foldText(value));
      return day === undefined ? undefined : { kind: key, day };
    }
    case 'tel':
      return /\d/.test(value.normalize('NFKC')) ? { kind: 'tel', phone: value } : undefined;
    case 'from':
      return { kind: 'from', name: value };
    case 'tag':
      return { kind: 'tag', tag: value };
  }
}

/**
 * What was typed into the search field: words, "phrases", `c:` and `工单：` for kinds, `#10421`, `tel:`, `from:`, `tag:`, `status:`, `after:` and
 * `before:`, in English and Chinese, with colons of either width. What is none of these is words, so that everything typed means something.
 */
export function readQuery(text: string): QueryPart[] {
  return [...new QueryReader(text).parts()];
}
