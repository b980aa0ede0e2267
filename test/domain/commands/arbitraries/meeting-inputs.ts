import fc from 'fast-check';
import type { CommandName } from '#domain/commands/registry.ts';
import {
  appointmentKinds,
  callDirections,
  callOutcomes,
  followUpKinds,
  followUpOutcomes,
  moods,
} from '#domain/model/choices.ts';
import { ids } from '../../../builders/ids.ts';
import type { InputsOf } from './values.ts';
import { answer, begins, few, maybe, one, partly, repeat, said, text, time, visitNote } from './values.ts';

export const meetingInputs: InputsOf<
  Extract<
    CommandName,
    `call.${string}` | `follow-up.${string}` | `appointment.${string}` | `survey.${string}` | `visit.${string}`
  >
> = {
  'call.record': fc.record(
    {
      caseId: maybe(few(ids.case)),
      customerId: maybe(few(ids.customer)),
      teamId: few(ids.team),
      direction: one(callDirections),
      phone: fc.string({ maxLength: 60 }),
      startedAt: time,
      durationMs: time,
      holdMs: time,
      wrapUpMs: time,
      need: text,
      cause: text,
      done: text,
      promised: text,
      note: text,
      outcome: one(callOutcomes),
      mood: maybe(one(moods)),
      said: fc.array(
        fc.record({
          articleId: few(ids.article),
          step: fc.string({ maxLength: 200 }),
          text: fc.string({ minLength: 1 }),
        }),
        { maxLength: 3 },
      ),
    },
    { requiredKeys: ['teamId', 'direction', 'startedAt', 'durationMs', 'outcome'] },
  ),
  'follow-up.schedule': fc.record(
    {
      caseId: maybe(few(ids.case)),
      customerId: maybe(few(ids.customer)),
      teamId: few(ids.team),
      ownerId: few(ids.agent),
      kind: one(followUpKinds),
      dueAt: time,
      promise: said,
      repeat: maybe(repeat),
    },
    { requiredKeys: ['teamId', 'ownerId', 'dueAt', 'promise'] },
  ),
  'follow-up.complete': fc
    .record(
      {
        followUpId: few(ids.followUp),
        outcome: one(followUpOutcomes),
        note: text,
        survey: maybe(answer),
        afterwards: one(['nothing', 'reopen', 'escalate'] as const),
      },
      { requiredKeys: ['followUpId', 'outcome'] },
    )
    .filter(({ outcome, note = '', survey }) => outcome !== 'unsatisfied' || (survey?.reason ?? note).trim() !== ''),
  'follow-up.attempt': fc.record(
    { followUpId: few(ids.followUp), note: text, nextAt: time },
    { requiredKeys: ['followUpId', 'nextAt'] },
  ),
  'follow-up.reschedule': fc.record(
    { followUpId: few(ids.followUp), dueAt: time, reason: text },
    { requiredKeys: ['followUpId', 'dueAt'] },
  ),
  'follow-up.cancel': fc.record(
    { followUpId: few(ids.followUp), reason: said, goesOn: fc.boolean() },
    { requiredKeys: ['followUpId', 'reason'] },
  ),
  'follow-up.hand-over': fc.record(
    { followUpId: few(ids.followUp), toAgentId: few(ids.agent), note: text },
    { requiredKeys: ['followUpId', 'toAgentId'] },
  ),
  'appointment.book': fc.record(
    {
      ...{ caseId: maybe(few(ids.case)), customerId: few(ids.customer), teamId: few(ids.team) },
      ...{ kind: one(appointmentKinds), agentId: few(ids.agent), startsAt: time },
      ...{ minutes: fc.integer({ min: 5, max: 1440 }), place: text, note: text, agreed: fc.boolean() },
    },
    { requiredKeys: ['customerId', 'teamId', 'kind', 'agentId', 'startsAt', 'minutes'] },
  ),
  'appointment.reschedule': fc.record(
    {
      ...{ appointmentId: few(ids.appointment), startsAt: time, minutes: fc.integer({ min: 5, max: 1440 }) },
      ...{ agentId: few(ids.agent), place: text, reason: said, agreed: fc.boolean() },
    },
    { requiredKeys: ['appointmentId', 'startsAt', 'minutes', 'agentId', 'place', 'reason'] },
  ),
  'appointment.confirm': fc.record({ appointmentId: few(ids.appointment), startsAt: begins }),
  'appointment.cancel': fc.record({ appointmentId: few(ids.appointment), reason: said }),
  'appointment.settle': fc.record(
    { appointmentId: few(ids.appointment), to: one(['done', 'no-show'] as const), remark: text },
    { requiredKeys: ['appointmentId', 'to'] },
  ),
  'survey.record': answer.chain((said) =>
    fc.record(
      {
        ...{ caseId: few(ids.case), score: fc.constant(said.score), reason: text, comment: text },
        afterwards: one(['nothing', 'reopen', 'escalate'] as const),
      },
      { requiredKeys: ['caseId', 'score'] },
    ),
  ),
  'visit.record': fc.record(
    {
      ...{ caseId: maybe(few(ids.case)), customerId: maybe(few(ids.customer)), teamId: few(ids.team), ...visitNote },
      plannedAt: maybe(time),
    },
    { requiredKeys: ['teamId', 'kind', 'arrivedAt', 'leftAt', 'outcome'] },
  ),
  'visit.edit': fc.record({
    visitId: few(ids.visit),
    set: fc.record(visitNote, partly).filter((set) => Object.keys(set).length > 0),
  }),
  'visit.sign': fc.record({
    ...{ visitId: few(ids.visit), name: said.map((name) => name.trim()) },
    strokes: one([null, 'M10 10l0 0', 'M1 1l5 -5l-3 0M9 9l0 0']),
    reportHash: one(['a'.repeat(64), '0'.repeat(64)]),
  }),
};
