import { Button, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseStatus, caseStatuses, priorities } from '#domain/model/choices.ts';
import { useProcedure } from '../../../state/use-command.ts';
import { useStatusRules } from '../../../state/use-status-rules.ts';
import { PriorityMark } from '../../../ui/priority-mark.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { ReasonDialog } from '../../moves/reason-dialog.tsx';
import type { BulkActionProps } from './bulk-action.ts';

/** `new` and `reopened` come about by themselves. */
const statuses = caseStatuses.filter((status) => status !== 'new');

export function StatusAction({ caseIds, run }: BulkActionProps) {
  const { t } = useTranslation('queues');
  const { reasons } = useStatusRules();
  const { call } = useProcedure();
  const [asking, setAsking] = useState<{ readonly to: CaseStatus; readonly optional: boolean } | null>(null);
  const move = (to: CaseStatus, reason: string) => run({ name: 'case.status', input: { to, reason } });
  const choose = async (to: CaseStatus) => {
    const line = reasons.find((each) => each.to === to);
    if (!line) return move(to, '');
    const found = line.types.length > 0 ? await call('cases.types', { caseIds: [...caseIds] }) : undefined;
    if (found && !found.ok) return;
    const types = found?.value ?? [];
    if (found && !types.some((type) => line.types.includes(type))) return move(to, '');
    setAsking({ to, optional: !types.every((type) => line.types.includes(type)) && types.length > 0 });
  };
  return (
    <>
      <Choices label={t('bulk.status')}>
        {statuses.map((to) => (
          <Menu.Item key={to} onClick={() => void choose(to)}>
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
