import type { ReplicaReader } from '#db/connection/handle.ts';
import { compensationsOfCase, listCompensations } from '#db/queries/compensation-views.ts';
import { countCooperation } from '#db/queries/cooperation-counts.ts';
import { listDefinitions } from '#db/queries/definitions.ts';
import { escalationsOfCase, listEscalations } from '#db/queries/escalation-views.ts';
import { handoffsOfCase, listHandoffs } from '#db/queries/handoff-views.ts';
import type { Me } from '#db/queries/me.ts';
import { ruleLog } from '#db/queries/rule-log.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';

type Names =
  | 'definitions.list'
  | 'rules.log'
  | 'handoffs.list'
  | 'escalations.list'
  | 'compensations.list'
  | 'cooperation.counts'
  | 'cases.cooperation';

/** What is read of work passed on, raised and compensated. */
export function cooperationHandlers(replica: () => ReplicaReader, me: () => Me): Pick<Handlers, Names> {
  return {
    'definitions.list': ({ kind }) => listDefinitions(replica(), kind, me()),
    'rules.log': () => ruleLog(replica(), me()),
    'handoffs.list': (input) => listHandoffs(replica(), input, me()),
    'escalations.list': (input) => listEscalations(replica(), input, me()),
    'compensations.list': (input) => listCompensations(replica(), input, me()),
    'cooperation.counts': () => countCooperation(replica(), me()),
    'cases.cooperation': ({ caseId }) => ({
      handoffs: handoffsOfCase(replica(), caseId),
      escalations: escalationsOfCase(replica(), caseId),
      compensations: compensationsOfCase(replica(), caseId),
    }),
  };
}
