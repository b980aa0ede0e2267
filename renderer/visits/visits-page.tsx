import { MapPinOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId, CustomerId, VisitId } from '#domain/model/ids.ts';
import { useAgent, useRoute } from '../state/core-context.tsx';
import { usePagedRows } from '../state/use-paged-rows.ts';
import { useQuery } from '../state/use-query.ts';
import type { Whose } from '../ui/conversation/conversations-head.tsx';
import { SplitView } from '../ui/split-view.tsx';
import { EmptyState, FailureState, LoadingState } from '../ui/states.tsx';
import { StartVisit } from './start-visit.tsx';
import { VisitDetail } from './visit-detail.tsx';
import { VisitList } from './visit-list.tsx';

/**
 * `#/visits` is the list, `#/visits/new` a visit to be written down, `#/visits/new?case=<id>` and `?customer=<id>` the same with what is known
 * filled in (`planned` and `place` tell what had been agreed), `#/visits/<id>` a recorded visit with its report.
 */
export function VisitsPage() {
  const { t } = useTranslation('visits');
  const me = useAgent().id;
  const [whose, setWhose] = useState<Whose>('me');
  const rows = usePagedRows('visits.list', { agentId: whose === 'me' ? me : null }, ['visit', 'customer', 'case']);
  const id = useRoute((route) => route.id);
  const caseId = useRoute((route) => route.params.case ?? null);
  const customerId = useRoute((route) => route.params.customer ?? null);
  const planned = useRoute((route) => Number(route.params.planned ?? Number.NaN));
  const place = useRoute((route) => (route.params.place ?? '').slice(0, 500));
  const agreed = { plannedAt: Number.isSafeInteger(planned) ? planned : null, place };
  return (
    <SplitView
      label={t('title')}
      showing={id === null ? 'list' : 'detail'}
      list={<VisitList rows={rows} selectedId={id === 'new' ? null : id} whose={whose} onWhose={setWhose} />}
    >
      {id === null && <EmptyState icon={MapPinOff} title={t('nothingChosen')} hint={t('nothingChosenHint')} />}
      {id === 'new' && (
        <StartVisit caseId={caseId as CaseId | null} customerId={customerId as CustomerId | null} agreed={agreed} />
      )}
      {id !== null && id !== 'new' && <FoundVisit key={id} visitId={id as VisitId} />}
    </SplitView>
  );
}

function FoundVisit({ visitId }: { readonly visitId: VisitId }) {
  const found = useQuery('visits.get', { visitId }, { collections: ['visit', 'customer', 'case'] });
  if (!found.value) return found.failure ? <FailureState failure={found.failure} /> : <LoadingState />;
  return <VisitDetail visit={found.value} />;
}
