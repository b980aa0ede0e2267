import fc from 'fast-check';
import type { CommandName } from '#domain/commands/registry.ts';
import { compensationKinds } from '#domain/model/choices.ts';
import { ids } from '../../../builders/ids.ts';
import type { InputsOf } from './values.ts';
import { few, maybe, one, partly, said, text, time } from './values.ts';

export const cooperationInputs: InputsOf<
  Extract<CommandName, `handoff.${string}` | `escalation.${string}` | `compensation.${string}`>
> = {
  'handoff.ask': fc.record(
    {
      caseId: few(ids.case),
      toTeamId: maybe(few(ids.team)),
      toAgentId: maybe(few(ids.agent)),
      toName: text.map((name) => name.slice(0, 50)),
      partner: one(['', '顺丰速运']),
      asked: said,
      dueAt: time,
      expectedAt: maybe(time),
    },
    { requiredKeys: ['caseId', 'asked', 'dueAt'] },
  ),
  'handoff.answer': fc.record(
    { handoffId: few(ids.handoff), to: one(['accepted', 'declined', 'returned'] as const), answer: text },
    { requiredKeys: ['handoffId', 'to'] },
  ),
  'handoff.change': fc.record({
    handoffId: few(ids.handoff),
    set: fc
      .record(
        { toAgentId: few(ids.agent), toName: one(['李娜', '王强']), dueAt: time, expectedAt: maybe(time) },
        partly,
      )
      .filter((set) => Object.keys(set).length > 0),
  }),
  'handoff.withdraw': fc.record({ handoffId: few(ids.handoff), reason: text }, { requiredKeys: ['handoffId'] }),
  'escalation.raise': fc.record(
    {
      caseId: few(ids.case),
      level: fc.integer({ min: 1, max: 9 }),
      reason: said,
      toAgentId: maybe(few(ids.agent)),
      toTeamId: maybe(few(ids.team)),
      dueAt: maybe(time),
    },
    { requiredKeys: ['caseId', 'level', 'reason'] },
  ),
  'escalation.acknowledge': fc.record({ escalationId: few(ids.escalation) }),
  'escalation.end': fc.record(
    {
      escalationId: few(ids.escalation),
      note: text,
      others: fc.uniqueArray(few(ids.escalation), { maxLength: 2 }),
    },
    { requiredKeys: ['escalationId'] },
  ),
  'compensation.ask': fc.record(
    {
      caseId: few(ids.case),
      kind: one(compensationKinds),
      amount: one([0, 1, 5000, 1_000_000]),
      currency: one(['CNY', 'JPY']),
      item: one(['', '耳机']),
      reason: said,
    },
    { requiredKeys: ['caseId', 'kind', 'amount', 'currency', 'reason'] },
  ),
  'compensation.settle': fc.record(
    {
      compensationId: few(ids.compensation),
      to: one(['approved', 'declined', 'done', 'withdrawn'] as const),
      note: text,
    },
    { requiredKeys: ['compensationId', 'to'] },
  ),
};
