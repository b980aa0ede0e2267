import type { ArticleView } from '#domain/contract/ipc/search-views.ts';
import { articleKinds } from '#domain/model/choices.ts';
import { fillIn, type Values } from '#domain/rules/prepared-text.ts';
import type { CoreLink } from '../../bridge/core-link.ts';
import { chipText } from '../../ui/editor/chip-kind.ts';
import type { SuggestionProvider } from '../../ui/editor/suggestion.ts';

const most = 8;
const longestHint = 60;

const firstWords = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, longestHint);

const quoted = (text: string): string =>
  text
    .trim()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');

/** Prepared texts, filled in from the case. */
export function scriptProvider(link: Pick<CoreLink, 'call'>, values: Values, title: string): SuggestionProvider {
  return {
    sign: '/',
    title,
    async find(text) {
      const scripts = await link.call('articles.list', { text, kinds: ['script'], limit: most });
      return scripts.map(({ id, title: label, body }) => ({
        id,
        label,
        hint: firstWords(body),
        text: () => fillIn(body.trim(), values),
      }));
    },
  };
}

/**
 * Articles of the knowledge base, as a link for colleagues or with their words for customers, who cannot follow such a link; with Shift the
 * other way round.
 */
export function articleProvider(
  link: Pick<CoreLink, 'call'>,
  to: 'customer' | 'colleagues',
  words: { readonly title: string; readonly keys: string },
): SuggestionProvider {
  const kinds = articleKinds.filter((kind) => kind !== 'script');
  const asLink = ({ id, title }: ArticleView) => `${chipText('article', id, title)} `;
  const asWords = ({ title, body }: ArticleView) => `${quoted(`**${title}**\n\n${body}`)}\n\n`;
  return {
    sign: '?',
    title: words.title,
    keys: words.keys,
    async find(text) {
      const articles = await link.call('articles.list', { text, kinds, limit: most });
      return articles.map((article) => ({
        id: article.id,
        label: article.title,
        hint: firstWords(article.body),
        text: (otherwise) => ((to === 'customer') === otherwise ? asLink(article) : asWords(article)),
      }));
    },
  };
}
