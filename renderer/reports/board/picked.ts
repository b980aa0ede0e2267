import type { BoardRowsAsked } from '#domain/contract/ipc/board-procedures.ts';
import { agentId, teamId } from '#domain/model/ids.ts';
import { boardPicks } from '#domain/rules/live-board/board-counts.ts';
import { clockKinds } from '#domain/rules/sla/service-level.ts';

/** The number whose cases are on show. */
export type Picked = BoardRowsAsked;

type Params = Readonly<Record<string, string>>;

/** Kept in the address: whoever looks at a case and comes back finds the rows again. */
export function pickedOf({ pick, clock, of, by }: Params): Picked | null {
  const known = boardPicks.find((each) => each === pick);
  if (!known) return null;
  return {
    pick: known,
    clock: clockKinds.find((each) => each === clock) ?? null,
    teamId: teamId.safeParse(of).data ?? null,
    agentId: agentId.safeParse(by).data ?? null,
  };
}

export function pickedParams({ pick, clock, teamId: of, agentId: by }: Picked): Params {
  return { pick, ...(clock && { clock }), ...(of && { of }), ...(by && { by }) };
}
