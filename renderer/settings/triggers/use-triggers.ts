import { useMemo } from 'react';
import type { DefinitionView } from '#domain/contract/ipc/cooperation-views.ts';
import { type TriggerContent, triggerContent } from '#domain/rules/definitions/trigger.ts';
import { useQuery } from '../../state/use-query.ts';

export interface Trigger extends Omit<DefinitionView, 'content'> {
  readonly content: TriggerContent;
}

/** The workspace's triggers in the order in which they run. One made by a newer Holdfast in words not known here is left out. */
export function useTriggers(): readonly Trigger[] {
  const { value } = useQuery('definitions.list', { kind: 'trigger' }, { collections: ['definition'] });
  return useMemo(
    () =>
      (value ?? []).flatMap((definition): readonly Trigger[] => {
        const { data } = triggerContent.safeParse(definition.content);
        return data && definition.kind === 'trigger' ? [{ ...definition, content: data }] : [];
      }),
    [value],
  );
}

/** A trigger as it is saved when nothing of it changes. */
export function savedAs({ id, name, position, active, content }: Trigger) {
  return { definitionId: id, kind: 'trigger' as const, name, position, active, content };
}
