import { markdownLanguage } from '@codemirror/lang-markdown';
import { Language, LanguageSupport } from '@codemirror/language';
import type { MarkdownParser } from '@lezer/markdown';

/**
 * The Markdown that the timeline shows: with tables, task lists and bare addresses. Without what surprises people who write a message and no
 * document: a line of dashes under a name makes no heading of it, four spaces in front make no program text.
 */
const parser = (markdownLanguage.parser as MarkdownParser).configure({
  remove: ['Subscript', 'Superscript', 'Emoji', 'SetextHeading', 'IndentedCode', 'HTMLBlock'],
});

export const markdownSupport = new LanguageSupport(new Language(markdownLanguage.data, parser, [], 'markdown'));
