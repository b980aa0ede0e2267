// What every pipe between a renderer and the core must do, whatever carries its frames.
import { describe, expect, test } from 'vitest';
import { AppError } from '#domain/contract/failure.ts';
import { createClient } from '#domain/contract/ipc/client.ts';
import type { Frame, Pipe } from '#domain/contract/ipc/pipe.ts';
import { type Handlers, serve } from '#domain/contract/ipc/router.ts';

export interface PipePair {
  readonly core: Pipe;
  readonly renderer: Pipe;
  /** The page goes away, as when its window or tab is closed. */
  leave(): void;
  /** Sends this past the pipe's own functions. */
  sendRaw(text: string): void;
}

export interface Carrier {
  readonly name: string;
  /** Ends itself with the test. */
  open(): Promise<PipePair>;
  /** False where nothing but frames can be sent, because both ends are ours. */
  readonly carriesText: boolean;
  /** False where the page ends together with its pipe, so that nobody is left to tell. */
  readonly tellsRenderer: boolean;
}

const megabytes = (count: number): string => '保持住 hold fast 🪢 '.repeat(Math.ceil((count * 1024 * 1024) / 26));

const awkward = ['', '退款🧾', 'a\u0000b', '\u2028\u2029', '\ud83d', '"\\/', '‮rtl', 'é', 'é', '\r\n\t'];

