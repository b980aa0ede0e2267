// Fields of the workspace's own, on two devices and a server.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId, DefinitionId } from '#domain/model/ids.ts';
import type { CaseFieldContent } from '#domain/rules/definitions/case-field.ts';
import { colours } from '../builders/case-fields.ts';
import type { CoreDevice } from '../harness/core-device.ts';
import { deviceAtWork } from '../harness/device-at-work.ts';
import { eventually } from '../harness/eventually.ts';
import { type FaultProxy, startFaultProxy } from '../harness/fault-proxy.ts';
import { startTeamServer, type TeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';

let server: TeamServer;
let proxy: FaultProxy;
let root: CoreDevice;
let anna: CoreDevice;
let ben: CoreDevice;
beforeAll(async () => {
  server = await startTeamServer(temporaryFolder(afterAll));
  proxy = await startFaultProxy(server.url);
  root = await device('root');
  anna = await device('anna', proxy.url);
  ben = await device('ben');
  return async () => {
    await Promise.all([root.close(), anna.close(), ben.close(), proxy.close()]);
    await server.close();
  };
});

const device = (login: string, serverUrl = server.url) =>
  deviceAtWork(login, { folder: temporaryFolder(afterAll), serverUrl });

/** A field that everybody knows by then. */
async function defined(name: string, some: Partial<CaseFieldContent> = {}): Promise<DefinitionId> {
  const content = { kind: 'text', help: '', types: [], required: 'never', choices: [], ...some } as const;
  const saved = await root.client.run('definition.save', { kind: 'case-field', name, content: content as never });
  await root.settled();
  const id = saved.made?.id as DefinitionId;
  await eventually(async () => {
    for (const { client } of [anna, ben])
      expect((await client.call('definitions.list', { kind: 'case-field' })).map((each) => each.id)).toContain(id);
  });
  return id;
}

async function change(id: DefinitionId, some: { active?: boolean; name?: string }): Promise<void> {
  const held = (await root.client.call('definitions.list', { kind: 'case-field' })).find((each) => each.id === id);
  if (!held) throw new Error('no such field');
  const { name, position, active, content } = { ...held, ...some };
  await root.client.run('definition.save', { definitionId: id, kind: 'case-field', name, position, active, content });
  await root.settled();
}

async function opened(some: object = {}): Promise<CaseId> {
  const saved = await ben.client.run('case.open', { subject: '换锁', teamId: server.teamId, ...some });
  await ben.settled();
  const id = saved.made?.id as CaseId;
  await eventually(() => anna.client.call('cases.get', { caseId: id }));
  return id;
}

const customOf = async ({ client }: CoreDevice, caseId: CaseId) =>
  (await client.call('cases.get', { caseId })).fields.custom;

describe('two agents', () => {
  it('who fill in different fields both keep theirs; in the same one the later counts, and the timeline tells of both', async () => {
    const [floor, colour] = [await defined('楼层'), await defined('颜色', { kind: 'multi-choice', choices: colours })];
    const caseId = await opened();
    proxy.set('down');
    await anna.client.run('case.custom', {
      caseId,
      set: [
        { key: floor, value: '三楼' },
        { key: colour, value: ['blue', 'red'] },
      ],
    });
    await ben.client.run('case.custom', { caseId, set: [{ key: floor, value: '一楼' }] });
    await ben.settled();
    proxy.set('none');
    await anna.settled();
    await eventually(async () => {
      for (const each of [anna, ben])
        expect(await customOf(each, caseId)).toEqual([
          { key: floor, value: '三楼' },
          { key: colour, value: ['red', 'blue'] },
        ]);
      const lines = (await ben.client.call('cases.timeline', { caseId })).flatMap(({ kind, data }) =>
        kind === 'fields' ? (data?.changes ?? []) : [],
      );
      expect(lines).toContainEqual({ field: `custom.${floor}`, from: null, to: '一楼' });
      expect(lines).toContainEqual({ field: `custom.${floor}`, from: '一楼', to: '三楼' });
    });
  });
});

describe('a field that is required', () => {
  it('keeps a case from being solved, on the device, by the server, in bulk and by a macro', async () => {
    const cause = await defined('故障原因', { required: 'solved', types: ['repair'] });
    const caseId = await opened({ type: 'repair' });
    const missing = { kind: 'fields-missing', details: { fields: cause, names: '故障原因' } };
    await expect(anna.client.run('case.status', { caseId, to: 'solved' })).rejects.toMatchObject(missing);
    const inBulk = await anna.client.call('bulk.run', {
      id: randomUUID(),
      caseIds: [caseId],
      command: { name: 'case.status', input: { to: 'solved' } },
    });
    expect(inBulk.leftOut).toMatchObject([{ caseId, failure: missing }]);
    const still = { status: null, priority: null, type: null, assignee: null, teamId: null };
    const byMacro = await anna.client.call('macros.run', {
      id: randomUUID(),
      caseIds: [caseId],
      macro: { ...still, status: 'solved', addTags: [], removeTags: [], text: null },
      whole: true,
    });
    expect(byMacro.leftOut).toMatchObject([{ caseId, failure: missing }]);

    await anna.client.run('case.custom', { caseId, set: [{ key: cause, value: '锁芯' }] });
    await anna.client.run('case.status', { caseId, to: 'solved' });
    await anna.settled();
    await eventually(async () =>
      expect((await ben.client.call('cases.get', { caseId })).fields).toMatchObject({
        status: 'solved',
        custom: [{ key: cause, value: '锁芯' }],
      }),
    );
    await change(cause, { active: false });
  });

  it('that was defined while a device was cut off refuses there what was done without it', async () => {
    const caseId = await opened({ type: 'praise' });
    await anna.settled();
    proxy.set('down');
    await anna.client.run('case.status', { caseId, to: 'solved' });
    const content = { kind: 'yes-no', help: '', types: ['praise'], required: 'solved', choices: [] };
    const saved = await root.client.run('definition.save', { kind: 'case-field', name: '可公开', content });
    await root.settled();
    proxy.set('none');
    await anna.settled();
    const [refused] = (await anna.client.call('outbox.list', { group: 'needs-you' })).rows;
    expect(refused?.refusal).toMatchObject({ kind: 'fields-missing', details: { names: '可公开' } });
    expect((await anna.client.call('cases.get', { caseId })).fields.status).not.toBe('solved');
    await anna.client.call('outbox.dismiss', { uid: refused?.uid as never });
    await change(saved.made?.id as DefinitionId, { active: false });
  });
});

describe('a field that was switched off while a device was cut off', () => {
  it('takes no value any more; what was entered is kept before the person, and what the case had stays', async () => {
    const model = await defined('型号');
    const caseId = await opened();
    await ben.client.run('case.custom', { caseId, set: [{ key: model, value: 'L2' }] });
    await ben.settled();
    await eventually(async () => expect(await customOf(anna, caseId)).toHaveLength(1));
    proxy.set('down');
    await anna.client.run('case.custom', { caseId, set: [{ key: model, value: 'L2 Pro' }] });
    await change(model, { active: false });
    proxy.set('none');
    await anna.settled();
    const [refused] = (await anna.client.call('outbox.list', { group: 'needs-you' })).rows;
    expect(refused).toMatchObject({
      args: { set: [{ key: model, value: 'L2 Pro' }] },
      refusal: { kind: 'field-retired', details: { name: '型号' } },
    });
    await eventually(async () => expect(await customOf(anna, caseId)).toEqual([{ key: model, value: 'L2' }]));
    expect(await anna.client.call('notices.list', { caseId })).toMatchObject([
      { field: `custom.${model}`, mine: 'L2 Pro', now: 'L2', cause: 'refused' },
    ]);
    await anna.client.call('outbox.dismiss', { uid: refused?.uid as never });
  });
});

it('a field that was defined without a network can be filled in at once, and both arrive together', async () => {
  const caseId = await opened();
  await eventually(() => root.client.call('cases.get', { caseId }));
  await root.client.call('sync.setWorkOffline', { on: true });
  const content = { kind: 'number', help: '', types: [], required: 'never', choices: [] };
  const saved = await root.client.run('definition.save', { kind: 'case-field', name: '件数', content });
  const key = saved.made?.id as DefinitionId;
  await root.client.run('case.custom', { caseId, set: [{ key, value: 3 }] });
  await root.client.call('sync.setWorkOffline', { on: false });
  await root.settled();
  await eventually(async () => expect(await customOf(ben, caseId)).toEqual([{ key, value: 3 }]));
});

describe('undo', () => {
  it.each([
    ['before it left', true],
    ['after it was sent', false],
  ])('gives each field back what it held, %s', async (_when, isOffline) => {
    const [a, b] = [await defined(`甲${isOffline}`), await defined(`乙${isOffline}`)];
    const caseId = await opened();
    await anna.client.run('case.custom', { caseId, set: [{ key: a, value: '原来' }] });
    await anna.settled();
    if (isOffline) proxy.set('down');
    const set = [
      { key: a, value: null },
      { key: b, value: '新的' },
    ];
    const saved = await anna.client.run('case.custom', { caseId, set });
    if (!isOffline) await anna.settled();
    const undone = await anna.client.call('undo.run', { token: saved.undo ?? '', id: randomUUID() });
    expect(undone).toMatchObject({ refused: 0 });
    expect(await customOf(anna, caseId)).toEqual([{ key: a, value: '原来' }]);
    proxy.set('none');
    await anna.settled();
    await eventually(async () => expect(await customOf(ben, caseId)).toEqual([{ key: a, value: '原来' }]));
  });
});
