import type { EditorState } from '@codemirror/state';

/** `@` names somebody, `/` fetches a prepared text, `?` an article. */
export type TriggerKind = '@' | '/' | '?';

export interface Trigger {
  readonly kind: TriggerKind;
  /** Where the sign stands. */
  readonly from: number;
  /** Where what was typed behind it ends. */
  readonly to: number;
  readonly query: string;
}

/** The same keys under a Chinese input method. */
const signs: Readonly<Record<string, TriggerKind>> = {
  '@': '@',
  '＠': '@',
  '/': '/',
  '／': '/',
  '、': '/',
  '?': '?',
  '？': '?',
};

const longest = 40;

/** Behind a letter or digit, `@` belongs to an address of mail. */
const people = /(?<![\w.+-])[@＠]([^\s@＠,，。、;；:：()（）[\]]*)$/u;
/** At the start of a word only: a question or "他/她" brings no menu. */
const texts = /(?:^|[\s(（])([/／、?？])((?![\s/／、?？])[^\n]*)?$/u;

/** What is being asked for at the cursor; nothing within program text or while more than a cursor is selected. */
export function triggerAt(state: EditorState, asked: readonly TriggerKind[]): Trigger | undefined {
  const { main } = state.selection;
  if (!main.empty) return undefined;
  const line = state.doc.lineAt(main.head);
  const typed = state.sliceDoc(Math.max(line.from, main.head - longest - 1), main.head);
  const person = people.exec(typed);
  if (person && asked.includes('@'))
    return { kind: '@', from: main.head - person[0].length, to: main.head, query: person[1] ?? '' };
  const text = texts.exec(typed);
  const kind = signs[text?.[1] ?? ''];
  if (!text || !kind || !asked.includes(kind)) return undefined;
  const query = text[2] ?? '';
  return { kind, from: main.head - query.length - 1, to: main.head, query };
}
