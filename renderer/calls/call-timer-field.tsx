import { Button, NumberInput } from '@mantine/core';
import { CircleStop, PhoneCall } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { durationText } from '../state/format-time.ts';
import { DueField } from '../ui/due-field.tsx';
import css from './call-form.module.css';
import {
  type CallTimer,
  counted,
  isRunning,
  readClocks,
  setMinutes,
  started,
  stopped,
  talkedMs,
  wasInterrupted,
} from './call-timer.ts';

interface Props {
  readonly timer: CallTimer;
  onChange(timer: CallTimer): void;
}

/** What a crash may cost of the time counted. */
const keepEveryMs = 10_000;

/** The running time with the button that starts and stops it. */
export function CallClock({ timer, onChange }: Props) {
  const { t } = useTranslation('calls');
  const clocks = useClocks(timer);
  const running = isRunning(timer, clocks);
  useEvery(running, keepEveryMs, () => onChange(counted(timer, readClocks())));
  const talked = talkedMs(timer, clocks);
  return (
    <div className={css.clock}>
      <span className={css.time} role="timer" aria-label={t('talked')} data-running={running || undefined}>
        {durationText(talked)}
      </span>
      {running ? (
        <Button
          color="red.9"
          leftSection={<CircleStop size={14} />}
          onClick={() => onChange(stopped(timer, readClocks()))}
        >
          {t('stop')}
        </Button>
      ) : (
        <Button
          variant="default"
          leftSection={<PhoneCall size={14} />}
          onClick={() => onChange(started(timer, readClocks()))}
        >
          {talked > 0 ? t('resume') : t('start')}
        </Button>
      )}
    </div>
  );
}

/** A call noted later, or one that the timer missed, gets its time and length by hand. */
export function CallTimesByHand({ timer, onChange }: Props) {
  const { t } = useTranslation('calls');
  const clocks = useClocks(timer);
  if (isRunning(timer, clocks)) return null;
  const talked = talkedMs(timer, clocks);
  return (
    <div className={css.timer}>
      <div className={css.byHand}>
        <NumberInput
          label={t('minutes')}
          className={css.minutes ?? ''}
          value={talked === 0 ? '' : Math.round(talked / 6000) / 10}
          onChange={(minutes) => onChange(setMinutes(timer, Number(minutes) || 0))}
          min={0}
          max={1440}
          decimalScale={1}
          hideControls
        />
        <DueField
          label={t('startedAt')}
          value={timer.startedAt}
          onChange={(startedAt) => onChange({ ...timer, startedAt })}
          presets={false}
        />
      </div>
      {wasInterrupted(timer, clocks) && <p className={css.hint}>{t('interrupted')}</p>}
    </div>
  );
}

/** The clocks, read again every half second while the timer runs. */
function useClocks(timer: CallTimer) {
  const [clocks, setClocks] = useState(readClocks);
  const running = isRunning(timer, clocks);
  useEvery(running, 500, () => setClocks(readClocks()));
  const latest = useRef(timer);
  useEffect(() => {
    if (latest.current === timer) return;
    latest.current = timer;
    setClocks(readClocks());
  }, [timer]);
  return clocks;
}

function useEvery(enabled: boolean, ms: number, run: () => void): void {
  const current = useRef(run);
  useEffect(() => {
    current.current = run;
  });
  useEffect(() => {
    if (!enabled) return;
    const timer = setInterval(() => current.current(), ms);
    return () => clearInterval(timer);
  }, [enabled, ms]);
}
