import { Checkbox, NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ClockKind, type WaitingStatus, waitingStatuses } from '#domain/rules/sla/service-level.ts';
import { minutesOf, type TargetDraft } from './level-draft.ts';
import css from './service-levels.module.css';

interface Props {
  readonly kind: ClockKind;
  readonly target: TargetDraft;
  readonly error: string | undefined;
  onChange(target: TargetDraft): void;
}

/** How long a clock may run, and what stops it. */
export function TargetFields({ kind, target, error, onChange }: Props) {
  const { t } = useTranslation(['sla-settings', 'sla', 'common']);
  const clock = t(`sla:clock.${kind}`);
  const number = (unit: 'hours' | 'minutes') => (
    <NumberInput
      className={css.amount ?? ''}
      label={t(`level.${unit}`)}
      aria-label={t(`level.${unit}Of`, { clock })}
      value={target[unit] ?? ''}
      min={0}
      max={unit === 'hours' ? 17_568 : 1_054_080}
      allowDecimal={false}
      allowNegative={false}
      hideControls
      error={error !== undefined}
      onChange={(value) => onChange({ ...target, [unit]: typeof value === 'number' ? value : null })}
    />
  );
  const pause = (status: WaitingStatus, stops: boolean) =>
    onChange({
      ...target,
      pausedIn: waitingStatuses.filter((one) => (one === status ? stops : target.pausedIn.includes(one))),
    });
  return (
    <fieldset className={css.target}>
      <legend className={css.clock}>{clock}</legend>
      <p className={css.hint}>{t(`level.about.${kind}`)}</p>
      <div className={css.targetLine}>
        {number('hours')}
        {number('minutes')}
        {minutesOf(target) === undefined ? (
          <span className={css.nothing}>{t('level.noPromise')}</span>
        ) : (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset within one would say its clock again
          <div className={css.pauses} role="group" aria-label={t('level.pausesOf', { clock })}>
            <span className={css.hint}>{t('level.pauses')}</span>
            {waitingStatuses.map((status) => (
              <Checkbox
                key={status}
                size="xs"
                label={t(`common:status.${status}`)}
                checked={target.pausedIn.includes(status)}
                onChange={(event) => pause(status, event.currentTarget.checked)}
              />
            ))}
          </div>
        )}
      </div>
      {error && (
        <p className={css.problem} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
