import { Menu } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import { isFinished, legalMoves } from '#domain/rules/status-machine.ts';
import { mayReopenAt } from '#domain/rules/status-rules.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useStatusRules } from '../../state/use-status-rules.ts';
import { press } from '../../ui/press.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { ContinueDialog } from '../moves/continue-dialog.tsx';
import { useMove } from '../moves/use-move.tsx';
import { PropertyButton } from './property-button.tsx';

/** Offers only the moves that the status machine and the workspace allow; a finished case can also go on in a new one. */
export function StatusMenu({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation(['cases', 'common', 'moves']);
  const { fields } = detail;
  const { status } = fields;
  const rules = useStatusRules();
  const { move, dialog } = useMove(detail);
  const [continuing, setContinuing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const isLate = !mayReopenAt(rules, fields, Date.now());
  const moves = legalMoves(status).filter((to) => to !== 'reopened' || !isLate);
  const canGoOn = isFinished(status) && fields.mergedIntoId === null;
  useActions([
    { id: 'case.status', applies: moves.length > 0 || canGoOn, run: () => press(button.current) },
    { id: 'case.solve', applies: moves.includes('solved'), run: () => void move('solved') },
    { id: 'case.continue', applies: canGoOn, run: () => setContinuing(true) },
    ...moves.map((to) => ({
      id: 'case.status' as const,
      choice: t(`common:status.${to}`),
      run: () => void move(to),
    })),
  ]);
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <PropertyButton ref={button} aria-label={t('view.changeStatus', { value: t(`common:status.${status}`) })}>
            <StatusBadge status={status} />
          </PropertyButton>
        </Menu.Target>
        <Menu.Dropdown>
          {moves.map((to) => (
            <Menu.Item key={to} onClick={() => void move(to)}>
              <StatusBadge status={to} />
            </Menu.Item>
          ))}
          {canGoOn && <Menu.Item onClick={() => setContinuing(true)}>{t('moves:late.title')}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {dialog}
      {continuing && <ContinueDialog detail={detail} onClose={() => setContinuing(false)} />}
    </>
  );
}
