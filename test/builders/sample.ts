import type { Collection } from '#domain/model/collections.ts';
import type { AgentId, TeamId } from '#domain/model/ids.ts';
import type { StoredRecord } from '#domain/model/record.ts';
import { buildSample } from '#server/sample/build-sample.ts';
import type { Sample } from '#server/sample/sample-schema.ts';
import { ids } from './ids.ts';

/** The sample is always fresh, so it must hold at any time of the day, also in the night the clocks change. */
export const sampleMoments = {
  'at noon': new Date(2026, 4, 13, 12, 0),
  'just after midnight': new Date(2026, 4, 13, 0, 1),
  'just before midnight': new Date(2026, 4, 13, 23, 58),
  'on New Year': new Date(2027, 0, 1, 9, 30),
};

/** The sample's records as a server that was started then would hold them; its nth agent is agent n. */
export function builtSample(sample: Sample, now: number) {
  const keyed = <Id>(keys: readonly { key: string }[], id: (n: number) => Id) =>
    new Map(keys.map(({ key }, at) => [key, id(at + 1)]));
  const people = {
    teams: keyed(sample.people.teams, (n): TeamId => ids.team(n)),
    agents: keyed(sample.people.agents, (n): AgentId => ids.agent(n)),
  };
  const numbers = sample.cases.map((_, at) => String(10_001 + at));
  const records = buildSample(sample, people, now, numbers);
  return {
    records,
    of: <C extends Collection>(collection: C) =>
      records.filter((record) => record.collection === collection) as unknown as readonly StoredRecord<C>[],
  };
}
