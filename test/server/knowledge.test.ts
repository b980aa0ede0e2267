// The way of an article on the server: who is sent what, what is published at its time, and what two who did not see each other come to.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandName } from '#domain/commands/registry.ts';
import { publishArticles } from '#server/jobs/publish-articles.ts';
import type { RunningServer } from '#server/server-options.ts';
import { jobContext } from '../harness/job-context.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { hireStaff, type Staff } from '../harness/staff.ts';
import { id, type TestDevice } from '../harness/test-device.ts';
import { wholeArgs } from '../harness/whole-args.ts';

let database: TestDatabase;
let server: RunningServer;
let staff: Staff;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await database.start();
  staff = await hireStaff(server.url);
});
afterAll(() => database.drop());

/** The refusal's kind, or how it was taken. */
async function send(device: TestDevice, name: CommandName, args: object): Promise<string | undefined> {
  const [result] = await device.push(device.command(name, wholeArgs(name, args as never) as never));
  return result?.refusal?.kind ?? result?.status;
}

const face = { title: '配网', body: '1. 打开 App\n2. 靠近门锁\n3. 等待', kind: 'sop', language: 'zh-CN' } as const;

async function published(): Promise<string> {
  const articleId = id();
  expect(await send(staff.lead, 'article.add', { ...face, articleId })).toBe('accepted');
  return articleId;
}

async function draftOf(articleId: string | undefined, body: string, more: object = {}): Promise<string> {
  const draftId = id();
  const about = articleId === undefined ? {} : { articleId };
  const asked = { ...face, ...about, ...more, body: face.body, draftId, newId: id() };
  expect(await send(staff.lead, 'article-draft.begin', asked)).toBe('accepted');
  if (body !== face.body)
    expect(await send(staff.lead, 'article-draft.edit', { draftId, set: { body } })).toBe('accepted');
  return draftId;
}

const fieldsOf = async (collection: string, recordId: string) => (await staff.admin.find(collection, recordId))?.fields;
const revisionsOf = async (articleId: string) =>
  (await staff.admin.everything()).filter(
    (row) => row.collection === 'articleRevision' && row.fields.articleId === articleId,
  );
const runAt = (now: number) =>
  publishArticles.run(
    jobContext(database, server, () => now),
    new AbortController().signal,
  );
const setRole = (device: TestDevice, knowledgeRole: string) =>
  staff.admin.send('POST', '/v1/people/knowledge-role', { agentId: device.agentId, knowledgeRole });

describe('drafts and old versions', () => {
  it('come to whoever has a knowledge role, as long as they have it', async () => {
    const { anna, ben } = staff;
    await draftOf(undefined, 'a secret not yet told');
    for (const device of [anna, ben]) {
      expect((await device.pull()).scopes).not.toContain('editors');
      expect(JSON.stringify(await device.everything())).not.toContain('a secret not yet told');
      const asked = { ...(await device.cursors()), editors: 0 };
      expect(JSON.stringify((await device.pullRaw({ cursors: asked as never })).body)).not.toContain('a secret');
    }
    await setRole(anna, 'editor');
    expect(JSON.stringify(await anna.everything())).toContain('a secret not yet told');
    await setRole(anna, 'none');
    expect((await anna.pull()).scopes).not.toContain('editors');
    expect(JSON.stringify(await anna.everything())).not.toContain('a secret not yet told');
  });

  it('are for editors to write, and for approvers to publish', async () => {
    const { anna } = staff;
    const begin = () => send(anna, 'article-draft.begin', { ...face, draftId: id(), newId: id() });
    expect(await begin()).toBe('forbidden');
    await setRole(anna, 'editor');
    expect(await begin()).toBe('accepted');
    const draftId = await draftOf(undefined, face.body);
    expect(await send(anna, 'article-draft.move', { draftId, to: 'in-review', saves: 1 })).toBe('accepted');
    expect(await send(anna, 'article-draft.move', { draftId, to: 'approved', saves: 1 })).toBe('forbidden');
    expect(await send(anna, 'article-draft.publish', { draftId, saves: 1 })).toBe('forbidden');
    await setRole(anna, 'approver');
    expect(await send(anna, 'article-draft.publish', { draftId, saves: 1 })).toBe('accepted');
    await setRole(anna, 'none');
  });

  it('only an admin says who has which role', async () => {
    const asked = { agentId: staff.anna.agentId, knowledgeRole: 'approver' };
    for (const device of [staff.anna, staff.lead])
      expect((await device.send('POST', '/v1/people/knowledge-role', asked)).failure?.kind).toBe('forbidden');
    const nobody = { ...asked, agentId: id() };
    expect((await staff.admin.send('POST', '/v1/people/knowledge-role', nobody)).failure?.kind).toBe('not-found');
  });
});

