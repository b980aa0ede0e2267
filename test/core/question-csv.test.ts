import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { questionCsv } from '#core/export/question-csv.ts';
import type { AskedQuestion } from '#domain/contract/ipc/question-views.ts';
import { ids } from '../builders/ids.ts';

const at = (date: number) => new Date(2026, 10, date, 9, 5).getTime();
const question: AskedQuestion = {
  ...{ id: ids.case(1), subject: '=cmd|退款"没到账"', count: 3, lastAskedAt: at(12), writeNext: true },
  trend: [
    { from: at(1), count: 1 },
    { from: at(8), count: 2 },
  ],
  caseIds: [],
  examples: [{ caseId: ids.case(2), number: '10002', subject: '退款，没到账' }],
  parts: {
    teams: [{ name: '售后', count: 3 }],
    channels: [{ channel: 'phone', count: 3 }],
    types: [{ type: 'inquiry', count: 3 }],
    tags: [],
    products: [{ name: 'Lock, X1', count: 1 }],
  },
  articles: [{ id: ids.article(1), title: null, cases: 2, helped: 0, notHelped: 2 }],
};

test('each question is a line that a spreadsheet reads as it stands, and runs nothing of', () => {
  const labels = { 'column.question': '问题', 'column.week': '周', 'channel.phone': '电话', no: '否' };
  const { csv, rows } = questionCsv({ asked: 12, rows: [question] }, labels);
  expect(rows).toBe(1);
  const [head, line, ...more] = parse(csv, { bom: true }) as string[][];
  expect(more).toEqual([]);
  expect(head?.slice(0, 2)).toEqual(['问题', 'column.cases']);
  expect(head?.slice(-2)).toEqual(['周 2026-11-01', '周 2026-11-08']);
  expect(line).toEqual([
    ...['\'=cmd|退款"没到账"', '3', '25.00%', '2026-11-12 09:05', '否', 'unknownArticle (2)', '售后 (3)'],
    ...['电话 (3)', 'inquiry (3)', '', 'Lock, X1 (1)', '10002 退款，没到账', '1', '2'],
  ]);
});
