import type { Heading, Nodes, Root } from 'mdast';
import type { Language } from '#domain/model/choices.ts';
import { cleanText } from '#domain/rules/clean-text.ts';
import type { FileNote } from '#domain/rules/knowledge-exchange/exchange-notes.ts';
import { guessLanguage } from '#domain/rules/knowledge-exchange/guess-language.ts';
import { type FilePlace, placeOfFile } from '#domain/rules/knowledge-exchange/place-of-file.ts';
import { type FileSettings, readSettings } from '#domain/rules/knowledge-exchange/read-settings.ts';
import { partFrontMatter } from './front-matter.ts';
import { readPage } from './html-tree.ts';
import { parseMarkdown, writeMarkdown } from './markdown-text.ts';
import { withoutHtml } from './markdown-tree.ts';
import { mdxTree } from './mdx-tree.ts';
import type { HeldPicture } from './word-page.ts';

/** An article as a file tells it. Its links still lead to files. */
export interface ReadArticle {
  readonly settings: FileSettings;
  readonly place: FilePlace;
  readonly title: string;
  readonly body: string;
  readonly language: Language | null;
  readonly notes: readonly FileNote[];
  readonly pictures: ReadonlyMap<string, HeldPicture>;
}

const components =
  /^[ \t]*<(Note|Tip|Warning|Info|Tabs?|CardGroup|Card|Accordion|AccordionGroup|Steps|Step|Callout)[\s>]/m;
const noPictures: ReadonlyMap<string, HeldPicture> = new Map();

/** A text in Markdown or MDX with or without a head. */
export function readMarkdownFile(path: string, text: string): ReadArticle {
  const { head, body, broken } = partFrontMatter(cleanText(text));
  const notes: FileNote[] = broken ? [{ kind: 'broken-head', value: '' }] : [];
  const settings = readSettings(head);
  const isMdx = /\.mdx$/i.test(path) || components.test(body);
  // What was written out here comes in as it was.
  if (settings.base !== null && settings.title !== null)
    return article(path, settings, { title: settings.title, body: body.replace(/^\n|\n$/g, ''), notes });
  const tree = isMdx ? mdxTree(body, (name) => notes.push({ kind: 'left-out', value: name })) : undefined;
  const plain = tree ? writeMarkdown(tree) : withoutHtml(body);
  return article(path, settings, { ...withTitle(plain, settings), notes: distinct(notes) });
}

/** A web page, or what a Word document was turned into. */
export function readHtmlFile(path: string, html: string, pictures = noPictures): ReadArticle {
  const page = readPage(html);
  const settings = readSettings({ ...page.head, language: page.language });
  const body = writeMarkdown(page.tree);
  // A page's own heading says more than what stands on its tab.
  const own = withTitle(body, { ...settings, title: null, description: null });
  const title = own.title ?? settings.title ?? page.title;
  return article(path, settings, { title, body: own.body, notes: [], pictures });
}

/** A question with its answer, which may be plain, Markdown or HTML. */
export function readRow(path: string, head: Readonly<Record<string, unknown>>, answer: string): ReadArticle {
  const settings = readSettings(head);
  const body = withoutHtml(cleanText(answer).trim());
  return article(path, { ...settings, kind: settings.kind ?? 'faq' }, { title: settings.title, body, notes: [] });
}

interface Told {
  readonly title: string | null;
  readonly body: string;
  readonly notes: readonly FileNote[];
  readonly pictures?: ReadonlyMap<string, HeldPicture>;
}

function article(path: string, settings: FileSettings, told: Told): ReadArticle {
  const place = placeOfFile(path);
  const { pictures = noPictures, ...rest } = told;
  const title = told.title ?? place.name;
  const language = settings.language ?? place.language ?? guessLanguage(`${title}\n${told.body}`);
  return { settings, place, ...rest, title, language, pictures };
}

/** The heading that a text begins with is its title, and does not stand in it twice; what the head says in a sentence goes before it. */
function withTitle(body: string, settings: FileSettings): { readonly title: string | null; readonly body: string } {
  const tree = parseMarkdown(body);
  const [first] = tree.children;
  const heading = first?.type === 'heading' && first.depth === 1 ? first : undefined;
  const named = heading ? wordsOf(heading).replace(/\s+/gu, ' ').trim() : '';
  const isTitle = named !== '' && (settings.title === null || settings.title === named);
  const rest = isTitle ? body.slice(heading?.position?.end.offset ?? 0) : body;
  const text = rest.trim();
  const { description } = settings;
  const says = description !== null && !text.startsWith(description);
  return {
    title: settings.title ?? (named === '' ? null : named),
    body: says ? `${escaped(description)}\n\n${text}`.trim() : text,
  };
}

function escaped(text: string): string {
  const tree: Root = { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value: text }] }] };
  return writeMarkdown(tree);
}

function wordsOf(node: Heading | Nodes): string {
  if ('value' in node) return node.value;
  if (node.type === 'image') return node.alt ?? '';
  return 'children' in node ? (node.children as Nodes[]).map(wordsOf).join('') : '';
}

function distinct(notes: readonly FileNote[]): FileNote[] {
  return [...new Map(notes.map((note) => [`${note.kind} ${note.value}`, note])).values()];
}
