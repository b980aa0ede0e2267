import { describe, expect, test, vi } from 'vitest';
import { AppError } from '#domain/contract/failure.ts';
import { createClient } from '#domain/contract/ipc/client.ts';
import { contract } from '#domain/contract/ipc/contract.ts';
import { createMemoryPipe } from '#domain/contract/ipc/memory-pipe.ts';
import type { Frame } from '#domain/contract/ipc/pipe.ts';
import { type Handlers, serve } from '#domain/contract/ipc/router.ts';
import type { Settings } from '#domain/contract/ipc/settings-views.ts';
import { ids } from '../../builders/ids.ts';

const defaults: Settings = {
  locale: 'zh-CN',
  theme: 'dark',
  density: 'compact',
  fileMegabytes: 512,
  shortcuts: {},
  singleKeys: true,
  undoSeconds: 10,
  lists: {},
  plainText: false,
  caseLooks: {},
};

/** Router and client over a memory pipe; a procedure that the test gives no handler is a defect. */
function connect(some: Partial<Handlers>) {
  const onDefect = vi.fn<(name: string, error: unknown) => void>();
  const missing = (name: string) => () => {
    throw new Error(`the test has no handler for ${name}`);
  };
  const names = Object.keys(contract);
  const handlers = { ...Object.fromEntries(names.map((name) => [name, missing(name)])), ...some } as Handlers;
  const pipe = createMemoryPipe();
  const served = serve(pipe.core, handlers, onDefect);
  return { pipe, served, client: createClient(pipe.renderer), onDefect };
}

/** What the call came to: its failure, for a call that must not succeed. */
const failureIn = (call: Promise<unknown>) =>
  call.then(
    (value) => expect.unreachable(`succeeded with ${JSON.stringify(value)}`),
    (error: unknown) => {
      expect(error).toBeInstanceOf(AppError);
      const { kind, message, details } = error as AppError;
      return { kind, message, details };
    },
  );

describe('a call', () => {
  test('reaches its handler with defaults filled in, and brings the answer back', async () => {
    const list = vi.fn(() => ({ total: 0, rows: [] }));
    const { client, onDefect } = connect({ 'cases.list': list });
    await expect(client.call('cases.list', { queue: 'mine' })).resolves.toEqual({ total: 0, rows: [] });
    const parsed = {
      queue: 'mine',
      statuses: [],
      priorities: [],
      assigneeId: null,
      teamId: null,
      customerId: null,
      tag: null,
      text: '',
      sort: 'lastActivityAt',
      descending: true,
      conditions: [],
      group: null,
      zone: 'UTC',
      offset: 0,
      limit: 100,
    };
    expect(list).toHaveBeenCalledExactlyOnceWith(parsed, expect.objectContaining({ aborted: false }));
    expect(onDefect).not.toHaveBeenCalled();
  });

  test('answers may come in another order than the calls', async () => {
    const slow = Promise.withResolvers<Settings>();
    const { client } = connect({ 'settings.get': () => slow.promise, 'drafts.list': () => [] });
    const first = client.call('settings.get', {});
    await expect(client.call('drafts.list', {})).resolves.toEqual([]);
    slow.resolve(defaults);
    await expect(first).resolves.toEqual(defaults);
  });

  test('an answer of nothing is null', async () => {
    const { client } = connect({ 'drafts.remove': () => undefined as unknown as null });
    await expect(client.call('drafts.remove', { kind: 'note', subject: '' })).resolves.toBeNull();
  });

  test('run sends a domain command under its name', async () => {
    const run = vi.fn(() => ({ uid: ids.command(1), made: null }));
    const { client } = connect({ 'command.run': run });
    const input = { caseId: ids.case(1), body: '已联系' };
    await expect(client.run('case.note', input)).resolves.toEqual({ uid: ids.command(1), made: null });
    expect(run).toHaveBeenCalledExactlyOnceWith(
      { name: 'case.note', input },
      expect.objectContaining({ aborted: false }),
    );
  });
});

describe('a call that fails', () => {
  test.each([
    ['a wrong value', 'cases.list', { queue: 'nobody' }, 'queue'],
    ['a wrong id', 'cases.get', { caseId: '1' }, 'caseId'],
    ['too many rows', 'cases.list', { limit: 501 }, 'limit'],
    ['an unknown field', 'settings.get', { surprise: 1 }, ''],
    ['no input', 'settings.get', undefined, ''],
    ['an unknown command', 'command.run', { name: 'constructor', input: {} }, 'name'],
  ])('with %s is a bad request that names the field', async (_, name, input, field) => {
    const { client, onDefect } = connect({});
    const call = client.call(name as 'settings.get', input as never);
    expect(await failureIn(call)).toMatchObject({ kind: 'bad-request', details: { field } });
    expect(onDefect).not.toHaveBeenCalled();
  });

  test.each(['cases.destroy', '__proto__', 'constructor', 'toString', ''])('there is no procedure %j', async (name) => {
    const { client } = connect({});
    expect(await failureIn(client.call(name as 'settings.get', {}))).toMatchObject({ kind: 'bad-request' });
  });

  test('keeps kind, message and details', async () => {
    const { client, onDefect } = connect({
      'session.signIn': () => {
        throw new AppError('throttled', 'wait', { seconds: 8 });
      },
    });
    const call = client.call('session.signIn', { login: 'wang', password: 'secret' });
    expect(await failureIn(call)).toEqual({ kind: 'throttled', message: 'wait', details: { seconds: 8 } });
    expect(onDefect).not.toHaveBeenCalled();
  });

  test('by a defect tells the window nothing and the log everything', async () => {
    const defect = new Error('王小明 13800138000');
    const { client, onDefect } = connect({ 'settings.get': () => Promise.reject(defect) });
    const told = await failureIn(client.call('settings.get', {}));
    expect(told.kind).toBe('internal');
    expect(JSON.stringify(told)).not.toContain('王小明');
    expect(onDefect).toHaveBeenCalledExactlyOnceWith('settings.get', defect);
  });

  test('by an answer that cannot be sent is a defect too, and is answered', async () => {
    const { client, onDefect } = connect({ 'drafts.save': () => ({ savedAt: 1n as unknown as number }) });
    const call = client.call('drafts.save', { kind: 'note', subject: '', content: 'x' });
    expect((await failureIn(call)).kind).toBe('internal');
    expect(onDefect).toHaveBeenCalledOnce();
  });

  test('does not disturb the next', async () => {
    const { client } = connect({ 'settings.get': () => defaults });
    await failureIn(client.call('drafts.list', {}));
    await expect(client.call('settings.get', {})).resolves.toEqual(defaults);
  });
});

