import { MapPin, Signature, Store } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { VisitView } from '#domain/contract/ipc/visit-views.ts';
import { useNavigation } from '../state/core-context.tsx';
import { hrefOf } from '../state/route.ts';
import type { PagedRows } from '../state/use-paged-rows.ts';
import { ConversationRow, SmallSign } from '../ui/conversation/conversation-row.tsx';
import { ConversationsHead, type Whose } from '../ui/conversation/conversations-head.tsx';
import { RecordList } from '../ui/record-list.tsx';
import { EmptyState } from '../ui/states.tsx';

interface Props {
  readonly rows: PagedRows<VisitView>;
  readonly selectedId: string | null;
  readonly whose: Whose;
  onWhose(whose: Whose): void;
}

export function VisitList({ rows, selectedId, whose, onWhose }: Props) {
  const { t } = useTranslation('visits');
  const navigation = useNavigation();
  return (
    <>
      <ConversationsHead
        total={rows.total}
        whose={whose}
        texts={{
          title: t('title'),
          begin: t('new'),
          whose: t('whose'),
          mine: t('mine'),
          everyone: t('everyone'),
        }}
        onWhose={onWhose}
        onBegin={() => navigation.go('visits', 'new')}
      />
      <RecordList
        label={t('title')}
        rows={rows}
        selectedId={selectedId}
        hrefOf={(row) => hrefOf('visits', row.id)}
        onReach={(row) => navigation.replace('visits', row.id)}
        renderRow={(row) => <VisitRow visit={row} />}
        empty={<EmptyState icon={MapPin} title={t('none')} hint={t('noneHint')} />}
      />
    </>
  );
}

function VisitRow({ visit }: { readonly visit: VisitView }) {
  const { t } = useTranslation(['visits', 'common']);
  return (
    <ConversationRow
      icon={visit.kind === 'on-site' ? MapPin : Store}
      kind={t(`common:visitKind.${visit.kind}`)}
      name={visit.customerName ?? t('noCustomer')}
      marks={visit.signature && <SmallSign icon={Signature} text={t(`signing.${visit.signing}`)} />}
      saveState={visit.saveState}
      at={visit.arrivedAt}
    >
      <span>{t(`common:visitOutcome.${visit.outcome}`)}</span>
      <span className="hf-truncate">{visit.done || visit.need || visit.place}</span>
    </ConversationRow>
  );
}
