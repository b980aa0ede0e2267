import { Modal, Stack, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportScheduleView } from '#domain/contract/ipc/report-schedule-views.ts';
import { reportScheduleLimits as limits } from '#domain/model/report-schedule-fields.ts';
import { zoneHere } from '../../state/format-day.ts';
import { useNotify } from '../../state/notify-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useLocale } from '../../state/use-locale.ts';
import { DialogButtons } from '../../ui/dialog-buttons.tsx';
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts';
import { WorkForm } from '../../ui/work-form.tsx';
import { ContentFields } from './content-fields.tsx';
import { DeliveryFields } from './delivery-fields.tsx';
import {
  changesTo,
  type Fault,
  faultsOf,
  newSchedule,
  type ScheduleValues,
  saidIn,
  valuesOf,
} from './schedule-values.ts';
import css from './schedules.module.css';
import { TimingFields } from './timing-fields.tsx';
import { useSharedReports } from './use-shared-reports.ts';

interface Props {
  /** Null for a new one. */
  readonly schedule: ReportScheduleView | null;
  onClose(): void;
}

/** Which report the server makes, when, and who gets it. */
export function ScheduleForm({ schedule, onClose }: Props) {
  const { t } = useTranslation(['report-schedules', 'reports', 'common']);
  const locale = useLocale();
  const notify = useNotify();
  const { run, running } = useCommand();
  const form = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);
  const [values, setValues] = useState<ScheduleValues>(() =>
    schedule ? valuesOf(schedule) : newSchedule(zoneHere() || 'UTC', locale, t('reports:dashboard.volume')),
  );
  const shared = useSharedReports();
  const faults = tried ? faultsOf(values, shared) : [];
  const faultIn = (field: Fault['field']) => faults.find((fault) => fault.field === field);
  const change = (set: Partial<ScheduleValues>) => setValues((before) => ({ ...before, ...set }));

  const save = async () => {
    setTried(true);
    if (running) return;
    if (faultsOf(values, shared).length > 0) {
      // Once the fields have been told what is wrong.
      requestAnimationFrame(() => focusFirstInvalid(form.current));
      return;
    }
    const set = schedule ? changesTo(schedule, values) : null;
    if (set && Object.keys(set).length === 0) return onClose();
    const saved =
      schedule && set
        ? await run('report-schedule.edit', { scheduleId: schedule.id, set })
        : await run('report-schedule.add', saidIn(values));
    if (!saved.ok) return;
    notify({ tone: 'good', text: t('saved', { title: values.title }) });
    onClose();
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={schedule ? t('edit', { title: schedule.title }) : t('add')}
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <WorkForm ref={form} onSend={() => void save()}>
        <Stack gap="sm">
          <TextInput
            label={t('field.title')}
            required
            data-autofocus
            maxLength={limits.title}
            value={values.title}
            error={faultIn('title') && t('error.title')}
            onChange={(event) => change({ title: event.currentTarget.value })}
          />
          <ContentFields {...{ content: values.content, shared, faults }} onChange={(content) => change({ content })} />
          <TimingFields
            timing={values.timing}
            isWrong={faultIn('time') !== undefined}
            onChange={(timing) => change({ timing })}
          />
          <DeliveryFields values={values} faults={faults} onChange={change} />
          <p className={css.note}>
            {t('chartsHint')} {t('reach')}
          </p>
          <DialogButtons label={t('common:actions.save')} running={running} onClose={onClose} />
        </Stack>
      </WorkForm>
    </Modal>
  );
}
