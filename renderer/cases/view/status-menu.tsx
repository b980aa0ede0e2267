import { Menu } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseStatus } from '#domain/model/choices.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { legalMoves } from '#domain/rules/status-machine.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useCommand } from '../../state/use-command.ts';
import { press } from '../../ui/press.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { PropertyButton } from './property-button.tsx';

/** Offers only the moves that the status machine allows. */
export function StatusMenu({ caseId, status }: { readonly caseId: CaseId; readonly status: CaseStatus }) {
  const { t } = useTranslation(['cases', 'common']);
  const { run } = useCommand();
  const button = useRef<HTMLButtonElement>(null);
  const moves = legalMoves(status);
  useActions([
    { id: 'case.status', applies: moves.length > 0, run: () => press(button.current) },
    {
      id: 'case.solve',
      applies: moves.includes('solved'),
      run: () => void run('case.status', { caseId, to: 'solved' }),
    },
    ...moves.map((to) => ({
      id: 'case.status' as const,
      choice: t(`common:status.${to}`),
      run: () => void run('case.status', { caseId, to }),
    })),
  ]);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <PropertyButton ref={button} aria-label={t('view.changeStatus', { value: t(`common:status.${status}`) })}>
          <StatusBadge status={status} />
        </PropertyButton>
      </Menu.Target>
      <Menu.Dropdown>
        {moves.map((to) => (
          <Menu.Item key={to} onClick={() => void run('case.status', { caseId, to })}>
            <StatusBadge status={to} />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
