import { Button, Popover, Stack, TagsInput } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkActionProps } from './bulk-action.ts';

/** Tags put on all of them, and tags taken off. */
export function TagsAction({ run }: BulkActionProps) {
  const { t } = useTranslation('queues');
  const [opened, setOpened] = useState(false);
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const apply = () => {
    setOpened(false);
    run({ name: 'case.tag', input: { add, remove } });
    setAdd([]);
    setRemove([]);
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="top-start" width={280} trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          rightSection={<ChevronDown size={13} aria-hidden="true" />}
          onClick={() => setOpened((before) => !before)}
        >
          {t('bulk.tags')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <TagsInput label={t('bulk.addTags')} value={add} onChange={setAdd} maxTags={50} acceptValueOnBlur />
          <TagsInput label={t('bulk.removeTags')} value={remove} onChange={setRemove} maxTags={50} acceptValueOnBlur />
          <Button disabled={add.length + remove.length === 0} onClick={apply}>
            {t('bulk.apply')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
