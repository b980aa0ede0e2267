import { listPeople } from '#db/queries/people.ts';
import type { peopleProcedures } from '#domain/contract/ipc/people-procedures.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { OpenAccount } from '../session/open-account.ts';

/** Who works here. Agents and teams are made by the server alone. */
export function peopleHandlers(
  account: () => Pick<OpenAccount, 'store' | 'api' | 'token' | 'engine'>,
): Pick<Handlers, keyof typeof peopleProcedures> {
  return {
    'people.list': () => listPeople(account().store.replica),
    'people.add': async (input) => {
      const { api, token, engine } = account();
      const added = await api.addAgent(token, input);
      engine.kick();
      return added;
    },
    'people.setKnowledgeRole': async (input) => {
      const { api, token, engine } = account();
      await api.setKnowledgeRole(token, input);
      engine.kick();
      return null;
    },
    'teams.add': async (input) => {
      const { api, token, engine } = account();
      const added = await api.addTeam(token, input);
      engine.kick();
      return added;
    },
  };
}
