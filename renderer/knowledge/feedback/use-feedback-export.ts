import { useTranslation } from 'react-i18next';
import type { Contract } from '#domain/contract/ipc/contract.ts';
import type { InputOf } from '#domain/contract/ipc/procedure.ts';
import { productFeedbackStates } from '#domain/model/product-feedback-fields.ts';
import { useNotify } from '../../state/notify-context.tsx';
import { useProcedure } from '../../state/use-command.ts';
import { downloadText } from '../../ui/download-text.ts';

const columns = [
  ...(['problem', 'product', 'state', 'owner', 'dueAt', 'cases', 'customers', 'told'] as const),
  ...(['evidence', 'answer', 'answeredAt', 'createdAt', 'createdBy', 'numbers'] as const),
];

type Filter = Omit<InputOf<Contract['productFeedback.export']>, 'labels'>;

/** Saves the filtered list as a file, headers and values in the reader's language. */
export function useFeedbackExport() {
  const { t } = useTranslation('feedback');
  const notify = useNotify();
  const { call, running } = useProcedure();
  const exportFeedback = async (filter: Filter): Promise<void> => {
    if (running) return;
    const labels = Object.fromEntries([
      ...columns.map((name) => [`column.${name}`, t(`column.${name}`)]),
      ...productFeedbackStates.map((state) => [`state.${state}`, t(`state.${state}`)]),
    ]);
    const outcome = await call('productFeedback.export', { ...filter, labels });
    if (!outcome.ok) return;
    const { fileName, csv, rows } = outcome.value;
    downloadText(fileName, 'text/csv', csv);
    notify({ tone: 'good', text: t('exported', { count: rows, file: fileName }) });
  };
  return { exportFeedback, exporting: running };
}
