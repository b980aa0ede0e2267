import fc from 'fast-check';
import type { CommandName } from '#domain/commands/registry.ts';
import {
  caseStatuses,
  caseTypes,
  channels,
  complaintSteps,
  messageChannels,
  priorities,
} from '#domain/model/choices.ts';
import { checklistKey } from '#domain/rules/checklist-key.ts';
import { ids } from '../../../builders/ids.ts';
import type { InputsOf } from './values.ts';
import { customValue, few, maybe, one, partly, said, tags, text, time } from './values.ts';

export const caseInputs: InputsOf<
  Extract<CommandName, `case.${string}` | `complaint.${string}` | `checklist.${string}` | `conflict.${string}`>
> = {
  'case.open': fc.record(
    {
      subject: said,
      description: text,
      type: one(caseTypes),
      priority: one(priorities),
      channel: one(channels),
      customerId: maybe(few(ids.customer)),
      teamId: few(ids.team),
      assigneeId: maybe(few(ids.agent)),
      tags,
    },
    { requiredKeys: ['subject', 'teamId'] },
  ),
  'case.edit': fc.record({
    caseId: few(ids.case),
    set: fc
      .record(
        {
          subject: said,
          description: text,
          type: one(caseTypes),
          priority: one(priorities),
          customerId: maybe(few(ids.customer)),
        },
        partly,
      )
      .filter((set) => Object.keys(set).length > 0),
  }),
  'case.custom': fc.record({
    caseId: few(ids.case),
    set: fc.uniqueArray(fc.record({ key: few(ids.definition), value: maybe(customValue) }), {
      selector: ({ key }) => key,
      minLength: 1,
    }),
  }),
  'case.tag': fc.record({ caseId: few(ids.case), add: tags, remove: tags }, { requiredKeys: ['caseId'] }),
  'case.note': fc.record({ caseId: few(ids.case), body: said }),
  'case.reply': fc.record({ caseId: few(ids.case), body: said }),
  'case.receive': fc.record({ caseId: few(ids.case), body: said, channel: one(messageChannels), saidAt: time }),
  'case.continue': fc.record({ caseId: few(ids.case), subject: said, description: text }, { requiredKeys: ['caseId'] }),
  'case.status': fc.record(
    { caseId: few(ids.case), to: one(caseStatuses), reason: text },
    { requiredKeys: ['caseId', 'to'] },
  ),
  'case.revert': fc.record({ caseId: few(ids.case), entryId: few(ids.entry) }),
  'case.assign': fc.record(
    { caseId: few(ids.case), assigneeId: maybe(few(ids.agent)), teamId: few(ids.team) },
    { requiredKeys: ['caseId', 'assigneeId'] },
  ),
  'complaint.step': fc.record({
    caseId: few(ids.case),
    step: one([...complaintSteps, 'confirm', 'confirm', 'confirm'] as const),
    evidence: fc.oneof(
      fc.constant({ kind: 'text' as const, text: '已确认' }),
      fc.record({ kind: one(['text', 'waived'] as const), text: one(['已致歉', '', 'delivery\n改用保价快递']) }),
      fc.record({ kind: fc.constant('entry' as const), id: few(ids.entry) }),
      fc.record({ kind: fc.constant('follow-up' as const), id: few(ids.followUp) }),
      fc.record({ kind: fc.constant('compensation' as const), id: few(ids.compensation) }),
      fc.record({ kind: fc.constant('article' as const), id: few(ids.article), text: one(['', 'product']) }),
    ),
  }),
  'complaint.undo-step': fc.record({ caseId: few(ids.case), step: one(complaintSteps) }),
  'checklist.put': fc.record({ caseId: few(ids.case), definitionId: few(ids.definition) }),
  'checklist.tick': fc.record({
    caseId: few(ids.case),
    key: few(ids.definition).map((id) => checklistKey(id, 0)),
    done: fc.boolean(),
  }),
  'case.link': fc.record({ caseId: few(ids.case), otherId: few(ids.case) }),
  'case.unlink': fc.record({ caseId: few(ids.case), otherId: few(ids.case) }),
  'case.set-parent': fc.record({ caseId: few(ids.case), parentId: maybe(few(ids.case)) }),
  'case.merge': fc.record({ caseId: few(ids.case), intoId: few(ids.case) }),
  'case.unmerge': fc.record({ caseId: few(ids.case) }),
  'case.split': fc.record(
    {
      caseId: few(ids.case),
      entryIds: fc.uniqueArray(few(ids.entry), { minLength: 1, maxLength: 2 }),
      subject: said,
      description: text,
      type: one(caseTypes),
    },
    { requiredKeys: ['caseId', 'entryIds', 'subject', 'description'] },
  ),
  'case.incident': fc.record(
    { caseId: few(ids.case), planId: maybe(few(ids.definition)) },
    { requiredKeys: ['caseId'] },
  ),
  'conflict.resolve': fc.record({
    conflictId: few(ids.conflict),
    value: fc.oneof(
      one(caseStatuses),
      one(priorities),
      few(ids.team),
      few(ids.agent),
      few(ids.customer),
      few(ids.case),
      text,
      fc.constant(null),
      time,
    ),
  }),
};
