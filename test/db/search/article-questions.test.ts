import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { articlesByText } from '#db/search/find-articles.ts';
import { buildArticle } from '../../builders/records.ts';
import { emptyReplica, save } from '../replica/replica-harness.ts';

interface Judged {
  readonly articles: readonly { readonly title: string; readonly body: string }[];
  /** A question and the place of the article that answers it. */
  readonly questions: readonly (readonly [string, number])[];
}

const folder = join(
  process.env.HOLDFAST_DATA ?? join(import.meta.dirname, '../../../../shared/data'),
  'kb-search-xquad',
);

function lines(file: string): string[] {
  return readFileSync(file, 'utf8').trim().split('\n');
}

function judgedFrom(language: string): Judged {
  const read = (name: string) =>
    lines(join(folder, language, name)).map((line) => JSON.parse(line) as { _id: string; title: string; text: string });
  const corpus = read('corpus.jsonl');
  const [, ...judgements] = lines(join(folder, language, 'qrels.tsv')).map((line) => line.split('\t'));
  const answers = new Map(judgements.map(([query, document]) => [query, document]));
  return {
    articles: corpus.map(({ title, text }) => ({ title, body: text })),
    questions: read('queries.jsonl').map(({ _id, text }) => [
      text,
      corpus.findIndex((document) => document._id === answers.get(_id)),
    ]),
  };
}

/** Of the same shape, for a clone without the data. */
const own: Readonly<Record<string, Judged>> = {
  zh: {
    articles: [
      { title: '退款流程', body: '七天之内可以申请全额退款，款项三个工作日到账。' },
      { title: '如何重置密码', body: '打开设置，选择账号与安全，点击重置密码。' },
      { title: '上门维修预约', body: '热水器和空调可以预约师傅上门，每天九点到十八点。' },
    ],
    questions: [
      ['我申请了退款，钱什么时候能到账？', 0],
      ['忘记登录密码了应该怎么办', 1],
      ['空调坏了，师傅几点可以来？', 2],
    ],
  },
  en: {
    articles: [
      {
        title: 'Refunds',
        body: 'A full refund can be asked for within seven days and arrives after three working days.',
      },
      { title: 'Reset your password', body: 'Open settings, choose account and security, then reset the password.' },
      {
        title: 'Repairs at home',
        body: 'A technician comes for water heaters and air conditioners between nine and six.',
      },
    ],
    questions: [
      ['How many days until my refund arrives?', 0],
      ['I forgot my password, what now?', 1],
      ['When can a technician look at my air conditioner?', 2],
    ],
  },
};

describe.each(['zh', 'en'])('questions in %s', (language) => {
  test('are answered by the right article, nearly always in the first place', () => {
    if (!existsSync(folder)) console.warn(`${folder} is not here: asking three questions of our own.`);
    const judged = existsSync(folder) ? judgedFrom(language) : own[language];
    if (!judged) throw new Error(`no questions in ${language}`);
    const db = emptyReplica();
    save(db, ...judged.articles.map((article, index) => buildArticle(index + 1, article)));
    const ranks = judged.questions.map(([question, article]) => articlesByText(db, question, 10).indexOf(article + 1));
    const reciprocal = ranks.map((rank) => (rank < 0 ? 0 : 1 / (rank + 1)));
    const mean = reciprocal.reduce((sum, value) => sum + value, 0) / reciprocal.length;
    expect(mean).toBeGreaterThan(0.95);
  });
});
