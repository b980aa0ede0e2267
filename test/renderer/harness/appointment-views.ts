import type { AppointmentView } from '#domain/contract/ipc/appointment-views.ts';
import type { AppointmentId, CustomerId } from '#domain/model/ids.ts';
import { idOf } from './case-views.ts';
import { ada } from './test-core.ts';

/** A visit of an hour at ten to 王小明, in Ada's diary, that the customer has not confirmed yet. */
export function anAppointment(some: Partial<AppointmentView> = {}): AppointmentView {
  return {
    ...{ id: idOf<AppointmentId>(850), caseId: null, caseNumber: null },
    ...{ customerId: idOf<CustomerId>(700), customerName: '王小明', customerPhone: '138 0000 1234' },
    ...{ customerLanguage: 'zh-CN', teamId: ada.teamIds[0], agentId: ada.id, agentName: ada.name },
    ...{ kind: 'visit', startsAt: Date.UTC(2099, 0, 1, 10), minutes: 60, place: '解放路 1 号', note: '' },
    ...{ state: 'proposed', remark: '', moves: { count: 0, lastReason: '' } },
    ...{ bookedById: ada.id, bookedByName: ada.name, clashes: [], saveState: 'on-server' },
    ...some,
  };
}
