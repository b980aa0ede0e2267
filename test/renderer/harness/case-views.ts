import type { CaseRow } from '#domain/contract/ipc/case-row.ts';
import type { CaseDetail, ConflictView, TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import type { CustomerDetail, CustomerSummary } from '#domain/contract/ipc/customer-views.ts';
import type { FollowUpView } from '#domain/contract/ipc/follow-up-views.ts';
import type { CaseId, ConflictId, CustomerId, EntryId, FollowUpId } from '#domain/model/ids.ts';
import { plainFile } from '#domain/model/plain-file.ts';
import { untouched } from '#domain/model/untouched-case.ts';
import { ada } from './test-core.ts';

/** A UUID that ends in the number, so that a failing test names it. */
export function idOf<T extends string>(number: number): T {
  return `01930000-0000-7000-8000-${String(number).padStart(12, '0')}` as T;
}

const opened = Date.UTC(2026, 10, 20, 2);

export function aCaseRow(number: number, some: Partial<CaseRow> = {}): CaseRow {
  return {
    id: idOf<CaseId>(number),
    number: String(10_000 + number),
    subject: `Case ${number}`,
    status: 'open',
    priority: 'normal',
    type: 'inquiry',
    customerName: '王小明',
    assigneeId: ada.id,
    assigneeName: ada.name,
    teamName: 'Support',
    tags: [],
    openedAt: opened,
    lastActivityAt: opened,
    channel: 'phone',
    solvedAt: null,
    awaitingSince: null,
    escalationLevel: 0,
    deadline: null,
    openConflicts: 0,
    saveState: 'on-server',
    ...some,
  };
}

export function aCustomer(some: Partial<CustomerSummary> = {}): CustomerSummary {
  return {
    id: idOf<CustomerId>(700),
    name: '王小明',
    tier: 'standard',
    language: 'zh-CN',
    organisationName: null,
    contactPoints: [{ kind: 'phone', value: '138 0000 1234', label: '' }],
    tags: [],
    notes: '',
    specialNeeds: '',
    openCases: 1,
    ...some,
  };
}

export function aCustomerDetail(some: Partial<CustomerDetail> = {}): CustomerDetail {
  const { id, name, tier, language, contactPoints, tags, notes } = aCustomer();
  return {
    id,
    rev: 1,
    fields: {
      ...{ name, tier, language, contactPoints, tags, notes },
      organisationId: null,
      createdAt: opened,
      recordedAt: opened,
      externalId: null,
      mergedIntoId: null,
      merge: null,
      apartFromIds: [],
      ...plainFile,
    },
    organisation: null,
    cases: [],
    calls: [],
    followUps: [],
    numbers: {},
    merged: [],
    saveState: 'on-server',
    ...some,
  };
}

export function aCaseDetail(
  fields: Partial<CaseDetail['fields']> = {},
  some: Partial<Omit<CaseDetail, 'fields'>> = {},
): CaseDetail {
  return {
    id: idOf<CaseId>(1),
    rev: 1,
    archived: false,
    fields: {
      number: '10001',
      aliases: [],
      subject: 'Refund has not arrived',
      description: 'Ordered on Monday, sent back on Friday.',
      type: 'complaint',
      status: 'open',
      priority: 'normal',
      channel: 'phone',
      customerId: idOf<CustomerId>(700),
      teamId: ada.teamIds[0],
      assigneeId: ada.id,
      tags: [],
      openedBy: ada.id,
      openedAt: opened,
      recordedAt: opened,
      lastActivityAt: opened,
      lastMessageId: null,
      ...untouched,
      firstRepliedAt: null,
      solvedAt: null,
      externalId: null,
      ...fields,
    },
    customer: aCustomer(),
    assigneeName: ada.name,
    teamName: 'Support',
    openedByName: ada.name,
    conflicts: [],
    followUps: [],
    saveState: 'on-server',
    ...some,
  };
}

export function anEntry(number: number, some: Partial<TimelineEntry> = {}): TimelineEntry {
  return {
    id: idOf<EntryId>(2000 + number),
    kind: 'note',
    authorName: ada.name,
    authorId: ada.id,
    body: `Entry ${number}`,
    data: null,
    delivery: null,
    happenedAt: opened + number * 60_000,
    recordedAt: opened + number * 60_000,
    saveState: 'on-server',
    call: null,
    ...some,
  };
}

export function aConflict(some: Partial<ConflictView> = {}): ConflictView {
  return {
    id: idOf<ConflictId>(900),
    caseId: idOf<CaseId>(1),
    caseNumber: '10001',
    caseSubject: 'Refund has not arrived',
    customerId: null,
    customerName: null,
    collection: 'case',
    recordId: idOf<CaseId>(1),
    field: 'priority',
    base: 'normal',
    theirs: 'low',
    theirsByName: '陈晨',
    theirsAt: null,
    mine: 'high',
    mineByName: ada.name,
    mineAt: null,
    mineIsYours: true,
    current: 'high',
    state: 'open',
    createdAt: opened,
    resolution: null,
    resolvedByName: null,
    resolvedAt: null,
    ...some,
  };
}

export function aFollowUp(some: Partial<FollowUpView> = {}): FollowUpView {
  return {
    id: idOf<FollowUpId>(800),
    caseId: idOf<CaseId>(1),
    caseNumber: '10001',
    caseSubject: 'Refund has not arrived',
    customerId: idOf<CustomerId>(700),
    customerName: '王小明',
    customerPhone: '138 0000 1234',
    ownerId: ada.id,
    ownerName: ada.name,
    kind: 'call-back',
    dueAt: Date.UTC(2099, 0, 1),
    promise: 'Call when the refund is booked',
    status: 'open',
    outcome: null,
    outcomeNote: '',
    completedAt: null,
    teamId: ada.teamIds[0],
    attempts: [],
    repeat: null,
    saveState: 'on-server',
    ...some,
  };
}
