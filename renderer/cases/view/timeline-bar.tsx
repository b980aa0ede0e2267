import { ArrowUp } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type TimelineKind, timelineKinds } from '#domain/rules/timeline-kinds.ts';
import { numberText } from '../../state/format-number.ts';
import { keyCaps } from '../../state/shortcuts/key-names.ts';
import { useKeys } from '../../state/shortcuts/use-actions.ts';
import { useLocale } from '../../state/use-locale.ts';
import { modKeyName } from '../../ui/mod-key.ts';
import css from './timeline-bar.module.css';

interface Props {
  readonly counts: Readonly<Record<TimelineKind, number>>;
  readonly shown: TimelineKind;
  readonly unread: number;
  onShow(kind: TimelineKind): void;
  onUnread(): void;
}

/** Which lines are shown, how many there are of each kind, and the way to what is new. */
export function TimelineBar({ counts, shown, unread, onShow, onUnread }: Props) {
  const { t } = useTranslation(['timeline', 'keyboard']);
  const locale = useLocale();
  const name = useId();
  const keys = useKeys('case.unread');
  const action = t('keyboard:action.case.unread');
  return (
    <div className={css.bar}>
      <fieldset className={css.kinds}>
        <legend className="hf-visually-hidden">{t('show')}</legend>
        {timelineKinds.map((kind) => (
          <label key={kind} className={css.kind}>
            <input type="radio" name={name} checked={kind === shown} onChange={() => onShow(kind)} />
            <span>
              {t(`kind.${kind}`)} <span className={`${css.count} hf-number`}>{numberText(counts[kind], locale)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {unread > 0 && (
        <button
          type="button"
          className={css.unread}
          title={keys === null ? action : `${action} (${keyCaps(keys, modKeyName()).join(' ')})`}
          onClick={onUnread}
        >
          <ArrowUp size={13} aria-hidden="true" />
          {t('toNew', { count: unread, formatted: numberText(unread, locale) })}
        </button>
      )}
    </div>
  );
}
