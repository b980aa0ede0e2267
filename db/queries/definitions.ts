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

type CaseFieldDefinition = Pick<DefinitionView, 'id' | 'name' | 'position' | 'active' | 'content'>;

/** All case fields of the workspace as one text, which is the same while none of them changes. */
export function caseFieldsText(db: ReplicaReader): string {
  return (
    sql(
      db,
      `select json_group_array(json_array(id, name, position, active, json(content)) order by id) as text
       from definition where kind = 'case-field' and ownerId is null`,
    ).get<{ text: string }>()?.text ?? '[]'
  );
}

/** Those of the text, switched off ones as well. */
export function caseFieldDefinitions(text: string): CaseFieldDefinition[] {
  const rows = JSON.parse(text) as [CaseFieldDefinition['id'], string, number, number, Json][];
  return rows.map(([id, name, position, active, content]) => ({ id, name, position, active: active !== 0, content }));
}

/** All calendars and service levels of the workspace, whatever became of them. */
export function slaDefinitions(
  db: ReplicaReader,
): Pick<DefinitionView, 'id' | 'kind' | 'name' | 'position' | 'active' | 'content'>[] {
  return sql(
    db,
    `select id, kind, name, position, active, content from definition
     where kind in ('calendar', 'service-level') and ownerId is null`,
  )
    .all<Pick<Stored, 'id' | 'kind' | 'name' | 'position' | 'active' | 'content'>>()
    .map(({ active, content, ...row }) => ({ ...row, active: active !== 0, content: JSON.parse(content) as Json }));
}
