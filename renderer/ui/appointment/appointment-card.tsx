import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppointmentView } from '#domain/contract/ipc/appointment-views.ts';
import { endOf, isAwaited } from '#domain/rules/appointments/awaited.ts';
import { useNavigation } from '../../state/core-context.tsx';
import { clockTime, dayText } from '../../state/format-time.ts';
import { useCommand } from '../../state/use-command.ts';
import { useLocale } from '../../state/use-locale.ts';
import { visitParams } from '../../state/visit-params.ts';
import { SaveStateMark } from '../save-state-mark.tsx';
import { useMinute } from '../use-minute.ts';
import css from './appointment.module.css';
import { CancelForm, MoveForm, SettleForm } from './change-forms.tsx';
import { ConfirmationDialog } from './confirmation-dialog.tsx';
import { useCalendarFile } from './use-calendar-file.ts';

interface Props {
  readonly appointment: AppointmentView;
  /** Said where not everything is the same customer's. */
  readonly showCustomer?: boolean;
}

type Change = 'move' | 'cancel' | 'done' | 'no-show' | 'text';

/** One appointment and what can be done about it. */
export function AppointmentCard({ appointment, showCustomer = false }: Props) {
  const { t } = useTranslation(['appointments', 'common']);
  const locale = useLocale();
  const now = Math.max(useMinute(), Date.now());
  const [change, setChange] = useState<Change | null>(null);
  const { kind, state, startsAt, place, note, remark, moves, clashes } = appointment;
  const onDone = () => setChange(null);
  const words = [t(`common:appointmentKind.${kind}`), place, note, remark].filter(Boolean).join(' · ');
  return (
    <div className={css.card} data-clash={clashes.length > 0 || undefined}>
      <div className={css.line}>
        <span className={css.when}>
          {dayText(startsAt, locale)} {clockTime(startsAt, locale)}–{clockTime(endOf(appointment), locale)}
        </span>
        <span className={css.state} data-state={state}>
          {t(`states.${state}`)}
        </span>
        <SaveStateMark state={appointment.saveState} quiet />
        <span className={css.who}>{appointment.agentName}</span>
      </div>
      <span className={css.words}>
        {showCustomer && `${appointment.customerName} · `}
        {words}
      </span>
      {moves.count > 0 && (
        <span className={css.words}>{t('movedTimes', { count: moves.count, reason: moves.lastReason })}</span>
      )}
      {clashes.map((clash) => (
        <p key={clash.id} className={css.warning} role="status">
          {t(clash.cameFirst ? 'clashLater' : 'clashFirst', {
            name: clash.customerName,
            from: clockTime(clash.startsAt, locale),
            to: clockTime(endOf(clash), locale),
          })}
        </p>
      ))}
      {isAwaited(appointment) && (change === null || change === 'text') && (
        <Actions appointment={appointment} hasBegun={startsAt <= now} onChange={setChange} />
      )}
      {state === 'cancelled' && <CalledOff appointment={appointment} />}
      {change === 'move' && <MoveForm {...{ appointment, onDone }} />}
      {change === 'cancel' && <CancelForm {...{ appointment, onDone }} />}
      {(change === 'done' || change === 'no-show') && <SettleForm {...{ appointment, onDone }} to={change} />}
      {change === 'text' && <ConfirmationDialog appointment={appointment} onClose={onDone} />}
    </div>
  );
}

/** Who has it in their calendar can have it taken out. */
function CalledOff({ appointment }: { readonly appointment: AppointmentView }) {
  const { t } = useTranslation('appointments');
  const save = useCalendarFile(appointment);
  return (
    <div className={css.actions}>
      <Button size="compact-sm" variant="default" onClick={() => void save()}>
        {t('calendarFile')}
      </Button>
    </div>
  );
}

interface ActionsProps {
  readonly appointment: AppointmentView;
  readonly hasBegun: boolean;
  onChange(change: Change): void;
}

function Actions({ appointment, hasBegun, onChange }: ActionsProps) {
  const { t } = useTranslation(['appointments', 'visits']);
  const { run, running } = useCommand();
  const navigation = useNavigation();
  const { id, kind, state, startsAt, caseId, customerId, place } = appointment;
  const buttons: readonly (readonly [Change, string])[] = [
    ...(hasBegun ? ([['done', t('done')] as const, ['no-show', t('noShow')] as const] as const) : []),
    ['text', t('confirmation')],
    ['move', t('move')],
    ['cancel', t('cancel')],
  ];
  return (
    <div className={css.actions}>
      {state === 'proposed' && (
        <Button
          size="compact-sm"
          variant="light"
          loading={running}
          onClick={() => void run('appointment.confirm', { appointmentId: id, startsAt })}
        >
          {t('confirm')}
        </Button>
      )}
      {kind === 'visit' && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() =>
            navigation.go('visits', 'new', visitParams({ caseId, customerId, plannedAt: startsAt, place }))
          }
        >
          {t('visits:record')}
        </Button>
      )}
      {buttons.map(([change, label]) => (
        <Button key={change} size="compact-sm" variant="default" onClick={() => onChange(change)}>
          {label}
        </Button>
      ))}
    </div>
  );
}
