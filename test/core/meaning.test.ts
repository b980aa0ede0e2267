// Articles found by what they mean, on real devices, a real server and a real endpoint that is local and can be foretold.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nodeThreads } from '#core/adapters/node-threads.ts';
import type { ArticleId, CaseId, CustomerId } from '#domain/model/ids.ts';
import { type MeaningRules, meaningRulesId } from '#domain/rules/definitions/meaning-rules.ts';
import type { CoreDevice, DeviceOptions } from '../harness/core-device.ts';
import { deviceAtWork, deviceOfTest } from '../harness/device-at-work.ts';
import {
  answerWith,
  type EmbeddingsServer,
  type Misbehaviour,
  refuseWith,
  startEmbeddingsServer,
} from '../harness/embeddings-server.ts';
import { eventually } from '../harness/eventually.ts';
import { startQuickTeam } from '../harness/quick-team.ts';
import type { TeamServer } from '../harness/team-server.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { openedCase, workOffline, workOnline } from '../harness/work-on-cases.ts';
import { filesWith } from './erase/scan-files.ts';

let server: TeamServer;
let endpoint: EmbeddingsServer;
let battery: ArticleId;

const texts = [
  ['更换电池', '电池用完之后打开后盖，装入新电池。\n\n:::internal\n底价 50 元\n:::'],
  ['开具发票', '在订单页填写抬头和税号。'],
  ['退款多久到账', '退款在三天内原路退回。'],
  ['路由器断网', '重启路由器，检查网络。'],
  ['上门安装', '预约师傅上门安装。'],
  ['忘记密码', '在登录页重设密码。'],
  ['积分兑换', '积分可以兑换礼品。'],
  ['发货时间', '下单后两天内发货，物流可查。'],
] as const;

beforeAll(async () => {
  server = await startQuickTeam();
  const ben = await deviceAtWork('ben', { serverUrl: server.url, folder: temporaryFolder(afterAll) });
  for (const [title, body] of texts) {
    const { made } = await ben.client.run('article.add', { title, body, kind: 'faq', language: 'zh-CN' });
    if (title === '更换电池') battery = made?.id as ArticleId;
  }
  await ben.client.run('article-draft.begin', { title: '草稿', body: '还没有发布', kind: 'faq', language: 'zh-CN' });
  await ben.settled();
  await ben.close();
  return () => server.close();
});
beforeEach(async () => {
  endpoint = await startEmbeddingsServer();
});
afterEach(() => endpoint.close());

const device = (login: string, more: Partial<DeviceOptions> = {}) =>
  deviceOfTest(login, { serverUrl: server.url, ...more });
const state = ({ client }: CoreDevice) => client.call('meaning.get', {});
const suggested = async ({ client }: CoreDevice, typed: string, caseId: CaseId | null = null) =>
  (await client.call('articleSuggestions.find', { typed, caseId })).map(({ id, byMeaning }) => ({ id, byMeaning }));

async function define({ client }: CoreDevice, more: Partial<MeaningRules & { active: boolean }> = {}): Promise<void> {
  const { active = true, ...rules } = more;
  const content: MeaningRules = {
    ...{ address: endpoint.address, model: 'small', dimensions: null, sends: 'articles-and-question' },
    ...rules,
  };
  const definition = { definitionId: meaningRulesId, kind: 'meaning-rules', name: 'meaning', active } as const;
  await client.run('definition.save', { ...definition, content });
}
const giveKey = ({ client }: CoreDevice, key = 'sk-secret') =>
  client.call('meaning.setKey', { address: endpoint.address, key });
const done = (each: CoreDevice) => eventually(async () => expect((await state(each)).behind).toBe(0));

