import { reportExports } from '#db/queries/report-exports.ts';
import type { reportFileProcedures } from '#domain/contract/ipc/report-file-procedures.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { OpenAccount } from '../session/open-account.ts';

/** Reports that leave the program as files. */
export function reportFileHandlers(
  account: () => Pick<OpenAccount, 'transfers' | 'store'>,
): Pick<Handlers, keyof typeof reportFileProcedures> {
  return {
    'reportFiles.make': (input) => account().transfers.reportExports.make(input),
    'reportFiles.cancel': ({ id }) => {
      account().transfers.reportExports.cancel(id);
      return null;
    },
    'reportFiles.piece': ({ id, offset }) => account().transfers.reportExports.piece(id, offset),
    'reportFiles.drop': async ({ id }) => {
      await account().transfers.reportExports.drop(id);
      return null;
    },
    'reportFiles.list': () => reportExports(account().store.replica, 100),
  };
}
