import { Button } from '@mantine/core';
import { MapPinPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '#domain/model/ids.ts';
import { useNavigation } from '../../state/core-context.tsx';
import { hrefOf } from '../../state/route.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useQuery } from '../../state/use-query.ts';
import { SaveStateMark } from '../../ui/save-state-mark.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import css from './visits-card.module.css';

/** Who was there about this case and how it ended, and one click to write down another visit. */
export function VisitsCard({ caseId }: { readonly caseId: CaseId }) {
  const { t } = useTranslation(['visits', 'common']);
  const navigation = useNavigation();
  const visits = useQuery('visits.list', { caseId, limit: 50 }, { collections: ['visit'] }).value?.rows ?? [];
  const record = () => navigation.go('visits', 'new', { case: caseId });
  useActions([{ id: 'case.visit', run: record }]);
  return (
    <div className={css.card} data-empty={visits.length === 0 || undefined}>
      {visits.length === 0 && <p className={css.none}>{t('side.none')}</p>}
      {visits.length > 0 && (
        <ul className={css.list}>
          {visits.map((visit) => (
            <li key={visit.id}>
              <a className={css.visit} href={hrefOf('visits', visit.id)}>
                <TimeText at={visit.arrivedAt} className={css.time ?? ''} />
                <span className={css.grow}>
                  {t(`common:visitKind.${visit.kind}`)} · {t(`common:visitOutcome.${visit.outcome}`)}
                </span>
                <SaveStateMark state={visit.saveState} quiet />
                <span className={css.time}>{visit.agentName}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      <Button variant="default" leftSection={<MapPinPlus size={14} aria-hidden="true" />} onClick={record}>
        {t('record')}
      </Button>
    </div>
  );
}
