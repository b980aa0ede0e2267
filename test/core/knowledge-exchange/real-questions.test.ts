// A forum's questions with their answers, as a table that somebody would bring in.
import { readFileSync } from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import { expect, it } from 'vitest';
import { deviceOfTest } from '../../harness/device-at-work.ts';
import { importArticles } from '../../harness/hand-over-articles.ts';
import { startQuickTeam } from '../../harness/quick-team.ts';
import { forumData } from '../../import/real-data.ts';

it('the questions of a forum come in as articles, each once', async () => {
  const server = await startQuickTeam();
  try {
    const data = forumData();
    const pairs = readFileSync(data.path, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { id: number; question: string; answer: string });
    const rows = pairs.map(({ id, question, answer }) => ({ 编号: `q-${id}`, 问题: question, 答案: answer }));
    const table = stringify(rows, { header: true, bom: true });
    const ben = await deviceOfTest('ben', { serverUrl: server.url });
    const outcome = await importArticles(ben, { 'faq.csv': table }, { dry: true });
    const { created, refused } = outcome;
    expect(created + outcome.refusedCount).toBe(data.cases);
    expect(refused.filter(({ fault }) => fault !== 'no-answer' && fault !== 'no-title')).toEqual([]);
    expect(created).toBeGreaterThan(data.cases * 0.99);
    expect(outcome.articles.every(({ kind, language }) => kind === 'faq' && language !== undefined)).toBe(true);
  } finally {
    await server.close();
  }
});
