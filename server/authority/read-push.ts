import { z } from 'zod';
import { AppError, type Failure } from '#domain/contract/failure.ts';
import { type PushedCommand, pushLimit, pushRequest } from '#domain/contract/wire/push.ts';
import { commandUid } from '#domain/model/ids.ts';
import { fits, parseBody } from '../http/parse-body.ts';

/** A command of a push: as it should be, or one that can only be refused. */
export type Arrived =
  | { readonly uid: string; readonly mid: number; readonly command: PushedCommand }
  | { readonly uid: string; readonly mid: number; readonly name: string; readonly refusal: Failure };

export interface ReadPush {
  readonly epoch: number;
  readonly commands: readonly Arrived[];
}

const outer = z.strictObject({ epoch: z.int(), commands: z.array(z.unknown()).min(1).max(pushLimit) });
const numbered = z.object({ uid: commandUid, mid: z.int().min(1), name: z.string().catch('unknown') });

/** Each command is read on its own: one that is malformed is refused alone and does not hold up those after it. */
export function readPush(body: unknown): ReadPush {
  const { epoch, commands } = parseBody(outer, body);
  return { epoch, commands: commands.map(readCommand) };
}

function readCommand(raw: unknown): Arrived {
  const whole = fits(pushRequest.shape.commands.element, raw);
  if (whole?.success) return { uid: whole.data.uid, mid: whole.data.mid, command: whole.data };
  const part = numbered.safeParse(raw);
  if (!part.success) throw new AppError('bad-request', 'A command has no usable uid and number.');
  const refusal: Failure = { kind: 'bad-request', message: 'The command does not fit its schema.' };
  return { ...part.data, name: part.data.name.slice(0, 200), refusal };
}
