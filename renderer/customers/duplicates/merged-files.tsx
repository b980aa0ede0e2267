import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '#domain/contract/ipc/customer-views.ts';
import { useNotify } from '../../state/notify-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import css from './duplicates.module.css';

/** Whose files go on in this one, and the way back. */
export function MergedFiles({ customer }: { readonly customer: CustomerDetail }) {
  const { t } = useTranslation('duplicates');
  const notify = useNotify();
  const { run, running } = useCommand();
  if (customer.merged.length === 0) return null;
  const undo = async (customerId: CustomerDetail['id']) => {
    const undone = await run('customer.unmerge', { customerId });
    if (undone.ok) notify({ tone: 'good', text: t('undone') });
  };
  return (
    <Section title={t('merged.title')} count={customer.merged.length}>
      <ul className={css.merged}>
        {customer.merged.map(({ id, name, intoId, at, byName }) => (
          <li key={id}>
            <span className={css.mergedName}>{name}</span>
            <span className={css.faint}>
              {at !== null && <TimeText at={at} />} {byName && t('merged.by', { name: byName })}
            </span>
            <span className={css.space} />
            {intoId === customer.id ? (
              <Button variant="default" loading={running} onClick={() => void undo(id)}>
                {t('undo')}
              </Button>
            ) : (
              <span className={css.faint}>{t('merged.through')}</span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
