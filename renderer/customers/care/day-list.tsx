import { SegmentedControl } from '@mantine/core';
import { CalendarHeart } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OccasionRow } from '#domain/contract/ipc/care-views.ts';
import { useNavigation } from '../../state/core-context.tsx';
import { dateText } from '../../state/format-day.ts';
import { hrefOf } from '../../state/route.ts';
import { useLocale } from '../../state/use-locale.ts';
import { RecordList } from '../../ui/record-list.tsx';
import { EmptyState } from '../../ui/states.tsx';
import css from './care.module.css';
import { CareHead } from './care-head.tsx';
import { listedRows } from './listed-rows.ts';
import { careSpans, useCareDays } from './use-care-days.ts';
import { useOccasionWords } from './use-occasion-words.ts';

/** Birthdays, anniversaries and holidays of the next days. */
export function DayList({ selectedId }: { readonly selectedId: string | null }) {
  const { t } = useTranslation('care');
  const navigation = useNavigation();
  const { days, value, failure } = useCareDays();
  const params = { list: 'days', days: String(days) };
  return (
    <>
      <CareHead list="days" total={value?.total}>
        <SegmentedControl
          aria-label={t('days.span')}
          value={String(days)}
          fullWidth
          onChange={(span) => navigation.go('customers', 'care', { list: 'days', days: span })}
          data={careSpans.map((span) => ({ value: String(span), label: t('days.ahead', { count: span }) }))}
        />
      </CareHead>
      <RecordList
        label={t('list.days')}
        rows={listedRows(value?.rows, failure)}
        selectedId={selectedId}
        hrefOf={(row) => hrefOf('customers', 'care', { ...params, day: row.id })}
        onReach={(row) => navigation.replace('customers', 'care', { ...params, day: row.id })}
        renderRow={(row) => <DayRow row={row} />}
        empty={<EmptyState icon={CalendarHeart} title={t('days.none')} hint={t('days.noneHint')} />}
      />
    </>
  );
}

function DayRow({ row }: { readonly row: OccasionRow }) {
  const { t } = useTranslation(['care', 'common']);
  const locale = useLocale();
  const { words } = useOccasionWords();
  return (
    <>
      <span className={css.line}>
        <span className={`${css.name} hf-truncate`}>{row.name}</span>
        {row.tier === 'vip' && <span className={css.vip}>{t('common:tier.vip')}</span>}
        <span className={css.space} />
        <span className={css.strong}>{dateText(row.date, locale)}</span>
      </span>
      <span className={css.about}>
        {row.planned && <span>{t('risk.planned', { name: row.planned.ownerName })}</span>}
        <span className="hf-truncate">{words(row)}</span>
      </span>
    </>
  );
}
