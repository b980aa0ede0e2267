import type { TriggerContent, TriggerEvent } from '#domain/rules/definitions/trigger.ts';
import { zoneHere } from '../../state/format-day.ts';

export const eventKinds = [
  'created',
  'updated',
  'status',
  'message',
  'in-status',
  'unanswered',
  'deadline',
] as const satisfies readonly TriggerEvent['on'][];

/** An event as it begins when it is chosen. */
export function begunEvent(on: TriggerEvent['on']): TriggerEvent {
  switch (on) {
    case 'created':
    case 'message':
      return { on };
    case 'updated':
      return { on, fields: [] };
    case 'status':
      return { on, to: [] };
    case 'in-status':
      return { on, status: 'pending-customer', minutes: 24 * 60, working: true };
    case 'unanswered':
      return { on, minutes: 4 * 60, working: true };
    case 'deadline':
      return { on, when: 'warning', minutes: 0, clocks: [] };
  }
}

export function blankTrigger(): TriggerContent {
  return {
    event: begunEvent('created'),
    conditions: [],
    zone: zoneHere(),
    changes: {
      ...{ status: null, priority: null, type: null, assignee: null, teamId: null },
      ...{ addTags: [], removeTags: [] },
    },
    note: null,
    escalation: null,
  };
}

/** Fields that are left empty say that nothing is to be done. */
export function tidied({ note, escalation, ...content }: TriggerContent): TriggerContent {
  return {
    ...content,
    note: note === null || (note.body.trim() === '' && note.mentions.length === 0) ? null : note,
    escalation,
  };
}
