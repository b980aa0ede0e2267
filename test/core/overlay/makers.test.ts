import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Overlay } from '#core/overlay/overlay.ts';
import { close } from '#db/connection/connection.ts';
import { openOutbox } from '#db/open.ts';
import { appendCommand } from '#db/outbox/commands.ts';
import { nextToSend, recordResults } from '#db/outbox/sending.ts';
import type { CommandEnvelope } from '#domain/contract/envelope.ts';
import { ids } from '../../builders/ids.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

function envelope(n: number, name: string): CommandEnvelope {
  return {
    uid: ids.command(n),
    name,
    version: 1,
    args: {},
    base: {},
    dependsOn: [],
    actorId: ids.agent(1),
    happenedAt: 1000,
  };
}

describe('makersOf', () => {
  it('names the waiting command that made a record, and nobody once that one is acknowledged', () => {
    const db = openOutbox(join(temporaryFolder(), 'outbox.db'), new Uint8Array(32).fill(1));
    const key = 'case/a';
    appendCommand(db, { envelope: envelope(1, 'case.open'), reads: [key], writes: [key] });
    appendCommand(db, { envelope: envelope(2, 'case.status'), reads: [key], writes: [key] });
    const overlay = new Overlay(db);
    const pulled = { epoch: 1, complete: {}, permitted: [] };
    const makers = () => overlay.makersOf(new Set([key]), () => true).map((maker) => maker.envelope.name);
    overlay.reload(pulled);
    expect(makers()).toEqual(['case.open']);

    const [first] = nextToSend(db, 1);
    recordResults(db, {
      epoch: 1,
      at: 2000,
      results: [{ uid: ids.command(1), mid: first?.mid ?? 0, status: 'accepted', vers: { 'team:a': 5 } }],
    });
    overlay.refresh(pulled);
    expect(overlay.commands).toHaveLength(2);
    expect(makers()).toEqual([]);
    close(db);
  });
});
