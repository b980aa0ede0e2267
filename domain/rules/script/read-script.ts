import { foldText } from '../text-fold.ts';
import { type Line, linesOf } from './script-lines.ts';

/** An answer that a caller may give, and the step it leads to; null when there is no such step. */
export interface ScriptAnswer {
  readonly text: string;
  readonly to: string | null;
}

export interface ScriptStep {
  /** Tells it from the others of its script. */
  readonly key: string;
  /** Its heading; empty for what stands before the first one. */
  readonly title: string;
  /** What can be said, phrase by phrase. */
  readonly words: readonly string[];
  /** What calms a caller who is upset. */
  readonly calming: readonly string[];
  /** For the agent's eyes alone. */
  readonly hints: readonly string[];
  readonly answers: readonly ScriptAnswer[];
}

/** What whoever writes the script wants to know: an answer that leads nowhere, a heading that stands twice, a step nobody comes to. */
export type ScriptProblem =
  | { readonly kind: 'leads-nowhere'; readonly answer: string; readonly target: string }
  | { readonly kind: 'twice' | 'never-reached'; readonly step: string };

export interface Script {
  readonly steps: readonly ScriptStep[];
  readonly problems: readonly ScriptProblem[];
}

interface Written {
  readonly key: string;
  readonly title: string;
  readonly isDouble: boolean;
  readonly lines: readonly Line[];
}

type AnswerLine = Extract<Line, { kind: 'answer' }>;

/** Headings are told apart as people read them: without case, spaces, and the difference of traditional and simplified. */
function keyOf(title: string): string {
  return foldText(title).replace(/\s+/g, ' ').trim();
}

/**
 * A script (话术) as a person writes it in Markdown: headings are steps, paragraphs and list items are what can be said, a list item that
 * ends in `[#Heading]` is an answer of the caller and leads there, `> [!calm]` holds phrases for an upset caller, any other quote is a
 * hint. No text is refused; what does not fit together is told in `problems`.
 */
export function readScript(body: string): Script {
  const written = sectionsOf(linesOf(body));
  const asked = new Set(written.flatMap(({ lines }) => answersIn(lines)).map(({ target }) => keyOf(target)));
  // A heading over other headings is no step of its own, unless an answer leads to it.
  const sections = written.filter(({ key, lines }) => lines.length > 0 || asked.has(key));
  const keys = new Set(sections.map(({ key }) => key));
  const steps = sections.map((section) => stepOf(section, keys));
  return { steps, problems: problemsOf(sections, keys) };
}

function answersIn(lines: readonly Line[]): readonly AnswerLine[] {
  return lines.filter((line) => line.kind === 'answer');
}

function sectionsOf(lines: readonly Line[]): readonly Written[] {
  const sections: { key: string; title: string; isDouble: boolean; lines: Line[] }[] = [
    { key: '', title: '', isDouble: false, lines: [] },
  ];
  const times = new Map([['', 1]]);
  for (const line of lines) {
    if (line.kind !== 'heading') {
      sections.at(-1)?.lines.push(line);
      continue;
    }
    const key = keyOf(line.text);
    const time = (times.get(key) ?? 0) + 1;
    times.set(key, time);
    // An answer leads to the first one. A line break stands in no heading, so this key is nobody else's.
    sections.push({ key: time === 1 ? key : `${key}\n${time}`, title: line.text, isDouble: time > 1, lines: [] });
  }
  return sections;
}

function stepOf({ key, title, lines }: Written, keys: ReadonlySet<string>): ScriptStep {
  const textsOf = (kind: 'words' | 'calming' | 'hint') =>
    lines.filter((line) => line.kind === kind).map(({ text }) => text);
  return {
    key,
    title,
    words: textsOf('words'),
    calming: textsOf('calming'),
    hints: textsOf('hint'),
    answers: answersIn(lines).map(({ text, target }) => ({ text, to: keys.has(keyOf(target)) ? keyOf(target) : null })),
  };
}

function problemsOf(sections: readonly Written[], keys: ReadonlySet<string>): readonly ScriptProblem[] {
  const answers = sections.flatMap(({ lines }) => answersIn(lines));
  const reached = new Set(answers.map(({ target }) => keyOf(target)));
  const nowhere = answers
    .filter(({ target }) => !keys.has(keyOf(target)))
    .map(({ text, target }) => ({ kind: 'leads-nowhere' as const, answer: text, target }));
  const twice = sections
    .filter(({ isDouble }) => isDouble)
    .map(({ title }) => ({ kind: 'twice' as const, step: title }));
  // Without answers it is gone through from top to bottom.
  const begin = sections.findIndex(({ key }) => key !== '');
  const unreached = answers.length === 0 ? [] : sections.slice(begin + 1);
  const never = unreached
    .filter(({ key, isDouble }) => begin >= 0 && !isDouble && !reached.has(key))
    .map(({ title }) => ({ kind: 'never-reached' as const, step: title }));
  return [...nowhere, ...twice, ...never];
}

/** The step that follows where nothing has to be answered: in a script without branches the next one. */
export function stepAfter({ steps }: Script, key: string): ScriptStep | undefined {
  const index = steps.findIndex((step) => step.key === key);
  const hasBranches = steps.some(({ answers }) => answers.length > 0);
  // What stands before the first heading leads to it in any case.
  return index < 0 || (hasBranches && key !== '') || (steps[index]?.answers.length ?? 0) > 0
    ? undefined
    : steps[index + 1];
}
