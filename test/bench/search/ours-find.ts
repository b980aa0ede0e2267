import type { ReplicaReader } from '#db/connection/handle.ts';
import { searchPage } from '#db/queries/search-page.ts';
import type { SearchPage } from '#domain/contract/ipc/search-procedures.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { searchKinds } from '#domain/rules/search-query/query-part.ts';

const zones = createZoneOffsets();
const now = Date.UTC(2026, 2, 2, 12);

/** What the one search field asks for what was typed: the best of each kind with what is marked in them, and how many there are. */
export function askedOf(typed: string, limit: number) {
  return { asked: { text: typed, kinds: searchKinds, from: 0, limit }, zone: 'Asia/Shanghai', now };
}

export function countedHits({ cases, customers, articles, entries, calls }: SearchPage): number {
  return [cases, customers, articles, entries, calls].reduce((sum, { hits }) => sum + hits.length, 0);
}

/** How many hits it shows. */
export function findOurs(db: ReplicaReader, typed: string, limit: number): number {
  const { asked, ...moment } = askedOf(typed, limit);
  return countedHits(searchPage(db, asked, { ...moment, zones }));
}
