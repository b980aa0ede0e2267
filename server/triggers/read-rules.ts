import type { DefinitionKind } from '#domain/model/choices.ts';
import type { DefinitionId } from '#domain/model/ids.ts';
import type { CalendarCache } from '#domain/rules/calendar/calendar-cache.ts';
import { type EscalationRule, escalationRuleContent } from '#domain/rules/definitions/escalation-rule.ts';
import { type TriggerContent, triggerContent } from '#domain/rules/definitions/trigger.ts';
import { type SlaBook, slaBook } from '#domain/rules/sla/sla-book.ts';
import { meantByConditions } from '../records/living-customers.ts';
import { rows, type Sql } from '../sql/statement.ts';

interface Row {
  readonly id: DefinitionId;
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly position: number;
  readonly active: boolean;
  readonly content: unknown;
}

function definitions(db: Sql, workspaceId: string, kinds: readonly DefinitionKind[]): Promise<Row[]> {
  return rows<Row>(
    db,
    `select id, kind, name, position, active, content from "definition"
     where workspace_id = $1 and kind = any($2::text[]) and owner_id is null order by position, id`,
    [workspaceId, [...kinds]],
  );
}

/** A rule of the workspace that is in force. */
export interface Rule<Content> {
  readonly id: DefinitionId;
  readonly name: string;
  readonly content: Content;
}

/** In their order; one that cannot be read is passed over. */
async function activeRules<Content>(
  db: Sql,
  workspaceId: string,
  kind: DefinitionKind,
  read: (content: unknown) => { readonly data?: Content },
): Promise<readonly Rule<Content>[]> {
  const found = await definitions(db, workspaceId, [kind]);
  return found.flatMap(({ id, name, active, content }) => {
    const data = active ? read(content).data : undefined;
    return data === undefined ? [] : [{ id, name, content: data }];
  });
}

export type Trigger = Rule<TriggerContent>;

export async function activeTriggers(db: Sql, workspaceId: string): Promise<readonly Trigger[]> {
  const found = await activeRules(db, workspaceId, 'trigger', (content) => triggerContent.safeParse(content));
  const all = found.flatMap(({ content }) => content.conditions);
  const meant = await meantByConditions(db, workspaceId, all);
  return found.map(({ content, ...rule }) => ({
    ...rule,
    content: { ...content, conditions: content.conditions.map(meant) },
  }));
}

export function activeEscalationRules(db: Sql, workspaceId: string): Promise<readonly Rule<EscalationRule>[]> {
  return activeRules(db, workspaceId, 'escalation-rule', (content) => escalationRuleContent.safeParse(content));
}

/** The service levels and calendars in force. */
export async function readSlaBook(db: Sql, workspaceId: string, calendars: CalendarCache): Promise<SlaBook> {
  return slaBook(await definitions(db, workspaceId, ['service-level', 'calendar']), calendars);
}
