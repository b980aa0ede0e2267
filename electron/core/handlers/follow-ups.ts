import type { ReplicaReader } from '#db/connection/handle.ts';
import { emergencySheet } from '#db/queries/emergency-sheet.ts';
import { listFollowUps } from '#db/queries/follow-up-views.ts';
import type { Me } from '#db/queries/me.ts';
import { listSurveys } from '#db/queries/survey-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { OpenAccount } from '../session/open-account.ts';

type Names = 'followUps.list' | 'followUps.handOver' | 'followUps.snooze' | 'followUps.sheet' | 'surveys.list';

/** Promises to customers, reminders of them, and what came of them. */
export function followUpHandlers(
  account: () => Pick<OpenAccount, 'bulk' | 'clocks'>,
  replica: () => ReplicaReader,
  me: () => Me,
): Pick<Handlers, Names> {
  return {
    'followUps.list': (input) => listFollowUps(replica(), input, me()),
    'followUps.handOver': ({ id, followUpIds, ...over }) => account().bulk.handOver(id, followUpIds, over),
    'followUps.snooze': ({ followUpId, minutes }) => {
      account().clocks.followUps.snooze(followUpId, minutes);
      return null;
    },
    'followUps.sheet': ({ owner }) => emergencySheet(replica(), owner, me()),
    'surveys.list': (input) => listSurveys(replica(), input),
  };
}
