import { fromDom } from 'hast-util-from-dom';
import { toMdast } from 'hast-util-to-mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { mendWordLists } from './word-lists.ts';

/** What a page or a word processor adds to a text and nobody wrote. */
const clutter =
  'script, style, meta, link, title, head, iframe, object, embed, noscript, template, svg, o\\:p, xml, button, input';

/** Word says in comments where its fragment begins and what old browsers shall leave out. */
function withoutComments(page: Document): void {
  const comments = page.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
  const found: Node[] = [];
  while (comments.nextNode()) found.push(comments.currentNode);
  for (const comment of found) comment.parentNode?.removeChild(comment);
}

/** Pictures of the web are not fetched and those of a mail cannot be: their words stay. */
function withoutPictures(page: Document): void {
  for (const picture of page.querySelectorAll('img'))
    picture.replaceWith(page.createTextNode(picture.getAttribute('alt') ?? ''));
}

/** Only addresses that a browser opens: `javascript:` and files of somebody's disk lose their link and keep their words. */
function withoutOddLinks(page: Document): void {
  for (const link of page.querySelectorAll('a'))
    if (!/^(https?|mailto|tel):/i.test(link.getAttribute('href') ?? '')) link.replaceWith(...link.childNodes);
}

/** Bold by style, as word processors write it; a page that is bold or light as a whole means nothing by it. */
function boldByStyle(page: Document): void {
  for (const span of page.querySelectorAll<HTMLElement>('span[style], b[style]')) {
    const weight = span.style.fontWeight;
    const isBold = weight === 'bold' || weight === 'bolder' || Number(weight) >= 600;
    const words = page.createElement(isBold ? 'strong' : span.style.fontStyle === 'italic' ? 'em' : 'span');
    words.append(...span.childNodes);
    span.replaceWith(words);
  }
}

/** Word processors make no head of a table, Markdown has none without: the first row is meant. */
function headOfTables(page: Document): void {
  for (const table of page.querySelectorAll('table')) {
    if (table.querySelector('th')) continue;
    for (const cell of table.querySelector('tr')?.querySelectorAll('td') ?? []) {
      const head = page.createElement('th');
      head.append(...cell.childNodes);
      cell.replaceWith(head);
    }
  }
}

/**
 * Formatted text from the clipboard as Markdown: headings, lists, tables, links and emphasis stay; colours, sizes, scripts and the
 * leavings of word processors go. Nothing of it is run or fetched.
 */
export function markdownOfHtml(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  withoutComments(page);
  mendWordLists(page);
  for (const element of page.querySelectorAll(clutter)) element.remove();
  withoutPictures(page);
  withoutOddLinks(page);
  boldByStyle(page);
  headOfTables(page);
  const tree = toMdast(fromDom(page.body));
  const text = toMarkdown(tree as Parameters<typeof toMarkdown>[0], {
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
    bullet: '-',
    emphasis: '_',
    rule: '-',
    listItemIndent: 'one',
    resourceLink: true,
  });
  return text.replace(/\u00a0/g, ' ').trim();
}

/** True when there is more in it than its words: else the plain text is taken as it is. */
export function isFormatted(html: string): boolean {
  return /<(b|strong|i|em|ul|ol|li|table|h[1-6]|a\s|blockquote|pre|code|del|s)\b|mso-list|font-weight:\s*(bold|[6-9]00)/i.test(
    html,
  );
}