export function describePipe({ name, open, carriesText, tellsRenderer }: Carrier): void {
  describe(`the ${name} pipe`, () => {
    test('keeps the order of frames, both ways at once', async () => {
      const { core, renderer } = await open();
      const [atCore, atRenderer] = [gather(core), gather(renderer)];
      const numbers = Array.from({ length: 2000 }, (_, index) => index + 1);
      for (const id of numbers) {
        renderer.post({ t: 'call', id, name: 'settings.get', input: {} });
        core.post({ t: 'push', name: 'outbox', value: id });
      }
      await expect.poll(() => [atCore.length, atRenderer.length]).toEqual([2000, 2000]);
      expect(atCore.map((frame) => frame.t === 'call' && frame.id)).toEqual(numbers);
      expect(atRenderer.map((frame) => frame.t === 'push' && frame.value)).toEqual(numbers);
    });

    test('carries every kind of frame and value unchanged', async () => {
      const { core, renderer } = await open();
      const [atCore, atRenderer] = [gather(core), gather(renderer)];
      const value = { awkward, nested: [{ deep: [null, true, -0.5, 1e21, Number.MAX_SAFE_INTEGER] }], empty: {} };
      const call: Frame = { t: 'call', id: 1, name: 'settings.get', input: value };
      const answers: Frame[] = [
        { t: 'reply', id: 1, value },
        { t: 'error', id: 2, failure: { kind: 'throttled', message: 'Wait.', details: { seconds: 3 } } },
        { t: 'push', name: 'changed', value: [{ collection: 'case', ids: ['退款'] }] },
      ];
      renderer.post(call);
      for (const frame of answers) core.post(frame);
      await expect.poll(() => [atCore.length, atRenderer.length]).toEqual([1, 3]);
      expect(atCore).toEqual([call]);
      expect(atRenderer).toEqual(answers);
    });

    test('carries five megabytes in one frame, both ways', async () => {
      const { core, renderer } = await open();
      const [atCore, atRenderer] = [gather(core), gather(renderer)];
      const big = megabytes(5);
      renderer.post({ t: 'call', id: 1, name: 'settings.get', input: big });
      core.post({ t: 'reply', id: 1, value: big });
      await expect.poll(() => [atCore.length, atRenderer.length]).toEqual([1, 1]);
      expect(atCore[0]).toEqual({ t: 'call', id: 1, name: 'settings.get', input: big });
      expect(atRenderer[0]).toEqual({ t: 'reply', id: 1, value: big });
    });

    test('stops telling a listener that asked not to be told', async () => {
      const { core, renderer } = await open();
      const [told, kept]: [Frame[], Frame[]] = [[], []];
      const stop = renderer.onFrame((frame) => told.push(frame));
      renderer.onFrame((frame) => kept.push(frame));
      core.post({ t: 'push', name: 'outbox', value: 1 });
      await expect.poll(() => kept.length).toBe(1);
      stop();
      core.post({ t: 'push', name: 'outbox', value: 2 });
      await expect.poll(() => kept.length).toBe(2);
      expect(told).toHaveLength(1);
    });

    test('brings answers and failures to whoever asked, by kind', async () => {
      const pair = await open();
      const { client, defects } = connect(pair, {
        'settings.get': () => ({
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
        }),
        'cases.get': () => {
          throw new AppError('not-here', 'Only on the server.', { caseId: 'x' });
        },
        'people.list': () => {
          throw new Error('a secret of the database');
        },
      });
      await expect(client.call('settings.get', {})).resolves.toMatchObject({ locale: 'zh-CN' });
      const caseId = '0190b0a0-0000-7000-8000-000000000001';
      await expect(client.call('cases.get', { caseId })).rejects.toMatchObject({
        kind: 'not-here',
        details: { caseId: 'x' },
      });
      await expect(client.call('cases.get', { caseId: 'no id' })).rejects.toMatchObject({ kind: 'bad-request' });
      await expect(client.call('none.such' as 'settings.get', {})).rejects.toMatchObject({ kind: 'bad-request' });
      const hidden = client.call('people.list', {});
      await expect(hidden).rejects.toMatchObject({ kind: 'internal' });
      await expect(hidden).rejects.not.toThrow(/secret/);
      expect(defects).toEqual(['people.list']);
    });

    test('an answer that cannot be carried fails its call instead of leaving it waiting', async () => {
      const { client } = connect(await open(), {
        'settings.get': () => ({ locale: 7n }) as never,
        'session.get': () => ({ phase: 'ready' }) as never,
      });
      await expect(client.call('settings.get', {})).rejects.toMatchObject({ kind: 'internal' });
      await expect(client.call('session.get', {})).resolves.toMatchObject({ phase: 'ready' });
    });

    test('when the page goes away the core is told once, and answers that come later do no harm', async () => {
      const pair = await open();
      let answer = (_value: unknown): void => {};
      let asked = false;
      let told = 0;
      pair.core.onClose(() => {
        told += 1;
      });
      const { client, defects } = connect(pair, {
        'settings.get': () =>
          new Promise((resolve) => {
            asked = true;
            answer = resolve as typeof answer;
          }),
      });
      const call = client.call('settings.get', {});
      const outcome = call.catch((error: unknown) => error);
      await expect.poll(() => asked).toBe(true);
      pair.leave();
      await expect.poll(() => told).toBe(1);
      answer({
        locale: 'en',
        theme: 'dark',
        density: 'compact',
        fileMegabytes: 512,
        shortcuts: {},
        singleKeys: true,
        undoSeconds: 10,
        lists: {},
        plainText: false,
        caseLooks: {},
      });
      pair.core.post({ t: 'push', name: 'outbox', value: null });
      if (tellsRenderer) {
        expect(await outcome).toMatchObject({ kind: 'internal' });
        await expect(client.call('settings.get', {})).rejects.toMatchObject({ kind: 'internal' });
      }
      await new Promise((resolve) => setImmediate(resolve));
      expect([told, defects]).toEqual([1, []]);
    });

    if (!carriesText) return;

    test('what is no frame ends that page and leaves the others alone', async () => {
      const other = await open();
      const { client } = connect(other, { 'session.get': () => ({ phase: 'ready' }) as never });
      for (const text of garbage) {
        const pair = await open();
        const atCore = gather(pair.core);
        let closed = false;
        pair.core.onClose(() => {
          closed = true;
        });
        pair.sendRaw(text);
        pair.sendRaw(JSON.stringify({ t: 'call', id: 1, name: 'settings.get', input: {} }));
        await expect.poll(() => closed, { message: text.slice(0, 80) }).toBe(true);
        expect(atCore).toEqual([]);
      }
      await expect(client.call('session.get', {})).resolves.toMatchObject({ phase: 'ready' });
    });
  });
}

const garbage = [
  '',
  'hello',
  '{',
  'null',
  '7',
  '[]',
  '{}',
  '{"t":"reply","id":1,"value":1}',
  '{"t":"push","name":"changed","value":1}',
  '{"t":"call","id":0,"name":"x","input":1}',
  '{"t":"call","id":1.5,"name":"x","input":1}',
  '{"t":"call","id":1,"name":7,"input":1}',
  '{"t":"call","id":1,"name":"x","input":1,"more":2}',
  `{"t":"call","id":1,"name":"${'x'.repeat(1000)}","input":1}`,
  `${'['.repeat(100_000)}`,
];

/** The real router at one end and the real client at the other. */
function connect(pair: PipePair, handlers: Partial<Handlers>) {
  const defects: string[] = [];
  serve(pair.core, handlers as Handlers, (name) => defects.push(name));
  return { client: createClient(pair.renderer), defects };
}

function gather(pipe: Pipe): Frame[] {
  const frames: Frame[] = [];
  pipe.onFrame((frame) => frames.push(frame));
  return frames;
}
