import type { OutboxWriter } from '#db/connection/handle.ts';
import { getMeta } from '#db/outbox/meta.ts';
import { nextToSend, recordResults } from '#db/outbox/sending.ts';
import { AppError } from '#domain/contract/failure.ts';
import { type PushedCommand, pushLimit } from '#domain/contract/wire/push.ts';
import type { CommandUid } from '#domain/model/ids.ts';
import type { ServerApi } from './server-api.ts';

export interface PushParts {
  readonly outbox: OutboxWriter;
  readonly api: Pick<ServerApi, 'push'>;
  readonly token: string;
  readonly epoch: number;
  /** Which commands are under way; empty when their fate is known or lost. */
  readonly sending: (uids: ReadonlySet<CommandUid>) => void;
  /** After the results of a batch are durable in the outbox. */
  readonly recorded: () => void;
  readonly timed: (sentAt: number, receivedAt: number, serverTime: number) => void;
  readonly stopped: () => boolean;
  /** Commands that may still be undone; they and what builds on them stay here. */
  readonly held?: () => ReadonlySet<string>;
}

/** A batch is kept below this size, so that fifty notes of many pages still fit the server's limit. */
const batchBytes = 512 * 1024;

/**
 * Sends what waits, in order, until nothing does. A batch whose answer is lost is sent again with the same numbers, and nothing later
 * leaves before its fate is known.
 */
export async function pushOutbox(parts: PushParts): Promise<void> {
  while (!parts.stopped()) {
    const waiting = nextToSend(parts.outbox, pushLimit, parts.held?.());
    const commands: PushedCommand[] = [];
    let bytes = 0;
    for (const { mid, envelope } of waiting) {
      if (mid === null) throw new Error('a command to send has no number');
      bytes += JSON.stringify(envelope).length;
      if (commands.length > 0 && bytes > batchBytes) break;
      commands.push({ ...envelope, mid });
    }
    if (commands.length === 0) return;
    parts.sending(new Set(commands.map((command) => command.uid)));
    try {
      const { value, sentAt, receivedAt } = await parts.api.push(parts.token, { epoch: parts.epoch, commands });
      // An answer of another epoch says nothing of what this one holds; and this device may have gone on to another meanwhile, when its
      // account was sent for by the courier and then opened.
      const epochNow = Number(getMeta(parts.outbox, 'epoch') ?? parts.epoch);
      if (value.epoch !== parts.epoch || value.epoch !== epochNow)
        throw new AppError('offline', 'The answer is to a question of another time.');
      parts.timed(sentAt, receivedAt, value.serverTime);
      recordResults(parts.outbox, { epoch: value.epoch, at: value.serverTime, results: value.results });
      if (value.results.length === 0) throw new Error('the server answered a push without results');
    } finally {
      parts.sending(new Set());
    }
    parts.recorded();
  }
}
