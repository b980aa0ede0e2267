import { Button, Popover } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportScheduleView } from '#domain/contract/ipc/report-schedule-views.ts';
import { useNotify } from '../../state/notify-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { SaveStateMark } from '../../ui/save-state-mark.tsx';
import { RunLine } from './run-line.tsx';
import css from './schedules.module.css';
import { useContentWords } from './use-content-words.ts';
import { useScheduleWords } from './use-schedule-words.ts';

interface Props {
  readonly schedule: ReportScheduleView;
  onEdit(): void;
  onRuns(): void;
}

/** One scheduled report: what, when, to whom, and how it went last. */
export function ScheduleCard({ schedule, onEdit, onRuns }: Props) {
  const { t } = useTranslation(['report-schedules', 'common']);
  const words = useScheduleWords();
  const contentWords = useContentWords();
  const notify = useNotify();
  const { run, running } = useCommand();
  const { id, title, content, timing, recipients, toFolder, state, nextAt, askedAt, lastRun, ownerName } = schedule;
  const isPaused = state === 'paused';
  const isAsked = askedAt !== null && (lastRun === null || lastRun.dueAt < askedAt);
  const send = async () => {
    const done = await run('report-schedule.send', { scheduleId: id });
    if (done.ok) notify({ tone: 'good', text: t('sent', { title }) });
  };
  const move = (to: 'active' | 'paused') => void run('report-schedule.move', { scheduleId: id, to });
  return (
    <li className={css.card}>
      <div className={css.head}>
        <h2 className={css.title}>{title}</h2>
        <SaveStateMark state={schedule.saveState} quiet />
        {isPaused && <span className={css.paused}>{t('paused')}</span>}
      </div>
      <p className={css.line}>
        {contentWords(content)} · {words.when(timing)} ({timing.zone})
      </p>
      <p className={css.line}>
        {t('to', { names: [...recipients, ...(toFolder ? [t('folder')] : [])].join(', ') })}
        {ownerName !== '' && ` · ${t('by', { name: ownerName })}`}
      </p>
      {nextAt !== null && <p className={css.line}>{t('next', { at: words.at(nextAt, timing.zone) })}</p>}
      {isAsked && <p className={css.line}>{t('asked')}</p>}
      {lastRun ? <RunLine run={lastRun} zone={timing.zone} /> : <p className={css.line}>{t('never')}</p>}
      <div className={css.actions}>
        <Button variant="default" size="xs" onClick={onEdit}>
          {t('common:actions.edit')}
        </Button>
        <Button variant="default" size="xs" disabled={running} onClick={() => void send()}>
          {t('send')}
        </Button>
        <Button variant="default" size="xs" disabled={running} onClick={() => move(isPaused ? 'active' : 'paused')}>
          {t(isPaused ? 'resume' : 'pause')}
        </Button>
        <Button variant="default" size="xs" onClick={onRuns}>
          {t('runs')}
        </Button>
        <Remove title={title} onRemove={() => void run('report-schedule.move', { scheduleId: id, to: 'removed' })} />
      </div>
    </li>
  );
}

/** Said twice: it cannot be had back. */
function Remove({ title, onRemove }: { readonly title: string; onRemove(): void }) {
  const { t } = useTranslation(['report-schedules', 'common']);
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus>
      <Popover.Target>
        <Button variant="subtle" color="gray" size="xs" onClick={() => setOpen(!open)}>
          {t('remove')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('remove')}>
        <p className={css.question}>{t('removeSure', { title })}</p>
        <div className={css.actions}>
          <Button variant="default" onClick={() => setOpen(false)}>
            {t('common:actions.cancel')}
          </Button>
          <Button color="red.9" onClick={onRemove}>
            {t('remove')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
