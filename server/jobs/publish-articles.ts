import { type AnyCommand, commandNamed } from '#domain/commands/registry.ts';
import type { CommandEnvelope } from '#domain/contract/envelope.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import { agentId, type CommandUid, definitionId } from '#domain/model/ids.ts';
import type { Json } from '#domain/model/json.ts';
import { minuteMs } from '#domain/rules/calendar/local-date.ts';
import { runCommand } from '../authority/run-command.ts';
import { newId } from '../clock.ts';
import { flush } from '../records/flush.ts';
import { WorkingSet } from '../records/working-set.ts';
import { rows, type Sql } from '../sql/statement.ts';
import { transact } from '../sql/transaction.ts';
import type { Job, JobContext } from './job.ts';

/** Whom the server acts as: it signs in nowhere, and what it does has no author. */
const nobody = {
  id: agentId.parse('00000000-0000-7000-8000-00000000a07f'),
  role: 'admin',
  teamIds: [],
  active: true,
} as const;
const timer = { id: definitionId.parse('00000000-0000-7000-8000-00000000a07f'), name: 'timer' };

interface Due {
  readonly id: string;
}

const dueDrafts = `select id from article_draft
  where workspace_id = $1 and state = 'scheduled' and publish_at <= $2 order by publish_at, id`;
const dueArticles = `select id from article
  where workspace_id = $1 and state = 'published' and expires_at <= $2 order by expires_at, id`;

/**
 * Publishes drafts at their time, and takes articles out of use when they expire. Each is decided again once it is locked, so that it happens
 * once, however many servers there are and however long they were away.
 */
export const publishArticles: Job = {
  name: 'publish-articles',
  everyMs: minuteMs / 2,
  async run(context, stop) {
    const { store, workspace, clock } = context;
    let count = 0;
    for (const { id } of await rows<Due>(store.db, dueDrafts, [workspace.id, clock.now()])) {
      if (stop.aborted) return count;
      if (await inOne(context, (tx) => publishDue(context, tx, id))) count++;
    }
    for (const { id } of await rows<Due>(store.db, dueArticles, [workspace.id, clock.now()])) {
      if (stop.aborted) return count;
      if (await inOne(context, (tx) => retireDue(context, tx, id))) count++;
    }
    return count;
  },
};

async function inOne({ store, committed }: JobContext, work: (tx: Sql) => Promise<boolean>): Promise<boolean> {
  const isDone = await transact(store.db, work);
  if (isDone) committed();
  return isDone;
}

async function publishDue(context: JobContext, tx: Sql, id: string): Promise<boolean> {
  const set = new WorkingSet(tx, context.workspace.id);
  const self = { collection: 'articleDraft' as const, id };
  await set.load([self]);
  const draft = set.get(self)?.record.fields as FieldsOf<'articleDraft'> | undefined;
  const now = context.clock.now();
  if (draft?.state !== 'scheduled' || draft.publishAt === null || draft.publishAt > now) return false;
  const { saves, askAgain } = draft;
  const isPublished = await run(context, set, 'article-draft.publish', { draftId: id, saves, askAgain });
  // The article went on in the same places, or is gone: an approver has to look at it.
  if (!isPublished) await run(context, set, 'article-draft.move', { draftId: id, to: 'in-review', saves });
  await flush(tx, context.workspace.id, set.writes());
  return true;
}

async function retireDue(context: JobContext, tx: Sql, id: string): Promise<boolean> {
  const set = new WorkingSet(tx, context.workspace.id);
  const self = { collection: 'article' as const, id };
  await set.load([self]);
  const article = set.get(self)?.record.fields as FieldsOf<'article'> | undefined;
  const { state, expiresAt = null } = article ?? {};
  if (state !== 'published' || expiresAt === null || expiresAt > context.clock.now()) return false;
  if (!(await run(context, set, 'article.set-state', { articleId: id, state: 'retired' }))) return false;
  await flush(tx, context.workspace.id, set.writes());
  return true;
}

/** Whether the command was accepted. */
async function run({ clock }: JobContext, set: WorkingSet, name: string, input: unknown): Promise<boolean> {
  const command = commandNamed(name) as AnyCommand;
  const nothingMinted = () => {
    throw new Error('the server mints nothing here');
  };
  const args = command.mint(command.input.parse(input), { id: nothingMinted, caseNumber: nothingMinted }) as Json;
  const envelope: CommandEnvelope = {
    ...{ uid: newId(clock) as CommandUid, name, version: command.version, args },
    ...{ base: {}, dependsOn: [], actorId: nobody.id, happenedAt: clock.now() },
  };
  const outcome = await runCommand(envelope, {
    ...{ set, actor: nobody, deviceId: null, rule: timer, clock },
    numbers: { settle: nothingMinted },
    holdsFile: async () => false,
  });
  return outcome.status !== 'refused';
}
