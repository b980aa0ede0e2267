import { useState } from 'react';
import type { Contract } from '#domain/contract/ipc/contract.ts';
import type { ImportOutcome } from '#domain/contract/ipc/import-views.ts';
import type { InputOf } from '#domain/contract/ipc/procedure.ts';
import { useCore } from '../../state/core-context.tsx';
import { useProcedure } from '../../state/use-command.ts';

type Asked = InputOf<Contract['customerImports.run']>;

export interface ImportResult {
  readonly dry: boolean;
  readonly outcome: ImportOutcome;
}

interface UsedRun {
  /** How much of the file is behind; none while nothing runs. */
  readonly progress: { readonly dry: boolean; readonly part: number } | null;
  readonly result: ImportResult | null;
  run(asked: Asked): Promise<void>;
  stop(id: string): void;
  forget(): void;
}

/** Tries a file out, or imports it. */
export function useImportRun(): UsedRun {
  const { link } = useCore();
  const { call } = useProcedure();
  const [progress, setProgress] = useState<UsedRun['progress']>(null);
  const [result, setResult] = useState<ImportResult | null>(null);
  return {
    ...{ progress, result },
    async run(asked) {
      const { id, dry } = asked;
      setResult(null);
      setProgress({ dry, part: 0 });
      const unsubscribe = link.on('bulk', (told) => {
        if (told.id === id) setProgress({ dry, part: told.done / Math.max(1, told.total) });
      });
      const outcome = await call('customerImports.run', asked);
      unsubscribe();
      setProgress(null);
      if (outcome.ok) setResult({ dry, outcome: outcome.value });
    },
    stop: (id) => void call('customerImports.stop', { id }),
    forget: () => setResult(null),
  };
}
