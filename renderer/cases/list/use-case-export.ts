import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFilter } from '#domain/contract/ipc/case-filter.ts';
import { caseStatuses, caseTypes, channels, priorities } from '#domain/model/choices.ts';
import { numberText } from '../../state/format-number.ts';
import { useNotify } from '../../state/notify-context.tsx';
import { useProcedure } from '../../state/use-command.ts';
import { useLocale } from '../../state/use-locale.ts';
import { downloadText } from '../../ui/download-text.ts';

const columns = [
  'number',
  'subject',
  'status',
  'priority',
  'type',
  'channel',
  'customer',
  'team',
  'assignee',
  'tags',
  'openedAt',
  'lastActivityAt',
  'firstRepliedAt',
  'solvedAt',
  'description',
] as const;

/** Saves the whole filtered list as a file, headers and values in the reader's language. */
export function useCaseExport() {
  const { t } = useTranslation(['cases', 'common']);
  const locale = useLocale();
  const notify = useNotify();
  const { call, running } = useProcedure();
  const exportCases = useCallback(
    async (filter: CaseFilter) => {
      const labels = Object.fromEntries([
        ...columns.map((name) => [`column.${name}`, t(`column.${name}`)]),
        ...caseStatuses.map((value) => [`status.${value}`, t(`common:status.${value}`)]),
        ...priorities.map((value) => [`priority.${value}`, t(`common:priority.${value}`)]),
        ...caseTypes.map((value) => [`type.${value}`, t(`common:type.${value}`)]),
        ...channels.map((value) => [`channel.${value}`, t(`common:channel.${value}`)]),
      ]);
      const outcome = await call('cases.export', { ...filter, labels });
      if (!outcome.ok) return;
      const { fileName, csv, rows } = outcome.value;
      downloadText(fileName, 'text/csv', csv);
      notify({
        tone: 'good',
        text: t('list.exported', { count: rows, formatted: numberText(rows, locale), file: fileName }),
      });
    },
    [call, locale, notify, t],
  );
  return { exportCases, exporting: running };
}