async function turnedOn(more: Partial<MeaningRules> = {}, options: Partial<DeviceOptions> = {}): Promise<CoreDevice> {
  const root = await device('root', options);
  await define(root, more);
  await giveKey(root);
  await done(root);
  return root;
}
/** Gives anything that was set off the time to arrive: a command through the server, and one more look. */
async function andThen(each: CoreDevice): Promise<void> {
  await each.client.run('article.add', { title: `又一篇 ${Math.random()}`, body: 'x', kind: 'faq', language: 'zh-CN' });
  await each.settled();
  await suggested(each, '没电了怎么办');
}
const sentIn = (from: number) => endpoint.asked.slice(from).flatMap(({ input }) => input);

describe('while it is off', () => {
  it('nothing at all leaves a device: not without rules, not without a key, and not after it was turned off', async () => {
    const root = await device('root');
    await define(root, { active: false });
    await giveKey(root);
    await andThen(root);
    expect(endpoint.asked).toEqual([]);
    await root.client.call('meaning.removeKey', {});
    await define(root);
    await andThen(root);
    expect(await state(root)).toMatchObject({ hasKey: false, articlesSentAt: null, questionSentAt: null });
    expect(endpoint.asked).toEqual([]);
    await giveKey(root);
    await done(root);
    const sent = endpoint.asked.length;
    expect(sent).toBeGreaterThan(0);
    await define(root, { active: false });
    await andThen(root);
    expect(endpoint.asked).toHaveLength(sent);
    expect(await state(root)).toMatchObject({ rules: null, articles: 0 });
  });

  it('only an admin turns it on, and a key goes to no other address than it was entered for', async () => {
    const ben = await device('ben');
    await expect(define(ben)).rejects.toMatchObject({ kind: 'forbidden' });
    const root = await turnedOn();
    const other = await startEmbeddingsServer();
    try {
      await define(root, { address: other.address });
      await andThen(root);
      expect(await state(root)).toMatchObject({ rules: { address: other.address }, hasKey: false });
      expect(other.asked).toEqual([]);
    } finally {
      await other.close();
    }
  });
});

describe('articles', () => {
  it('are sent once, as they are published and without what is for the house alone; what is new is sent after them', async () => {
    const root = await turnedOn();
    const sent = sentIn(0);
    expect(sent.some((text) => text.startsWith('更换电池\n'))).toBe(true);
    expect(sent.join()).not.toMatch(/底价|还没有发布/);
    expect(new Set(sent).size).toBe(sent.length);
    expect(endpoint.asked[0]?.authorization).toBe('Bearer sk-secret');
    const before = endpoint.asked.length;
    await root.client.run('article.add', { title: '新的一篇', body: '新的', kind: 'faq', language: 'zh-CN' });
    await eventually(() => expect(sentIn(before)).toEqual(['新的一篇\n新的']));
    await done(root);
    expect((await state(root)).articlesSentAt).not.toBeNull();
  });

  it('wait while they rest or the connection is switched off, and go on', async () => {
    const root = await device('root');
    await workOffline(root);
    await define(root, { model: 'another' });
    await giveKey(root);
    await root.client.call('meaning.work', { what: 'pause' });
    await workOnline(root);
    expect(endpoint.asked).toEqual([]);
    expect(await state(root)).toMatchObject({ paused: true, problem: null });
    await root.client.call('meaning.work', { what: 'resume' });
    await done(root);
    expect(endpoint.asked.length).toBeGreaterThan(0);
  });
});