describe('publishing', () => {
  it('merges with what was published meanwhile, and the revision holds what everybody reads', async () => {
    const articleId = await published();
    const draftId = await draftOf(articleId, '1. 打开新版 App\n2. 靠近门锁\n3. 等待');
    const set = { body: '1. 打开 App\n2. 靠近门锁\n3. 等待提示音' };
    expect(await send(staff.admin, 'article.edit', { articleId, set })).toBe('accepted');
    expect(await send(staff.lead, 'article-draft.publish', { draftId, saves: 2 })).toBe('accepted');
    const body = '1. 打开新版 App\n2. 靠近门锁\n3. 等待提示音';
    expect(await fieldsOf('article', articleId)).toMatchObject({ body, revision: 3 });
    const made = (await revisionsOf(articleId)).filter(({ fields }) => fields.how === 'published');
    expect(made.map(({ fields }) => [fields.number, fields.body])).toContainEqual([3, body]);
    expect(await fieldsOf('articleDraft', draftId)).toMatchObject({ state: 'published', base: null });
  });

  it('is refused while both changed one line, until somebody settles it', async () => {
    const articleId = await published();
    const draftId = await draftOf(articleId, '1. 打开网页\n2. 靠近门锁\n3. 等待');
    await send(staff.admin, 'article.edit', { articleId, set: { body: '1. 打开小程序\n2. 靠近门锁\n3. 等待' } });
    expect(await send(staff.lead, 'article-draft.publish', { draftId, saves: 2 })).toBe('clash');
    expect(await send(staff.lead, 'article-draft.settle', { draftId, saves: 2, revision: 2, set: {} })).toBe('clash');
    const set = { body: '1. 打开小程序或网页\n2. 靠近门锁\n3. 等待' };
    expect(await send(staff.lead, 'article-draft.settle', { draftId, saves: 2, revision: 2, set })).toBe('accepted');
    expect(await send(staff.lead, 'article-draft.publish', { draftId, saves: 3 })).toBe('accepted');
    expect(await fieldsOf('article', articleId)).toMatchObject(set);
    const bodies = JSON.stringify(await revisionsOf(articleId));
    for (const written of ['打开网页', '打开小程序', '打开小程序或网页']) expect(bodies).toContain(written);
  });

  it('names the save that was looked at: what was written since is not published unseen', async () => {
    const draftId = await draftOf(undefined, 'seen');
    await send(staff.admin, 'article-draft.edit', { draftId, set: { body: 'written later' } });
    expect(await send(staff.lead, 'article-draft.publish', { draftId, saves: 2 })).toBe('changed-since');
  });

  it('of a variant joins the group of the other', async () => {
    const variantOf = await published();
    const draftId = await draftOf(undefined, 'Pairing', { variantOf, language: 'en' });
    await send(staff.lead, 'article-draft.publish', { draftId, saves: 2 });
    const articleId = String((await fieldsOf('articleDraft', draftId))?.articleId);
    expect(await fieldsOf('article', articleId)).toMatchObject({ variantOf });
    expect(await fieldsOf('article', variantOf)).toMatchObject({ variantOf });
  });
});

