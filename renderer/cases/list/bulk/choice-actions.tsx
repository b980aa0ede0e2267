import { Button, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { caseStatuses, priorities } from '#domain/model/choices.ts';
import { PriorityMark } from '../../../ui/priority-mark.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import type { BulkActionProps } from './bulk-action.ts';

/** `new` and `reopened` come about by themselves. */
const statuses = caseStatuses.filter((status) => status !== 'new');

export function StatusAction({ run }: BulkActionProps) {
  const { t } = useTranslation('queues');
  return (
    <Choices label={t('bulk.status')}>
      {statuses.map((to) => (
        <Menu.Item key={to} onClick={() => run({ name: 'case.status', input: { to } })}>
          <StatusBadge status={to} />
        </Menu.Item>
      ))}
    </Choices>
  );
}

export function PriorityAction({ run }: BulkActionProps) {
  const { t } = useTranslation('queues');
  return (
    <Choices label={t('bulk.priority')}>
      {priorities.toReversed().map((priority) => (
        <Menu.Item key={priority} onClick={() => run({ name: 'case.edit', input: { set: { priority } } })}>
          <PriorityMark priority={priority} label />
        </Menu.Item>
      ))}
    </Choices>
  );
}

function Choices({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Menu position="top-start">
      <Menu.Target>
        <Button variant="default" rightSection={<ChevronDown size={13} aria-hidden="true" />}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
