import type { Scope } from '#domain/model/scope.ts';
import type { Sql } from '../sql/statement.ts';
import { type Counters, checksOf } from './counters.ts';
import { countChanges, cutAfter, readRows, readTombstones, type Stretch } from './page-sql.ts';
import { type Content, columnsIn } from './row-text.ts';

export interface Asked {
  readonly cursors: Readonly<Record<string, number>>;
  readonly limit: number;
  readonly count: boolean;
}

/** What changed since the cursors. */
export async function readChanges(tx: Sql, workspaceId: string, counters: Counters, asked: Asked): Promise<Content> {
  const behind = [...counters].flatMap(([scope, { ver }]): Stretch[] => {
    const after = asked.cursors[scope] ?? -1;
    return after === ver ? [] : [{ workspaceId, scope, after, upTo: ver }];
  });
  const pages: Page[] = [];
  let room = asked.limit;
  for (const stretch of behind) {
    if (room <= 0) break;
    const page = await readPage(tx, stretch, room);
    pages.push(page);
    room -= page.count;
  }
  const done = pages.length === behind.length && pages.every(({ final }) => final);
  const head = {
    columns: columnsIn(pages.flatMap(({ collections }) => collections.map((collection) => ({ collection })))),
    done,
    ...(done ? { checks: checksOf(counters) } : {}),
    ...(asked.count ? { behind: await countBehind(tx, behind) } : {}),
  };
  const text = `${JSON.stringify(head).slice(1, -1)},"pages":[${pages.map((page) => page.text).join(',')}]`;
  return { text, count: pages.reduce((sum, { count }) => sum + count, 0), done };
}

interface Page {
  readonly text: string;
  readonly count: number;
  readonly collections: readonly string[];
  readonly final: boolean;
}

async function readPage(tx: Sql, stretch: Stretch, limit: number): Promise<Page> {
  const cursor = await cutAfter(tx, stretch, limit);
  const part = { ...stretch, upTo: cursor };
  const texts = await readRows(tx, part);
  const left = await readTombstones(tx, part);
  const final = cursor === stretch.upTo;
  const head = JSON.stringify({ scope: stretch.scope, cursor, final }).slice(0, -1);
  const rowsText = texts.map(({ collection, values }) => `{"collection":"${collection}","values":[${values}]}`);
  return {
    text: `${head},"rows":[${rowsText.join(',')}],"tombstones":[${left.values}]}`,
    count: left.count + texts.reduce((sum, { count }) => sum + count, 0),
    collections: texts.map(({ collection }) => collection),
    final,
  };
}

async function countBehind(tx: Sql, behind: readonly Stretch[]): Promise<number> {
  let count = 0;
  for (const stretch of behind) count += await countChanges(tx, stretch);
  return count;
}

/** Whether the device's cursor of this scope says nothing any more: it has none, or tombstones after it are gone. */
export function isMissing(scope: Scope, counters: Counters, cursors: Asked['cursors']): boolean {
  return (cursors[scope] ?? -1) < (counters.get(scope)?.minVer ?? 0);
}
