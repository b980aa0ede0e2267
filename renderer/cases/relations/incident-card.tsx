import { Button } from '@mantine/core';
import { Megaphone, Siren } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import { isFinished } from '#domain/rules/status-machine.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { BroadcastDialog } from './broadcast-dialog.tsx';
import { ClosePartsDialog } from './close-parts-dialog.tsx';
import { DeclareDialog } from './declare-dialog.tsx';
import css from './relations.module.css';
import { useRelations } from './use-relations.ts';

type Open = 'declare' | 'broadcast' | 'close';

/** An incident's plan, one update to all who wait for it, and one answer to close what hangs on it. */
export function IncidentCard({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation('relations');
  const found = useRelations(detail.id);
  const [open, setOpen] = useState<Open | null>(null);
  const waiting = (found?.children.rows ?? []).filter(({ status }) => !isFinished(status));
  const isOver = isFinished(detail.fields.status);
  // Who solves the incident is asked about its parts at once.
  const before = useRef(isOver);
  const propose = useEffectEvent((over: boolean) => {
    if (over && !before.current && waiting.length > 0) setOpen('close');
    before.current = over;
  });
  useEffect(() => propose(isOver), [isOver]);
  useActions([
    { id: 'case.declare', applies: found !== undefined, run: () => setOpen('declare') },
    { id: 'case.broadcast', applies: waiting.length > 0, run: () => setOpen('broadcast') },
    { id: 'case.closeParts', applies: waiting.length > 0, run: () => setOpen('close') },
  ]);
  if (!found || detail.fields.mergedIntoId !== null) return null;
  const isIncident = detail.fields.type === 'incident';
  const close = () => setOpen(null);
  return (
    <div className={css.card} data-empty={(waiting.length === 0 && found.plans.length === 0) || undefined}>
      {isOver && waiting.length > 0 && (
        <p className={css.warning} role="status">
          {t('incident.partsLeft', { count: waiting.length })}
        </p>
      )}
      {found.plans.map((plan) => (
        <div key={plan.id} className={css.group}>
          <h4 className={css.title}>{t('incident.plan', { name: plan.name })}</h4>
          {plan.content.tell.length > 0 && (
            <ul className={css.tell} aria-label={t('incident.tell')}>
              {plan.content.tell.map(({ who, how }) => (
                <li key={`${who}/${how}`}>
                  {who} <span className={css.how}>{how}</span>
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
      <div className={css.buttons}>
        {waiting.length > 0 && (
          <Button leftSection={<Megaphone size={14} aria-hidden="true" />} onClick={() => setOpen('broadcast')}>
            {t('incident.broadcast', { count: waiting.length })}
          </Button>
        )}
        {waiting.length > 0 && (
          <Button variant="default" onClick={() => setOpen('close')}>
            {t('incident.close', { count: waiting.length })}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<Siren size={14} aria-hidden="true" />}
          onClick={() => setOpen('declare')}
        >
          {t(isIncident ? 'incident.choosePlan' : 'incident.declare')}
        </Button>
      </div>
      {open === 'declare' && <DeclareDialog detail={detail} plans={found.plans} onClose={close} />}
      {open === 'broadcast' && <BroadcastDialog cases={waiting} plans={found.plans} onClose={close} />}
      {open === 'close' && <ClosePartsDialog cases={waiting} onClose={close} />}
    </div>
  );
}
