import { Button, SegmentedControl } from '@mantine/core';
import { CalendarCheck2, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExpiringRow } from '#domain/contract/ipc/holding-views.ts';
import { useAgent, useNavigation } from '../../state/core-context.tsx';
import { numberText } from '../../state/format-number.ts';
import { hrefOf } from '../../state/route.ts';
import { useLocale } from '../../state/use-locale.ts';
import { usePagedRows } from '../../state/use-paged-rows.ts';
import { HoldingIcon } from '../../ui/holding/holding-icon.tsx';
import { TermMark } from '../../ui/holding/term-mark.tsx';
import { ListHead } from '../../ui/list-head.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useToday } from '../../ui/use-today.ts';
import css from './holdings.module.css';

const spans = ['30', '90', '365'] as const;

/** Warranties and contracts that end soon or ended lately, the first to end first. */
export function ExpiringList({ selectedId }: { readonly selectedId: string | null }) {
  const { t } = useTranslation('holdings');
  const locale = useLocale();
  const navigation = useNavigation();
  const today = useToday();
  const { role } = useAgent();
  const [days, setDays] = useState<(typeof spans)[number]>('90');
  // Who leads looks after all of them; an agent after those of the customers they look after.
  const [of, setOf] = useState<'me' | 'everyone'>(role === 'agent' ? 'me' : 'everyone');
  const rows = usePagedRows('holdings.expiring', { today, of, days: Number(days) }, [
    ...(['holding', 'customer', 'organisation', 'followUp'] as const),
  ]);
  return (
    <>
      <ListHead
        title={t('expiring.title')}
        count={rows.total === undefined ? undefined : numberText(rows.total, locale)}
        actions={
          <Button variant="default" leftSection={<UsersRound size={14} />} onClick={() => navigation.go('customers')}>
            {t('expiring.back')}
          </Button>
        }
      >
        <SegmentedControl
          aria-label={t('expiring.within')}
          value={days}
          onChange={setDays}
          data={spans.map((span) => ({ value: span, label: t('expiring.days', { count: Number(span) }) }))}
        />
        <SegmentedControl
          aria-label={t('expiring.whose')}
          value={of}
          onChange={setOf}
          data={[
            { value: 'me', label: t('expiring.mine') },
            { value: 'everyone', label: t('expiring.all') },
          ]}
        />
      </ListHead>
      <RecordList
        label={t('expiring.title')}
        rows={rows}
        selectedId={selectedId}
        hrefOf={(row) => hrefOf('customers', 'holdings', { holding: row.id })}
        onReach={(row) => navigation.replace('customers', 'holdings', { holding: row.id })}
        renderRow={(row) => <Row row={row} />}
        empty={<EmptyState icon={CalendarCheck2} title={t('expiring.none')} hint={t('expiring.noneHint')} />}
      />
    </>
  );
}

function Row({ row }: { readonly row: ExpiringRow }) {
  const { t } = useTranslation('holdings');
  const { fields, customerName, organisationName, followUp } = row;
  return (
    <>
      <span className={css.rowLine}>
        <HoldingIcon kind={fields.kind} />
        <span className={css.name}>{fields.name}</span>
        {followUp ? (
          <span className={css.arranged}>
            {followUp.isOpen ? t('followUp.on') : t('followUp.done')} <TimeText at={followUp.dueAt} />
          </span>
        ) : (
          <span className={`${css.rowNumber} hf-number`}>{fields.number}</span>
        )}
      </span>
      <span className={css.rowAbout}>
        <span className="hf-truncate">{customerName ?? organisationName}</span>
        <span className={css.space} />
        <TermMark of={fields} />
      </span>
    </>
  );
}
