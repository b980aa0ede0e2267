import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '#core/commands/command-path.ts';
import { AccountStore } from '#core/sync/account-store.ts';
import { applyPull } from '#core/sync/apply-pull.ts';
import { openOutbox, openReplica } from '#db/open.ts';
import { cancelCommands } from '#db/outbox/commands.ts';
import { dismissNotice, listNotices } from '#db/outbox/notices.ts';
import { nextToSend, recordResults } from '#db/outbox/sending.ts';
import { encodeField } from '#db/replica/collection-table.ts';
import { loadRecord } from '#db/replica/records.ts';
import type { CommandInput, CommandName } from '#domain/commands/registry.ts';
import type { FailureKind } from '#domain/contract/failure.ts';
import type { Saved } from '#domain/contract/ipc/run-command.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import { fieldsOf } from '#domain/model/collections.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { uuidV7 } from '#domain/model/uuid.ts';
import { ids } from '../../builders/ids.ts';
import { buildAgent, buildCase, buildTeam } from '../../builders/records.ts';
import { noon } from '../../builders/times.ts';
import { fc } from '../../harness/fast-check.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

const key = new Uint8Array(32).fill(7);
const scope = `team:${ids.team(1)}` as const;
const caseId = ids.case(1);

/** A device of agent 1 with case 1 on it, and a server that says whatever a test wants. */
function device() {
  const folder = temporaryFolder();
  const open = () => {
    const outbox = openOutbox(join(folder, 'outbox.db'), key);
    const replica = openReplica(join(folder, 'replica.db'), key);
    const actor = { id: ids.agent(1), role: 'agent', teamIds: [ids.team(1)] } as const;
    return new AccountStore(outbox, replica, () => actor);
  };
  let store = open();
  let ver = 0;
  let made = 0;
  let served: AnyRecord = buildCase(1, {}, { rev: 1 });

  const pull = (...records: AnyRecord[]) => {
    const columns = Object.fromEntries(
      records.map(({ collection }) => [collection, ['id', 'ver', 'rev', ...Object.keys(fieldsOf(collection))]]),
    );
    ver += 1;
    const rows = records.map(({ collection, id, rev, fields }) => ({
      collection,
      values: [
        [
          id,
          ver,
          rev,
          ...Object.entries(fieldsOf(collection)).map(([name, field]) => encodeField(field.column, fields[name])),
        ],
      ],
    }));
    applyPull(
      { replica: store.replica, overlay: store.overlay, actor: () => store.actor, epoch: 0, noticing: store.noticing },
      {
        epoch: 0,
        generation: 0,
        base: {},
        scopes: [scope],
        columns,
        pages: [{ scope, rows: rows as never, tombstones: [], cursor: ver, final: true }],
        done: true,
        serverTime: noon,
      } as never,
    );
  };
  pull(served, buildTeam(1), buildAgent(1, { teamIds: [ids.team(1)] }), buildAgent(2));

  return {
    run<N extends CommandName>(name: N, input: CommandInput<N>): Saved {
      const saved = runCommand(
        {
          outbox: store.outbox,
          replica: store.replica,
          overlay: store.overlay,
          noticing: store.noticing,
          actor: () => store.actor,
          newId: () => uuidV7(noon + ++made, new Uint8Array(10).fill(made % 251)),
          now: () => noon,
          deviceCode: () => 'A1B2',
          log: { info: () => {}, warn: () => {}, error: () => {} },
          changed: () => {},
          fellBehind: () => {},
        },
        name,
        input,
      );
      return saved;
    },
    /** Answers the oldest waiting command. */
    answers(status: 'accepted' | 'refused', kind: FailureKind = 'illegal-transition') {
      const [sent] = nextToSend(store.outbox, 1);
      const refusal = { kind, message: '' };
      const result = { uid: sent?.envelope.uid as never, mid: sent?.mid ?? 0, status, vers: { [scope]: ver + 1 } };
      recordResults(store.outbox, {
        epoch: 0,
        at: noon,
        results: [status === 'refused' ? { ...result, refusal } : result],
      });
    },
    follow: () => store.follow(),
    /** Somebody else's word on the case: the row as the server has it. */
    serves(fields: Partial<FieldsOf<'case'>>) {
      served = { ...served, rev: served.rev + 1, fields: { ...served.fields, ...fields } };
      pull(served);
    },
    takeBack(uid: string) {
      cancelCommands(store.outbox, [uid]);
      store.follow();
    },
    startsAgain() {
      store = open();
      store.realign();
    },
    shows: (id: string = caseId) => loadRecord(store.replica, { collection: 'case', id })?.fields as FieldsOf<'case'>,
    pull,
    notices: () => listNotices(store.outbox, null),
    dismiss: (id: number) => dismissNotice(store.outbox, id),
  };
}

const brief = ({ field, mine, now, cause }: ReturnType<ReturnType<typeof device>['notices']>[number]) => ({
  field,
  mine,
  now,
  cause,
});

