import { Button } from '@mantine/core';
import { ArrowLeftRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customerLimits } from '#domain/commands/customer-input.ts';
import type { CustomerDetail } from '#domain/contract/ipc/customer-views.ts';
import type { CustomerId } from '#domain/model/ids.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useCommand } from '../../state/use-command.ts';
import { useQuery } from '../../state/use-query.ts';
import { FailureState, LoadingState } from '../../ui/states.tsx';
import css from './duplicates.module.css';
import { inOrder, likelyChoice, pointsOfBoth, spelledTwice } from './merge-choice.ts';
import { type MergeChoice, MergeForm } from './merge-form.tsx';

interface Merged {
  readonly from: CustomerDetail;
  readonly into: CustomerDetail;
}

interface Props {
  readonly oneId: CustomerId;
  readonly otherId: CustomerId;
  onMerged(merged: Merged): void;
  /** Beside the button that merges. */
  readonly actions?: (one: CustomerDetail, other: CustomerDetail) => ReactNode;
}

function useCustomer(customerId: CustomerId) {
  return useQuery('customers.get', { customerId }, { collections: [`customer/${customerId}`, 'case', 'organisation'] });
}

/** Two service files to be merged: which one goes on, and what it will say. */
export function MergePair({ oneId, otherId, onMerged, actions }: Props) {
  const { t } = useTranslation('duplicates');
  const one = useCustomer(oneId);
  const other = useCustomer(otherId);
  const failure = one.failure ?? other.failure;
  if (!one.value || !other.value) return failure ? <FailureState failure={failure} /> : <LoadingState />;
  if (one.value.id === other.value.id) return <p className={css.hint}>{t('gone')}</p>;
  return (
    <Pair
      key={`${one.value.id} ${other.value.id}`}
      one={one.value}
      other={other.value}
      onMerged={onMerged}
      actions={actions}
    />
  );
}

interface PairProps {
  readonly one: CustomerDetail;
  readonly other: CustomerDetail;
  readonly onMerged: Props['onMerged'];
  readonly actions: Props['actions'];
}

function likely(from: CustomerDetail, into: CustomerDetail): MergeChoice {
  return { choose: likelyChoice(from, into), drop: spelledTwice(from, into) };
}

function Pair({ one, other, onMerged, actions }: PairProps) {
  const { t } = useTranslation('duplicates');
  const { run, running } = useCommand();
  const [turned, setTurned] = useState(false);
  const [older, younger] = [inOrder(one, other)[1], inOrder(one, other)[0]];
  const [from, into] = turned ? [older, younger] : [younger, older];
  const [choice, setChoice] = useState<MergeChoice>(() => likely(from, into));
  const left = pointsOfBoth(from, into).length - choice.drop.length;
  const ready = left <= customerLimits.contactPoints;
  const turn = () => {
    setTurned(!turned);
    setChoice(likely(into, from));
  };
  const merge = async () => {
    const merged = await run('customer.merge', { customerId: from.id, intoId: into.id, ...choice });
    if (!merged.ok) return;
    onMerged({ from, into });
  };
  useActions([{ id: 'customer.merge', applies: ready && !running, run: () => void merge() }]);
  return (
    <>
      <p className={css.hint}>{t('hint')}</p>
      <MergeForm from={from} into={into} choice={choice} onChange={setChoice} />
      <div className={css.buttons}>
        <Button variant="subtle" leftSection={<ArrowLeftRight size={14} aria-hidden="true" />} onClick={turn}>
          {t('turn')}
        </Button>
        {actions?.(one, other)}
        <Button disabled={!ready} loading={running} onClick={() => void merge()}>
          {t('merge')}
        </Button>
      </div>
    </>
  );
}
