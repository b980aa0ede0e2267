import { Button, SegmentedControl } from '@mantine/core';
import { MapPin, Plus, Signature, Store } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { VisitView } from '#domain/contract/ipc/visit-views.ts';
import { useNavigation } from '../state/core-context.tsx';
import { numberText } from '../state/format-number.ts';
import { hrefOf } from '../state/route.ts';
import { useActions } from '../state/shortcuts/use-actions.ts';
import { useLocale } from '../state/use-locale.ts';
import type { PagedRows } from '../state/use-paged-rows.ts';
import { ListHead } from '../ui/list-head.tsx';
import { RecordList } from '../ui/record-list.tsx';
import { SaveStateMark } from '../ui/save-state-mark.tsx';
import { EmptyState } from '../ui/states.tsx';
import { TimeText } from '../ui/time-text.tsx';
import css from './visit-list.module.css';

interface Props {
  readonly rows: PagedRows<VisitView>;
  readonly selectedId: string | null;
  readonly whose: 'me' | 'everyone';
  onWhose(whose: 'me' | 'everyone'): void;
}

export function VisitList({ rows, selectedId, whose, onWhose }: Props) {
  const { t } = useTranslation('visits');
  const locale = useLocale();
  const navigation = useNavigation();
  const begin = () => navigation.go('visits', 'new');
  useActions([{ id: 'list.new', run: begin }]);
  return (
    <>
      <ListHead
        title={t('title')}
        count={rows.total === undefined ? undefined : numberText(rows.total, locale)}
        actions={
          <Button leftSection={<Plus size={14} />} onClick={begin}>
            {t('new')}
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
  const Icon = visit.kind === 'on-site' ? MapPin : Store;
  const kind = t(`common:visitKind.${visit.kind}`);
  return (
    <>
      <span className={css.line}>
        <span className={css.icon} title={kind}>
          <Icon size={13} aria-hidden="true" />
          <span className="hf-visually-hidden">{kind}</span>
        </span>
        <span className={css.name}>{visit.customerName ?? t('noCustomer')}</span>
        {visit.signature && (
          <span className={css.icon} title={t(`signing.${visit.signing}`)} data-signing={visit.signing}>
            <Signature size={13} aria-hidden="true" />
            <span className="hf-visually-hidden">{t(`signing.${visit.signing}`)}</span>
          </span>
        )}
        <SaveStateMark state={visit.saveState} quiet />
        <TimeText at={visit.arrivedAt} className={css.time ?? ''} />
      </span>
      <span className={css.about}>
        <span>{t(`common:visitOutcome.${visit.outcome}`)}</span>
        <span className="hf-truncate">{visit.done || visit.need || visit.place}</span>
      </span>
    </>
  );
}
