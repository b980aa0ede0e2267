import { Coins, Handshake, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isHandoffOverdue } from '#domain/rules/handoff.ts';
import type { QueryState } from '../state/query-store.ts';
import { useQuery } from '../state/use-query.ts';
import { CompensationItem } from '../ui/cooperation/compensation-item.tsx';
import { EscalationItem } from '../ui/cooperation/escalation-item.tsx';
import { HandoffItem } from '../ui/cooperation/handoff-item.tsx';
import items from '../ui/cooperation/item.module.css';
import { EmptyState, FailureState, LoadingState } from '../ui/states.tsx';
import { useMinute } from '../ui/use-minute.ts';
import css from './cooperation.module.css';

const names = ['customer', 'agent', 'team', 'case'];

/** Handoffs to us or from us, the first due first; how many are overdue stands above them. */
export function Handoffs({ box, finished }: { readonly box: 'for-us' | 'from-us'; readonly finished: boolean }) {
  const { t } = useTranslation('cooperation');
  const now = Math.max(useMinute(), Date.now());
  const found = useQuery(
    'handoffs.list',
    { box, state: finished ? 'finished' : 'open' },
    { collections: ['handoff', ...names], keepFormer: true },
  );
  const overdue = found.value?.filter((handoff) => isHandoffOverdue(handoff, now)).length ?? 0;
  return (
    <>
      {overdue > 0 && <p className={css.overdue}>{t('overdueCount', { count: overdue })}</p>}
      <Waiting found={found} icon={Handshake} name={box}>
        {(handoff) => <HandoffItem key={handoff.id} handoff={handoff} withCase />}
      </Waiting>
    </>
  );
}

export function Escalations({ finished }: { readonly finished: boolean }) {
  const found = useQuery(
    'escalations.list',
    { state: finished ? 'ended' : 'open' },
    { collections: ['escalation', ...names], keepFormer: true },
  );
  return (
    <Waiting found={found} icon={TriangleAlert} name="escalations">
      {(escalation) => <EscalationItem key={escalation.id} escalation={escalation} withCase />}
    </Waiting>
  );
}

export function Approvals({ finished }: { readonly finished: boolean }) {
  const found = useQuery(
    'compensations.list',
    { state: finished ? 'settled' : 'asked' },
    { collections: ['compensation', ...names], keepFormer: true },
  );
  return (
    <Waiting found={found} icon={Coins} name="approvals">
      {(compensation) => <CompensationItem key={compensation.id} compensation={compensation} withCase />}
    </Waiting>
  );
}

interface Props<Row> {
  readonly found: QueryState<readonly Row[]>;
  readonly icon: LucideIcon;
  readonly name: 'for-us' | 'from-us' | 'escalations' | 'approvals';
  children(row: Row): ReactNode;
}

function Waiting<Row>({ found, icon, name, children }: Props<Row>) {
  const { t } = useTranslation('cooperation');
  if (!found.value) return found.failure ? <FailureState failure={found.failure} /> : <LoadingState />;
  if (found.value.length === 0)
    return <EmptyState icon={icon} title={t(`nothing.${name}`)} hint={t(`nothingHint.${name}`)} />;
  return (
    <ul className={items.items} aria-label={t(`tab.${name}`)}>
      {found.value.map((row) => children(row))}
    </ul>
  );
}
