import type { meaningProcedures } from '#domain/contract/ipc/meaning-procedures.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { OpenAccount } from '../session/open-account.ts';

/** What leaves this device for its meaning, and how far that has come. Who was given a key may enter it: it opens nothing that the workspace did not. */
export function meaningHandlers(
  account: () => Pick<OpenAccount, 'meaning'>,
): Pick<Handlers, keyof typeof meaningProcedures> {
  return {
    'meaning.get': () => account().meaning.state,
    'meaning.setKey': ({ address, key }) => account().meaning.setKey(address, key),
    'meaning.removeKey': () => account().meaning.removeKey(),
    'meaning.work': ({ what }) => account().meaning.work(what),
  };
}
