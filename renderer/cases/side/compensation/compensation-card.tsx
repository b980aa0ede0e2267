import { Button } from '@mantine/core';
import { Coins } from 'lucide-react';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import { useActions } from '../../../state/shortcuts/use-actions.ts';
import { useQuery } from '../../../state/use-query.ts';
import { CompensationItem } from '../../../ui/cooperation/compensation-item.tsx';
import css from '../../../ui/cooperation/item.module.css';
import { focusFirstField } from '../../../ui/focus-first-field.ts';
import { OfferForm } from './offer-form.tsx';

/** What this customer was offered on this case; nothing that was decided ever goes from here. */
export function CompensationCard({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation('cooperation');
  const [offering, setOffering] = useState(false);
  const { value } = useQuery('cases.cooperation', { caseId: detail.id }, { collections: ['compensation', 'agent'] });
  const compensations = value?.compensations ?? [];
  const card = useRef<HTMLDivElement>(null);
  const offer = () => {
    flushSync(() => setOffering(true));
    focusFirstField(card.current);
  };
  useActions([{ id: 'case.compensate', run: offer }]);
  return (
    <div ref={card} className={css.card} data-empty={(compensations.length === 0 && !offering) || undefined}>
      {value && compensations.length === 0 && !offering && <p className={css.none}>{t('compensation.none')}</p>}
      {compensations.length > 0 && (
        <ul className={css.items}>
          {compensations.map((compensation) => (
            <CompensationItem key={compensation.id} compensation={compensation} />
          ))}
        </ul>
      )}
      {offering ? (
        <OfferForm detail={detail} onDone={() => setOffering(false)} />
      ) : (
        <Button variant="default" leftSection={<Coins size={14} aria-hidden="true" />} onClick={offer}>
          {t('compensation.ask')}
        </Button>
      )}
    </div>
  );
}
