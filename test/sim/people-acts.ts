import { sql } from '#db/connection/connection.ts';
import type { ReplicaReader } from '#db/connection/handle.ts';
import { loadRecord } from '#db/replica/records.ts';
import { caseStatuses, priorities } from '#domain/model/choices.ts';
import type { Collection } from '#domain/model/collections.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { at } from './random.ts';
import type { Act } from './steps.ts';
import { people, teams } from './world.ts';

export interface Asked {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}

interface Ask {
  readonly replica: ReplicaReader;
  readonly act: Act;
  readonly on: number;
  readonly value: number;
  /** Told from every other, so that a text can be found again. */
  readonly mark: string;
}

/** The nth record of a collection that the person sees. */
function seen(replica: ReplicaReader, collection: Collection, n: number): AnyRecord | undefined {
  const ids = sql(replica, `select id from "${collection}" order by id`).all<{ id: string }>();
  return ids.length === 0 ? undefined : loadRecord(replica, { collection, id: at(ids, n).id });
}

function asked(name: string, input: Readonly<Record<string, unknown>>): Asked {
  return { name, input };
}

/** What the person asks for, or nothing when they see nothing to do it on. */
export function ask({ replica, act, on, value, mark }: Ask): Asked | undefined {
  if (act === 'open') {
    const customer = seen(replica, 'customer', on);
    const customerId = value % 2 === 0 ? (customer?.id ?? null) : null;
    return asked('case.open', { subject: `opened ${mark}`, teamId: at(teams, on), customerId });
  }
  if (act === 'customer') {
    const customer = seen(replica, 'customer', on);
    if (!customer || value === 0) return asked('customer.add', { name: `customer ${mark}` });
    return asked('customer.edit', {
      customerId: customer.id,
      set: { name: `name ${value}`, notes: `notes\n${value}` },
    });
  }
  if (act === 'article') {
    const article = seen(replica, 'article', on);
    return article && asked('article.edit', { articleId: article.id, set: { title: `title ${value}` } });
  }
  if (act === 'complete') {
    const followUp = seen(replica, 'followUp', on);
    return followUp && asked('follow-up.complete', { followUpId: followUp.id, outcome: 'reached', note: '' });
  }
  if (act === 'resolve') {
    const conflict = seen(replica, 'conflict', on);
    const chosen = at(['mine', 'theirs'] as const, value);
    return conflict && asked('conflict.resolve', { conflictId: conflict.id, value: conflict.fields[chosen] });
  }
  const onCase = seen(replica, 'case', on);
  return onCase && askOnCase(act, onCase, value, mark);
}

function askOnCase(act: Act, onCase: AnyRecord, value: number, mark: string): Asked | undefined {
  const caseId = onCase.id;
  const edit = (set: Readonly<Record<string, unknown>>) => asked('case.edit', { caseId, set });
  switch (act) {
    case 'note':
      return asked('case.note', { caseId, body: `note ${mark}` });
    case 'reply': {
      const seenMessageId = value % 2 === 0 ? onCase.fields.lastMessageId : undefined;
      return asked('case.reply', { caseId, body: `reply ${mark}`, seenMessageId });
    }
    case 'priority':
      return edit({ priority: at(priorities, value) });
    case 'subject':
      return edit({ subject: `subject ${value}` });
    case 'description':
      return edit({ description: `${onCase.fields.description}\nline ${value}` });
    case 'status':
      return asked('case.status', { caseId, to: at(caseStatuses, value) });
    case 'tag':
      return asked('case.tag', { caseId, [value % 2 === 0 ? 'add' : 'remove']: [`tag ${value % 3}`] });
    case 'assign':
      return asked('case.assign', { caseId, assigneeId: value === 0 ? null : at(people, value).id });
    case 'move':
      return asked('case.assign', { caseId, assigneeId: null, teamId: at(teams, value) });
    case 'call': {
      const call = {
        teamId: onCase.fields.teamId,
        startedAt: 1,
        durationMs: 1000,
        direction: 'in',
        outcome: 'informed',
      };
      return asked('call.record', { caseId, ...call, note: `call ${mark}` });
    }
    case 'follow-up': {
      const { teamId } = onCase.fields;
      const promise = `promise ${mark}`;
      return asked('follow-up.schedule', { caseId, teamId, ownerId: at(people, 0).id, dueAt: 1, promise });
    }
    default:
      return undefined;
  }
}
