// What is kept up piece by piece is what reading everything anew would give.
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Overlay } from '#core/overlay/overlay.ts';
import { refOf } from '#core/overlay/ref-key.ts';
import { AccountStore } from '#core/sync/account-store.ts';
import { script, sql } from '#db/connection/connection.ts';
import { openOutbox, openReplica } from '#db/open.ts';
import { appendCommand, cancelCommands, commandByUid, waitingCommands } from '#db/outbox/commands.ts';
import { nextToSend, recordResults } from '#db/outbox/sending.ts';
import { setCompleteCursors } from '#db/replica/cursors.ts';
import { addUnsent } from '#db/replica/shadows.ts';
import { refKey } from '#domain/model/record.ts';
import { buildEnvelope } from '../../builders/envelope.ts';
import { ids } from '../../builders/ids.ts';
import { testKey } from '../../db/keys.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

const scope = 'workspace';
const keys = ['case/a', 'case/b', 'customer/a', 'customer/b', 'entry/a'];
const some = fc.uniqueArray(fc.constantFrom(...keys), { maxLength: 3 });

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ what: fc.constant('append' as const), reads: some, writes: some }) },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('push' as const),
      count: fc.integer({ min: 1, max: 4 }),
      refused: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      lost: fc.boolean(),
    }),
  },
  fc.record({ what: fc.constant('cancel' as const), nth: fc.nat(5) }),
  fc.record({ what: fc.constant('pull' as const), ver: fc.integer({ min: 0, max: 12 }) }),
  fc.record({ what: fc.constant('full-disk' as const) }),
);

function opened() {
  const folder = temporaryFolder();
  const outbox = openOutbox(join(folder, 'outbox.db'), testKey());
  const replica = openReplica(join(folder, 'replica.db'), testKey());
  const actor = { id: ids.agent(1), role: 'agent', teamIds: [ids.team(1)] } as const;
  const store = new AccountStore(outbox, replica, () => actor);
  store.realign();
  return { outbox, replica, store };
}

const stands = ({ outbox, replica, store }: ReturnType<typeof opened>) => {
  const now = sql(replica, 'select collection, id from unsent').all<{ collection: never; id: string }>();
  const made = (overlay: Overlay) => keys.map((key) => overlay.makersOf(new Set([key]), () => true));
  return {
    commands: store.overlay.commands,
    touched: [...store.overlay.touched()].sort(),
    makers: made(store.overlay),
    together: store.overlay.makersOf(new Set(keys), (key) => key !== 'case/b'),
    unsent: now.map(refKey).sort(),
    outbox: waitingCommands(outbox).length,
  };
};

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
type Of<What extends Step['what']> = Extract<Step, { readonly what: What }>;

/** A device, and what may happen to it. */
class World {
  readonly device = opened();
  pulled: Parameters<Overlay['reload']>[0] = { epoch: 0, complete: {}, permitted: [] };
  readonly #left = new Set<string>();
  #made = 0;
  #ver = 0;

  readonly steps: { readonly [What in Step['what']]: (at: Of<What>) => void } = {
    append: ({ reads, writes }) => {
      const { outbox, replica, store } = this.device;
      const envelope = buildEnvelope(++this.#made);
      appendCommand(outbox, { envelope, reads, writes });
      store.overlay.append(commandByUid(outbox, envelope.uid) ?? expect.unreachable());
      addUnsent(replica, writes.map(refOf));
    },
    push: ({ count, refused, lost }) => {
      const sent = nextToSend(this.device.outbox, count);
      for (const { envelope } of sent) this.#left.add(envelope.uid);
      const results = sent.map(({ envelope, mid }, index) => ({
        ...{ uid: envelope.uid, mid: mid ?? 0, vers: { [scope]: ++this.#ver } },
        ...(refused[index]
          ? ({ status: 'refused', refusal: { kind: 'forbidden', message: '' } } as const)
          : ({ status: 'accepted' } as const)),
      }));
      if (!lost) recordResults(this.device.outbox, { epoch: 0, at: 1, results });
      this.follow();
    },
    cancel: ({ nth }) => {
      const { outbox, store } = this.device;
      const waiting = waitingCommands(outbox);
      const uid = waiting[nth % Math.max(1, waiting.length)]?.envelope.uid;
      store.follow(new Set(uid ? cancelCommands(outbox, [uid]) : []));
    },
    pull: ({ ver }) => {
      this.pulled = { epoch: 0, complete: { [scope]: ver }, permitted: [scope] };
      setCompleteCursors(this.device.replica, this.pulled.complete as never, [scope]);
      this.device.store.overlay.confirm(this.pulled);
    },
    // What left by then is not named again: the next try finds it by itself.
    'full-disk': () => {
      const { replica } = this.device;
      script(replica, `create temp trigger full before delete on unsent begin select raise(abort, 'full'); end`);
      try {
        this.follow();
      } catch {}
      script(replica, 'drop trigger full');
      this.follow();
    },
  };

  follow(): void {
    const uids = new Set(this.#left);
    this.#left.clear();
    this.device.store.follow(uids);
  }
}

test('following the commands that left stands for reading all of them', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const world = new World();
      const { outbox, store } = world.device;
      for (const at of steps) {
        // Somebody holds what stood before: it must not change under their hands.
        const before = store.overlay.commands;
        const copy = [...before];
        world.steps[at.what](at as never);
        expect(before).toEqual(copy);
      }
      world.follow();
      const piecemeal = stands(world.device);
      const fresh = new Overlay(outbox);
      fresh.reload(world.pulled);
      expect(piecemeal.commands).toEqual(fresh.commands);
      store.realign();
      expect(piecemeal).toEqual(stands(world.device));
    }),
    { numRuns: 40 },
  );
});

test('what is named is read anew, and nothing else is', () => {
  const { outbox, store } = opened();
  for (const n of [1, 2, 3]) appendCommand(outbox, { envelope: buildEnvelope(n), reads: [], writes: [`entry/${n}`] });
  store.realign();
  const [first, second, third] = store.overlay.commands;
  nextToSend(outbox, 1);
  store.follow(new Set([ids.command(1)]));
  const [firstNow, secondNow, thirdNow] = store.overlay.commands;
  expect(firstNow).toEqual({ ...first, mid: 1 });
  expect([secondNow === second, thirdNow === third]).toEqual([true, true]);
});
