import { Button, Group } from '@mantine/core';
import { FileDown, FileUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../ui/section.tsx';
import { RescueExportDialog } from './rescue-export-dialog.tsx';
import { RescueImportDialog } from './rescue-import-dialog.tsx';
import css from './sync.module.css';

/** The way out when this machine or its network is not to be trusted any more. */
export function RescueCard() {
  const { t } = useTranslation('sync');
  const [dialog, setDialog] = useState<'export' | 'import' | null>(null);
  const close = () => setDialog(null);
  return (
    <Section title={t('rescue.title')}>
      <div className={css.rescue}>
        <p>{t('rescue.hint')}</p>
        <Group gap="xs">
          <Button variant="default" leftSection={<FileDown size={14} />} onClick={() => setDialog('export')}>
            {t('rescue.exportTitle')}
          </Button>
          <Button variant="default" leftSection={<FileUp size={14} />} onClick={() => setDialog('import')}>
            {t('rescue.importTitle')}
          </Button>
        </Group>
      </div>
      <RescueExportDialog opened={dialog === 'export'} onClose={close} />
      <RescueImportDialog opened={dialog === 'import'} onClose={close} />
    </Section>
  );
}
