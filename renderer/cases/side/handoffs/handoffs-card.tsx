import { Button } from '@mantine/core';
import { Handshake } from 'lucide-react';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import { useActions } from '../../../state/shortcuts/use-actions.ts';
import { useQuery } from '../../../state/use-query.ts';
import { HandoffItem } from '../../../ui/cooperation/handoff-item.tsx';
import css from '../../../ui/cooperation/item.module.css';
import { focusFirstField } from '../../../ui/focus-first-field.ts';
import { AskForm } from './ask-form.tsx';

/** What others owe on this case, with what the customer may be told beside the composer. */
export function HandoffsCard({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation('cooperation');
  const [asking, setAsking] = useState(false);
  const { value } = useQuery('cases.cooperation', { caseId: detail.id }, { collections: ['handoff', 'agent', 'team'] });
  const handoffs = value?.handoffs ?? [];
  const card = useRef<HTMLDivElement>(null);
  const ask = () => {
    flushSync(() => setAsking(true));
    focusFirstField(card.current);
  };
  useActions([{ id: 'case.handoff', run: ask }]);
  return (
    <div ref={card} className={css.card} data-empty={(handoffs.length === 0 && !asking) || undefined}>
      {value && handoffs.length === 0 && !asking && <p className={css.none}>{t('handoff.none')}</p>}
      {handoffs.length > 0 && (
        <ul className={css.items}>
          {handoffs.map((handoff) => (
            <HandoffItem key={handoff.id} handoff={handoff} />
          ))}
        </ul>
      )}
      {asking ? (
        <AskForm detail={detail} onDone={() => setAsking(false)} />
      ) : (
        <Button variant="default" leftSection={<Handshake size={14} aria-hidden="true" />} onClick={ask}>
          {t('handoff.ask')}
        </Button>
      )}
    </div>
  );
}
