import { useCallback } from 'react';
import type { OrganisationId } from '#domain/model/ids.ts';
import { type Outcome, useCommand, useProcedure } from '../state/use-command.ts';
import type { CustomerValues } from './customer-values.ts';

type Organisation = CustomerValues['organisation'];

/** Turns a typed name into an organisation: none, a known one of exactly this name, or a new one. */
export function useOrganisation() {
  const { run } = useCommand();
  const { call } = useProcedure();
  return useCallback(
    async (chosen: Organisation): Promise<Outcome<Organisation>> => {
      const name = chosen.name.trim();
      if (chosen.id !== null || name === '') return { ok: true, value: { id: name === '' ? null : chosen.id, name } };
      const known = await call('organisations.list', { text: name });
      if (!known.ok) return known;
      const same = known.value.find((each) => each.name === name);
      if (same) return { ok: true, value: { id: same.id as OrganisationId, name } };
      const added = await run('organisation.add', { name });
      if (!added.ok) return added;
      return { ok: true, value: { id: (added.value.made?.id ?? null) as OrganisationId | null, name } };
    },
    [run, call],
  );
}
