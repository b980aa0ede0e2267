import { Menu } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Priority, priorities } from '#domain/model/choices.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useCommand } from '../../state/use-command.ts';
import { press } from '../../ui/press.ts';
import { PriorityMark } from '../../ui/priority-mark.tsx';
import { PropertyButton } from './property-button.tsx';

export function PriorityMenu({ caseId, priority }: { readonly caseId: CaseId; readonly priority: Priority }) {
  const { t } = useTranslation(['cases', 'common']);
  const { run } = useCommand();
  const button = useRef<HTMLButtonElement>(null);
  const others = priorities.toReversed().filter((each) => each !== priority);
  const set = (to: Priority) => void run('case.edit', { caseId, set: { priority: to } });
  useActions([
    { id: 'case.priority', run: () => press(button.current) },
    ...others.map((to) => ({
      id: 'case.priority' as const,
      choice: t(`common:priority.${to}`),
      run: () => set(to),
    })),
  ]);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <PropertyButton ref={button} aria-label={t('view.changePriority', { value: t(`common:priority.${priority}`) })}>
          <PriorityMark priority={priority} label />
        </PropertyButton>
      </Menu.Target>
      <Menu.Dropdown>
        {others.map((to) => (
          <Menu.Item key={to} onClick={() => set(to)}>
            <PriorityMark priority={to} label />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
