import { parse } from 'csv-parse/sync';
import { Random } from '../generate/random.ts';
import { dataRecords, dataText, forumPairs, helpTexts, type WrittenArticle } from './data-folder.ts';

/** What the texts of the store for searching are made from. */
export const searchedData = [
  'zh-egret-support-forum',
  'zh-crosswoz',
  'en-zbugs-tracker',
  'en-multidogo',
  'kb-en-chatwoot-docs',
  'kb-search-xquad',
];

/** Texts of one language: what a matter is called, its story, and what is said about it. */
export interface Pool {
  readonly titles: readonly string[];
  readonly stories: readonly string[];
  readonly said: readonly string[];
}

export interface Pools {
  readonly zh: Pool;
  readonly en: Pool;
  readonly articles: readonly WrittenArticle[];
}

interface Dialogue {
  readonly messages: readonly { readonly role: string; readonly content: string }[];
}

const csv = (...path: readonly string[]) =>
  parse<Record<string, string>>(dataText(...path), { columns: true, skip_empty_lines: true });

function chinese(): Pool {
  const pairs = forumPairs();
  const dialogues = dataRecords<Dialogue>('zh-crosswoz', 'val.dialogues.jsonl');
  const turns = dialogues.flatMap(({ messages }) => messages.map(({ content }) => content));
  return {
    titles: pairs.map(({ question }) => question.slice(0, 120)),
    stories: dialogues.map(({ messages }) =>
      messages
        .slice(0, 6)
        .map(({ content }) => content)
        .join('\n'),
    ),
    said: [...turns, ...pairs.map(({ answer }) => answer)],
  };
}

function english(): Pool {
  const issues = csv('en-zbugs-tracker', 'issue.csv');
  const comments = csv('en-zbugs-tracker', 'comment.csv').map(({ body = '' }) => body.slice(0, 600));
  const turns = ['airline', 'finance', 'insurance', 'software'].flatMap((domain) =>
    parse<Record<string, string>>(dataText('en-multidogo', `${domain}.train.tsv`), {
      columns: true,
      delimiter: '\t',
      relax_quotes: true,
      skip_empty_lines: true,
    }).map(({ utterance = '' }) => utterance),
  );
  const telling = turns.filter(({ length }) => length > 20);
  return {
    titles: [...issues.map(({ title = '' }) => title), ...telling.slice(0, 3000).map((turn) => turn.slice(0, 120))],
    stories: issues.map(({ description = '' }) => description.slice(0, 900)).filter(({ length }) => length > 20),
    said: [...telling, ...comments],
  };
}

function articles(): readonly WrittenArticle[] {
  const paragraphs = (['en', 'zh'] as const).flatMap((language) =>
    dataRecords<{ _id: string; title: string; text: string }>('kb-search-xquad', language, 'corpus.jsonl').map(
      ({ _id, title, text }): WrittenArticle => ({
        id: `${language}/${_id}`,
        title: title.replaceAll('_', ' '),
        body: text,
        language: language === 'en' ? 'en' : 'zh-CN',
      }),
    ),
  );
  const answered = forumPairs().map(
    ({ id, question, answer }): WrittenArticle => ({
      id: `forum/${id}`,
      title: question.slice(0, 300),
      body: answer,
      language: 'zh-CN',
    }),
  );
  return [...helpTexts(), ...paragraphs, ...answered];
}

export function readPools(): Pools {
  return { zh: chinese(), en: english(), articles: articles() };
}

const sentenceEnd = /(?<=[。！？!?\n]|[.] )/;

function halves(text: string): readonly [string, string] {
  const sentences = text.split(sentenceEnd);
  const middle = Math.ceil(sentences.length / 2);
  return [sentences.slice(0, middle).join(''), sentences.slice(middle).join('')];
}

/**
 * The nth text made of a pool. Each is used once as it is; after that the first half of its sentences is joined with the second half of another's,
 * every figure in it is another one, and one in five names an order of its own, so that rare words grow with the store as they do in a real one.
 */
export function nthText(pool: readonly string[], n: number, seed: number): string {
  const own = pool[n % pool.length] ?? '';
  if (n < pool.length) return own;
  const random = new Random(20_261_122, seed, n);
  const [first] = halves(own);
  const [, second] = halves(random.pick(pool));
  const joined = `${first}${second}`.replace(/\d/g, () => String(random.int(10)));
  return random.chance(0.2) ? `${joined} HF${random.digits(8)}` : joined;
}
