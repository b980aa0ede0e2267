import { useTranslation } from 'react-i18next';
import { caseTypes, channels } from '#domain/model/choices.ts';
import { numberText } from '../../state/format-number.ts';
import { useNotify } from '../../state/notify-context.tsx';
import { useProcedure } from '../../state/use-command.ts';
import { useLocale } from '../../state/use-locale.ts';
import { downloadText } from '../../ui/download-text.ts';
import type { Wanted } from './question-filters.tsx';

const columns = [
  'question',
  'cases',
  'share',
  'last',
  'answered',
  'articles',
  'teams',
  'channels',
  'types',
  'tags',
  'products',
  'examples',
  'week',
] as const;

/** Saves all questions that are listed as a file, headers and values in the reader's language. */
export function useQuestionExport() {
  const { t } = useTranslation(['questions', 'common']);
  const locale = useLocale();
  const notify = useNotify();
  const { call, running } = useProcedure();
  return {
    exporting: running,
    async exportQuestions(asked: Wanted & { readonly id: string }) {
      const labels = Object.fromEntries([
        ...columns.map((name) => [`column.${name}`, t(`column.${name}`)]),
        ...caseTypes.map((value) => [`type.${value}`, t(`common:type.${value}`)]),
        ...channels.map((value) => [`channel.${value}`, t(`common:channel.${value}`)]),
        ...(['yes', 'no', 'unknownArticle'] as const).map((name) => [name, t(name)]),
      ]);
      const outcome = await call('questions.export', { ...asked, labels });
      if (!outcome.ok) return;
      const { fileName, csv, rows } = outcome.value;
      downloadText(fileName, 'text/csv', csv);
      notify({ tone: 'good', text: t('exported', { count: rows, number: numberText(rows, locale), file: fileName }) });
    },
  };
}
