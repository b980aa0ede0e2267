import { z } from 'zod';
import {
  mostCalls,
  type PersonHere,
  type PersonPresence,
  personHere,
  type Telephone,
  telephoneStates,
} from '#domain/contract/wire/live.ts';
import { type AgentId, agentId, teamId } from '#domain/model/ids.ts';
import { earliest } from '#domain/rules/earliest.ts';
import { reachesPerson } from '#domain/rules/report-reach.ts';
import type { Actor } from '#domain/rules/rights.ts';

/** Somebody at one device, with the teams by which it is decided who is told of them. */
export const connected = personHere.extend({ agentId, teamIds: z.array(teamId) });
export type Connected = z.infer<typeof connected>;

/** Somebody at all their devices. */
interface Here {
  readonly id: AgentId;
  readonly teamIds: Actor['teamIds'];
  readonly here: PersonHere;
  /** All of it as text, to see whether anything changed. */
  readonly key: string;
}

export type PeopleHere = ReadonlyMap<AgentId, Here>;

/** Each person once, at however many devices they are. */
export function gathered(devices: readonly Connected[]): PeopleHere {
  const people = new Map<AgentId, Here>();
  for (const [id, theirs] of Map.groupBy(devices, (device) => device.agentId)) {
    const since = Math.min(...theirs.map((device) => device.since));
    const telephones = theirs.flatMap(({ telephone }) => (telephone ? [telephone] : []));
    const here = { since, telephone: bothOf(telephones) };
    const teamIds = theirs[0]?.teamIds ?? [];
    people.set(id, { id, teamIds, here, key: JSON.stringify([teamIds, here]) });
  }
  return people;
}

/** Of several telephones of one person: what takes most of them, and the calls of all. */
function bothOf(telephones: readonly Telephone[]): Telephone | null {
  const [first] = telephones.toSorted((a, b) => telephoneStates.indexOf(a.state) - telephoneStates.indexOf(b.state));
  if (!first) return null;
  return {
    ...first,
    ringing: sumOf(telephones.map(({ ringing }) => ringing)),
    ringsSince: earliest(telephones.map(({ ringsSince }) => ringsSince)),
    onHold: sumOf(telephones.map(({ onHold }) => onHold)),
  };
}

/** No more than may be told. */
function sumOf(counts: readonly number[]): number {
  return Math.min(
    counts.reduce((sum, count) => sum + count, 0),
    mostCalls,
  );
}

/** Told to somebody who was told nobody yet: everybody within their reach. */
export function allWithin(people: PeopleHere, listener: Actor): PersonPresence[] {
  return [...people.values()].flatMap((person) =>
    reachesPerson(listener, person) ? [{ agentId: person.id, here: person.here }] : [],
  );
}

/** Told of those who moved: where they are now, and whoever is not within reach any more as gone. */
export function newsWithin(
  moved: readonly AgentId[],
  [before, now]: readonly [PeopleHere, PeopleHere],
  listener: Actor,
): PersonPresence[] {
  return moved.flatMap((id): PersonPresence[] => {
    const [is, was] = [now.get(id), before.get(id)];
    if (is && reachesPerson(listener, is)) return [{ agentId: id, here: is.here }];
    return was && reachesPerson(listener, was) ? [{ agentId: id, here: null }] : [];
  });
}
