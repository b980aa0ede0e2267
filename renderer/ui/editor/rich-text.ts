import { syntaxTree } from '@codemirror/language';
import type { EditorState, Range } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { chipKindOf } from './chip-kind.ts';
import { BulletWidget, ChipWidget } from './chip-widget.ts';

type SyntaxNodeRef = Parameters<NonNullable<Parameters<ReturnType<typeof syntaxTree>['iterate']>[0]['enter']>>[0];

const hidden = Decoration.replace({});
const bullet = Decoration.replace({ widget: new BulletWidget() });
const mark = (name: string) => Decoration.mark({ class: name });
const line = (name: string) => Decoration.line({ class: name });

const marks: Readonly<Record<string, Decoration>> = {
  StrongEmphasis: mark('hf-strong'),
  Emphasis: mark('hf-em'),
  Strikethrough: mark('hf-strike'),
  InlineCode: mark('hf-code'),
  Link: mark('hf-link'),
  URL: mark('hf-link'),
};

const lines: Readonly<Record<string, Decoration>> = {
  ATXHeading1: line('hf-heading'),
  ATXHeading2: line('hf-heading'),
  ATXHeading3: line('hf-heading'),
  ATXHeading4: line('hf-heading'),
  Blockquote: line('hf-quote'),
  FencedCode: line('hf-block'),
  Table: line('hf-block'),
};

/** The signs that only say how something looks. */
const signs = new Set(['EmphasisMark', 'StrikethroughMark', 'HeaderMark', 'QuoteMark', 'CodeMark', 'LinkMark', 'URL']);

interface Drawn {
  readonly all: DecorationSet;
  readonly chips: DecorationSet;
}

/**
 * Shows Markdown as what it means and never changes a letter of it: the signs are hidden until the cursor stands beside them, and the
 * references are chips. While an input method composes, nothing near it is drawn anew.
 */
class RichText {
  all: DecorationSet;
  chips: DecorationSet;
  /** Put off while an input method composed. */
  #late = false;

  constructor(view: EditorView) {
    ({ all: this.all, chips: this.chips } = draw(view));
  }

  update(update: ViewUpdate): void {
    if (update.view.composing) {
      this.all = this.all.map(update.changes);
      this.chips = this.chips.map(update.changes);
      this.#late = true;
      return;
    }
    const parsed = syntaxTree(update.startState) !== syntaxTree(update.state);
    if (
      update.docChanged ||
      update.selectionSet ||
      update.viewportChanged ||
      update.focusChanged ||
      parsed ||
      this.#late
    )
      ({ all: this.all, chips: this.chips } = draw(update.view));
    this.#late = false;
  }
}

export const richText = ViewPlugin.fromClass(RichText, {
  decorations: (plugin) => plugin.all,
  provide: (plugin) => EditorView.atomicRanges.of((view) => view.plugin(plugin)?.chips ?? Decoration.none),
});

function draw(view: EditorView): Drawn {
  const all: Range<Decoration>[] = [];
  const chips: Range<Decoration>[] = [];
  const { state } = view;
  const isTouched = (from: number, to: number) =>
    view.hasFocus && state.selection.ranges.some((range) => range.from <= to && range.to >= from);
  for (const { from, to } of view.visibleRanges)
    syntaxTree(state).iterate({
      from,
      to,
      enter(node) {
        const chip = chipAt(state, node);
        if (chip) {
          chips.push(chip);
          return false;
        }
        const onLines = lines[node.name];
        if (onLines)
          eachLine(state, Math.max(from, node.from), Math.min(to, node.to), (at) => all.push(onLines.range(at)));
        if (node.name === 'FencedCode' || node.name === 'Table') return false;
        const onText = marks[node.name];
        if (onText && node.to > node.from) all.push(onText.range(node.from, node.to));
        const sign = signOf(state, node);
        if (sign && !isTouched(...(sign.within ?? [node.from, node.to]))) all.push(sign.drawn);
        return undefined;
      },
    });
  return { all: Decoration.set([...all, ...chips], true), chips: Decoration.set(chips, true) };
}

function eachLine(state: EditorState, from: number, to: number, use: (at: number) => void): void {
  for (let at = from; at <= to; ) {
    const { from: start, to: end } = state.doc.lineAt(at);
    use(start);
    at = end + 1;
  }
}

function chipAt(state: EditorState, node: SyntaxNodeRef): Range<Decoration> | undefined {
  if (node.name !== 'Link') return undefined;
  const address = node.node.getChild('URL');
  const [, closing] = node.node.getChildren('LinkMark');
  if (!address || !closing) return undefined;
  const kind = chipKindOf(state.sliceDoc(address.from, address.to));
  if (!kind) return undefined;
  const label = state.sliceDoc(node.from + 1, closing.from).replace(/\\([!-/:-@[-`{-~])/g, '$1');
  return Decoration.replace({ widget: new ChipWidget(kind, label) }).range(node.from, node.to);
}

interface Sign {
  readonly drawn: Range<Decoration>;
  /** Where the cursor has to be for the sign to be seen. */
  readonly within?: readonly [number, number];
}

function signOf(state: EditorState, node: SyntaxNodeRef): Sign | undefined {
  if (node.name === 'ListMark') {
    const isDash = /[-*+]/.test(state.sliceDoc(node.from, node.to));
    return isDash ? { drawn: bullet.range(node.from, node.to), within: [node.from, node.to] } : undefined;
  }
  if (!signs.has(node.name) || node.from === node.to) return undefined;
  const parent = node.node.parent;
  // An address that stands for itself is read, not hidden.
  if (!parent || (node.name === 'URL' && parent.name !== 'Link')) return undefined;
  if (node.name === 'HeaderMark' || node.name === 'QuoteMark') {
    const { from, to } = state.doc.lineAt(node.from);
    const end = state.sliceDoc(node.to, node.to + 1) === ' ' ? node.to + 1 : node.to;
    return { drawn: hidden.range(node.from, end), within: [from, to] };
  }
  return { drawn: hidden.range(node.from, node.to), within: [parent.from, parent.to] };
}
