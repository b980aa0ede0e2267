import { useState } from 'react';
import type { Contract } from '#domain/contract/ipc/contract.ts';
import type { InputOf, OutputOf } from '#domain/contract/ipc/procedure.ts';
import { useCore } from '../../state/core-context.tsx';
import { useProcedure } from '../../state/use-command.ts';

type Long = 'knowledgeImports.run' | 'knowledgeExports.make';
type Asked<N extends Long> = InputOf<Contract[N]> & { readonly id: string };

interface UsedRun<N extends Long> {
  /** How much is behind; none while nothing runs. */
  readonly progress: number | null;
  run(asked: Asked<N>): Promise<OutputOf<Contract[N]> | null>;
}

/** Something that takes its time, and tells how far it is. */
export function useRun<N extends Long>(name: N): UsedRun<N> {
  const { link } = useCore();
  const { call } = useProcedure();
  const [progress, setProgress] = useState<number | null>(null);
  return {
    progress,
    async run(asked) {
      setProgress(0);
      const unsubscribe = link.on('bulk', (told) => {
        if (told.id === asked.id) setProgress(told.done / Math.max(1, told.total));
      });
      const outcome = await call(name, asked);
      unsubscribe();
      setProgress(null);
      return outcome.ok ? outcome.value : null;
    },
  };
}
