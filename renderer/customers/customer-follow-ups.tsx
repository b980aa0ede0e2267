import { ActionIcon } from '@mantine/core';
import { CalendarClock, CircleCheck, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FollowUpView } from '#domain/contract/ipc/follow-up-views.ts';
import type { CustomerId } from '#domain/model/ids.ts';
import { useNavigation } from '../state/core-context.tsx';
import { hrefOf } from '../state/route.ts';
import { SaveStateMark } from '../ui/save-state-mark.tsx';
import { Section } from '../ui/section.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { useMinute } from '../ui/use-minute.ts';
import css from './customer-detail.module.css';

interface Props {
  readonly customerId: CustomerId;
  readonly followUps: readonly FollowUpView[];
}

export function CustomerFollowUps({ customerId, followUps }: Props) {
  const { t } = useTranslation(['customers', 'common']);
  const navigation = useNavigation();
  const now = useMinute();
  return (
    <Section
      title={t('followUps')}
      count={followUps.length}
      actions={
        <ActionIcon
          aria-label={t('scheduleFollowUp')}
          onClick={() => navigation.go('follow-ups', 'new', { customer: customerId })}
        >
          <Plus size={16} aria-hidden="true" />
        </ActionIcon>
      }
    >
      {followUps.length === 0 && <p className={css.nothing}>{t('noFollowUps')}</p>}
      {followUps.length > 0 && (
        <ul className={css.list}>
          {followUps.map((one) => {
            const isLate = one.status === 'open' && one.dueAt < now;
            const Icon = one.status === 'open' ? CalendarClock : CircleCheck;
            return (
              <li key={one.id}>
                <a className={css.item} href={hrefOf('follow-ups', one.id)}>
                  <span className={css.icon}>
                    <Icon size={14} aria-hidden="true" />
                  </span>
                  <span className={css.grow}>{one.promise}</span>
                  <SaveStateMark state={one.saveState} quiet />
                  <span className={css.faint}>
                    {one.outcome ? t(`common:followUpOutcome.${one.outcome}`) : one.ownerName}
                  </span>
                  <span className={isLate ? css.late : undefined}>
                    {isLate && <span className="hf-visually-hidden">{t('overdue')}</span>}
                    <TimeText at={one.dueAt} className={css.time ?? ''} />
                  </span>
                </a>
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}
