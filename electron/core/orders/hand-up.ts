import { createHash } from 'node:crypto';
import { Encrypter } from 'age-encryption';
import type { CommandState } from '#db/outbox/command-rows.ts';
import type { Traces } from '#db/outbox/erase.ts';
import { withoutSecrets } from '#domain/commands/secret-args.ts';
import type { EraseOrder, HandedUp, HandUpRequest } from '#domain/contract/wire/erase.ts';

/** Work that did not become the server's by being pushed. What its author took back is none. */
const unsendable: ReadonlySet<CommandState> = new Set(['refused', 'dismissed']);

/** What is nowhere else and cannot be sent as work; undefined when there is none. */
export function leftOver({ commands, drafts }: Traces): HandedUp | undefined {
  const kept = commands.filter(({ state }) => unsendable.has(state));
  if (kept.length === 0 && drafts.length === 0) return undefined;
  return {
    version: 1,
    commands: kept.map(({ envelope, state, refusal }) => ({
      envelope: { ...envelope, args: withoutSecrets(envelope.name, envelope.args) },
      state,
      refusal,
    })),
    drafts: drafts.map(({ kind, subject, content, savedAt }) => ({ kind, subject, content, savedAt })),
  };
}

export function digestOf(content: HandedUp): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** Sealed so that only the server can read it: it may pass through proxies, logs and backups on its way. */
export async function sealed(order: EraseOrder, content: HandedUp): Promise<HandUpRequest> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(order.sealTo);
  const file = await encrypter.encrypt(JSON.stringify(content));
  return { orderId: order.id, digest: digestOf(content), sealed: Buffer.from(file).toString('base64') };
}
