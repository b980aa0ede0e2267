import { MousePointerClick } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseId, type CustomerId, caseId, customerId } from '#domain/model/ids.ts';
import { useRoute } from '../state/core-context.tsx';
import { useActions } from '../state/shortcuts/use-actions.ts';
import { EmptyState, LoadingState } from '../ui/states.tsx';
import css from './cases-area.module.css';
import { CaseList } from './list/case-list.tsx';
import { QueueNav } from './list/queue-nav.tsx';
import { useSavedQueue } from './list/saved/use-saved-queues.ts';
import { NewCasePage } from './new/new-case-page.tsx';
import { useListFilter } from './use-list-filter.ts';
import { CaseView } from './view/case-view.tsx';
import type { CallFormSlotProps } from './view/composer.tsx';

interface Props {
  /** The form for a call note comes from the area of calls. */
  readonly renderCallForm?: (props: CallFormSlotProps) => ReactNode;
}

/** Queues, the list, and the case or the new case beside it. */
export function CasesArea({ renderCallForm }: Props) {
  const { t } = useTranslation(['cases', 'queues']);
  const id = useRoute((route) => route.id);
  const forCustomer = useRoute((route) => route.params.customer);
  const used = useListFilter();
  const saved = useSavedQueue(used.filter.saved);
  const opened = caseId.safeParse(id).success ? (id as CaseId) : null;
  useActions([{ id: 'list.back', applies: id !== null, run: used.closeCase }]);
  return (
    <div className={css.area} data-open={id !== null}>
      <div className={css.queues}>
        <QueueNav filter={used.filter} onChoose={used.change} />
      </div>
      <div className={css.list}>
        {used.filter.saved === '' || saved ? (
          <CaseList used={used} saved={saved ?? undefined} openId={opened} />
        ) : saved === undefined ? (
          <LoadingState />
        ) : (
          <EmptyState icon={MousePointerClick} title={t('queues:gone')} hint={t('queues:goneHint')} />
        )}
      </div>
      {id !== null && (
        <div className={css.detail}>
          {opened ? (
            <CaseView key={opened} caseId={opened} onBack={used.closeCase} renderCallForm={renderCallForm} />
          ) : id === 'new' ? (
            <NewCasePage
              customerId={customerId.safeParse(forCustomer).success ? (forCustomer as CustomerId) : null}
              onShow={used.openCase}
              onClose={used.closeCase}
            />
          ) : (
            <EmptyState icon={MousePointerClick} title={t('view.gone')} hint={t('list.chooseHint')} />
          )}
        </div>
      )}
    </div>
  );
}
