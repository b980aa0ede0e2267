import type { FieldsOf } from '../../model/collections.ts';
import { minuteMs } from '../calendar/local-date.ts';

type Appointment = FieldsOf<'appointment'>;

/** Whether it takes up its agent's time: it was neither called off nor settled. */
export function isAwaited({ state }: Pick<Appointment, 'state'>): boolean {
  return state === 'proposed' || state === 'confirmed';
}

export function endOf({ startsAt, minutes }: Pick<Appointment, 'startsAt' | 'minutes'>): number {
  return startsAt + minutes * minuteMs;
}
