import { HeartHandshake, PhoneOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ContactPoint } from '#domain/model/customer-fields.ts';
import { isOffHours } from '#domain/rules/contact-hours.ts';
import { useMinute } from '../use-minute.ts';
import { hoursText } from './hours-text.ts';
import css from './needs-band.module.css';

interface Props {
  readonly specialNeeds: string;
  readonly contactPoints: readonly ContactPoint[];
}

/** What nobody may overlook who serves this customer: their special needs, and that they do not want to be reached now. */
export function NeedsBand({ specialNeeds, contactPoints }: Props) {
  const { t } = useTranslation('service-file');
  const minute = useMinuteOfDay();
  const off = contactPoints.filter((point) => isOffHours(point, minute));
  if (specialNeeds.trim() === '' && off.length === 0) return null;
  return (
    <div className={css.band} role="note" aria-label={t('heed')}>
      {specialNeeds.trim() !== '' && (
        <p className={css.line}>
          <HeartHandshake className={css.icon} size={14} aria-hidden="true" />
          <span className={css.text}>{specialNeeds}</span>
        </p>
      )}
      {off.map((point) => (
        <p key={`${point.kind} ${point.value}`} className={css.line}>
          <PhoneOff className={css.icon} size={14} aria-hidden="true" />
          <span className={css.text}>
            {t('notNow', { value: point.value, hours: point.doNotContact ? hoursText(point.doNotContact) : '' })}
          </span>
        </p>
      ))}
    </div>
  );
}

/** By the clocks of the person at the screen. */
function useMinuteOfDay(): number {
  const now = new Date(useMinute());
  return now.getHours() * 60 + now.getMinutes();
}
