import type { Me } from '#db/queries/me.ts';
import { caseFilter } from '#domain/contract/ipc/case-filter.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { ids } from '../../builders/ids.ts';
import { noon } from '../../builders/times.ts';

/** Agent 1 of team 1, at noon. */
export const me: Me = {
  agentId: ids.agent(1),
  teamIds: [ids.team(1)],
  role: 'agent',
  now: noon,
  zones: createZoneOffsets(),
  refused: [],
};

type Asked = Partial<ReturnType<typeof caseFilter.parse>> & { readonly offset?: number; readonly limit?: number };

/** A list's filter as the contract would parse it. */
export function asking({ offset = 0, limit = 100, ...filter }: Asked = {}) {
  return { ...caseFilter.parse(filter), offset, limit };
}
