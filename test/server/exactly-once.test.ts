import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CommandUid } from '#domain/model/ids.ts';
import { openCaseArgs } from '../harness/open-case-args.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { hireStaff, type Staff, signInAs } from '../harness/staff.ts';
import { id, type TestDevice } from '../harness/test-device.ts';

let database: TestDatabase;
let url: string;
let staff: Staff;
let device: TestDevice;
let caseId: Awaited<ReturnType<typeof openCaseArgs>>['caseId'];

beforeAll(async () => {
  database = await createTestDatabase();
  url = (await database.start()).url;
  staff = await hireStaff(url);
});
afterAll(() => database.drop());

beforeEach(async () => {
  device = await signInAs(url, 'anna');
  const args = await openCaseArgs(device);
  await device.push(device.command('case.open', args));
  caseId = args.caseId;
});

/** The texts of the case's notes, in alphabetical order. */
async function notes(): Promise<readonly unknown[]> {
  const rows = await device.everything();
  const onCase = rows.filter((row) => row.fields.caseId === caseId && row.fields.kind === 'note');
  return onCase.map((row) => row.fields.body).sort();
}

const note = (body: string, more: Parameters<TestDevice['command']>[2] = {}) =>
  device.command('case.note', { caseId, body }, more);

describe('a batch', () => {
  it('is executed and comes back by a pull, with the versions it was told', async () => {
    const [result] = await device.push(note('first'));
    const entry = (await device.everything()).find((row) => row.id === result?.uid);
    expect(result).toMatchObject({ mid: 2, status: 'accepted' });
    expect(entry?.fields).toMatchObject({ body: 'first', authorId: device.agentId });
    expect(result?.vers).toEqual({ [entry?.scope ?? '']: entry?.ver });
  });

  it('that is sent again gets the same results and does nothing twice', async () => {
    const batch = [note('once'), note('only')];
    const first = await device.push(...batch);
    const before = await device.everything();
    expect(await device.push(...batch)).toEqual(first);
    expect(await device.everything()).toEqual(before);
    expect(await notes()).toEqual(['once', 'only']);
  });

  it('may begin with commands that were executed before', async () => {
    const [one, two, three] = [note('one'), note('two'), note('three')];
    const known = await device.push(one, two);
    const results = await device.push(one, two, three);
    expect(results.slice(0, 2)).toEqual(known);
    expect(results[2]?.status).toBe('accepted');
    expect(await notes()).toEqual(['one', 'three', 'two']);
  });

  it('that arrives twice at the same time is executed once', async () => {
    const batch = [note('a'), note('b'), note('c')];
    const answers = await Promise.all([1, 2, 3, 4].map(() => device.push(...batch)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await notes()).toEqual(['a', 'b', 'c']);
  });

  it('that names a command twice executes it once', async () => {
    const twice = note('doubled');
    const results = await device.push(twice, twice);
    expect(results[0]).toEqual(results[1]);
    expect(await notes()).toEqual(['doubled']);
  });
});

describe('a number', () => {
  it('that leaves one out is a gap, and nothing of the batch is executed', async () => {
    await device.push(note('two'));
    const { status, failure } = await device.pushRaw([note('four', { mid: 4 })]);
    expect({ status, failure }).toMatchObject({ status: 409, failure: { kind: 'gap', details: { last: 2 } } });
    const late = await device.pushRaw([note('three', { mid: 3 }), note('five', { mid: 5 })]);
    expect(late.failure?.kind).toBe('gap');
    expect(await notes()).toEqual(['two']);
  });

  it('that came with another command before means a copied device', async () => {
    await device.push(note('mine'));
    const { status, failure } = await device.pushRaw([note('a copy wrote this', { mid: 2 })]);
    expect({ status, failure }).toMatchObject({ status: 409, failure: { kind: 'forked' } });
    const inside = await device.pushRaw([note('x', { mid: 3 }), note('y', { mid: 3 })]);
    expect(inside.failure?.kind).toBe('forked');
    expect(await notes()).toEqual(['mine']);
  });

  it('does not matter for a command that is known: it keeps its result under a new one and on a new device', async () => {
    const sent = note('written once');
    const [first] = await device.push(sent);
    const other = await signInAs(url, 'anna');
    expect(await other.push({ ...sent, mid: 1 })).toEqual([{ ...first, mid: 1 }]);
    const next = other.command('case.note', { caseId, body: 'after it' }, { mid: 2 });
    expect((await other.push(next))[0]?.status).toBe('accepted');
    expect(await notes()).toEqual(['after it', 'written once']);
  });

  it('continues where the device was when it signs in again', async () => {
    const again = await signInAs(url, 'anna', device.session.device.id);
    expect(again.session.device.id).toBe(device.session.device.id);
    const sent = again.command('case.note', { caseId, body: 'still me' }, { mid: 2 });
    expect((await again.push(sent))[0]?.status).toBe('accepted');
  });
});

describe('a refused command', () => {
  it('does not hold up the others and stays refused when sent again', async () => {
    const batch = [note('before'), { ...note(''), args: { caseId: id(), body: 'lost' } }, note('after')];
    const results = await device.push(...batch);
    expect(results.map((result) => result.status)).toEqual(['accepted', 'refused', 'accepted']);
    expect(results[1]).toMatchObject({ refusal: { kind: 'not-found' }, vers: {} });
    expect(await device.push(...batch)).toEqual(results);
    expect(await notes()).toEqual(['after', 'before']);
  });

  it('takes what builds on it along, in the same batch and later', async () => {
    const bad = { ...note(''), args: { caseId, body: '' } };
    const dependent = note('built on it', { dependsOn: [bad.uid] });
    const independent = note('on its own');
    const results = await device.push(bad, dependent, independent);
    expect(results.map((result) => result.refusal?.kind)).toEqual(['bad-request', 'dependency', undefined]);
    const [later] = await device.push(note('much later', { dependsOn: [dependent.uid] }));
    expect(later?.refusal?.kind).toBe('dependency');
    const [fine] = await device.push(note('builds on a good one', { dependsOn: [independent.uid] }));
    expect(fine?.status).toBe('accepted');
  });

  it('is also one that is malformed, unknown or from the future', async () => {
    const malformed = { ...note('x'), happenedAt: 'yesterday' };
    const unknown = { ...note('x'), name: 'case.explode' };
    const future = { ...note('x'), version: 99 };
    const batch = [malformed, unknown, future, note('fine')];
    const { body } = await device.pushRaw(batch);
    expect(body.results.map((result) => result.refusal?.kind)).toEqual([
      'bad-request',
      'unsupported-command',
      'unsupported-command',
      undefined,
    ]);
    expect((await device.pushRaw(batch)).body.results).toEqual(body.results);
  });

  it('is one that breaks the server, and only that one', async () => {
    await database.query(`alter table entry add constraint no_poison check (body <> 'poison')`);
    const results = await device.push(note('healthy'), note('poison'), note('well'));
    expect(results.map((result) => result.refusal?.kind ?? result.status)).toEqual([
      'accepted',
      'internal',
      'accepted',
    ]);
    await database.query('alter table entry drop constraint no_poison');
    expect(await notes()).toEqual(['healthy', 'well']);
    const [next] = await device.push(note('and on'));
    expect(next).toMatchObject({ mid: 5, status: 'accepted' });
  });

  it('is one whose id is taken by another record', async () => {
    const [first] = await device.push(note('has this id'));
    await database.query('delete from command_log where uid = $1', [first?.uid]);
    const [second] = await device.push(note('wants it too', { uid: first?.uid as CommandUid }));
    expect(second).toMatchObject({ status: 'refused', refusal: { kind: 'exists' } });
    expect(await notes()).toEqual(['has this id']);
  });
});

describe('a batch from another epoch', () => {
  it('is not executed; the answer says which epoch it is and how far the device had come', async () => {
    device.epoch += 1;
    const { status, failure } = await device.pushRaw([note('for another server')]);
    device.epoch -= 1;
    expect(status).toBe(409);
    expect(failure).toMatchObject({ kind: 'epoch', details: { epoch: device.epoch, last: 1 } });
    expect(await notes()).toEqual([]);
  });
});

describe('text no database can hold', () => {
  it('is stored without what cannot be stored', async () => {
    const half = '\ud83d';
    await device.push(note(`before\0after ${half} \u0001 \u2028 \\u0000 👍🏽`));
    expect(await notes()).toEqual([`beforeafter \ufffd \u0001 \u2028 \\u0000 👍🏽`]);
  });
});

describe('the log of commands', () => {
  it('keeps every command with its arguments, author and result', async () => {
    const batch = [note('kept'), { ...note('x'), args: { caseId: id(), body: 'also kept' } }];
    await device.push(...batch);
    const logged = await database.query(
      'select mid, agent_id, name, status, args, failure from command_log where device_id = $1 order by mid',
      [device.session.device.id],
    );
    expect(logged.slice(1)).toMatchObject([
      { mid: 2, agent_id: staff.anna.agentId, name: 'case.note', status: 'accepted', args: { body: 'kept' } },
      { mid: 3, status: 'refused', args: { body: 'also kept' }, failure: { kind: 'not-found' } },
    ]);
  });
});
