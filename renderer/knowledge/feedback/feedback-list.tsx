import { ActionIcon, Button, Checkbox, Select } from '@mantine/core';
import { Download, Megaphone, Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductFeedbackRow } from '#domain/contract/ipc/product-feedback-views.ts';
import { productFeedbackStates } from '#domain/model/product-feedback-fields.ts';
import { isFeedbackSettled } from '#domain/rules/product-feedback.ts';
import { useAgent, useNavigation } from '../../state/core-context.tsx';
import { hrefOf } from '../../state/route.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useQuery } from '../../state/use-query.ts';
import { FeedbackState } from '../../ui/feedback/feedback-state.tsx';
import { ReportDialog } from '../../ui/feedback/report-dialog.tsx';
import { ListHead } from '../../ui/list-head.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useMinute } from '../../ui/use-minute.ts';
import css from './feedback.module.css';
import { useFeedbackExport } from './use-feedback-export.ts';

interface Props {
  readonly selectedId: string | null;
  readonly switcher: ReactNode;
}

const params = { list: 'feedback' } as const;
const choices = ['all', 'waiting', ...productFeedbackStates] as const;
type Choice = (typeof choices)[number];
const nothing = { problem: '', product: '', caseIds: [] } as const;

function statesOf(choice: Choice) {
  if (choice === 'all') return [...productFeedbackStates];
  return choice === 'waiting' ? productFeedbackStates.filter((state) => !isFeedbackSettled(state)) : [choice];
}

/** What was reported to the product team: what waits for an answer first, by when that is wanted. */
export function FeedbackList({ selectedId, switcher }: Props) {
  const { t } = useTranslation(['feedback', 'common']);
  const navigation = useNavigation();
  const me = useAgent();
  const { exportFeedback, exporting } = useFeedbackExport();
  const [choice, setChoice] = useState<Choice>('all');
  const [product, setProduct] = useState<string | null>(null);
  const [mine, setMine] = useState(false);
  const [overdue, setOverdue] = useState(false);
  const [reporting, setReporting] = useState(false);
  const filter = { states: statesOf(choice), product, ownerId: mine ? me.id : null, overdue };
  const collections = ['productFeedback', 'followUp', 'agent'];
  const found = useQuery('productFeedback.list', { ...filter, limit: 500 }, { collections, keepFormer: true });
  const rows = found.value?.rows;
  const save = () => void exportFeedback(filter);
  const report = () => setReporting(true);
  useActions([
    { id: 'list.new', run: report },
    { id: 'list.export', applies: (rows?.length ?? 0) > 0, run: save },
  ]);
  const isAll = choice === 'all' && product === null && !mine && !overdue;
  return (
    <>
      <ListHead
        title={t('title')}
        count={found.value && String(found.value.total)}
        actions={
          <>
            <ActionIcon
              variant="default"
              size={28}
              loading={exporting}
              disabled={(rows?.length ?? 0) === 0}
              aria-label={t('export')}
              title={t('export')}
              onClick={save}
            >
              <Download size={14} aria-hidden="true" />
            </ActionIcon>
            <Button leftSection={<Plus size={14} aria-hidden="true" />} onClick={report}>
              {t('new')}
            </Button>
          </>
        }
      >
        {switcher}
        <div className={css.filters}>
          <Select
            className={css.wide ?? ''}
            aria-label={t('filter.state')}
            value={choice}
            allowDeselect={false}
            data={choices.map((value) => ({
              value,
              label: value === 'waiting' || value === 'all' ? t(`filter.${value}`) : t(`state.${value}`),
            }))}
            onChange={(next) => setChoice(choices.find((each) => each === next) ?? choice)}
          />
          <Select
            className={css.wide ?? ''}
            aria-label={t('filter.product')}
            placeholder={t('filter.allProducts')}
            value={product}
            clearable
            clearButtonProps={{ 'aria-label': t('filter.allProducts') }}
            data={[...(found.value?.products ?? [])]}
            onChange={setProduct}
          />
          <Checkbox
            label={t('filter.mine')}
            checked={mine}
            onChange={(event) => setMine(event.currentTarget.checked)}
          />
          <Checkbox
            label={t('filter.overdue')}
            checked={overdue}
            onChange={(event) => setOverdue(event.currentTarget.checked)}
          />
        </div>
      </ListHead>
      <RecordList
        label={t('title')}
        rows={{
          total: rows?.length,
          failure: found.failure,
          rowAt: (index) => rows?.[index],
          indexOf: (matches) => rows?.findIndex(matches) ?? -1,
          show: showAll,
        }}
        selectedId={selectedId}
        hrefOf={(row) => hrefOf('knowledge', row.id, params)}
        onReach={(row) => navigation.replace('knowledge', row.id, params)}
        renderRow={(row) => <Row feedback={row} />}
        empty={
          isAll ? (
            <EmptyState icon={Megaphone} title={t('none')} hint={t('noneHint')} />
          ) : (
            <EmptyState icon={Megaphone} title={t('noneSuch')} />
          )
        }
      />
      {reporting && (
        <ReportDialog
          reported={nothing}
          onClose={() => setReporting(false)}
          onSaved={(id) => navigation.go('knowledge', id, params)}
        />
      )}
    </>
  );
}

/** All are read at once; there is no page to ask for. */
function showAll(): void {}

function Row({ feedback }: { readonly feedback: ProductFeedbackRow }) {
  const { t } = useTranslation('feedback');
  const now = useMinute();
  const { problem, product, state, dueAt, ownerName, caseCount } = feedback;
  const isLate = dueAt !== null && dueAt < now && !isFeedbackSettled(state);
  return (
    <>
      <span className={css.line}>
        <span className={`${css.name} hf-truncate`}>{problem}</span>
        <FeedbackState state={state} />
      </span>
      <span className={css.about}>
        {isLate && (
          <span className={css.late}>
            {t('overdue')} <TimeText at={dueAt} />
          </span>
        )}
        <span>{t('cases', { count: caseCount })}</span>
        <span>{ownerName}</span>
        <span className="hf-truncate">{product}</span>
      </span>
    </>
  );
}
