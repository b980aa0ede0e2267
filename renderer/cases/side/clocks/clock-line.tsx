import { useTranslation } from 'react-i18next';
import type { KeptClock } from '#domain/rules/sla/sla-clocks.ts';
import { numberText } from '../../../state/format-number.ts';
import { absoluteTime } from '../../../state/format-time.ts';
import { useLocale } from '../../../state/use-locale.ts';
import { spanText } from '../../../ui/sla/span-text.ts';
import css from './clocks-card.module.css';

/** One clock: its state in a word and a bar, its times, its pauses to open. */
export function ClockLine({ clock }: { readonly clock: KeptClock }) {
  const { t } = useTranslation(['sla', 'common']);
  const locale = useLocale();
  const time = (at: number) => absoluteTime(at, locale);
  const { kind, state, warned, dueAt, doneAt, usedMs, targetMs, leftMs, overMs, pauses, earlier } = clock;
  const share = Math.min(100, Math.round((100 * usedMs) / targetMs));
  const met = earlier.filter((each) => each.state === 'met').length;
  return (
    <li className={css.clock} data-state={warned ? 'warned' : state}>
      <div className={css.head}>
        <span className={css.name}>{t(`clock.${kind}`)}</span>
        <span className={css.state}>{t(`state.${state}`)}</span>
      </div>
      <div className={css.bar} aria-hidden="true">
        <span style={{ width: `${share}%` }} />
      </div>
      <p className={css.words}>
        {t('card.used', { used: spanText(usedMs, t), target: spanText(targetMs, t) })}
        {' · '}
        <span className={css.whole}>
          {overMs > 0 ? t('card.over', { over: spanText(overMs, t) }) : t('card.left', { left: spanText(leftMs, t) })}
        </span>
      </p>
      <p className={css.words}>
        {doneAt !== null
          ? t('card.doneAt', { at: time(doneAt) })
          : dueAt !== null && t('card.due', { at: time(dueAt) })}
      </p>
      {clock.recordedLate && <p className={css.words}>{t('card.recordedLate')}</p>}
      {clock.breachedInOutage && <p className={css.words}>{t('card.inOutage')}</p>}
      {earlier.length > 0 && <p className={css.words}>{t('card.earlier', { met, breached: earlier.length - met })}</p>}
      {pauses.length > 0 && (
        <details className={css.pauses}>
          <summary>{t('card.pauses')}</summary>
          <ul>
            {pauses.map((pause) => {
              const status = t(`common:status.${pause.status}`);
              return (
                <li key={pause.from}>
                  {pause.to === null
                    ? t('card.pauseNow', { from: time(pause.from), status })
                    : t('card.pause', {
                        ...{ from: time(pause.from), to: time(pause.to), status },
                        minutes: numberText(Math.floor(pause.workingMs / 60_000), locale),
                      })}
                </li>
              );
            })}
          </ul>
        </details>
      )}
    </li>
  );
}
