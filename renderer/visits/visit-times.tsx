import { Button } from '@mantine/core';
import { DoorOpen, MapPinCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { minuteTime } from '../state/format-time.ts';
import { useActions } from '../state/shortcuts/use-actions.ts';
import { useLocale } from '../state/use-locale.ts';
import { DueField } from '../ui/due-field.tsx';
import { spanText } from '../ui/sla/span-text.ts';
import type { Missing, VisitNote } from './visit-content.ts';
import css from './visit-form.module.css';

interface Props {
  readonly note: VisitNote;
  readonly missing: readonly Missing[];
  /** For when it had been agreed. */
  readonly plannedAt?: number | null;
  onChange(part: Partial<VisitNote>): void;
}

/** When the agent came and left: one key or click each, and corrected by hand. */
export function VisitTimes({ note, missing, plannedAt = null, onChange }: Props) {
  const { t } = useTranslation('visits');
  const locale = useLocale();
  const { t: sla } = useTranslation(['sla']);
  const { arrivedAt, leftAt } = note;
  const arrive = () => onChange({ arrivedAt: Date.now() });
  const leave = () => onChange({ leftAt: Date.now() });
  useActions([
    { id: 'visit.arrived', run: arrive },
    { id: 'visit.left', applies: arrivedAt !== null, run: leave },
  ]);
  const lasted = arrivedAt !== null && leftAt !== null && leftAt >= arrivedAt ? leftAt - arrivedAt : null;
  return (
    <div className={css.times}>
      <div className={css.time}>
        <DueField
          label={t('fields.arrivedAt')}
          value={arrivedAt}
          presets={false}
          onChange={(at) => onChange({ arrivedAt: at })}
          error={missing.includes('arrivedAt') ? t('missing.arrivedAt') : undefined}
        />
        <Button variant="default" leftSection={<MapPinCheck size={14} aria-hidden="true" />} onClick={arrive}>
          {t('arrived')}
        </Button>
      </div>
      <div className={css.time}>
        <DueField
          label={t('fields.leftAt')}
          value={leftAt}
          presets={false}
          onChange={(at) => onChange({ leftAt: at })}
          error={
            missing.includes('leftAt')
              ? t('missing.leftAt')
              : missing.includes('order')
                ? t('missing.order')
                : undefined
          }
        />
        <Button
          variant="default"
          leftSection={<DoorOpen size={14} aria-hidden="true" />}
          disabled={arrivedAt === null}
          onClick={leave}
        >
          {t('left')}
        </Button>
      </div>
      {plannedAt !== null && (
        <p className={css.lasted}>
          {t('fields.plannedAt')} <span className="hf-number">{minuteTime(plannedAt, locale)}</span>
        </p>
      )}
      {lasted !== null && (
        <p className={css.lasted}>
          {t('fields.lasted')} <span className="hf-number">{spanText(lasted, sla)}</span>
        </p>
      )}
    </div>
  );
}
