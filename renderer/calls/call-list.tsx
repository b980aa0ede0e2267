import { Button, SegmentedControl } from '@mantine/core';
import { PhoneCall, PhoneIncoming, PhoneOutgoing, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallView } from '#domain/contract/ipc/call-views.ts';
import { useNavigation } from '../state/core-context.tsx';
import { numberText } from '../state/format-number.ts';
import { durationText } from '../state/format-time.ts';
import { hrefOf } from '../state/route.ts';
import { useActions } from '../state/shortcuts/use-actions.ts';
import { useLocale } from '../state/use-locale.ts';
import type { PagedRows } from '../state/use-paged-rows.ts';
import { ListHead } from '../ui/list-head.tsx';
import { RecordList } from '../ui/record-list.tsx';
import { SaveStateMark } from '../ui/save-state-mark.tsx';
import { EmptyState } from '../ui/states.tsx';
import { TimeText } from '../ui/time-text.tsx';
import css from './call-list.module.css';
import { UnfinishedNotes } from './ringing/unfinished-notes.tsx';

interface Props {
  readonly rows: PagedRows<CallView>;
  readonly selectedId: string | null;
  /** The draft of the note that is open. */
  readonly openNote: string | null;
  readonly whose: 'me' | 'everyone';
  onWhose(whose: 'me' | 'everyone'): void;
}

export function CallList({ rows, selectedId, openNote, whose, onWhose }: Props) {
  const { t } = useTranslation('calls');
  const locale = useLocale();
  const navigation = useNavigation();
  useActions([{ id: 'list.new', run: () => navigation.go('calls', 'new') }]);
  return (
    <>
      <ListHead
        title={t('title')}
        count={rows.total === undefined ? undefined : numberText(rows.total, locale)}
        actions={
          <Button leftSection={<Plus size={14} />} onClick={() => navigation.go('calls', 'new')}>
            {t('newCall')}
          </Button>
        }
      >
        <SegmentedControl
          fullWidth
          className={css.whose ?? ''}
          aria-label={t('whose')}
          value={whose}
          onChange={onWhose}
          data={[
            { value: 'me', label: t('mine') },
            { value: 'everyone', label: t('everyone') },
          ]}
        />
      </ListHead>
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
  const Icon = call.direction === 'in' ? PhoneIncoming : PhoneOutgoing;
  return (
    <>
      <span className={css.line}>
        <span className={css.icon} title={t(`common:callDirection.${call.direction}`)}>
          <Icon size={13} aria-hidden="true" />
          <span className="hf-visually-hidden">{t(`common:callDirection.${call.direction}`)}</span>
        </span>
        <span className={css.name}>{call.customerName ?? (call.phone || t('unknownCaller'))}</span>
        <SaveStateMark state={call.saveState} quiet />
        <TimeText at={call.startedAt} className={css.time ?? ''} />
      </span>
      <span className={css.about}>
        <span>{t(`common:callOutcome.${call.outcome}`)}</span>
        <span className="hf-number">{durationText(call.durationMs)}</span>
        <span className="hf-truncate">{call.need || call.note}</span>
      </span>
    </>
  );
}
