import { PhoneMissed, Repeat } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FollowUpView } from '#domain/contract/ipc/follow-up-views.ts';
import { absoluteTime } from '../../state/format-time.ts';
import { useLocale } from '../../state/use-locale.ts';
import css from './follow-up.module.css';

/** How often somebody tried in vain, and that it comes again. */
export function FollowUpMarks({ followUp }: { readonly followUp: Pick<FollowUpView, 'attempts' | 'repeat'> }) {
  const { t } = useTranslation('follow-ups');
  const locale = useLocale();
  const { attempts, repeat } = followUp;
  return (
    <>
      {attempts.length > 0 && (
        <span className={css.marks} title={attempts.map((at) => absoluteTime(at, locale)).join('\n')}>
          <PhoneMissed size={12} aria-hidden="true" />
          {t('attempts', { count: attempts.length })}
        </span>
      )}
      {repeat && (
        <span className={css.marks}>
          <Repeat size={12} aria-hidden="true" />
          {t(`repeats.${repeat.unit}`, { count: repeat.every })}
        </span>
      )}
    </>
  );
}
