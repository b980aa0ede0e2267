import { lift, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands';
import type { Attrs, MarkType, NodeType } from 'prosemirror-model';
import { liftListItem, wrapInList } from 'prosemirror-schema-list';
import { type Command, type EditorState, NodeSelection, TextSelection } from 'prosemirror-state';
import { isInTable } from 'prosemirror-tables';
import { attachmentAddress } from '../../state/files/attachment-address.ts';
import { schema } from './schema.ts';

const { nodes, marks } = schema;

/** True where the cursor stands in such a block, or all that is selected does. */
export function isWithin({ selection: { $from } }: EditorState, type: NodeType, attrs: Attrs = {}): boolean {
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth);
    if (node.type === type && Object.entries(attrs).every(([name, value]) => node.attrs[name] === value)) return true;
  }
  return false;
}

export function hasMark(state: EditorState, type: MarkType): boolean {
  const { from, to, empty, $from } = state.selection;
  return empty ? Boolean(type.isInSet(state.storedMarks ?? $from.marks())) : state.doc.rangeHasMark(from, to, type);
}

/** Makes headings of what is selected, or words again where it is one already. */
export function heading(level: number): Command {
  return (state, dispatch) =>
    isWithin(state, nodes.heading, { level })
      ? setBlockType(nodes.paragraph)(state, dispatch)
      : setBlockType(nodes.heading, { level })(state, dispatch);
}

export const paragraph: Command = setBlockType(nodes.paragraph);

/** A block of program text, or words again. */
export const codeBlock: Command = (state, dispatch) =>
  isWithin(state, nodes.code_block)
    ? setBlockType(nodes.paragraph)(state, dispatch)
    : setBlockType(nodes.code_block)(state, dispatch);

/** Puts a block around what is selected; takes it away where there is one; changes its kind where it has another. */
export function around(type: NodeType, attrs: Attrs = {}): Command {
  return (state, dispatch) => {
    if (isInTable(state)) return false;
    if (isWithin(state, type, attrs)) return lift(state, dispatch);
    const { $from } = state.selection;
    for (let depth = $from.depth; depth > 0; depth--)
      if ($from.node(depth).type === type) {
        dispatch?.(state.tr.setNodeMarkup($from.before(depth), null, attrs));
        return true;
      }
    return wrapIn(type, attrs)(state, dispatch);
  };
}

/** A list of points, numbers or tasks; the same again takes the list away, another changes it. */
export function list(kind: 'bullets' | 'numbers' | 'tasks'): Command {
  const type = kind === 'numbers' ? nodes.ordered_list : nodes.bullet_list;
  const checked = kind === 'tasks' ? false : null;
  return (state, dispatch) => {
    const { $from, $to } = state.selection;
    const depth = listDepth($from);
    if (depth === 0) {
      if (kind !== 'tasks') return wrapInList(type)(state, dispatch);
      return wrapInList(type)(state, (transaction) => {
        transaction.doc.nodesBetween(transaction.selection.from, transaction.selection.to, (node, at) => {
          if (node.type === nodes.list_item) transaction.setNodeAttribute(at, 'checked', false);
        });
        dispatch?.(transaction);
      });
    }
    const here = $from.node(depth);
    const isTasks = here.firstChild?.attrs.checked !== null;
    if (here.type === type && isTasks === (kind === 'tasks')) return liftListItem(nodes.list_item)(state, dispatch);
    const at = $from.before(depth);
    if ($to.pos > $from.after(depth)) return false;
    const transaction = state.tr.setNodeMarkup(at, type, { spread: here.attrs.spread });
    here.forEach((_item, offset) => {
      transaction.setNodeAttribute(at + 1 + offset, 'checked', checked);
    });
    dispatch?.(transaction);
    return true;
  };
}

function listDepth($from: EditorState['selection']['$from']): number {
  for (let depth = $from.depth; depth > 0; depth--) {
    const { type } = $from.node(depth);
    if (type === nodes.bullet_list || type === nodes.ordered_list) return depth;
  }
  return 0;
}

/** The Markdown field of a cell is one line: a line break has no place there. */
export const lineBreak: Command = (state, dispatch) => {
  if (isInTable(state)) return true;
  if (isWithin(state, nodes.code_block)) return false;
  dispatch?.(state.tr.replaceSelectionWith(nodes.break.create()).scrollIntoView());
  return true;
};

