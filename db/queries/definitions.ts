import type { DefinitionView } from '#domain/contract/ipc/cooperation-views.ts';
import type { DefinitionKind } from '#domain/model/choices.ts';
import type { Json } from '#domain/model/json.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import type { Me } from './me.ts';
import { saveStateOf, unsentSql } from './save-state.ts';

type Stored = Omit<DefinitionView, 'saveState' | 'active' | 'content'> & {
  readonly unsent: number;
  readonly active: number;
  readonly content: string;
};

/** Everybody's definitions of a kind and the agent's own, in their order; those that are switched off as well. */
export function listDefinitions(db: ReplicaReader, kind: DefinitionKind, me: Me): DefinitionView[] {
  return sql(
    db,
    `select t.id, t.kind, t.name, t.ownerId, t.position, t.active, t.content, t.updatedAt,
       ${unsentSql('definition', 't')} as unsent
     from definition t where t.kind = ? and (t.ownerId is null or t.ownerId = ?) order by t.position, t.name, t.id`,
  )
    .all<Stored>(kind, me.agentId)
    .map(({ unsent, active, content, ...definition }) => ({
      ...definition,
      active: active !== 0,
      content: JSON.parse(content) as Json,
      saveState: saveStateOf(unsent),
    }));
}

/** What is in force for everybody, in its order. */
export function definitionsInForce(
  db: ReplicaReader,
  kind: DefinitionKind,
): { readonly id: string; readonly name: string; readonly content: Json }[] {
  return sql(
    db,
    'select id, name, content from definition where kind = ? and ownerId is null and active = 1 order by position, name, id',
  )
    .all<{ id: string; name: string; content: string }>(kind)
    .map(({ id, name, content }) => ({ id, name, content: JSON.parse(content) as Json }));
}
