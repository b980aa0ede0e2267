import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { numberText } from '../../state/format-number.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useQuery } from '../../state/use-query.ts';
import { EmptyState, FailureState, LoadingState } from '../../ui/states.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import css from './export.module.css';

interface Props {
  readonly opened: boolean;
  onClose(): void;
}

/** Who took which report out of the program, beside the report; for leads. */
export function PastExports({ opened, onClose }: Props) {
  const { t } = useTranslation(['reports', 'common']);
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={480}
      title={t('export.past')}
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      {opened && <PastList />}
    </Drawer>
  );
}

function PastList() {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const { value, failure } = useQuery('reportFiles.list', {}, { collections: ['reportExport'] });
  if (!value) return failure ? <FailureState failure={failure} /> : <LoadingState />;
  if (value.length === 0) return <EmptyState title={t('export.pastNone')} />;
  return (
    <ol className={css.past} aria-label={t('export.past')}>
      {value.map(({ id, agentName, format, title, rows, happenedAt }) => (
        <li key={id}>
          <span className={css.pastTitle}>{title}</span>
          <span className={css.pastAbout}>
            {[
              agentName === '' ? t('noAgent') : agentName,
              t(`export.formats.${format}`),
              ...(rows > 0 ? [t('rows.total', { count: rows, formatted: numberText(rows, locale) })] : []),
            ].join(' · ')}{' '}
            <TimeText at={happenedAt} />
          </span>
        </li>
      ))}
    </ol>
  );
}
