import { synonymsContent } from '#domain/rules/definitions/synonyms.ts';
import type { SynonymGroup } from '#domain/rules/search-query/synonyms.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';

/** The words that this workspace takes for one another. */
export function synonymGroups(db: ReplicaReader): readonly SynonymGroup[] {
  const text = `select content from definition where kind = 'synonyms' and active = 1 and ownerId is null order by position, id`;
  return sql(db, text)
    .all<{ content: string }>()
    .flatMap(({ content }) => synonymsContent.safeParse(JSON.parse(content)).data ?? []);
}
