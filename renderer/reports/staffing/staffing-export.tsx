import { Checkbox, Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffingPlan } from '#domain/contract/ipc/staffing-procedures.ts';
import { zoneHere } from '../../state/format-day.ts';
import { DialogButtons } from '../../ui/dialog-buttons.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import css from '../export/export.module.css';
import { type FileFormat, FormatChoice } from '../export/format-choice.tsx';
import { useMakeFile } from '../export/use-make-file.ts';
import type { StaffingWish } from './staffing-wish.ts';
import { useStaffingReport } from './use-staffing-report.ts';

interface Props {
  readonly wish: StaffingWish;
  readonly plan: StaffingPlan;
  onClose(): void;
}

/** The plan as a file, for who draws up the roster. */
export function StaffingExport({ wish, plan, onClose }: Props) {
  const { t } = useTranslation(['reports', 'metrics', 'common']);
  const [format, setFormat] = useState<FileFormat>('xlsx');
  const [bom, setBom] = useState(true);
  const [saved, setSaved] = useState<string | null>(null);
  const readReport = useStaffingReport(wish, plan);
  const { make, stop, progress } = useMakeFile();
  const { day } = wish;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSaved(null);
    const report = { ...(await readReport()), title: `${t('staffing.title')} ${day}` };
    const span = { from: day, to: day };
    const frame = { span, compared: null, bucket: 'day' as const, filters: {}, zone: zoneHere() || 'UTC' };
    const made = await make({ format, bom, frame, rows: null, report });
    setSaved(made?.fileName ?? null);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('staffing.export')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <form className={css.form} onSubmit={(event) => void submit(event)}>
        <fieldset className={css.set} disabled={progress !== null}>
          <FormatChoice value={format} onChange={setFormat} />
          {format === 'csv' && (
            <Checkbox label={t('export.bom')} checked={bom} onChange={(event) => setBom(event.currentTarget.checked)} />
          )}
        </fieldset>
        {progress !== null && <ProgressLine label={t('reports:export.running')} part={progress} onStop={stop} />}
        {saved && (
          <p role="status" className={css.status}>
            {t('export.saved', { name: saved })}
          </p>
        )}
        <DialogButtons label={t('export.make')} running={progress !== null} onClose={onClose} />
      </form>
    </Modal>
  );
}