export const rule: Command = (state, dispatch) => {
  if (isInTable(state)) return false;
  dispatch?.(state.tr.replaceSelectionWith(nodes.rule.create()).scrollIntoView());
  return true;
};

/** A table of three columns and a head, with the cursor in its first cell. */
export const table: Command = (state, dispatch) => {
  if (isInTable(state)) return false;
  const row = (type: NodeType) =>
    nodes.table_row.create(
      null,
      Array.from({ length: 3 }, () => type.create(null, nodes.paragraph.create())),
    );
  const made = nodes.table.create(null, [row(nodes.table_header), row(nodes.table_cell), row(nodes.table_cell)]);
  const transaction = state.tr.replaceSelectionWith(made);
  const at = transaction.mapping.map(state.selection.from);
  let start = -1;
  transaction.doc.descendants((node, position) => {
    if (node.type === nodes.table && position <= at) start = position;
    return node.type !== nodes.table;
  });
  if (start >= 0) transaction.setSelection(TextSelection.near(transaction.doc.resolve(start + 3)));
  dispatch?.(transaction.scrollIntoView());
  return true;
};

/** Where the cursor's link leads; undefined outside of one. */
export function linkAt(state: EditorState): string | undefined {
  const { $from, from, to, empty } = state.selection;
  if (empty) return marks.link.isInSet($from.marks())?.attrs.href;
  let href: string | undefined;
  state.doc.nodesBetween(from, to, (node) => {
    href ??= marks.link.isInSet(node.marks)?.attrs.href;
  });
  return href;
}

/** Links what is selected, or the whole link the cursor stands in; an empty address takes the link away. */
export function link(href: string): Command {
  return (state, dispatch) => {
    const { from, to } = linkRange(state);
    const { tr } = state;
    if (from === to) {
      if (href === '') return false;
      tr.insert(from, schema.text(href, [marks.link.create({ href })]));
    } else {
      tr.removeMark(from, to, marks.link);
      if (href !== '') tr.addMark(from, to, marks.link.create({ href }));
    }
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

function linkRange({ selection, doc }: EditorState): { readonly from: number; readonly to: number } {
  const { $from, from, to, empty } = selection;
  const mark = marks.link.isInSet($from.marks());
  if (!empty || !mark) return { from, to };
  const start = $from.start();
  let range = { from, to };
  doc.nodesBetween(start, $from.end(), (node, at) => {
    if (!mark.isInSet(node.marks)) return;
    if (at <= from && at + node.nodeSize >= from) range = { from: at, to: at + node.nodeSize };
    else if (at === range.to) range = { from: range.from, to: at + node.nodeSize };
  });
  return range;
}

/** A file of the article: a picture or video where it stands, any other as a link with its name. */
export function insertFile(attachmentId: string, name: string, isShown: boolean): Command {
  return (state, dispatch) => {
    const address = attachmentAddress(attachmentId);
    const node = isShown
      ? nodes.image.create({ src: address, alt: name.replace(/\.[^.]*$/, '') })
      : schema.text(name, [marks.link.create({ href: address })]);
    dispatch?.(state.tr.replaceSelectionWith(node, false).scrollIntoView());
    return true;
  };
}

/** The picture that is selected. */
export function pictureAt({ selection }: EditorState): { readonly alt: string } | undefined {
  if (!(selection instanceof NodeSelection) || selection.node.type !== nodes.image) return undefined;
  return { alt: selection.node.attrs.alt };
}

/** What a picture shows, in words for those who cannot see it. */
export function describePicture(alt: string): Command {
  return (state, dispatch) => {
    if (!pictureAt(state)) return false;
    const at = state.selection.from;
    const transaction = state.tr.setNodeAttribute(at, 'alt', alt);
    dispatch?.(transaction.setSelection(NodeSelection.create(transaction.doc, at)));
    return true;
  };
}

export const bold: Command = toggleMark(marks.strong);
export const italic: Command = toggleMark(marks.em);
export const strike: Command = toggleMark(marks.strike);
export const code: Command = toggleMark(marks.code);
