import { Button } from '@mantine/core';
import { Package, PenLine, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HoldingDetail } from '#domain/contract/ipc/holding-views.ts';
import type { HoldingId } from '#domain/model/ids.ts';
import { hrefOf } from '../../state/route.ts';
import { useCommand } from '../../state/use-command.ts';
import { useQuery } from '../../state/use-query.ts';
import { HoldingDialog } from '../../ui/holding/holding-dialog.tsx';
import { HoldingIcon } from '../../ui/holding/holding-icon.tsx';
import { TermMark } from '../../ui/holding/term-mark.tsx';
import { SaveStateMark } from '../../ui/save-state-mark.tsx';
import { Section } from '../../ui/section.tsx';
import { EmptyState, FailureState, LoadingState } from '../../ui/states.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { HoldingFacts } from './holding-facts.tsx';
import { HoldingFollowUp } from './holding-follow-up.tsx';
import css from './holdings.module.css';
import { NextReview } from './next-review.tsx';
import { RetireDialog } from './retire-dialog.tsx';

/** One asset, order or contract: whose it is, what was promised until when, and the cases about it. */
export function HoldingPage({ holdingId }: { readonly holdingId: HoldingId | null }) {
  const { t } = useTranslation('holdings');
  if (holdingId === null) return <EmptyState icon={Package} title={t('choose')} hint={t('chooseHint')} />;
  return <Found key={holdingId} holdingId={holdingId} />;
}

function Found({ holdingId }: { readonly holdingId: HoldingId }) {
  const found = useQuery(
    'holdings.get',
    { holdingId },
    { collections: ['holding', 'customer', 'organisation', 'followUp', 'case'] },
  );
  if (!found.value) return found.failure ? <FailureState failure={found.failure} /> : <LoadingState />;
  return <Shown holding={found.value} />;
}

function Shown({ holding }: { readonly holding: HoldingDetail }) {
  const { t } = useTranslation(['holdings', 'common']);
  const { run, running } = useCommand();
  const [doing, setDoing] = useState<'edit' | 'retire' | null>(null);
  const { id, fields, customerId, customerName, organisationName, caseRows } = holding;
  const owners = {
    customer: customerId && customerName !== null ? { id: customerId, name: customerName } : null,
    organisation:
      fields.organisationId && organisationName !== null ? { id: fields.organisationId, name: organisationName } : null,
  };
  return (
    <article className={css.page} aria-label={fields.name}>
      <header className={css.head}>
        <HoldingIcon kind={fields.kind} size={20} />
        <div className={css.who}>
          <h2 className={css.title}>{fields.name}</h2>
          <p className={css.about}>
            {owners.customer ? (
              <a href={hrefOf('customers', owners.customer.id)}>{owners.customer.name}</a>
            ) : (
              owners.organisation && (
                <a href={hrefOf('customers', 'organisations', { organisation: owners.organisation.id })}>
                  {owners.organisation.name}
                </a>
              )
            )}
            <TermMark of={fields} />
            <SaveStateMark state={holding.saveState} label quiet />
          </p>
        </div>
        <div className={css.actions}>
          <Button variant="default" leftSection={<PenLine size={14} />} onClick={() => setDoing('edit')}>
            {t('common:actions.edit')}
          </Button>
          {fields.retiredAt === null ? (
            <Button variant="default" onClick={() => setDoing('retire')}>
              {t('retire.action')}
            </Button>
          ) : (
            <Button
              variant="default"
              loading={running}
              leftSection={<RotateCcw size={14} />}
              onClick={() => void run('holding.retire', { holdingId: id, retired: false })}
            >
              {t('retire.undo')}
            </Button>
          )}
          <HoldingFollowUp holding={holding} />
        </div>
      </header>
      <div className={css.body}>
        <NextReview holding={holding} />
        <HoldingFacts fields={fields} />
        <Section title={t('cases')} count={caseRows.length}>
          {caseRows.length === 0 ? (
            <p className={css.nothing}>{t('noCases')}</p>
          ) : (
            <ul className={css.list}>
              {caseRows.map((row) => (
                <li key={row.id}>
                  <a className={css.link} href={hrefOf('cases', row.id)}>
                    <span className={`${css.number} hf-number`}>{row.number}</span>
                    <span className={css.name}>{row.subject}</span>
                    <span className={css.space} />
                    <StatusBadge status={row.status} />
                  </a>
                </li>
              ))}
            </ul>
          )}
        </Section>
      </div>
      {doing === 'edit' && <HoldingDialog owners={owners} holding={holding} onClose={() => setDoing(null)} />}
      {doing === 'retire' && <RetireDialog holding={holding} onClose={() => setDoing(null)} />}
    </article>
  );
}
