import { Button } from '@mantine/core';
import { CopyCheck, UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CustomerPair } from '#domain/contract/ipc/duplicate-views.ts';
import { useNavigation } from '../../state/core-context.tsx';
import { numberText, percentText } from '../../state/format-number.ts';
import { hrefOf } from '../../state/route.ts';
import { useLocale } from '../../state/use-locale.ts';
import { usePagedRows } from '../../state/use-paged-rows.ts';
import { ListHead } from '../../ui/list-head.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { EmptyState } from '../../ui/states.tsx';
import css from './duplicates.module.css';

/** Pairs of service files that are likely one person's, the likeliest first; reckoned on this device. */
export function DuplicatesList({ pairId }: { readonly pairId: string | null }) {
  const { t } = useTranslation('duplicates');
  const locale = useLocale();
  const navigation = useNavigation();
  const rows = usePagedRows('customers.duplicates', {}, ['customer', 'organisation', 'definition']);
  return (
    <>
      <ListHead
        title={t('title')}
        count={rows.total === undefined ? undefined : numberText(rows.total, locale)}
        actions={
          <Button variant="default" leftSection={<UsersRound size={14} />} onClick={() => navigation.go('customers')}>
            {t('back')}
          </Button>
        }
      />
      <RecordList
        label={t('title')}
        rows={rows}
        selectedId={pairId}
        hrefOf={(row) => hrefOf('customers', 'duplicates', { pair: row.id })}
        onReach={(row) => navigation.replace('customers', 'duplicates', { pair: row.id })}
        renderRow={(row) => <PairRow pair={row} />}
        empty={<EmptyState icon={CopyCheck} title={t('none')} hint={t('noneHint')} />}
      />
    </>
  );
}

function PairRow({ pair }: { readonly pair: CustomerPair }) {
  const { t } = useTranslation('duplicates');
  const locale = useLocale();
  const percent = percentText(pair.score, locale);
  return (
    <>
      <span className={css.names}>
        <span className="hf-truncate">{pair.one.name}</span>
        <span className={css.faint} aria-hidden="true">
          ↔
        </span>
        <span className="hf-truncate">{pair.other.name}</span>
        <span className={css.space} />
        <span className={css.score}>{t('likely', { percent })}</span>
      </span>
      <span className={css.reasons}>
        <span className="hf-truncate">{pair.reasons.map((reason) => t(`reason.${reason}`)).join(' · ')}</span>
      </span>
    </>
  );
}
