import type { EmergencySheet } from '#domain/contract/ipc/follow-up-views.ts';
import { onCallContent } from '#domain/rules/definitions/on-call.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { listDefinitions } from './definitions.ts';
import { unacknowledgedEscalations } from './escalation-views.ts';
import { countOpenFollowUps, listFollowUps } from './follow-up-views.ts';
import type { Me } from './me.ts';

/** What fits on one page of A4 in lines that can be read, the longest promises among them. */
const mostFollowUps = 16;
const mostEscalations = 4;
const mostOnCall = 10;

/** All from what this device holds: it is for when nothing else is there. */
export function emergencySheet(db: ReplicaReader, owner: 'me' | 'everyone', me: Me): EmergencySheet {
  const asked = { owner, status: 'open', teamId: null, from: null, to: null, limit: mostFollowUps } as const;
  const escalations = unacknowledgedEscalations(db);
  const agent = sql(db, 'select name from agent where id = ?').get<{ name: string }>(me.agentId);
  return {
    madeAt: me.now,
    ownerName: agent?.name ?? '',
    followUps: { total: countOpenFollowUps(db, owner, me), rows: listFollowUps(db, asked, me) },
    escalations: { total: escalations.length, rows: escalations.slice(0, mostEscalations) },
    onCall: onCall(db, me),
  };
}

/** The lists in their order, down to as many people as there is room for. */
function onCall(db: ReplicaReader, me: Me): EmergencySheet['onCall'] {
  let total = 0;
  const lists = listDefinitions(db, 'on-call', me).flatMap(({ name, active, content }) => {
    const people = (active && onCallContent.safeParse(content).data?.people) || [];
    const room = Math.max(0, mostOnCall - total);
    total += people.length;
    return people.length > 0 && room > 0 ? [{ name, people: people.slice(0, room) }] : [];
  });
  return { total, lists };
}
