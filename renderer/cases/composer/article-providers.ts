import type { ArticleView } from '#domain/contract/ipc/search-views.ts';
import { type ArticleWay, articleKinds } from '#domain/model/choices.ts';
import { forCustomer } from '#domain/rules/knowledge/for-customer.ts';
import { fillIn, type Values } from '#domain/rules/prepared-text.ts';
import { readScript } from '#domain/rules/script/read-script.ts';
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

interface Phrase {
  readonly id: string;
  readonly label: string;
  readonly words: string;
}

/** So many of one script are offered where nothing in particular was asked for. */
const mostOfScript = 3;

/** One that leads through a call is offered phrase by phrase: whole, its steps and answers would stand in the message. */
function phrasesOf({ id, title, body }: ArticleView, asked: string): readonly Phrase[] {
  const { steps } = readScript(body);
  const leads = steps.some(({ answers, calming }) => answers.length + calming.length > 0);
  if (!leads) return [{ id, label: title, words: body.trim() }];
  const all = steps
    .flatMap((step) => [...step.words, ...step.calming].map((words) => ({ title: step.title, words })))
    .map((phrase, n) => ({
      id: `${id}/${n}`,
      label: phrase.title === '' ? title : `${title} › ${phrase.title}`,
      words: phrase.words,
    }));
  const fitting =
    asked.trim() === '' ? [] : all.filter(({ words, label }) => `${label}\n${words}`.includes(asked.trim()));
  return fitting.length > 0 ? fitting : all.slice(0, mostOfScript);
}

/** Prepared texts, filled in from the case. */
export function scriptProvider(link: Pick<CoreLink, 'call'>, values: Values, title: string): SuggestionProvider {
  return {
    sign: '/',
    title,
    async find(text) {
      const scripts = await link.call('articles.list', { text, kinds: ['script'], limit: most });
      return scripts
        .flatMap((script) => phrasesOf(script, text))
        .slice(0, most)
        .map(({ id, label, words }) => ({
          id,
          label,
          hint: firstWords(words),
          text: () => fillIn(words, values),
        }));
    },
  };
}

/**
 * Articles of the knowledge base, as a link for colleagues or with their words for customers, who cannot follow such a link and get nothing of
 * what is for the house alone; with Shift the other way round. `used` is told of what was put in, and how.
 */
export function articleProvider(
  link: Pick<CoreLink, 'call'>,
  to: 'customer' | 'colleagues',
  words: { readonly title: string; readonly keys: string },
  used: (article: ArticleView, way: ArticleWay) => void,
): SuggestionProvider {
  const kinds = articleKinds.filter((kind) => kind !== 'script');
  const asLink = ({ id, title }: ArticleView) => `${chipText('article', id, title)} `;
  const bodyOf = ({ body }: ArticleView) => (to === 'customer' ? forCustomer(body) : body);
  const asWords = (article: ArticleView) => `${quoted(`**${article.title}**\n\n${bodyOf(article)}`)}\n\n`;
  const isLink = (otherwise: boolean) => (to === 'customer') === otherwise;
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
        text: (otherwise) => (isLink(otherwise) ? asLink(article) : asWords(article)),
        picked: (otherwise) => used(article, isLink(otherwise) ? 'linked' : 'inserted'),
      }));
    },
  };
}
