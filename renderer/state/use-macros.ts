import { useMemo } from 'react';
import type { DefinitionView } from '#domain/contract/ipc/cooperation-views.ts';
import { type MacroContent, macroContent } from '#domain/rules/definitions/macro.ts';
import { useQuery } from './use-query.ts';

export interface Macro extends Omit<DefinitionView, 'content'> {
  readonly content: MacroContent;
}

/** Everybody's macros, then the agent's own, each in their order. One made by a newer Holdfast in words not known here is left out. */
export function useAllMacros(): readonly Macro[] {
  const { value } = useQuery('definitions.list', { kind: 'macro' }, { collections: ['definition'] });
  return useMemo(
    () =>
      (value ?? [])
        .flatMap((definition): readonly Macro[] => {
          const { data } = macroContent.safeParse(definition.content);
          return data && definition.kind === 'macro' ? [{ ...definition, content: data }] : [];
        })
        .toSorted((a, b) => Number(a.ownerId !== null) - Number(b.ownerId !== null)),
    [value],
  );
}

/** Those that are not switched off. */
export function useMacros(): readonly Macro[] {
  const all = useAllMacros();
  return useMemo(() => all.filter(({ active }) => active), [all]);
}