describe('at its time', () => {
  const soon = Date.now() + 3_600_000;

  it('a draft is published once, by nobody in particular', async () => {
    const draftId = await draftOf(undefined, 'from tomorrow');
    expect(await send(staff.lead, 'article-draft.publish', { draftId, saves: 2, at: soon })).toBe('accepted');
    const articleId = String((await fieldsOf('articleDraft', draftId))?.articleId);
    expect(await runAt(soon - 1)).toBe(0);
    expect(await fieldsOf('article', articleId)).toBeUndefined();
    expect(await runAt(soon)).toBe(1);
    expect(await runAt(soon)).toBe(0);
    expect(await fieldsOf('article', articleId)).toMatchObject({ body: 'from tomorrow', revision: 1 });
    const [made] = (await revisionsOf(articleId)).filter(({ fields }) => fields.how === 'published');
    expect(made?.fields).toMatchObject({ agentId: null, number: 1 });
    expect(await fieldsOf('articleDraft', draftId)).toMatchObject({ decidedBy: staff.lead.agentId });
  });

  it('a draft that clashes by then goes back to be looked at, and says when it should have been out', async () => {
    const articleId = await published();
    const draftId = await draftOf(articleId, '1. a\n2. 靠近门锁\n3. 等待');
    await send(staff.lead, 'article-draft.publish', { draftId, saves: 2, at: soon });
    await send(staff.admin, 'article.edit', { articleId, set: { body: '1. b\n2. 靠近门锁\n3. 等待' } });
    expect(await runAt(soon)).toBe(1);
    expect(await fieldsOf('articleDraft', draftId)).toMatchObject({ state: 'in-review', publishAt: soon });
    expect(await runAt(soon + 1)).toBe(0);
  });

  it('an article that has expired goes out of use, and comes back without an end', async () => {
    const articleId = await published();
    await send(staff.lead, 'article.edit', { articleId, set: { expiresAt: soon } });
    expect(await runAt(soon)).toBe(1);
    expect(await runAt(soon)).toBe(0);
    expect(await fieldsOf('article', articleId)).toMatchObject({ state: 'retired' });
    expect(await send(staff.lead, 'article.set-state', { articleId, state: 'published' })).toBe('accepted');
  });
});

describe('what two did without having seen each other', () => {
  it('never closes a circle of categories', async () => {
    const [one, other] = [id(), id()];
    const saved = (device: TestDevice, categoryId: string, parentId: string | null) =>
      send(device, 'article-category.save', { categoryId, parentId, names: [{ key: 'en', name: 'A' }] });
    await saved(staff.lead, one, null);
    await saved(staff.lead, other, null);
    expect(await saved(staff.lead, one, other)).toBe('accepted');
    expect(await saved(staff.admin, other, one)).toBe('circular');
  });

  it('on one draft is merged, or stands as a conflict with both texts, which editors alone hold', async () => {
    const draftId = await draftOf(undefined, face.body);
    const base = { [`articleDraft/${draftId}`]: { rev: 1, fields: { body: face.body } } };
    const edit = (device: TestDevice, body: string) =>
      device.push(
        device.command('article-draft.edit', wholeArgs('article-draft.edit', { draftId, set: { body } } as never), {
          base,
        }),
      );
    await edit(staff.lead, '1. 打开新 App\n2. 靠近门锁\n3. 等待');
    await edit(staff.admin, '1. 打开 App\n2. 靠近门锁\n3. 等待三秒');
    const body = '1. 打开新 App\n2. 靠近门锁\n3. 等待三秒';
    expect(await fieldsOf('articleDraft', draftId)).toMatchObject({ body, saves: 3 });
    expect(await edit(staff.admin, '1. 完全不同\n2. 靠近门锁\n3. 等待三秒')).toMatchObject([{ status: 'conflict' }]);
    const conflicts = (await staff.lead.everything()).filter((row) => row.fields.recordId === draftId);
    expect(conflicts).toMatchObject([{ collection: 'conflict', fields: { field: 'body', theirs: body } }]);
    expect(JSON.stringify(await staff.anna.everything())).not.toContain('完全不同');
  });

  it('a proposal lies with the editors, and once it is answered where its author can read it', async () => {
    const { anna, lead } = staff;
    const proposalId = id();
    const text = '第二步的图旧了';
    expect(await send(anna, 'article.propose', { articleId: await published(), text, proposalId })).toBe('accepted');
    expect(JSON.stringify(await anna.everything())).not.toContain(text);
    const answer = { proposalId, state: 'taken', answer: '已换图' };
    expect(await send(anna, 'article.answer-proposal', answer)).toBe('forbidden');
    expect(await send(lead, 'article.answer-proposal', answer)).toBe('accepted');
    expect((await anna.find('articleProposal', proposalId))?.fields).toMatchObject({ text, answer: '已换图' });
  });

  it('an article for a team lies with the team', async () => {
    const { lead, fay, anna, support } = staff;
    const articleId = await published();
    expect(await fay.find('article', articleId)).toBeDefined();
    const set = { audience: 'team', teamId: support };
    expect(await send(lead, 'article.edit', { articleId, set })).toBe('accepted');
    expect(await fay.find('article', articleId)).toBeUndefined();
    expect(await anna.find('article', articleId)).toBeDefined();
    expect(await send(lead, 'article.edit', { articleId, set: { audience: 'internal' } })).toBe('accepted');
    expect((await fay.find('article', articleId))?.fields).toMatchObject({ teamId: null });
  });
});
