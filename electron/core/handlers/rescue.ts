import type { rescueProcedures } from '#domain/contract/ipc/rescue-procedures.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { RescueDesk } from '../rescue/rescue-desk.ts';

/** Unsent work in a sealed file: made here, or taken in. */
export function rescueHandlers(rescue: RescueDesk): Pick<Handlers, keyof typeof rescueProcedures> {
  return {
    'rescue.export': ({ passphrase, account }) => rescue.make(passphrase, account),
    'rescue.piece': ({ id, offset }) => ({ data: rescue.piece(id, offset) }),
    'rescue.begin': () => ({ id: rescue.begin() }),
    'rescue.append': ({ id, data }) => {
      rescue.append(id, data);
      return null;
    },
    'rescue.import': ({ id, passphrase }) => rescue.take(id, passphrase),
  };
}