describe('a value set here that the server’s word replaces', () => {
  it('is pointed out when the command is refused', () => {
    const it = device();
    it.run('case.edit', { caseId, set: { priority: 'urgent' } });
    it.answers('refused', 'forbidden');
    it.follow();
    expect(it.shows().priority).toBe('normal');
    expect(it.notices().map(brief)).toEqual([{ field: 'priority', mine: 'urgent', now: 'normal', cause: 'refused' }]);
    expect(it.notices()[0]).toMatchObject({ ...{ collection: 'case', recordId: caseId, caseId } });
  });

  it('is pointed out when a colleague’s later change comes with the confirmation', () => {
    const it = device();
    it.run('case.edit', { caseId, set: { priority: 'urgent' } });
    it.answers('accepted');
    it.follow();
    expect(it.notices()).toEqual([]);
    it.serves({ priority: 'high' });
    expect(it.notices().map(brief)).toEqual([{ field: 'priority', mine: 'urgent', now: 'high', cause: 'changed' }]);
  });

  it('is pointed out when what came makes a waiting step impossible', () => {
    const it = device();
    it.run('case.status', { caseId, to: 'on-hold' });
    it.serves({ status: 'closed' });
    expect(it.shows().status).toBe('closed');
    expect(it.notices().map(brief)).toEqual([{ field: 'status', mine: 'on-hold', now: 'closed', cause: 'changed' }]);
  });

  it('is pointed out when two texts became one', () => {
    const it = device();
    it.serves({ description: 'a\n\nb' });
    it.run('case.edit', { caseId, set: { description: 'A\n\nb' } });
    it.answers('accepted');
    it.follow();
    it.serves({ description: 'A\n\nB' });
    expect(it.notices().map(brief)).toEqual([{ field: 'description', mine: 'A\n\nb', now: 'A\n\nB', cause: 'merged' }]);
  });

  it('is told from a text that stands in its place', () => {
    const it = device();
    it.serves({ description: 'a\n\nb' });
    it.run('case.edit', { caseId, set: { description: 'A\n\nb' } });
    it.answers('accepted');
    it.follow();
    it.serves({ description: 'Z\n\nb' });
    expect(it.notices().map(({ cause }) => cause)).toEqual(['changed']);
  });

  it('is pointed out when a provisional number became final', () => {
    const it = device();
    const { made } = it.run('case.open', { subject: 'new', teamId: ids.team(1) });
    expect(made?.number).toBe('A1B2-0001');
    it.answers('accepted');
    it.follow();
    const id = made?.id ?? '';
    it.pull(buildCase(2, { ...it.shows(id), number: '10451', aliases: ['A1B2-0001'] }, { id, rev: 1 }));
    expect(it.shows(id).number).toBe('10451');
    expect(it.notices().map(brief)).toEqual([
      { field: 'number', mine: 'A1B2-0001', now: '10451', cause: 'renumbered' },
    ]);
  });

  it('is not forgotten over a restart, until somebody took note of it', () => {
    const it = device();
    it.run('case.edit', { caseId, set: { priority: 'urgent' } });
    it.answers('refused');
    it.follow();
    it.startsAgain();
    const [notice] = it.notices();
    expect(notice?.mine).toBe('urgent');
    it.dismiss(notice?.id ?? 0);
    it.startsAgain();
    expect(it.notices()).toEqual([]);
  });

  it('is pointed out too when the answer came while the account was closed', () => {
    const it = device();
    it.run('case.edit', { caseId, set: { priority: 'urgent' } });
    it.answers('refused');
    it.startsAgain();
    expect(it.notices().map(brief)).toEqual([{ field: 'priority', mine: 'urgent', now: 'normal', cause: 'refused' }]);
  });

  it('keeps what was set here through further changes, one notice for the field', () => {
    const it = device();
    it.run('case.status', { caseId, to: 'on-hold' });
    it.serves({ status: 'closed' });
    it.serves({ status: 'reopened' });
    it.run('case.edit', { caseId, set: { subject: 'mine' } });
    it.answers('refused');
    it.follow();
    expect(it.notices()).toHaveLength(1);
    expect(it.notices()[0]).toMatchObject({ field: 'status', mine: 'on-hold' });
  });

  it('goes when the person sets the field anew', () => {
    const it = device();
    it.run('case.edit', { caseId, set: { priority: 'urgent' } });
    it.answers('refused');
    it.follow();
    it.run('case.edit', { caseId, set: { priority: 'high' } });
    expect(it.notices()).toEqual([]);
  });

  it('is a tag that was put on and is not there', () => {
    const it = device();
    it.run('case.tag', { caseId, add: ['a', 'b'] });
    it.serves({ tags: ['c'] });
    expect(it.shows().tags).toEqual(['c', 'a', 'b']);
    expect(it.notices()).toEqual([]);
    it.answers('refused');
    it.follow();
    expect(it.notices().map(brief)).toEqual([
      { field: 'tags', mine: { add: ['a', 'b'], remove: [] }, now: ['c'], cause: 'refused' },
    ]);
  });
});

