import { type Json, sameJson } from '../model/json.ts';

/** Arguments that must not be kept longer than it takes to send them, by the command. */
const secretArgs: Readonly<Record<string, string>> = { 'customer.set-identity': 'number' };

/** Names of commands that carry a secret. */
export const secretCommands = Object.keys(secretArgs);

/**
 * The arguments without what only leads may see: for everything but sending and deciding. Those of a command that carries no secret come back
 * as they are.
 */
export function withoutSecrets(name: string, args: Json): Json {
  const field = secretArgs[name];
  if (field === undefined || typeof args !== 'object' || args === null || sameJson((args as Fields)[field], null))
    return args;
  return { ...(args as Fields), [field]: null };
}

type Fields = { readonly [name: string]: Json };
