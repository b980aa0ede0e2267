import type { AnyRecord } from '#domain/model/record.ts';
import type { SampleWorld } from './sample-world.ts';

/** What the server does when a command arrives: it notes the time, settles deliveries, and moves what hangs on a moved case. */
export function asServerHolds(record: AnyRecord, world: SampleWorld): AnyRecord {
  const { fields } = record;
  const scope = typeof fields.caseId === 'string' ? world.get('case', fields.caseId).scope : record.scope;
  switch (record.collection) {
    case 'case':
      return { ...record, fields: { ...fields, recordedAt: fields.openedAt } };
    case 'entry': {
      const delivery = fields.delivery === 'queued' ? 'no-channel' : fields.delivery;
      return { ...record, scope, fields: { ...fields, delivery, recordedAt: fields.happenedAt } };
    }
    case 'call': {
      const { startedAt, durationMs } = world.get('call', record.id).fields;
      return { ...record, scope, fields: { ...fields, recordedAt: startedAt + durationMs } };
    }
    case 'holding':
    case 'articleProposal':
    case 'followUp':
    case 'serviceReview':
    case 'improvementAction':
    case 'goal':
    case 'reportSchedule':
      return { ...record, scope, fields: { ...fields, recordedAt: fields.createdAt } };
    case 'recognition':
      return { ...record, scope, fields: { ...fields, recordedAt: fields.givenAt } };
    case 'appointment':
      return { ...record, scope, fields: { ...fields, recordedAt: fields.bookedAt } };
    case 'visit':
      return { ...record, scope, fields: { ...fields, recordedAt: fields.leftAt } };
    case 'articleRevision':
    case 'articleReceipt':
    case 'customerChange':
    case 'survey':
      return { ...record, scope, fields: { ...fields, recordedAt: fields.happenedAt } };
    case 'handoff':
    case 'compensation':
      return { ...record, scope, fields: { ...fields, recordedAt: fields.askedAt } };
    case 'escalation':
      return { ...record, scope, fields: { ...fields, recordedAt: fields.raisedAt } };
    default:
      return record;
  }
}
