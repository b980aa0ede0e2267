import { Slice } from 'prosemirror-model';
import { type EditorState, Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { isFormatted, markdownOfHtml } from '../../ui/editor/clean-paste.ts';
import { readDocument } from './read-document.ts';
import { isWithin, link } from './rich-commands.ts';
import { schema } from './schema.ts';

const webAddress = /^https?:\/\/\S+$/;

/**
 * What is pasted from a word processor or a page keeps what an article can say and loses the rest; text is read as Markdown, unless it is
 * pasted as plain text. Files go to whoever takes them.
 */
export function richPaste(takeFiles: (files: readonly File[]) => boolean): Plugin {
  return new Plugin({
    props: {
      handlePaste(view, event) {
        const data = event.clipboardData;
        if (!data) return false;
        const text = data.getData('text/plain');
        const html = data.getData('text/html');
        // Text copied from a word processor comes with a picture of itself: the text is meant.
        if (data.files.length > 0 && text === '') return takeFiles([...data.files]);
        if (isWithin(view.state, schema.nodes.code_block)) return false;
        if (webAddress.test(text.trim()) && !view.state.selection.empty)
          return link(text.trim())(view.state, view.dispatch);
        // Copied in such a field: it knows its own.
        if (html.includes('data-pm-slice')) return false;
        return html !== '' && isFormatted(html) ? insert(view, markdownOfHtml(html)) : false;
      },
      clipboardTextParser(text, $context, plain) {
        const words = text.replace(/\r\n?/g, '\n');
        const read = plain || $context.parent.type.spec.code ? null : readDocument(words);
        if (read && typeof read !== 'string') return openEnds(read.doc.content);
        const { paragraph } = schema.nodes;
        const blocks = words.split(/\n+/).map((line) => paragraph.create(null, line ? schema.text(line) : null));
        return new Slice(paragraph.create(null, blocks).content, 1, 1);
      },
      handleDrop(_view, event) {
        const { files } = event.dataTransfer ?? {};
        if (!files || files.length === 0) return false;
        event.preventDefault();
        return takeFiles([...files]);
      },
    },
  });
}

function insert(view: EditorView, markdown: string): boolean {
  const read = readDocument(markdown);
  if (typeof read === 'string') return false;
  view.dispatch(replaced(view.state, openEnds(read.doc.content)).scrollIntoView().setMeta('paste', true));
  return true;
}

function replaced(state: EditorState, slice: Slice) {
  return state.tr.replaceSelection(slice);
}

/** A lone paragraph is words that go into the line where the cursor stands; anything more stands for itself. */
function openEnds(content: Slice['content']): Slice {
  const first = content.firstChild?.type.name === 'paragraph' ? 1 : 0;
  const last = content.lastChild?.type.name === 'paragraph' ? 1 : 0;
  return new Slice(content, first, last);
}
