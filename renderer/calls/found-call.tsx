import { PhoneOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallView } from '#domain/contract/ipc/call-views.ts';
import { useQuery } from '../state/use-query.ts';
import { EmptyState, FailureState, LoadingState } from '../ui/states.tsx';
import { CallDetail } from './call-detail.tsx';

interface Props {
  readonly id: string;
  /** The call as the list holds it, when it is in view there. */
  readonly listed: CallView | undefined;
}

/** A recorded call from the list, or looked up among the newest of everyone's when a link led here. */
export function FoundCall({ id, listed }: Props) {
  return listed ? <CallDetail call={listed} /> : <LookedUpCall id={id} />;
}

function LookedUpCall({ id }: { readonly id: string }) {
  const { t } = useTranslation('calls');
  const newest = useQuery('calls.list', { limit: 500 }, { collections: ['call'] });
  if (!newest.value) return newest.failure ? <FailureState failure={newest.failure} /> : <LoadingState />;
  const call = newest.value.rows.find((row) => row.id === id);
  if (!call) return <EmptyState icon={PhoneOff} title={t('notFound')} hint={t('notFoundHint')} />;
  return <CallDetail call={call} />;
}
