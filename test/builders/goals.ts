import type { FieldsOf } from '#domain/model/collections.ts';
import type { StoredRecord } from '#domain/model/record.ts';
import { ids } from './ids.ts';
import { minute, noon } from './times.ts';

/** Team 1 is to solve 90 percent of its cases in one contact, every month of the year. */
export function buildGoal(n = 1, fields: Partial<FieldsOf<'goal'>> = {}): StoredRecord<'goal'> {
  const step = {
    key: ids.command(n),
    by: ids.agent(1),
    at: noon,
    from: '2026-01-01',
    target: 9000,
    endsOn: null,
    note: '',
  };
  const own: FieldsOf<'goal'> = {
    ...{ subject: 'team', teamId: ids.team(1), agentId: null, metric: 'first-contact', metricVersion: 1 },
    ...{ period: 'month', startsOn: '2026-01-01', endsOn: null, target: 9000, steps: [step] },
    ...{ createdBy: ids.agent(1), createdAt: noon, changedAt: noon, recordedAt: noon },
    ...fields,
  };
  const scope = own.teamId ? (`team:${own.teamId}` as const) : 'workspace';
  return { collection: 'goal', id: ids.goal(n), scope, rev: 1, fields: own };
}

/** Agent 1 thanks agent 2 before everybody. */
export function buildRecognition(n = 1, fields: Partial<FieldsOf<'recognition'>> = {}): StoredRecord<'recognition'> {
  const own: FieldsOf<'recognition'> = {
    ...{ fromId: ids.agent(1), toId: ids.agent(2), reason: 'helped-customer', text: '周末还回了电话' },
    ...{ sourceCaseId: null, teamId: null, state: 'given', givenAt: noon + n * minute, takenBackAt: null },
    recordedAt: noon + n * minute,
    ...fields,
  };
  const scope = own.teamId ? (`team:${own.teamId}` as const) : 'workspace';
  return { collection: 'recognition', id: ids.recognition(n), scope, rev: 1, fields: own };
}
