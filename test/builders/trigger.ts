import type { TriggerContent } from '#domain/rules/definitions/trigger.ts';

/** A trigger on every new case that does nothing but what is put over it. */
export function buildTrigger({
  changes,
  ...more
}: Partial<Omit<TriggerContent, 'changes'>> & {
  readonly changes?: Partial<TriggerContent['changes']>;
} = {}): TriggerContent {
  return {
    event: { on: 'created' },
    conditions: [],
    zone: 'UTC',
    changes: {
      ...{ status: null, priority: null, type: null, assignee: null, teamId: null },
      ...{ addTags: [], removeTags: [], ...changes },
    },
    note: null,
    escalation: null,
    ...more,
  };
}
