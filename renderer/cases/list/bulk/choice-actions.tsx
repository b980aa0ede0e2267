import { Button, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseStatus, caseStatuses, priorities } from '#domain/model/choices.ts';
import { useStatusRules } from '../../../state/use-status-rules.ts';
import { PriorityMark } from '../../../ui/priority-mark.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { ReasonDialog } from '../../moves/reason-dialog.tsx';
import type { BulkActionProps } from './bulk-action.ts';

/** `new` and `reopened` come about by themselves. */
const statuses = caseStatuses.filter((status) => status !== 'new');

export function StatusAction({ run }: BulkActionProps) {
  const { t } = useTranslation('queues');
  const { reasons } = useStatusRules();
  const [asking, setAsking] = useState<{ readonly to: CaseStatus; readonly optional: boolean } | null>(null);
  const move = (to: CaseStatus, reason: string) => run({ name: 'case.status', input: { to, reason } });
  const choose = (to: CaseStatus) => {
    const line = reasons.find((each) => each.to === to);
    // Of what types the chosen cases are is not known here.
    if (line) setAsking({ to, optional: line.types.length > 0 });
    else move(to, '');
  };
  return (
    <>
      <Choices label={t('bulk.status')}>
        {statuses.map((to) => (
          <Menu.Item key={to} onClick={() => choose(to)}>
            <StatusBadge status={to} />
          </Menu.Item>
        ))}
      </Choices>
      {asking && (
        <ReasonDialog
          {...asking}
          onClose={() => setAsking(null)}
          onReason={(reason) => {
            setAsking(null);
            move(asking.to, reason);
          }}
        />
      )}
    </>
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
