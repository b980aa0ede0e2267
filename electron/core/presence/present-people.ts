import { listPeople } from '#db/queries/people.ts';
import type { CaseWithOthers } from '#domain/contract/ipc/presence-views.ts';
import type { OpenAccount } from '../session/open-account.ts';

/** Colleagues in cases, by name; one whom this device does not know yet is left out until it does. */
export function presentPeople({ presence, store, account }: OpenAccount): readonly CaseWithOthers[] {
  const cases = presence.others(account.agentId);
  if (cases.length === 0) return [];
  const names = new Map(listPeople(store.replica).agents.map(({ id, name }) => [id, name]));
  return cases.flatMap(({ caseId, people }) => {
    const named = people.flatMap((person) => {
      const name = names.get(person.agentId);
      return name === undefined ? [] : [{ ...person, name }];
    });
    return named.length > 0 ? [{ caseId, people: named }] : [];
  });
}
