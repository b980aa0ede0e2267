import { clipped } from './script/clipped.ts';
import { foldText } from './text-fold.ts';

/** A step of a procedure (SOP) that can be ticked while somebody works by it. */
export interface ProcedureStep {
  /** The same for the same words, wherever the step stands: what was ticked stays ticked when others are put before it. */
  readonly key: string;
  readonly text: string;
  /** What stands below it, as Markdown; empty where nothing does. */
  readonly details: string;
}

const longestStep = 500;
const mostSteps = 200;

const numbered = /^(?: {0,3})(\d{1,9})[.)、．]\s*(?=\S)/;
const fence = /^\s*(`{3,}|~{3,})/;

/**
 * The steps of a procedure as a person writes it in Markdown: the numbered list items that are in no other, in their order. What is indented
 * below an item, or goes on in it, belongs to it; a heading or a paragraph at the margin after a blank line ends it.
 */
export function readSteps(body: string): readonly ProcedureStep[] {
  const steps: { text: string; details: string[] }[] = [];
  let isOpen = false;
  let isBlank = false;
  for (const { text, isCode } of linesOf(body)) {
    const item = isCode ? null : numbered.exec(text);
    if (item) {
      steps.push({ text: text.slice(item[0].length).trim(), details: [] });
      isOpen = true;
    } else if (isOpen && !isCode && endsItem(text, isBlank)) isOpen = false;
    else if (isOpen) steps.at(-1)?.details.push(text);
    isBlank = text.trim() === '';
  }
  return withKeys(steps.slice(0, mostSteps));
}

/** With whether a line is part of a listing of code, where a number at its beginning says nothing. */
function linesOf(body: string): readonly { readonly text: string; readonly isCode: boolean }[] {
  let open: string | undefined;
  return body.split(/\r\n|[\n\r]/).map((text) => {
    const mark = fence.exec(text)?.[1];
    const isCode = open !== undefined || mark !== undefined;
    if (open === undefined) open = mark;
    else if (mark?.startsWith(open)) open = undefined;
    return { text, isCode };
  });
}

function endsItem(text: string, isBlank: boolean): boolean {
  if (text.trim() === '' || /^(?: {2}|\t)/.test(text)) return false;
  return isBlank || /^#{1,6}\s/.test(text);
}

function withKeys(steps: readonly { text: string; details: readonly string[] }[]): readonly ProcedureStep[] {
  const times = new Map<string, number>();
  return steps.map(({ text, details }) => {
    const said = clipped(plain(text), longestStep);
    const folded = foldText(said).replace(/\s+/g, ' ').trim();
    const time = (times.get(folded) ?? 0) + 1;
    times.set(folded, time);
    // A line break stands in no step, so this key is nobody else's.
    return { key: time === 1 ? folded : `${folded}\n${time}`, text: said, details: outdented(details) };
  });
}

/** As it is read on a list: without marks of bold and code. */
function plain(text: string): string {
  return text.replace(/\*\*|__|`/g, '').trim();
}

/** Without what all its lines are indented by, nor empty lines at its ends. */
function outdented(lines: readonly string[]): string {
  const spaced = lines.map((line) => line.replace(/^\t/, '    '));
  const depths = spaced.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const depth = depths.length > 0 ? Math.min(...depths) : 0;
  return spaced
    .map((line) => line.slice(depth).trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
}
