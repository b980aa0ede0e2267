import { ActionIcon } from '@mantine/core';
import { PhoneIncoming, PhoneOutgoing, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallView } from '#domain/contract/ipc/call-views.ts';
import type { CustomerId } from '#domain/model/ids.ts';
import { useNavigation } from '../state/core-context.tsx';
import { durationText } from '../state/format-time.ts';
import { hrefOf } from '../state/route.ts';
import { SaveStateMark } from '../ui/save-state-mark.tsx';
import { Section } from '../ui/section.tsx';
import { TimeText } from '../ui/time-text.tsx';
import css from './customer-detail.module.css';

interface Props {
  readonly customerId: CustomerId;
  readonly calls: readonly CallView[];
}

export function CustomerCalls({ customerId, calls }: Props) {
  const { t } = useTranslation(['customers', 'common']);
  const navigation = useNavigation();
  return (
    <Section
      title={t('calls')}
      count={calls.length}
      actions={
        <ActionIcon aria-label={t('recordCall')} onClick={() => navigation.go('calls', null, { customer: customerId })}>
          <Plus size={16} aria-hidden="true" />
        </ActionIcon>
      }
    >
      {calls.length === 0 && <p className={css.nothing}>{t('noCalls')}</p>}
      {calls.length > 0 && (
        <ul className={css.list}>
          {calls.map((call) => (
            <li key={call.id}>
              <a className={css.item} href={hrefOf('calls', call.id)}>
                <span className={css.icon} title={t(`common:callDirection.${call.direction}`)}>
                  {call.direction === 'in' ? (
                    <PhoneIncoming size={14} aria-hidden="true" />
                  ) : (
                    <PhoneOutgoing size={14} aria-hidden="true" />
                  )}
                  <span className="hf-visually-hidden">{t(`common:callDirection.${call.direction}`)}</span>
                </span>
                <span className={css.grow}>{call.need || call.note || t('noCallNote')}</span>
                <SaveStateMark state={call.saveState} quiet />
                <span className={css.faint}>
                  {t(`common:callOutcome.${call.outcome}`)} · {durationText(call.durationMs)}
                </span>
                <TimeText at={call.startedAt} className={css.time ?? ''} />
              </a>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
