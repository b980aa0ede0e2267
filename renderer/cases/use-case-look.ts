import { useCallback } from 'react';
import type { CaseLook } from '#domain/contract/ipc/settings-views.ts';
import { useAgent, useCore, useSettings } from '../state/core-context.tsx';
import { useProcedure } from '../state/use-command.ts';

const usual: CaseLook = { timeline: 'all', folded: [] };

/** What this agent wants to see of a case, kept on this device. */
export function useCaseLook() {
  const me = useAgent().id;
  const { settings } = useCore();
  const { call } = useProcedure();
  const look = useSettings(({ caseLooks }) => caseLooks[me]) ?? usual;
  const change = useCallback(
    (next: Partial<CaseLook>) => {
      const { caseLooks } = settings.getState();
      void call('settings.set', { caseLooks: { ...caseLooks, [me]: { ...(caseLooks[me] ?? usual), ...next } } });
    },
    [call, me, settings],
  );
  return { look, change };
}
