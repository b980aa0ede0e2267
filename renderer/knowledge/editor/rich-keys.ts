import { baseKeymap, chainCommands, exitCode } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list';
import type { Command, Plugin } from 'prosemirror-state';
import { goToNextCell, isInTable } from 'prosemirror-tables';
import { around, bold, code, heading, isWithin, italic, lineBreak, list, paragraph, strike } from './rich-commands.ts';
import { schema } from './schema.ts';

const { nodes } = schema;

/** Tab belongs to lists and tables; elsewhere it leaves the field, and nobody is caught in it. */
const inList = (run: Command): Command => {
  return (state, dispatch, view) => isWithin(state, nodes.list_item) && (run(state, dispatch, view) || true);
};

/** In a table Enter goes to the next cell: a cell is one line. */
const enter: Command = (state, dispatch, view) => isInTable(state) && (goToNextCell(1)(state, dispatch, view) || true);

/** Keys that belong to the form around, or would leave what the article can say. */
const { 'Mod-Enter': _submits, ...basics } = baseKeymap;

/** The same keys as in messages, where there are such; `openLink` opens the field for an address. */
function ownKeys(openLink: () => void): Record<string, Command> {
  return {
    'Mod-b': bold,
    'Mod-i': italic,
    'Mod-Shift-x': strike,
    'Mod-e': code,
    'Mod-Shift-8': list('bullets'),
    'Mod-Shift-7': list('numbers'),
    'Mod-Shift-6': list('tasks'),
    'Mod-Shift-9': around(nodes.blockquote),
    'Mod-Shift-l': () => {
      openLink();
      return true;
    },
    'Mod-Alt-0': paragraph,
    'Mod-Alt-1': heading(1),
    'Mod-Alt-2': heading(2),
    'Mod-Alt-3': heading(3),
    'Mod-z': undo,
    'Mod-y': redo,
    'Mod-Shift-z': redo,
    Enter: chainCommands(enter, splitListItem(nodes.list_item, { checked: null, spread: false })),
    'Shift-Enter': chainCommands(exitCode, lineBreak),
    Tab: chainCommands(goToNextCell(1), inList(sinkListItem(nodes.list_item))),
    'Shift-Tab': chainCommands(goToNextCell(-1), inList(liftListItem(nodes.list_item))),
  };
}

export function richKeys(openLink: () => void): Plugin[] {
  return [keymap(ownKeys(openLink)), keymap(basics)];
}

/** All of them by the names ProseMirror has for them. */
export const richKeyNames: readonly string[] = Object.keys({ ...basics, ...ownKeys(() => {}) });
