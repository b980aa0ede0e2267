import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseStatus } from '#domain/model/choices.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { legalMoves } from '#domain/rules/status-machine.ts';
import { useCommand } from '../../state/use-command.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { PropertyButton } from './property-button.tsx';

/** Offers only the moves that the status machine allows. */
export function StatusMenu({ caseId, status }: { readonly caseId: CaseId; readonly status: CaseStatus }) {
  const { t } = useTranslation(['cases', 'common']);
  const { run } = useCommand();
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <PropertyButton aria-label={t('view.changeStatus', { value: t(`common:status.${status}`) })}>
          <StatusBadge status={status} />
        </PropertyButton>
      </Menu.Target>
      <Menu.Dropdown>
        {legalMoves(status).map((to) => (
          <Menu.Item key={to} onClick={() => void run('case.status', { caseId, to })}>
            <StatusBadge status={to} />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
