import type { PushedCommand } from '#domain/contract/wire/push.ts';
import type { Scope } from '#domain/model/scope.ts';
import type { Executed } from './model-authority.ts';
import type { ModelState } from './model-state.ts';

export interface Finished {
  readonly command: PushedCommand;
  readonly executed: Executed;
  /** Of the whole batch. */
  readonly vers: ReadonlyMap<Scope, number>;
  /** Where the records of the batch were before it. */
  readonly before: ReadonlyMap<string, Scope | undefined>;
}

/** Keeps what a resend is answered, and what the oracles ask for. */
export function keepResult(state: ModelState, deviceId: string, { command, executed, vers, before }: Finished): void {
  const { status, refusal, changed, overrides } = executed;
  const scopes = new Set<Scope>();
  for (const [key, { record }] of changed) {
    scopes.add(record.scope);
    const left = before.get(key);
    if (left) scopes.add(left);
  }
  // Taken elsewhere by a later command of the batch, it waits for all that the batch moved on.
  if ([...scopes].some((scope) => !vers.has(scope))) for (const scope of vers.keys()) scopes.add(scope);
  const passed = [...scopes].flatMap((scope) => (vers.has(scope) ? [[scope, vers.get(scope) ?? 0] as const] : []));
  state.results.set(command.uid, { status, vers: Object.fromEntries(passed), ...(refusal ? { refusal } : {}) });
  state.executed.push({ uid: command.uid, deviceId, mid: command.mid, status });
  state.overrides.push(...overrides);
}
