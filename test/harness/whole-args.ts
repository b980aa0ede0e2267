import type { z } from 'zod';
import { type CommandArgs, type CommandName, commands } from '#domain/commands/registry.ts';

/** Arguments as a command keeps them: what may be left out is filled in. */
export function wholeArgs<N extends CommandName>(
  name: N,
  given: z.input<(typeof commands)[N]['args']>,
): CommandArgs<N> {
  return commands[name].args.parse(given) as CommandArgs<N>;
}
