import { type ChangeSpec, EditorSelection, type StateCommand } from '@codemirror/state';

/** Puts signs around what is selected, or takes them away again; with nothing selected the cursor stands between them. */
function around(sign: string): StateCommand {
  const { length } = sign;
  return ({ state, dispatch }) => {
    const change = state.changeByRange(({ from, to }) => {
      const outside = state.sliceDoc(from - length, from) === sign && state.sliceDoc(to, to + length) === sign;
      if (outside)
        return {
          changes: [
            { from: from - length, to: from },
            { from: to, to: to + length },
          ],
          range: EditorSelection.range(from - length, to - length),
        };
      const text = state.sliceDoc(from, to);
      const inside = text.length > 2 * length && text.startsWith(sign) && text.endsWith(sign);
      if (inside) {
        const bare = text.slice(length, -length);
        return { changes: { from, to, insert: bare }, range: EditorSelection.range(from, from + bare.length) };
      }
      return {
        changes: [
          { from, insert: sign },
          { from: to, insert: sign },
        ],
        range: EditorSelection.range(from + length, to + length),
      };
    });
    dispatch(state.update(change, { userEvent: 'input.format', scrollIntoView: true }));
    return true;
  };
}

/** Begins each selected line with the sign, or takes it away where all have it. */
function before(sign: (index: number) => string, has: RegExp): StateCommand {
  return ({ state, dispatch }) => {
    const { from, to } = state.selection.main;
    const first = state.doc.lineAt(from).number;
    const count = state.doc.lineAt(to).number - first + 1;
    const lines = Array.from({ length: count }, (_, index) => state.doc.line(first + index));
    const all = lines.every(({ text }) => has.test(text));
    const changes: ChangeSpec[] = lines.map((line, index) => {
      const stands = has.exec(line.text)?.[0] ?? '';
      return { from: line.from, to: line.from + stands.length, insert: all ? '' : sign(index) };
    });
    const set = state.changes(changes);
    dispatch(
      state.update({
        changes: set,
        selection: EditorSelection.range(set.mapPos(from, 1), set.mapPos(to, 1)),
        userEvent: 'input.format',
        scrollIntoView: true,
      }),
    );
    return true;
  };
}

/** `[words](address)`, with the address selected so that it can be pasted over. */
const link: StateCommand = ({ state, dispatch }) => {
  const { from, to } = state.selection.main;
  const words = state.sliceDoc(from, to);
  const address = /^https?:\/\/\S+$/.test(words) ? words : 'https://';
  const insert = `[${words}](${address})`;
  const start = from + words.length + 3;
  const selection =
    words === '' ? EditorSelection.cursor(from + 1) : EditorSelection.range(start, start + address.length);
  dispatch(state.update({ changes: { from, to, insert }, selection, userEvent: 'input.format', scrollIntoView: true }));
  return true;
};

/** What the buttons over the text and the keys do. */
export const formats = {
  bold: around('**'),
  italic: around('_'),
  strike: around('~~'),
  code: around('`'),
  bullets: before(() => '- ', /^[-*+] /),
  numbers: before((index) => `${index + 1}. `, /^\d+\. /),
  quote: before(() => '> ', /^> ?/),
  link,
} as const satisfies Readonly<Record<string, StateCommand>>;

export type Format = keyof typeof formats;
