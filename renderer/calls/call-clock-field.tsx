import { Button, NumberInput } from '@mantine/core';
import { CirclePause, CircleStop, PhoneCall } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  type CallClock,
  isUncertain,
  moved,
  phaseOf,
  type ToldPhase,
  timesOf,
  withMinutes,
} from '#domain/rules/call-clock.ts';
import type { HandMove } from '#domain/rules/call-phase.ts';
import { durationText } from '../state/format-time.ts';
import { useActions } from '../state/shortcuts/use-actions.ts';
import { DueField } from '../ui/due-field.tsx';
import css from './call-clock-field.module.css';
import { readClocks } from './read-clocks.ts';
import { useKeptClock, useReading } from './use-clock.ts';

interface Props {
  readonly clock: CallClock;
  onChange(clock: CallClock): void;
  /** What the telephone told of this call. */
  readonly phases?: readonly ToldPhase[] | undefined;
  /** Does with the telephone's call what is asked for here; left out, there is only this clock. */
  readonly onMove?: ((move: HandMove) => void) | undefined;
}

/** Talking, holding and working after the call, with the buttons that go from one to the next. */
export function CallClockField({ clock, onChange, phases, onMove }: Props) {
  const { t } = useTranslation('calls');
  const now = useReading(clock);
  useKeptClock(clock, phases, onChange);
  const phase = phaseOf(clock);
  const move = onMove ?? ((by: HandMove) => onChange(moved(clock, by, readClocks())));
  const isOn = phase === 'talking' || phase === 'on-hold';
  useActions([
    { id: 'call.hold', applies: isOn, run: () => move(phase === 'talking' ? 'held' : 'resumed') },
    { id: 'call.end', applies: isOn, run: () => move('ended') },
  ]);
  const { talkMs, holdMs, wrapUpMs } = timesOf(clock, now);
  return (
    <div className={css.clock} data-phase={phase}>
      <span
        className={css.time}
        role="timer"
        aria-label={t('talked')}
        data-running={phase === 'talking' ? true : undefined}
      >
        {durationText(talkMs)}
      </span>
      <Also name={t('held')} ms={holdMs} isRunning={phase === 'on-hold'} />
      <Also name={t('wrapUp')} ms={wrapUpMs} isRunning={phase === 'wrap-up'} />
      {isOn ? (
        <>
          {phase === 'talking' ? (
            <Button
              variant="default"
              classNames={narrow}
              leftSection={<CirclePause size={14} />}
              onClick={() => move('held')}
            >
              {t('hold')}
            </Button>
          ) : (
            <Button classNames={narrow} leftSection={<PhoneCall size={14} />} onClick={() => move('resumed')}>
              {t('takeBack')}
            </Button>
          )}
          <Button
            color="red.9"
            classNames={narrow}
            leftSection={<CircleStop size={14} />}
            onClick={() => move('ended')}
          >
            {t('end')}
          </Button>
        </>
      ) : (
        <Button
          variant="default"
          leftSection={<PhoneCall size={14} />}
          onClick={() => move(phase === 'wrap-up' ? 'resumed' : 'answered')}
        >
          {phase === 'wrap-up' ? t('resume') : t('start')}
        </Button>
      )}
    </div>
  );
}

/** Beside a list in a narrow window the pictures have to do. */
const narrow = { label: css.label ?? '', section: css.section ?? '' };

interface AlsoProps {
  readonly name: string;
  readonly ms: number;
  readonly isRunning: boolean;
}

function Also({ name, ms, isRunning }: AlsoProps) {
  if (ms < 1000 && !isRunning) return null;
  return (
    <span className={css.also} data-running={isRunning || undefined}>
      {name} <span className="hf-number">{durationText(ms)}</span>
    </span>
  );
}

interface ByHandProps {
  readonly clock: CallClock;
  onChange(clock: CallClock): void;
}

/** A call noted later, or one that the clock missed, gets its time and length by hand. */
export function CallTimesByHand({ clock, onChange }: ByHandProps) {
  const { t } = useTranslation('calls');
  const now = useReading(clock);
  const phase = phaseOf(clock);
  if (phase === 'talking' || phase === 'on-hold') return null;
  const { talkMs } = timesOf(clock, now);
  return (
    <div className={css.timer}>
      <div className={css.byHand}>
        <NumberInput
          label={t('minutes')}
          className={css.minutes ?? ''}
          value={talkMs === 0 ? '' : Math.round(talkMs / 6000) / 10}
          onChange={(minutes) => onChange(withMinutes(clock, Number(minutes) || 0, readClocks()))}
          min={0}
          max={1440}
          decimalScale={1}
          hideControls
        />
        <DueField
          label={t('startedAt')}
          value={clock.startedAt}
          onChange={(startedAt) => onChange({ ...clock, startedAt })}
          presets={false}
        />
      </div>
      {isUncertain(clock) && <p className={css.hint}>{t('interrupted')}</p>}
    </div>
  );
}