describe('nothing is pointed out', () => {
  it('when nothing visible changed: the value stands, or the server had it already', () => {
    const it = device();
    it.run('case.edit', { caseId, set: { priority: 'urgent' } });
    it.serves({ priority: 'low' });
    expect(it.shows().priority).toBe('urgent');
    it.answers('accepted');
    it.follow();
    it.serves({ priority: 'urgent' });
    it.run('case.edit', { caseId, set: { type: 'repair' } });
    it.serves({ type: 'repair' });
    it.answers('refused', 'nothing-to-do');
    it.follow();
    expect(it.notices()).toEqual([]);
  });

  it('of other people’s ordinary changes, on this field once it was confirmed or on others at any time', () => {
    const it = device();
    it.run('case.edit', { caseId, set: { priority: 'urgent' } });
    it.serves({ subject: 'theirs', assigneeId: ids.agent(2), status: 'open' });
    it.answers('accepted');
    it.follow();
    it.serves({ priority: 'urgent' });
    it.serves({ priority: 'low' });
    expect(it.shows().priority).toBe('low');
    expect(it.notices()).toEqual([]);
  });

  it('of what follows from a command by itself', () => {
    const it = device();
    it.serves({ status: 'new' });
    it.run('case.reply', { caseId, body: 'hello' });
    expect(it.shows().status).toBe('open');
    it.answers('refused');
    it.follow();
    expect(it.shows().status).toBe('new');
    expect(it.notices()).toEqual([]);
  });

  it('to somebody who took the change back', () => {
    const it = device();
    it.takeBack(it.run('case.edit', { caseId, set: { priority: 'urgent' } }).uid);
    expect(it.shows().priority).toBe('normal');
    expect(it.notices()).toEqual([]);
  });
});

const fieldValues = { priority: ['low', 'high', 'urgent'], type: ['repair', 'praise'] } as const;
type Field = keyof typeof fieldValues;
const fieldNames = Object.keys(fieldValues) as Field[];
const change = fc
  .constantFrom(...fieldNames)
  .chain((field) => fc.record({ field: fc.constant(field), value: fc.constantFrom(...fieldValues[field]) }));
const step = fc.oneof(
  change.map((made) => ({ kind: 'mine' as const, ...made })),
  change.map((made) => ({ kind: 'theirs' as const, ...made })),
  fc.constantFrom({ kind: 'accepted' as const }, { kind: 'refused' as const }, { kind: 'restart' as const }),
);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

interface OwnChange {
  readonly field: Field;
  readonly value: string;
  readonly accepted: boolean;
}

/** Lets the server have its word; returns the own changes that may still show afterwards. */
function letServer(it: ReturnType<typeof device>, own: readonly OwnChange[], one: Step): readonly OwnChange[] {
  const waiting = own.findIndex(({ accepted }) => !accepted);
  if (one.kind === 'theirs') {
    it.serves({ [one.field]: one.value });
    // Set so by somebody else too, it is as much theirs: a change of it is an ordinary one, told or not.
    return own.filter(({ accepted, field, value }) => !accepted && !(field === one.field && value === one.value));
  }
  if (one.kind === 'restart') it.startsAgain();
  if ((one.kind !== 'accepted' && one.kind !== 'refused') || waiting < 0) return own;
  it.answers(one.kind);
  it.follow();
  return own.flatMap((each, index) => {
    if (index !== waiting) return [each];
    return one.kind === 'accepted' ? [{ ...each, accepted: true }] : [];
  });
}

function holds(steps: readonly Step[]): void {
  const it = device();
  let own: readonly OwnChange[] = [];
  const set = new Set<string>();
  for (const one of steps) {
    if (one.kind === 'mine') {
      if (it.shows()[one.field] === one.value) continue;
      it.run('case.edit', { caseId, set: { [one.field]: one.value } });
      own = [...own, { field: one.field, value: one.value, accepted: false }];
      set.add(`${one.field} ${one.value}`);
      expect(it.notices().map(({ field }) => field)).not.toContain(one.field);
      continue;
    }
    const before = it.shows();
    const wishes = new Map(own.map(({ field, value }) => [field, value]));
    own = letServer(it, own, one);
    const after = it.shows();
    const notices = it.notices();
    expect(new Set(notices.map(({ field }) => field)).size).toBe(notices.length);
    for (const { field, mine } of notices) expect(set).toContain(`${field} ${mine}`);
    for (const [field, wish] of wishes)
      if (before[field] === wish && after[field] !== wish)
        expect(notices).toContainEqual(expect.objectContaining({ field, mine: wish, now: after[field] }));
  }
}

it('whatever happens: what showed as set here and does so no more is pointed out, once for its field, and nothing else is', () => {
  // Each run opens two encrypted files: fewer of them than of what stays in memory.
  fc.assert(fc.property(fc.array(step, { maxLength: 25 }), holds), { numRuns: 100 });
});
