import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Priority, priorities } from '#domain/model/choices.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { useCommand } from '../../state/use-command.ts';
import { PriorityMark } from '../../ui/priority-mark.tsx';
import { PropertyButton } from './property-button.tsx';

export function PriorityMenu({ caseId, priority }: { readonly caseId: CaseId; readonly priority: Priority }) {
  const { t } = useTranslation(['cases', 'common']);
  const { run } = useCommand();
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <PropertyButton aria-label={t('view.changePriority', { value: t(`common:priority.${priority}`) })}>
          <PriorityMark priority={priority} label />
        </PropertyButton>
      </Menu.Target>
      <Menu.Dropdown>
        {priorities
          .toReversed()
          .filter((each) => each !== priority)
          .map((to) => (
            <Menu.Item key={to} onClick={() => void run('case.edit', { caseId, set: { priority: to } })}>
              <PriorityMark priority={to} label />
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
