import { clipped } from './clipped.ts';

/** A piece of a script, in the order in which it is written. */
export type Line =
  | { readonly kind: 'heading' | 'words' | 'calming' | 'hint'; readonly text: string }
  | { readonly kind: 'answer'; readonly text: string; readonly target: string };

/** What a call may keep of it. */
const longestTitle = 200;
const longestPhrase = 2000;

const calmMark = /^\[!(?:calm|安抚|安撫)\]/i;

/** Line by line, so that whatever is written costs time in proportion to its length. */
export function linesOf(body: string): readonly Line[] {
  const lines: Line[] = [];
  let quote: 'calming' | 'hint' | undefined;
  /** Lines of one paragraph, or of one list item, are one phrase. */
  let isOpen = false;
  for (const raw of body.split(/\r\n|[\n\r]/)) {
    const line = raw.trim();
    if (line.startsWith('>')) {
      quote = addQuoted(lines, line.slice(1).trim(), quote);
      isOpen = false;
    } else {
      quote = undefined;
      isOpen = addPlain(lines, line, isOpen);
    }
  }
  return lines;
}

/** The kind of quote that the line belongs to. */
function addQuoted(lines: Line[], text: string, quote: 'calming' | 'hint' = 'hint'): 'calming' | 'hint' {
  const isCalm = calmMark.test(text);
  const kind = isCalm ? 'calming' : quote;
  add(lines, kind, isCalm ? text.replace(calmMark, '').trim() : text);
  return kind;
}

/** Whether the next line may go on with it. */
function addPlain(lines: Line[], line: string, isOpen: boolean): boolean {
  const before = lines.length;
  const heading = headingOf(line);
  const item = itemOf(line);
  if (heading !== undefined) lines.push({ kind: 'heading', text: heading });
  else if (item !== undefined) addItem(lines, item);
  else if (isOpen && line !== '') {
    goOn(lines, line);
    return true;
  } else add(lines, 'words', line);
  return lines.length > before && lines.at(-1)?.kind === 'words';
}

function add(lines: Line[], kind: 'words' | 'calming' | 'hint', written: string): void {
  const text = clipped(plain(written), longestPhrase);
  if (text !== '' && !/^(?:[-*_] ?){3,}$/.test(written)) lines.push({ kind, text });
}

function goOn(lines: Line[], written: string): void {
  const last = lines.pop();
  if (last) lines.push({ ...last, text: clipped(`${last.text}\n${plain(written)}`, longestPhrase) });
}

function addItem(lines: Line[], item: string): void {
  const at = item.endsWith(']') ? item.lastIndexOf('[#') : -1;
  const target = at < 0 ? '' : clipped(plain(item.slice(at + 2, -1)), longestTitle);
  if (target === '') add(lines, 'words', item);
  else {
    const said = plain(withoutArrow(item.slice(0, at).trimEnd()));
    lines.push({ kind: 'answer', text: clipped(said || target, longestTitle), target });
  }
}

/** `客户没有收据 → [#无收据]`: whatever people put before the link. */
function withoutArrow(text: string): string {
  for (const arrow of ['→', '⇒', '->', '=>', '—', ':', '：'])
    if (text.endsWith(arrow)) return text.slice(0, -arrow.length).trimEnd();
  return text;
}

/** Undefined for what is none. */
function headingOf(line: string): string | undefined {
  const level = /^#{1,6}(?=\s)/.exec(line)?.[0].length;
  if (level === undefined) return undefined;
  const text = clipped(plain(line.slice(level)), longestTitle);
  return text === '' ? undefined : text;
}

function itemOf(line: string): string | undefined {
  const mark = /^(?:[-*+]|\d{1,9}[.)])\s/.exec(line)?.[0];
  return mark === undefined ? undefined : line.slice(mark.length).trim();
}

/** As it is said: without marks of bold and code. */
function plain(text: string): string {
  return text.replace(/\*\*|__|`/g, '').trim();
}
