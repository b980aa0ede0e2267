import { Button, Popover, Select } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgent } from '../../../state/core-context.tsx';
import { usePeople } from '../../../state/use-people.ts';
import type { BulkActionProps } from './bulk-action.ts';

const nobody = 'nobody';

/** To anybody: whom a team's cases may not be given to is said for those cases. */
export function AssignAction({ run }: BulkActionProps) {
  const { t } = useTranslation(['queues', 'cases', 'common']);
  const me = useAgent();
  const { agents } = usePeople();
  const [opened, setOpened] = useState(false);
  const others = agents.filter((agent) => agent.active && agent.id !== me.id);
  const people = [
    { value: me.id as string, label: t('cases:view.takeIt') },
    { value: nobody, label: t('cases:view.giveBack') },
    ...others.map((agent) => ({ value: agent.id as string, label: agent.name })),
  ];
  return (
    <Popover opened={opened} onChange={setOpened} position="top-start" width={260} trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          rightSection={<ChevronDown size={13} aria-hidden="true" />}
          onClick={() => setOpened((before) => !before)}
        >
          {t('bulk.assign')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Select
          label={t('bulk.assignTo')}
          data={people}
          searchable
          defaultDropdownOpened
          nothingFoundMessage={t('common:nothingHere')}
          comboboxProps={{ withinPortal: false }}
          onChange={(chosen) => {
            if (chosen === null) return;
            setOpened(false);
            run({ name: 'case.assign', input: { assigneeId: chosen === nobody ? null : chosen } });
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
