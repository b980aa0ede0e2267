import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkCommand, BulkProgress, BulkResult } from '#domain/contract/ipc/queue-views.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { useCore } from '../../../state/core-context.tsx';
import { numberText } from '../../../state/format-number.ts';
import { useNotify } from '../../../state/notify-context.tsx';
import { useProcedure } from '../../../state/use-command.ts';
import { useLocale } from '../../../state/use-locale.ts';

interface UsedBulk {
  /** How far the change that is under way has come. */
  readonly progress: BulkProgress | null;
  /** What was left out of the last one, until it was read. */
  readonly report: BulkResult | null;
  run(caseIds: readonly CaseId[], command: BulkCommand): Promise<boolean>;
  cancel(): void;
  dismiss(): void;
}

/** Runs one command for many cases, shows how far it is, and offers to undo it. */
export function useBulk(): UsedBulk {
  const { t } = useTranslation('queues');
  const locale = useLocale();
  const notify = useNotify();
  const { link, undo } = useCore();
  const { call } = useProcedure();
  const [progress, setProgress] = useState<BulkProgress | null>(null);
  const [report, setReport] = useState<BulkResult | null>(null);
  return {
    progress,
    report,
    async run(caseIds, command) {
      const id = crypto.randomUUID();
      setProgress({ id, done: 0, total: caseIds.length });
      const stop = link.on('bulk', (now) => {
        if (now.id === id) setProgress(now);
      });
      const outcome = await call('bulk.run', { id, caseIds: [...caseIds], command });
      stop();
      setProgress(null);
      if (!outcome.ok) return false;
      const { done, same, refused, undo: token } = outcome.value;
      undo.made(command.name, token, done);
      if (refused > 0) setReport(outcome.value);
      else if (done === 0 && same > 0)
        notify({ tone: 'plain', text: t('bulk.allSame', { count: same, formatted: numberText(same, locale) }) });
      return true;
    },
    cancel() {
      if (progress) void call('bulk.cancel', { id: progress.id });
    },
    dismiss: () => setReport(null),
  };
}
