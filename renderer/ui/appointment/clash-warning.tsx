import { useTranslation } from 'react-i18next';
import type { AgentId, AppointmentId } from '#domain/model/ids.ts';
import { endOf } from '#domain/rules/appointments/awaited.ts';
import { dayMs } from '#domain/rules/calendar/local-date.ts';
import { clockTime } from '../../state/format-time.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useQuery } from '../../state/use-query.ts';
import css from './appointment.module.css';

interface Props {
  readonly agentId: AgentId;
  readonly startsAt: number;
  readonly minutes: number;
  readonly besides?: AppointmentId;
}

/** Says before it is booked what this device knows to be in the way. It may be booked all the same: people know more. */
export function ClashWarning({ agentId, startsAt, minutes, besides }: Props) {
  const { t } = useTranslation('appointments');
  const locale = useLocale();
  const end = endOf({ startsAt, minutes });
  const held = useQuery(
    'appointments.list',
    { agentId, from: startsAt - dayMs, to: end, awaited: true },
    { collections: ['appointment'], keepFormer: true },
  ).value;
  const inTheWay = held?.find((each) => each.id !== besides && each.startsAt < end && startsAt < endOf(each));
  if (!inTheWay) return null;
  return (
    <p className={css.warning} role="status">
      {t('inTheWay', {
        name: inTheWay.customerName,
        from: clockTime(inTheWay.startsAt, locale),
        to: clockTime(endOf(inTheWay), locale),
      })}
    </p>
  );
}
