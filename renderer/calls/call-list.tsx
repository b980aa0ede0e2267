import { PhoneCall, PhoneIncoming, PhoneOutgoing } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallView } from '#domain/contract/ipc/call-views.ts';
import { useNavigation } from '../state/core-context.tsx';
import { durationText } from '../state/format-time.ts';
import { hrefOf } from '../state/route.ts';
import type { PagedRows } from '../state/use-paged-rows.ts';
import { ConversationRow } from '../ui/conversation/conversation-row.tsx';
import { ConversationsHead, type Whose } from '../ui/conversation/conversations-head.tsx';
import { RecordList } from '../ui/record-list.tsx';
import { EmptyState } from '../ui/states.tsx';
import { UnfinishedNotes } from './ringing/unfinished-notes.tsx';

interface Props {
  readonly rows: PagedRows<CallView>;
  readonly selectedId: string | null;
  /** The draft of the note that is open. */
  readonly openNote: string | null;
  readonly whose: Whose;
  onWhose(whose: Whose): void;
}

export function CallList({ rows, selectedId, openNote, whose, onWhose }: Props) {
  const { t } = useTranslation('calls');
  const navigation = useNavigation();
  return (
    <>
      <ConversationsHead
        total={rows.total}
        whose={whose}
        texts={{
          title: t('title'),
          begin: t('newCall'),
          whose: t('whose'),
          mine: t('mine'),
          everyone: t('everyone'),
        }}
        onWhose={onWhose}
        onBegin={() => navigation.go('calls', 'new')}
      />
      <UnfinishedNotes open={openNote} />
      <RecordList
        label={t('title')}
        rows={rows}
        selectedId={selectedId}
        hrefOf={(row) => hrefOf('calls', row.id)}
        onReach={(row) => navigation.replace('calls', row.id)}
        renderRow={(row) => <CallRow call={row} />}
        empty={<EmptyState icon={PhoneCall} title={t('none')} hint={t('noneHint')} />}
      />
    </>
  );
}

function CallRow({ call }: { readonly call: CallView }) {
  const { t } = useTranslation(['calls', 'common']);
  return (
    <ConversationRow
      icon={call.direction === 'in' ? PhoneIncoming : PhoneOutgoing}
      kind={t(`common:callDirection.${call.direction}`)}
      name={call.customerName ?? (call.phone || t('unknownCaller'))}
      saveState={call.saveState}
      at={call.startedAt}
    >
      <span>{t(`common:callOutcome.${call.outcome}`)}</span>
      <span className="hf-number">{durationText(call.durationMs)}</span>
      <span className="hf-truncate">{call.need || call.note}</span>
    </ConversationRow>
  );
}
