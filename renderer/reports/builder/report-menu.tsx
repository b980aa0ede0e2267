import { ActionIcon, Menu, Modal, Stack } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedReport } from '#domain/contract/ipc/report-builder-views.ts';
import { useAgent } from '../../state/core-context.tsx';
import { DialogButtons } from '../../ui/dialog-buttons.tsx';
import { NameDialog } from './name-dialog.tsx';
import { useChangeReport } from './use-saved-reports.ts';

/** What can be done with a saved report beside opening it. */
export function ReportMenu({ report }: { readonly report: SavedReport }) {
  const { t } = useTranslation(['report-builder', 'reports', 'common']);
  const { role } = useAgent();
  const { edit, share, remove, running } = useChangeReport();
  const [asking, setAsking] = useState<'name' | 'removal' | null>(null);
  const close = () => setAsking(null);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" aria-label={t('saved.more', { name: report.name })}>
            <Ellipsis size={15} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setAsking('name')}>{t('saved.rename')}</Menu.Item>
          {!report.shared && role !== 'agent' && (
            <Menu.Item onClick={() => void share(report)}>{t('saved.share')}</Menu.Item>
          )}
          <Menu.Item onClick={() => setAsking('removal')}>{t('saved.remove')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asking === 'name' && (
        <NameDialog
          title={t('saved.rename')}
          name={report.name}
          running={running}
          onClose={close}
          onSave={async ({ name }) => {
            const outcome = await edit(report, { name });
            if (outcome.ok || outcome.failure.kind === 'nothing-to-do') close();
          }}
        />
      )}
      {asking === 'removal' && (
        <Modal
          opened
          onClose={close}
          title={t('saved.remove')}
          closeButtonProps={{ 'aria-label': t('common:actions.close') }}
        >
          <Stack>
            <p>{t(report.shared ? 'saved.removeShared' : 'saved.removeOwn', { name: report.name })}</p>
            <DialogButtons
              label={t('saved.remove')}
              color="red"
              autoFocus
              running={running}
              onConfirm={() => void remove(report).then(close)}
              onClose={close}
            />
          </Stack>
        </Modal>
      )}
    </>
  );
}
