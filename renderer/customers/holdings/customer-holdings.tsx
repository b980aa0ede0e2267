import { ActionIcon } from '@mantine/core';
import { PackageOpen, PenLine, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HoldingView } from '#domain/contract/ipc/holding-views.ts';
import { hrefOf } from '../../state/route.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useQuery } from '../../state/use-query.ts';
import type { HoldingOwners } from '../../ui/holding/holding-content.ts';
import { HoldingDialog } from '../../ui/holding/holding-dialog.tsx';
import { HoldingIcon } from '../../ui/holding/holding-icon.tsx';
import { TermMark } from '../../ui/holding/term-mark.tsx';
import { SaveStateMark } from '../../ui/save-state-mark.tsx';
import { Section } from '../../ui/section.tsx';
import css from './holdings.module.css';

/** What a customer, or the organisation they are of, has from us. */
export function CustomerHoldings({ owners }: { readonly owners: HoldingOwners }) {
  const { t } = useTranslation(['holdings', 'common']);
  const { customer, organisation } = owners;
  const found = useQuery(
    'holdings.list',
    { customerId: customer?.id ?? null, organisationId: customer ? null : (organisation?.id ?? null) },
    { collections: ['holding', 'customer', 'organisation'] },
  );
  const [open, setOpen] = useState<'new' | HoldingView | null>(null);
  useActions([{ id: 'customer.addHolding', applies: open === null, run: () => setOpen('new') }]);
  const holdings = found.value ?? [];
  return (
    <Section
      title={t('title')}
      count={holdings.length}
      actions={
        <ActionIcon aria-label={t('add')} title={t('add')} onClick={() => setOpen('new')}>
          <Plus size={16} aria-hidden="true" />
        </ActionIcon>
      }
    >
      {found.value && holdings.length === 0 && (
        <p className={css.nothing}>
          <PackageOpen size={14} aria-hidden="true" /> {t('none')}
        </p>
      )}
      {holdings.length > 0 && (
        <ul className={css.list}>
          {holdings.map((holding) => (
            <li key={holding.id} className={css.item} data-retired={holding.fields.retiredAt !== null || undefined}>
              <a className={css.link} href={hrefOf('customers', 'holdings', { holding: holding.id })}>
                <HoldingIcon kind={holding.fields.kind} />
                <span className={css.name}>{holding.fields.name}</span>
                {holding.fields.number !== '' && (
                  <span className={`${css.number} hf-number`}>{holding.fields.number}</span>
                )}
                {customer && holding.customerId === null && (
                  <span className={css.faint}>{holding.organisationName}</span>
                )}
                <SaveStateMark state={holding.saveState} quiet />
                <TermMark of={holding.fields} />
              </a>
              <ActionIcon
                variant="subtle"
                aria-label={t('editTitle', { name: holding.fields.name })}
                title={t('common:actions.edit')}
                onClick={() => setOpen(holding)}
              >
                <PenLine size={14} aria-hidden="true" />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      {open !== null && (
        <HoldingDialog owners={owners} {...(open !== 'new' && { holding: open })} onClose={() => setOpen(null)} />
      )}
    </Section>
  );
}
