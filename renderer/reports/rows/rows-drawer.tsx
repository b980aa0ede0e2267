import { Button, Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useBucketWord } from '../figures/use-bucket-word.ts';
import { useGroupWords } from '../figures/use-group-words.ts';
import type { ReportFrame } from '../filters/report-frame.ts';
import type { Opened } from './opened.ts';
import css from './rows.module.css';
import { RowsPage } from './rows-page.tsx';

interface Props {
  readonly opened: Opened | null;
  readonly frame: ReportFrame;
  onClose(): void;
  /** None for who may take nothing out. */
  readonly onExport: (() => void) | null;
}

/** What a figure or a bar was counted from, beside the report. */
export function RowsDrawer({ opened, frame, onClose, onExport }: Props) {
  const { t } = useTranslation(['reports', 'metrics', 'common']);
  const groupWords = useGroupWords();
  const bucketWord = useBucketWord(frame.bucket);
  const within = opened && [
    ...(opened.bucket === null ? [] : [bucketWord(opened.bucket)]),
    ...(opened.group === null ? [] : [groupWords(opened.group.by, opened.group.key)]),
  ];
  return (
    <Drawer
      opened={opened !== null}
      onClose={onClose}
      position="right"
      size={560}
      title={opened && [t(`metrics:${opened.metric}.name`), ...(within ?? [])].join(' · ')}
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      {opened && (
        <div className={css.rows}>
          {onExport && (
            <Button className={css.export ?? ''} variant="default" onClick={onExport}>
              {t('rows.export')}
            </Button>
          )}
          <RowsPage key={JSON.stringify([opened, frame])} opened={opened} frame={frame} after={null} />
        </div>
      )}
    </Drawer>
  );
}
