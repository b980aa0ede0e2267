import { type BoardCase, bandOf, riskBands, turnOf, waitsSince } from './board-case.ts';

/** What is counted of open cases: each number can be opened, and then shows those that it was counted from. */
export const boardPicks = ['open', 'unassigned', 'us', 'customer', 'others', ...riskBands] as const;
export type BoardPick = (typeof boardPicks)[number];

/** The same rule that counts finds the cases behind a number. */
export function isPicked(pick: BoardPick, of: BoardCase, now: number): boolean {
  switch (pick) {
    case 'open':
      return true;
    case 'unassigned':
      return of.assigneeId === null;
    case 'us':
    case 'customer':
    case 'others':
      return turnOf(of) === pick;
    case 'overdue':
    case 'soon':
    case 'later':
      return bandOf(of.dueAt, now) === pick;
  }
}

export interface BoardCounts extends Readonly<Record<BoardPick, number>> {
  /** Since when the customer waits who waits longest; null when nobody does. */
  readonly waitsSince: number | null;
}

type Counting = { -readonly [F in keyof BoardCounts]: BoardCounts[F] };

/** Counts open cases one by one: all of them, and by whatever they are told to belong to. */
export class BoardTally {
  readonly #now: number;
  readonly #all = nothingYet();
  readonly #teams = new Map<string, Counting>();
  readonly #agents = new Map<string, Counting>();

  constructor(now: number) {
    this.#now = now;
  }

  add(of: BoardCase): void {
    const counted = [this.#all, partOf(this.#teams, of.teamId)];
    if (of.assigneeId !== null) counted.push(partOf(this.#agents, of.assigneeId));
    const picked = boardPicks.filter((pick) => isPicked(pick, of, this.#now));
    const since = waitsSince(of);
    for (const counts of counted) {
      for (const pick of picked) counts[pick]++;
      if (since !== null) counts.waitsSince = Math.min(since, counts.waitsSince ?? since);
    }
  }

  get all(): BoardCounts {
    return this.#all;
  }

  ofTeam(id: string): BoardCounts {
    return this.#teams.get(id) ?? nothingYet();
  }

  ofAgent(id: string): BoardCounts {
    return this.#agents.get(id) ?? nothingYet();
  }
}

function partOf(parts: Map<string, Counting>, id: string): Counting {
  const known = parts.get(id) ?? nothingYet();
  parts.set(id, known);
  return known;
}

function nothingYet(): Counting {
  const counts = Object.fromEntries(boardPicks.map((pick) => [pick, 0])) as Record<BoardPick, number>;
  return { ...counts, waitsSince: null };
}
