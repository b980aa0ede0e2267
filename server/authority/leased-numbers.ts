import type { Json } from '#domain/model/json.ts';
import { nextCaseNumbers } from '../records/case-numbers.ts';
import { rows, type Sql } from '../sql/statement.ts';

interface Lease {
  readonly first: number;
  readonly last: number;
}

export interface SettledNumber {
  readonly number: string;
  readonly aliases: readonly string[];
}

/** The case numbers one device may give out, looked up when first asked. */
export class LeasedNumbers {
  readonly #tx: Sql;
  readonly #workspaceId: string;
  readonly #deviceId: string;
  readonly #asked: readonly string[];
  #known: { readonly leases: readonly Lease[]; readonly taken: Set<string> } | undefined;

  /** `asked` are the numbers that will be settled, to look them up at once. */
  constructor(tx: Sql, workspaceId: string, deviceId: string, asked: readonly string[]) {
    this.#tx = tx;
    this.#workspaceId = workspaceId;
    this.#deviceId = deviceId;
    this.#asked = asked;
  }

  /**
   * The number itself when it is leased to this device, or to another of its agent's (whose unsent work was rescued), and unused; else a
   * fresh one, with the sent one as an alias.
   */
  async settle(number: string): Promise<SettledNumber> {
    this.#known ??= await this.#look();
    const { leases, taken } = this.#known;
    const value = /^[1-9]\d{0,14}$/.test(number) ? Number(number) : undefined;
    const leased = value !== undefined && leases.some(({ first, last }) => value >= first && value <= last);
    if (leased && !taken.has(number)) {
      taken.add(number);
      return { number, aliases: [] };
    }
    const [fresh] = await nextCaseNumbers(this.#tx, this.#workspaceId, 1);
    if (fresh === undefined) throw new Error('the counter gave no number');
    return { number: fresh, aliases: [number] };
  }

  async #look() {
    const leases = await rows<Lease>(
      this.#tx,
      `select first_number as first, last_number as last from number_lease
       where workspace_id = $1 and device_id in (
         select id from device where workspace_id = $1
           and agent_id = (select agent_id from device where workspace_id = $1 and id = $2))`,
      [this.#workspaceId, this.#deviceId],
    );
    const used = await rows<{ number: string }>(
      this.#tx,
      'select number from "case" where workspace_id = $1 and number = any($2::text[])',
      [this.#workspaceId, [...this.#asked]],
    );
    return { leases, taken: new Set(used.map(({ number }) => number)) };
  }
}

/** The case number a command brings along, if it does. */
export function numberIn(args: Json): string | undefined {
  if (typeof args !== 'object' || args === null || !('number' in args)) return undefined;
  return typeof args.number === 'string' ? args.number : undefined;
}
