import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '#domain/model/ids.ts';
import { absoluteTime } from '../../state/format-time.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useQuery } from '../../state/use-query.ts';
import { Pager } from '../../ui/pager.tsx';
import { Section } from '../../ui/section.tsx';
import { FailureState } from '../../ui/states.tsx';
import { HistoryLine } from './history-line.tsx';
import css from './record.module.css';

const perPage = 10;

/** Who did what to a service file, the newest first. */
export function CustomerHistory({ customerId }: { readonly customerId: CustomerId }) {
  const { t } = useTranslation('customer-file');
  const locale = useLocale();
  const [offset, setOffset] = useState(0);
  const found = useQuery(
    'customers.history',
    { customerId, offset, limit: perPage },
    { collections: ['customerChange', 'customer'], keepFormer: true },
  );
  const history = found.value;
  if (!history) return found.failure ? <FailureState failure={found.failure} /> : null;
  const isEnd = offset + history.lines.length >= history.total;
  return (
    <Section
      title={t('history.title')}
      count={history.total}
      actions={
        <Pager label={t('history.title')} offset={offset} limit={perPage} total={history.total} onMove={setOffset} />
      }
    >
      <ol className={css.lines}>
        {history.lines.map((line) => (
          <HistoryLine key={line.id} line={line} names={history.names} shownId={customerId} />
        ))}
        {isEnd && history.begunAt !== null && (
          <li className={css.faint}>{t('history.begun', { when: absoluteTime(history.begunAt, locale) })}</li>
        )}
      </ol>
      {history.total === 0 && history.begunAt === null && <p className={css.faint}>{t('history.none')}</p>}
    </Section>
  );
}