describe('pushes', () => {
  test('reach those who listen for them, until they stop', async () => {
    const { client, served } = connect({ 'settings.get': () => defaults });
    const heard = vi.fn();
    const other = vi.fn();
    const stop = client.on('settings', heard);
    client.on('changed', other);
    served.push('settings', defaults);
    await client.call('settings.get', {});
    expect(heard).toHaveBeenCalledExactlyOnceWith(defaults);
    stop();
    served.push('settings', defaults);
    await client.call('settings.get', {});
    expect(heard).toHaveBeenCalledOnce();
    expect(other).not.toHaveBeenCalled();
  });
});

describe('when the core is gone', () => {
  test('calls under way fail, later ones at once, and the window is told once', async () => {
    const { client, pipe } = connect({ 'settings.get': () => new Promise<Settings>(() => {}) });
    const told = vi.fn();
    client.onClose(told);
    const underWay = [failureIn(client.call('settings.get', {})), failureIn(client.call('settings.get', {}))];
    pipe.close();
    pipe.close();
    for (const one of await Promise.all(underWay)) expect(one.kind).toBe('internal');
    expect((await failureIn(client.call('settings.get', {}))).kind).toBe('internal');
    expect(told).toHaveBeenCalledOnce();
  });

  test('a router that was closed answers no more', async () => {
    const get = vi.fn(() => defaults);
    const { client, pipe, served } = connect({ 'settings.get': get });
    served.close();
    const call = failureIn(client.call('settings.get', {}));
    await Promise.resolve();
    pipe.close();
    await call;
    expect(get).not.toHaveBeenCalled();
  });
});

describe('the memory pipe', () => {
  test('carries copies, in order, later', async () => {
    const pipe = createMemoryPipe();
    const arrived: Frame[] = [];
    pipe.renderer.onFrame((frame) => arrived.push(frame));
    const value = { rows: [1] };
    pipe.core.post({ t: 'push', name: 'a', value });
    pipe.core.post({ t: 'push', name: 'b', value: null });
    value.rows.push(2);
    expect(arrived).toEqual([]);
    await Promise.resolve();
    expect(arrived).toEqual([
      { t: 'push', name: 'a', value: { rows: [1] } },
      { t: 'push', name: 'b', value: null },
    ]);
  });

  test('carries nothing after it was closed, and nothing to who stopped listening', async () => {
    const pipe = createMemoryPipe();
    const heard = vi.fn();
    const closed = vi.fn();
    pipe.core.onFrame(heard)();
    pipe.core.onClose(closed)();
    pipe.renderer.post({ t: 'push', name: 'a', value: 1 });
    await Promise.resolve();
    pipe.core.onFrame(heard);
    pipe.renderer.post({ t: 'push', name: 'b', value: 2 });
    pipe.close();
    await Promise.resolve();
    expect(heard).not.toHaveBeenCalled();
    expect(closed).not.toHaveBeenCalled();
  });
});

test('every query and command of the contract says which it is', () => {
  const reading =
    /\.(get|list|counts|timeline|find|dependents|held|piece|log|sheet|ringing|clashes|free|figures|rows)$/;
  const ofCases = /^cases\.(export|rows|groups|ids|types|relations|similar|duplicates|clocks|cooperation)$/;
  const ofCustomers = /^customers\.(byPhone|duplicates|alike|history|identities|mentions)$/;
  const ofHoldings = /^holdings\.(ofCase|expiring)$/;
  const ofImports = /^customerImports\.(look|problems)$/;
  const ofKnowledge = /^(knowledge\.rights|articleDrafts\.ofCase|articleVersions\.compare|questions\.export)$/;
  const ofFeedback = /^productFeedback\.(ofCase|export)$/;
  for (const [name, { kind }] of Object.entries(contract)) {
    const reads = reading.test(name) || ofCases.test(name) || ofCustomers.test(name) || ofImports.test(name);
    const asks = reads || ofHoldings.test(name) || ofKnowledge.test(name) || ofFeedback.test(name);
    expect(`${name}: ${kind}`).toBe(`${name}: ${asks ? 'query' : 'command'}`);
  }
});
