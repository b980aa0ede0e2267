import assert from 'node:assert/strict';
import type { Client } from '#domain/contract/ipc/client.ts';
import { eventually } from '../harness/eventually.ts';
import type { SeenRow } from '../harness/naive-replica.ts';
import type { TestDevice } from '../harness/test-device.ts';
import type { Acknowledged, WritingAgent } from './writing-agent.ts';

const entryKinds = { note: 'note', reply: 'message-out', status: 'status' } as const;

/** The draft is the last one that was said to be saved, or the one whose answer was lost. */
export async function checkDraft(client: Client, agent: WritingAgent): Promise<void> {
  const held = ((await client.call('drafts.get', { kind: 'reply', subject: '' }))?.content ?? null) as string | null;
  const may = agent.unansweredDraft === null ? [agent.draft] : [agent.draft, agent.unansweredDraft];
  assert.ok(may.includes(held), `the draft is ${JSON.stringify(held)}, not ${JSON.stringify(may)}`);
  agent.settleDraft(held);
}

/** Waits until the host has sent everything. */
export async function allSent(client: Client): Promise<void> {
  await eventually(async () => {
    const { connection, waiting, needsYou, openConflicts } = await client.call('sync.get', {});
    assert.deepEqual([connection, waiting, needsYou, openConflicts], ['online', 0, 0, 0]);
  }, 60_000);
}

/** Everything that was said to be saved is on the server once, and nothing is there twice. */
export async function checkServer(colleague: TestDevice, agent: WritingAgent): Promise<void> {
  const rows = await colleague.everything();
  const cases = rows.filter((row) => row.collection === 'case');
  const entries = rows.filter((row) => row.collection === 'entry');
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const saved of agent.acknowledged) checkSaved(saved, byId);
  checkOnce([...cases.map(({ fields }) => fields.subject), ...entries.map(textOf)], 'on the server');
  const numbers = cases.map(({ fields }) => fields.number);
  assert.equal(new Set(numbers).size, numbers.length, 'a number was given twice');
  const written = agent.acknowledged.length + agent.unanswered.length;
  assert.ok(cases.length + entries.length <= written, 'there is more on the server than was written');
}

function checkSaved({ kind, text, uid, caseId, told }: Acknowledged, byId: ReadonlyMap<string, SeenRow>): void {
  const row = byId.get(kind === 'case' ? caseId : uid);
  assert.ok(row, `saved and not on the server: ${text}`);
  if (kind === 'case') {
    assert.equal(row.fields.subject, text);
    assert.ok([row.fields.number, ...(row.fields.aliases as string[])].includes(told), `${told} leads nowhere`);
    return;
  }
  assert.equal(row.fields.kind, entryKinds[kind]);
  assert.equal(row.fields.caseId, caseId);
  assert.equal(textOf(row), text);
}

/** The host shows the same: the cases that were worked on, each line once. */
export async function checkHost(client: Client, agent: WritingAgent, since: number): Promise<void> {
  const total = agent.acknowledged.filter(({ kind }) => kind === 'case').length;
  const list = await client.call('cases.list', { limit: 1 });
  assert.ok(list.total >= total, `the host shows ${list.total} cases of ${total}`);
  const recent = agent.acknowledged.slice(since);
  for (const caseId of new Set(recent.map((saved) => saved.caseId))) {
    const timeline = await client.call('cases.timeline', { caseId });
    const texts = timeline.map(({ body, data }) => body || String(data?.reason ?? ''));
    checkOnce(texts, 'on the host');
    for (const saved of recent)
      if (saved.caseId === caseId && saved.kind !== 'case')
        assert.ok(texts.includes(saved.text), `saved and not on the host: ${saved.text}`);
  }
}

function textOf({ fields }: SeenRow): unknown {
  return fields.body || (fields.data as { reason?: string } | null)?.reason;
}

function checkOnce(texts: readonly unknown[], where: string): void {
  const seen = new Set<unknown>();
  for (const text of texts) {
    assert.ok(!seen.has(text), `twice ${where}: ${String(text)}`);
    seen.add(text);
  }
}