describe('a question', () => {
  it('finds what no word of it is in, a moment after its words were looked for; nobody is named in it', async () => {
    const root = await turnedOn();
    const name = '王小明';
    const customerId = (await root.client.run('customer.add', { name })).made?.id as CustomerId;
    const caseId = await openedCase(root, '王小明的门锁不亮', {
      customerId,
      description: '电话 13800138000，续航太短',
    });
    const from = endpoint.asked.length;
    const told: string[] = [];
    root.client.on('changed', (changes) => told.push(...changes.map(({ collection }) => collection)));
    // Words alone come at once.
    expect(await suggested(root, '', caseId)).not.toContainEqual({ id: battery, byMeaning: true });
    await eventually(async () =>
      expect(await suggested(root, '', caseId)).toContainEqual({ id: battery, byMeaning: true }),
    );
    const [question, ...others] = sentIn(from);
    expect(others).toEqual([]);
    expect(question).toContain('续航太短');
    expect(question).not.toMatch(/小明|\d{5}/);
    expect((await state(root)).questionSentAt).not.toBeNull();
    expect(root.logged.join()).not.toMatch(/续航|sk-secret/);
  });

  it('is looked for in a thread of its own all the same', async () => {
    const root = await turnedOn({}, { threads: nodeThreads });
    await suggested(root, '续航太短了');
    await eventually(async () =>
      expect(await suggested(root, '续航太短了')).toContainEqual({ id: battery, byMeaning: true }),
    );
  });

  it('stays on the device where articles alone may be sent, and what its words found says what is near', async () => {
    const root = await turnedOn({ sends: 'articles' });
    const from = endpoint.asked.length;
    await root.client.run('article.add', {
      title: '续航说明',
      body: '续航以实际为准。',
      kind: 'faq',
      language: 'zh-CN',
    });
    await eventually(() => expect(sentIn(from)).toHaveLength(1));
    await done(root);
    await eventually(async () =>
      expect(await suggested(root, '续航说明在哪')).toContainEqual({ id: battery, byMeaning: true }),
    );
    expect(sentIn(from)).toHaveLength(1);
  });

  /** Asked to be left alone it rests for so long that no machine is too slow to see it; else for moments, of which nothing is said here. */
  const rests = { 'retry-after': '3000' };
  const faults: readonly (readonly [string, Misbehaviour, string | null, boolean])[] = [
    ['says nothing', () => undefined, null, false],
    ['is down', (response) => response.destroy(), 'unreachable', false],
    ['fails', refuseWith(500, rests), 'unreachable', true],
    ['refuses the key', refuseWith(401), 'key-refused', true],
    ['has had too much', refuseWith(429, rests), 'overrun', true],
    ['answers with a page', answerWith('<html>'), 'not-understood', false],
    ['has another model now', answerWith({ data: [{ index: 0, embedding: [1, 2, 3] }] }), 'not-understood', false],
  ];
  it.each(faults)(
    'is answered by its words, like before, when the endpoint %s',
    async (_what, how, problem, isLong) => {
      const root = await turnedOn();
      endpoint.misbehave(how);
      const from = endpoint.asked.length;
      const words = await suggested(root, '发票抬头 税号');
      expect(words[0]).toMatchObject({ byMeaning: false });
      await eventually(() => expect(endpoint.asked.length).toBeGreaterThan(from));
      if (problem !== null) await eventually(async () => expect((await state(root)).problem).toBe(problem));
      for (const typed of ['发票抬头 税号', '发票 税号']) expect((await suggested(root, typed))[0]).toEqual(words[0]);
      if (isLong) {
        expect(endpoint.asked).toHaveLength(from + 1);
        expect((await state(root)).retryAt === null).toBe(problem === 'key-refused');
      }
      endpoint.misbehave();
      await root.client.call('meaning.work', { what: 'retry' });
      expect(await state(root)).toMatchObject({ problem: null, retryAt: null });
      await suggested(root, '续航太短了');
      await eventually(async () =>
        expect(await suggested(root, '续航太短了')).toContainEqual({ id: battery, byMeaning: true }),
      );
    },
  );
});

it('a key is sealed on the device, and nothing is left of it once it was removed', async () => {
  const folder = temporaryFolder();
  const root = await deviceAtWork('root', { serverUrl: server.url, folder });
  await define(root, { active: false });
  await giveKey(root, 'sk-very-secret');
  await root.client.call('meaning.removeKey', {});
  await root.close();
  const key = new Uint8Array(32).fill(7);
  expect(filesWith(folder, key, 'sk-very-secret')).toEqual([]);
});
