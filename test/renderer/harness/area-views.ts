import type { CommandArgs, CommandName } from '#domain/commands/registry.ts';
import type { CallView } from '#domain/contract/ipc/call-views.ts';
import type { Contract } from '#domain/contract/ipc/contract.ts';
import type { ParsedInputOf } from '#domain/contract/ipc/procedure.ts';
import type { ArticleView } from '#domain/contract/ipc/search-views.ts';
import type { OutboxPage, OutboxRow } from '#domain/contract/ipc/sync-views.ts';
import type { ArticleId, CallId, CaseId, CommandUid, CustomerId } from '#domain/model/ids.ts';
import type { Json } from '#domain/model/json.ts';
import { idOf } from './case-views.ts';
import { ada, type TestCore } from './test-core.ts';

const morning = Date.UTC(2026, 10, 20, 2);

export function aCall(number: number, some: Partial<CallView> = {}): CallView {
  return {
    id: idOf<CallId>(3000 + number),
    caseId: null,
    caseNumber: null,
    customerId: idOf<CustomerId>(700),
    customerName: '王小明',
    agentName: ada.name,
    direction: 'in',
    phone: '138 0000 1234',
    startedAt: morning,
    durationMs: 187_000,
    holdMs: 0,
    wrapUpMs: 0,
    need: `Need ${number}`,
    cause: '',
    done: '',
    promised: '',
    note: '',
    outcome: 'informed',
    mood: null,
    said: [],
    saveState: 'on-server',
    ...some,
  };
}

export function anArticle(number: number, some: Partial<ArticleView> = {}): ArticleView {
  return {
    id: idOf<ArticleId>(4000 + number),
    rev: 1,
    title: `Article ${number}`,
    body: 'Hold **reset** for ten seconds.',
    kind: 'how-to',
    language: 'en',
    tags: [],
    updatedAt: morning,
    ...some,
  };
}

export function anOutboxRow<N extends CommandName>(
  number: number,
  name: N,
  args: CommandArgs<N>,
  some: Partial<OutboxRow> = {},
): OutboxRow {
  return {
    uid: idOf<CommandUid>(5000 + number),
    seq: number,
    name,
    args: args as Json,
    happenedAt: morning,
    state: 'waiting',
    refusal: null,
    sentAt: null,
    delivery: null,
    caseId: idOf<CaseId>(1),
    caseNumber: '10001',
    caseSubject: 'Refund has not arrived',
    customerName: '王小明',
    cancellable: true,
    editable: false,
    ...some,
  };
}

/** Answers `outbox.list` from these rows as the core would. */
export function outboxPageOf(rows: readonly OutboxRow[], asked: ParsedInputOf<Contract['outbox.list']>): OutboxPage {
  const groups = { 'needs-you': ['refused'], waiting: ['waiting', 'sending'], sent: ['sent'] };
  const found = rows.filter(
    (row) => groups[asked.group].includes(row.state) && (asked.caseId === null || asked.caseId === row.caseId),
  );
  return { total: found.length, rows: found.slice(asked.offset, asked.offset + asked.limit) };
}

/** The commands a view ran, oldest first. */
export function commandsOf(core: TestCore): { readonly name: string; readonly input: Json }[] {
  return core.calls
    .filter(({ name }) => name === 'command.run')
    .map(({ input }) => input as { name: string; input: Json });
}
