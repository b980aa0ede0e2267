import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import type { MarkType } from 'prosemirror-model';
import type { Plugin } from 'prosemirror-state';
import { schema } from './schema.ts';

const { nodes, marks } = schema;

/** `**words**`: the signs go and the words look like it. */
function signs(pattern: RegExp, type: MarkType): InputRule {
  return new InputRule(pattern, (state, match, start, end) => {
    const words = match[1] ?? '';
    const before = match[0].length - match[0].trimStart().length;
    const from = start + before;
    if (state.doc.rangeHasMark(from, end, marks.code)) return null;
    return state.tr
      .replaceWith(from, end, schema.text(words, type.create().addToSet(state.doc.resolve(from).marks())))
      .removeStoredMark(type);
  });
}

/** What those who know Markdown type becomes what it means. An input method's letters are looked at once they stand. */
export function markdownWhileTyping(): Plugin {
  return inputRules({
    rules: [
      textblockTypeInputRule(/^(#{1,6})\s$/, nodes.heading, (match) => ({ level: (match[1] ?? '').length })),
      wrappingInputRule(/^\s*[-*+]\s$/, nodes.bullet_list),
      wrappingInputRule(
        /^(\d{1,9})[.)]\s$/,
        nodes.ordered_list,
        (match) => ({ start: Number(match[1]) }),
        (match, list) => list.childCount + Number(list.attrs.start) === Number(match[1]),
      ),
      wrappingInputRule(/^\s*>\s$/, nodes.blockquote),
      textblockTypeInputRule(/^```([\w-]*)\s$/, nodes.code_block, (match) => ({ language: match[1] || null })),
      signs(/\*\*([^*\s][^*]*)\*\*$/, marks.strong),
      signs(/~~([^~\s][^~]*)~~$/, marks.strike),
      signs(/`([^`]+)`$/, marks.code),
    ],
  });
}
