import { Button } from '@mantine/core';
import { UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallView } from '#domain/contract/ipc/call-views.ts';
import { useNavigation } from '../state/core-context.tsx';
import { absoluteTime, durationText } from '../state/format-time.ts';
import { hrefOf } from '../state/route.ts';
import { useLocale } from '../state/use-locale.ts';
import { Page } from '../ui/page.tsx';
import { SaveStateMark } from '../ui/save-state-mark.tsx';
import css from './call-detail.module.css';
import { SaidPhrases } from './script/said-phrases.tsx';

const texts = ['need', 'cause', 'done', 'promised', 'note'] as const;

export function CallDetail({ call }: { readonly call: CallView }) {
  const { t } = useTranslation(['calls', 'common']);
  const locale = useLocale();
  const navigation = useNavigation();
  const written = texts.filter((field) => call[field].trim() !== '');
  const { customerId } = call;
  return (
    <Page
      title={call.customerName ?? (call.phone || t('unknownCaller'))}
      aside={<SaveStateMark state={call.saveState} label />}
      actions={
        customerId && (
          <Button
            variant="default"
            leftSection={<UserRound size={14} />}
            onClick={() => navigation.go('customers', customerId)}
          >
            {t('openCustomer')}
          </Button>
        )
      }
    >
      <dl className={css.facts}>
        <Fact label={t('direction')} value={t(`common:callDirection.${call.direction}`)} />
        <Fact label={t('startedAt')} value={absoluteTime(call.startedAt, locale)} />
        <Fact label={t('talked')} value={durationText(call.durationMs)} />
        {call.holdMs >= 1000 && <Fact label={t('held')} value={durationText(call.holdMs)} />}
        {call.wrapUpMs >= 1000 && <Fact label={t('wrapUp')} value={durationText(call.wrapUpMs)} />}
        <Fact label={t('phone')} value={call.phone || t('common:none')} />
        <Fact label={t('agent')} value={call.agentName} />
        <Fact label={t('fields.outcome')} value={t(`common:callOutcome.${call.outcome}`)} />
        {call.mood && <Fact label={t('fields.mood')} value={t(`common:mood.${call.mood}`)} />}
        {call.caseId && (
          <div>
            <dt>{t('case')}</dt>
            <dd>
              <a href={hrefOf('cases', call.caseId)}>{call.caseNumber ?? t('thisCase')}</a>
            </dd>
          </div>
        )}
      </dl>
      <dl className={css.texts}>
        {written.map((field) => (
          <div key={field}>
            <dt>{t(`fields.${field}`)}</dt>
            <dd>{call[field]}</dd>
          </div>
        ))}
        {call.said.length > 0 && (
          <div>
            <dt>{t('said')}</dt>
            <dd>
              <SaidPhrases said={call.said} />
            </dd>
          </div>
        )}
        {written.length === 0 && <p className={css.nothing}>{t('noNote')}</p>}
      </dl>
    </Page>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
