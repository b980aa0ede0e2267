import type { CaseStatus, CaseType, Priority } from '../model/choices.ts';
import type { FieldsOf } from '../model/collections.ts';
import type { AgentId, CaseId, TeamId } from '../model/ids.ts';
import type { TriggerContent } from './definitions/trigger.ts';

interface Asked {
  'case.note': { readonly body: string };
  'case.edit': { readonly set: { readonly type?: CaseType; readonly priority?: Priority } };
  'case.tag': { readonly add: readonly string[]; readonly remove: readonly string[] };
  'case.status': { readonly to: CaseStatus; readonly reason?: string };
  'case.assign': { readonly assigneeId: AgentId | null; readonly teamId?: TeamId };
  'escalation.raise': {
    readonly level: number;
    readonly reason: string;
    readonly toAgentId: AgentId | null;
    readonly toTeamId: TeamId | null;
    readonly dueAt: number | null;
  };
}

/** An ordinary command with what it asks for. */
export type PlannedCommand = {
  [N in keyof Asked]: { readonly name: N; readonly input: Asked[N] & { readonly caseId: CaseId } };
}[keyof Asked];

export interface TriggeredCase {
  readonly id: CaseId;
  readonly fields: FieldsOf<'case'>;
  /** What the note says here; see `noteText`. */
  readonly note: string | null;
  /** By when who is called for has to have taken it up. */
  readonly acknowledgeBy: number | null;
  mayGoAlong(agent: AgentId, team: TeamId): boolean;
}

/**
 * What a trigger does to a case: ordinary commands in the order they are run, without what is so already; whether each may be done is for
 * the command to decide. The case changes hands behind the other changes, and only then somebody is called for, who has to reach it.
 */
export function planTrigger({ changes, escalation }: TriggerContent, at: TriggeredCase): readonly PlannedCommand[] {
  const { id: caseId, fields, note } = at;
  const planned: PlannedCommand[] = [];
  if (note !== null) planned.push({ name: 'case.note', input: { caseId, body: note } });
  const set = {
    ...(changes.type !== null && changes.type !== fields.type ? { type: changes.type } : {}),
    ...(changes.priority !== null && changes.priority !== fields.priority ? { priority: changes.priority } : {}),
  };
  if (Object.keys(set).length > 0) planned.push({ name: 'case.edit', input: { caseId, set } });
  const add = changes.addTags.filter((tag) => !fields.tags.includes(tag));
  const remove = changes.removeTags.filter((tag) => fields.tags.includes(tag));
  if (add.length + remove.length > 0) planned.push({ name: 'case.tag', input: { caseId, add, remove } });
  if (changes.status !== null && changes.status !== fields.status) {
    const reason = changes.statusReason === undefined ? {} : { reason: changes.statusReason };
    planned.push({ name: 'case.status', input: { caseId, to: changes.status, ...reason } });
  }
  planned.push(...assigning(changes, at));
  if (escalation) {
    const { acknowledgeMinutes: _, ...called } = escalation;
    planned.push({ name: 'escalation.raise', input: { caseId, ...called, dueAt: at.acknowledgeBy } });
  }
  return planned;
}

function assigning(
  { assignee, teamId }: TriggerContent['changes'],
  { id: caseId, fields, mayGoAlong }: TriggeredCase,
): readonly PlannedCommand[] {
  const team = teamId ?? fields.teamId;
  const moves = team !== fields.teamId;
  // Whoever cannot go along to the other team leaves the case to it.
  const kept = moves && fields.assigneeId !== null && !mayGoAlong(fields.assigneeId, team) ? null : fields.assigneeId;
  const to = assignee === null ? kept : assignee === 'nobody' ? null : assignee;
  if (!moves && to === fields.assigneeId) return [];
  return [{ name: 'case.assign', input: { caseId, assigneeId: to, ...(moves ? { teamId: team } : {}) } }];
}

/** The note as it is written: who is to look at it, then the words, filled in. */
export function noteText(
  note: TriggerContent['note'],
  names: readonly string[],
  fill: (text: string) => string,
): string | null {
  if (note === null) return null;
  const called = names.map((name) => `@${name}`).join(' ');
  return called === '' ? fill(note.body) : `${called}\n\n${fill(note.body)}`;
}
