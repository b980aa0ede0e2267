import { Checkbox, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgent } from '../../state/core-context.tsx';
import { DialogButtons } from '../../ui/dialog-buttons.tsx';

interface Named {
  readonly name: string;
  readonly shared: boolean;
}

interface Props {
  readonly title: string;
  readonly name: string;
  readonly running: boolean;
  /** Whose it is can be chosen by who may share. */
  readonly isNew?: boolean;
  onSave(named: Named): Promise<void>;
  onClose(): void;
}

/** What a saved report is called, and whom it is for. */
export function NameDialog({ title, name: before, running, isNew = false, onSave, onClose }: Props) {
  const { t } = useTranslation(['report-builder', 'reports', 'common']);
  const { role } = useAgent();
  const [name, setName] = useState(before);
  const [shared, setShared] = useState(false);
  const [failed, setFailed] = useState(false);
  const isMissing = name.trim() === '';
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('common:actions.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setFailed(true);
          if (!isMissing) void onSave({ name: name.trim(), shared });
        }}
      >
        <Stack>
          <TextInput
            label={t('saved.name')}
            value={name}
            maxLength={200}
            data-autofocus
            error={failed && isMissing ? t('saved.nameMissing') : undefined}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {isNew && role !== 'agent' && (
            <Checkbox
              label={t('saved.forAll')}
              checked={shared}
              onChange={(event) => setShared(event.currentTarget.checked)}
            />
          )}
          <DialogButtons label={t('common:actions.save')} running={running} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
