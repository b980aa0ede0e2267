import fc from 'fast-check';
import type { CommandName } from '#domain/commands/registry.ts';
import { goalPeriods } from '#domain/model/goal-fields.ts';
import { recognitionReasons } from '#domain/model/recognition-fields.ts';
import { ids } from '../../../builders/ids.ts';
import { few, type InputsOf, maybe, one, said, seldom, text } from './values.ts';

const day = one(['2025-12-31', '2026-01-01', '2026-06-30']);
const target = one([0, 5, 9000, 10_000, 3_600_000]);

export const goalInputs: InputsOf<Extract<CommandName, `goal.${string}` | `recognition.${string}`>> = {
  'goal.set': fc
    .record({
      whom: one([
        { subject: 'workspace', teamId: null, agentId: null },
        { subject: 'team', teamId: ids.team(1), agentId: null },
        { subject: 'agent', teamId: ids.team(1), agentId: ids.agent(1) },
        { subject: 'agent', teamId: null, agentId: ids.agent(2) },
      ] as const),
      said: fc.record({
        ...{ metric: one(['first-contact', 'solved', 'created', 'nothing']), period: one(goalPeriods), target },
        ...{ startsOn: day, endsOn: maybe(day), note: text },
      }),
    })
    .map(({ whom, said }) => ({ ...whom, ...said })),
  'goal.change': fc.record({ goalId: few(ids.goal), target, from: day, note: text }),
  'goal.end': fc.record({ goalId: few(ids.goal), endsOn: maybe(day), note: text }),
  'recognition.give': fc.record({
    ...{ toId: few(ids.agent), reason: one(recognitionReasons), text: said },
    ...{ caseId: seldom(few(ids.case)), teamId: seldom(few(ids.team)) },
  }),
  'recognition.take-back': fc.record({ recognitionId: few(ids.recognition) }),
};
