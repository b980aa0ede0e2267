import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import { mayReopenAt } from '#domain/rules/status-rules.ts';
import { useStatusRules } from '../../state/use-status-rules.ts';
import { ContinueDialog } from './continue-dialog.tsx';
import css from './reopen-hint.module.css';
import { useMove } from './use-move.tsx';

/** In the place of a reply to a closed case: it is reopened first, or goes on in a new one where that is too late. */
export function ReopenHint({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation(['cases', 'moves']);
  const rules = useStatusRules();
  const { move, running, dialog } = useMove(detail);
  const [continuing, setContinuing] = useState(false);
  const isLate = !mayReopenAt(rules, detail.fields, Date.now());
  return (
    <div className={css.hint}>
      <span>{isLate ? t('moves:late.hint', { days: rules.reopenWithinDays }) : t('composer.closed')}</span>
      {isLate ? (
        <Button variant="default" onClick={() => setContinuing(true)}>
          {t('moves:late.title')}
        </Button>
      ) : (
        <Button variant="default" loading={running} onClick={() => void move('reopened')}>
          {t('composer.reopen')}
        </Button>
      )}
      {dialog}
      {continuing && <ContinueDialog detail={detail} onClose={() => setContinuing(false)} />}
    </div>
  );
}
