// Whatever two editors do to one article, cut off from one another, in whatever order it arrives: both see the same in the end, nothing that was
// written is lost, and nobody else is sent any of it before it is published.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CommandName } from '#domain/commands/registry.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';
import { hireStaff, type Staff } from '../harness/staff.ts';
import { id, type TestDevice } from '../harness/test-device.ts';
import { wholeArgs } from '../harness/whole-args.ts';

let database: TestDatabase;
let staff: Staff;
beforeAll(async () => {
  database = await createTestDatabase();
  staff = await hireStaff((await database.start()).url);
});
afterAll(() => database.drop());

const lines = ['1. 打开', '2. 靠近', '3. 等待'];
const first = lines.join('\n');
const move = fc.constantFrom('in-review', 'draft', 'approved', 'discarded');
const change = fc.record({ line: fc.nat(2), word: fc.constantFrom('甲', '乙', '丙', '丁') });
const step = fc.record({
  by: fc.constantFrom('lead', 'admin'),
  draft: fc.nat(1),
  saves: fc.integer({ min: 1, max: 4 }),
  act: fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('write' as const), change }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('edit' as const), change }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('publish' as const) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('settle' as const), change }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('move' as const), to: move }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('state' as const), to: fc.constantFrom('retired', 'published') }),
    },
  ),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What somebody types who has only ever seen the first text, with a mark that tells it from all else. */
function typed({ line, word }: { readonly line: number; readonly word: string }, mark: string): string {
  return lines.map((one, at) => (at === line ? `${one}${word}${mark}` : one)).join('\n');
}

async function send(device: TestDevice, name: CommandName, args: object, base: object = {}) {
  const command = device.command(name, wholeArgs(name, args as never) as never, { base: base as never });
  const [result] = await device.push(command);
  return result?.status;
}

/** One article with two drafts, and two who work on all three. */
class Desk {
  readonly mark = id().slice(-6);
  readonly articleId = id();
  readonly drafts = [id(), id()];
  /** What must be found in the end. */
  readonly written: string[] = [];
  /** What nobody but editors may hold yet. */
  readonly untold = new Set<string>();

  async open({ lead }: Staff): Promise<void> {
    const { articleId } = this;
    const face = { title: this.mark, body: first, kind: 'sop', language: 'zh-CN' };
    await send(lead, 'article.add', { ...face, articleId });
    for (const draftId of this.drafts)
      await send(lead, 'article-draft.begin', { ...face, articleId, draftId, newId: id() });
  }

  async take(device: TestDevice, { draft, saves, act }: Step, mark: string): Promise<void> {
    const { articleId } = this;
    const draftId = this.drafts[draft] ?? '';
    switch (act.kind) {
      case 'write':
        return this.#wrote(device, 'article-draft.edit', { draftId }, typed(act.change, mark), mark);
      case 'edit':
        return this.#wrote(device, 'article.edit', { articleId }, typed(act.change, mark), mark);
      case 'publish':
        if ((await send(device, 'article-draft.publish', { draftId, saves })) !== 'refused') this.untold.clear();
        return;
      case 'settle': {
        const set = { body: typed(act.change, mark) };
        await send(device, 'article-draft.settle', { draftId, saves, revision: saves, set });
        return;
      }
      case 'move':
        await send(device, 'article-draft.move', { draftId, to: act.to, saves });
        return;
      case 'state':
        await send(device, 'article.set-state', { articleId, state: act.to });
    }
  }

  async #wrote(
    device: TestDevice,
    name: 'article-draft.edit' | 'article.edit',
    what: { readonly draftId: string } | { readonly articleId: string },
    body: string,
    mark: string,
  ): Promise<void> {
    const key = 'draftId' in what ? `articleDraft/${what.draftId}` : `article/${what.articleId}`;
    const status = await send(device, name, { ...what, set: { body } }, { [key]: { rev: 1, fields: { body: first } } });
    if (status === 'refused') return;
    this.written.push(mark);
    if (name === 'article-draft.edit') this.untold.add(mark);
  }
}

test('two editors converge, and no word is lost', { timeout: 120_000 }, async () => {
  const { lead, admin, anna } = staff;
  const property = fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps: readonly Step[]) => {
    const desk = new Desk();
    await desk.open(staff);
    for (const [index, taken] of steps.entries())
      await desk.take(taken.by === 'lead' ? lead : admin, taken, `${desk.mark}-${index}.`);
    const [one, other] = await Promise.all([lead.everything(), admin.everything()]);
    const about = (rows: typeof one) => rows.filter(({ fields }) => JSON.stringify(fields).includes(desk.mark));
    expect(about(other)).toEqual(about(one));
    const revisions = one.filter(
      (row) => row.collection === 'articleRevision' && row.fields.articleId === desk.articleId,
    );
    const texts = JSON.stringify([...revisions, ...one.filter(({ collection }) => collection === 'conflict')]);
    for (const mark of desk.written) expect(texts, mark).toContain(mark);
    const article = one.find((row) => row.id === desk.articleId)?.fields;
    const published = revisions.filter(({ fields }) => fields.how === 'published');
    expect(new Set(published.map(({ fields }) => fields.number)).size).toBe(article?.revision);
    expect(published.find(({ fields }) => fields.number === article?.revision)?.fields.body).toBe(article?.body);
    const held = JSON.stringify(await anna.everything());
    for (const mark of desk.untold) expect(held, mark).not.toContain(mark);
  });
  await fc.assert(property, { numRuns: 25 });
});
