import type { FieldsOf } from '#domain/model/collections.ts';
import { sameJson } from '#domain/model/json.ts';
import { type CaseHappening, happeningOf } from '#domain/rules/trigger.ts';
import type { Draft } from '../records/draft.ts';
import type { WriteStatement } from '../records/write-statement.ts';
import { jsonText } from '../sql/json-text.ts';

/** Something that happened to a case, for triggers to hear of. */
export interface CaseEvent {
  readonly caseId: string;
  readonly happening: CaseHappening;
  /** How many changes of rules, each of them an answer to the one before, led to it. */
  readonly depth: number;
  /** The triggers that fired on the way. */
  readonly fired: readonly string[];
}

/** What one command did to cases. */
export function happenings(draft: Draft): readonly Pick<CaseEvent, 'caseId' | 'happening'>[] {
  const changed = draft.changes();
  const written = new Set(
    changed.flatMap(({ before, after: { collection, fields } }) =>
      !before && collection === 'entry' && fields.kind === 'message-in' ? [fields.caseId] : [],
    ),
  );
  return changed.flatMap(({ before, after }) => {
    if (after.collection !== 'case') return [];
    const fields = [before?.fields, after.fields] as [FieldsOf<'case'> | undefined, FieldsOf<'case'>];
    const happening = happeningOf(...fields, written.has(after.id), sameJson);
    return happening ? [{ caseId: after.id, happening }] : [];
  });
}

/** A part for the last statement of a transaction, so that what is committed is heard of, and nothing else; `$1` is the workspace. */
export function noteEvents(statement: WriteStatement, events: readonly CaseEvent[]): void {
  if (events.length === 0) return;
  const given = events.map(({ caseId, happening, depth, fired }, place) => ({
    ...{ place, case_id: caseId, happening, depth, fired },
  }));
  statement.part(
    'events_noted',
    `insert into rule_event (workspace_id, case_id, happening, depth, fired, not_before)
     select $1::uuid, given.case_id, given.happening, given.depth, given.fired, 0
     from json_to_recordset(${statement.parameter(jsonText(given))}::json)
       as given(place integer, case_id uuid, happening jsonb, depth integer, fired jsonb)
     where exists (select 1 from "definition" where workspace_id = $1::uuid and kind = 'trigger' and active)
     order by given.place`,
  );
}
