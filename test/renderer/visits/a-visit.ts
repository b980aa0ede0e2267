import type { VisitView } from '#domain/contract/ipc/visit-views.ts';
import type { CaseId, CustomerId, EntryId, VisitId } from '#domain/model/ids.ts';
import { idOf } from '../harness/case-views.ts';
import { ada } from '../harness/test-core.ts';

const came = new Date(2026, 10, 20, 9, 5).getTime();

/** Ada's, half an hour at 王小明's. */
export function aVisit(some: Partial<VisitView> = {}): VisitView {
  return {
    id: idOf<VisitId>(5001),
    rev: 3,
    caseId: idOf<CaseId>(1),
    caseNumber: '10001',
    caseSubject: 'Case 1',
    customerId: idOf<CustomerId>(700),
    customerName: '王小明',
    organisationName: null,
    customerLanguage: 'zh-CN',
    agentId: ada.id,
    agentName: ada.name,
    kind: 'on-site',
    place: '晨光路一号',
    plannedAt: null,
    arrivedAt: came,
    leftAt: came + 30 * 60_000,
    need: '门锁没电',
    cause: '电池用完',
    done: '换了电池',
    parts: '电池四节',
    promised: '',
    outcome: 'resolved',
    mood: 'upset',
    metWith: '李老师',
    signature: null,
    entryId: idOf<EntryId>(31),
    signing: 'unsigned',
    reportHash: 'a'.repeat(64),
    saveState: 'on-server',
    ...some,
  };
}
