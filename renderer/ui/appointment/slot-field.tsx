import { Button } from '@mantine/core';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FreeSlot } from '#domain/contract/ipc/appointment-views.ts';
import type { AppointmentKind } from '#domain/model/choices.ts';
import type { AgentId, AppointmentId, TeamId } from '#domain/model/ids.ts';
import { dayOf } from '../../state/calendar-days.ts';
import { dayWithWeekday } from '../../state/format-day.ts';
import { clockTime } from '../../state/format-time.ts';
import { ownZone } from '../../state/use-follow-up-rules.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useQuery } from '../../state/use-query.ts';
import { DueField } from '../due-field.tsx';
import css from './appointment.module.css';

interface Props {
  /** One agent's, or anybody's of the team. */
  readonly agentId: AgentId | null;
  readonly teamId: TeamId;
  readonly kind: AppointmentKind;
  readonly minutes: number;
  readonly value: number | null;
  /** The one that is being moved. */
  readonly besides?: AppointmentId;
  readonly error?: string | undefined;
  /** With a slot comes who is free then. */
  onChange(at: number | null, slot?: FreeSlot): void;
}

const shown = 12;

/** When: one of the first free slots, day by day, or any other time. */
export function SlotField({ agentId, teamId, kind, minutes, value, besides, error, onChange }: Props) {
  const { t } = useTranslation('appointments');
  const locale = useLocale();
  // Of a day that was picked already, its own times come first.
  const [from, setFrom] = useState(() =>
    Math.max(Date.now(), value === null ? 0 : dayjs(value).startOf('day').valueOf()),
  );
  const found = useQuery(
    'appointments.free',
    { agentId, teamId, kind, minutes, from, zone: ownZone(), limit: shown, besides: besides ?? null },
    { collections: ['appointment', 'definition', 'agent'], keepFormer: true },
  );
  const slots = found.value ?? [];
  const last = slots.at(-1);
  return (
    <fieldset className={css.slots}>
      <legend className={css.legend}>{t('freeTimes')}</legend>
      {found.value && slots.length === 0 && <p className={css.nothing}>{t('noFreeTimes')}</p>}
      {[...Map.groupBy(slots, (slot) => dayOf(slot.from))].map(([day, ofDay]) => (
        <div key={day} className={css.slotDay}>
          <span className={css.dayName}>{dayWithWeekday(dayjs(day).valueOf(), locale)}</span>
          {ofDay.map((slot) => (
            <Button
              key={slot.from}
              size="compact-sm"
              variant={slot.from === value ? 'filled' : 'default'}
              aria-pressed={slot.from === value}
              title={slot.agents.map(({ name }) => name).join(' · ')}
              onClick={() => onChange(slot.from, slot)}
            >
              {clockTime(slot.from, locale)}
            </Button>
          ))}
        </div>
      ))}
      {last && (
        <div>
          <Button size="compact-sm" variant="subtle" onClick={() => setFrom(last.from + 1)}>
            {t('laterTimes')}
          </Button>
        </div>
      )}
      <DueField label={t('otherTime')} value={value} onChange={(at) => onChange(at)} error={error} presets={false} />
    </fieldset>
  );
}
