import { stringify } from 'csv-stringify/sync';
import type { AskedQuestion, QuestionPage } from '#domain/contract/ipc/question-views.ts';
import { harmless } from '#domain/report-files/harmless.ts';
import { localDay, localTime } from './local-time.ts';

type Labels = Readonly<Record<string, string>>;

interface Row extends AskedQuestion {
  readonly share: number;
}

interface Counted {
  readonly name: string;
  readonly count: number;
}

const counted = (parts: readonly Counted[]) => parts.map(({ name, count }) => `${name} (${count})`).join(', ');

const columns = {
  question: ({ subject }: Row) => subject,
  cases: ({ count }: Row) => String(count),
  share: ({ share }: Row) => `${(100 * share).toFixed(2)}%`,
  last: ({ lastAskedAt }: Row) => localTime(lastAskedAt),
  answered: ({ writeNext }: Row, labels: Labels) => word(labels, writeNext ? 'no' : 'yes'),
  articles: ({ articles }: Row, labels: Labels) =>
    counted(articles.map(({ title, cases }) => ({ name: title ?? word(labels, 'unknownArticle'), count: cases }))),
  teams: ({ parts }: Row) => counted(parts.teams),
  channels: ({ parts }: Row, labels: Labels) =>
    counted(parts.channels.map(({ channel, count }) => ({ name: labels[`channel.${channel}`] ?? channel, count }))),
  types: ({ parts }: Row, labels: Labels) =>
    counted(parts.types.map(({ type, count }) => ({ name: labels[`type.${type}`] ?? type, count }))),
  tags: ({ parts }: Row) => counted(parts.tags),
  products: ({ parts }: Row) => counted(parts.products),
  examples: ({ examples }: Row) => examples.map(({ number, subject }) => `${number} ${subject}`).join('; '),
} as const;

/** A line for each question, with a column for each week; RFC 4180, and a byte order mark so that Excel reads Chinese. */
export function questionCsv(
  { asked, rows }: Pick<QuestionPage, 'asked' | 'rows'>,
  labels: Labels,
): { readonly csv: string; readonly rows: number } {
  const names = Object.keys(columns) as (keyof typeof columns)[];
  const weeks = rows[0]?.trend ?? [];
  const head = [
    ...names.map((name) => word(labels, `column.${name}`)),
    ...weeks.map(({ from }) => `${word(labels, 'column.week')} ${localDay(from)}`),
  ];
  const lines = rows.map((question) => {
    const row = { ...question, share: question.count / Math.max(1, asked) };
    const cells = names.map((name) => columns[name](row, labels));
    return [...cells, ...question.trend.map(({ count }) => String(count))].map(harmless);
  });
  return { csv: stringify([head, ...lines], { bom: true, record_delimiter: 'windows' }), rows: rows.length };
}

function word(labels: Labels, name: string): string {
  return labels[name] ?? name;
}
