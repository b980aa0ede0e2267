import { Button } from '@mantine/core';
import { Building2, Plus, UsersRound } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganisationRow } from '#domain/contract/ipc/organisation-views.ts';
import { useNavigation } from '../../state/core-context.tsx';
import { numberText } from '../../state/format-number.ts';
import { hrefOf } from '../../state/route.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useLocale } from '../../state/use-locale.ts';
import { usePagedRows } from '../../state/use-paged-rows.ts';
import { ListHead } from '../../ui/list-head.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useComposedText } from '../../ui/use-composed-text.ts';
import { useSettled } from '../../ui/use-settled.ts';
import css from '../customer-list.module.css';

/** The organisations that customers are of, by name. */
export function OrganisationsList({ selectedId }: { readonly selectedId: string | null }) {
  const { t } = useTranslation('organisations');
  const locale = useLocale();
  const navigation = useNavigation();
  const search = useComposedText();
  const input = useRef<HTMLInputElement>(null);
  const text = useSettled(search.text.trim(), 120);
  const rows = usePagedRows('organisations.find', { text }, ['organisation', 'customer', 'agent']);
  const open = (organisation: string) => navigation.go('customers', 'organisations', { organisation });
  useActions([
    { id: 'list.search', run: () => input.current?.focus() },
    { id: 'list.new', run: () => open('new') },
  ]);
  return (
    <>
      <ListHead
        title={t('title')}
        count={rows.total === undefined ? undefined : numberText(rows.total, locale)}
        search={{ text: search, label: t('search'), input }}
        actions={
          <>
            <Button variant="default" leftSection={<UsersRound size={14} />} onClick={() => navigation.go('customers')}>
              {t('back')}
            </Button>
            <Button aria-label={t('add')} px={8} onClick={() => open('new')}>
              <Plus size={14} aria-hidden="true" />
            </Button>
          </>
        }
      />
      <RecordList
        label={t('title')}
        rows={rows}
        selectedId={selectedId}
        hrefOf={(row) => hrefOf('customers', 'organisations', { organisation: row.id })}
        onReach={(row) => navigation.replace('customers', 'organisations', { organisation: row.id })}
        renderRow={(row) => <Row row={row} />}
        empty={
          text === '' ? (
            <EmptyState icon={Building2} title={t('none')} hint={t('noneHint')} />
          ) : (
            <EmptyState icon={Building2} title={t('nothingFound', { text })} hint={t('nothingFoundHint')} />
          )
        }
      />
    </>
  );
}

function Row({ row }: { readonly row: OrganisationRow }) {
  const { t } = useTranslation(['organisations', 'service-file']);
  return (
    <>
      <span className={css.line}>
        <span className={css.name}>{row.name}</span>
        <span className={css.space} />
        <span className={css.cases}>{t('people', { count: row.people })}</span>
      </span>
      <span className={css.about}>
        {row.accountManagerName !== null && t('service-file:lookedAfterBy', { name: row.accountManagerName })}
      </span>
    </>
  );
}
