import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeaningState } from '#domain/contract/ipc/meaning-procedures.ts';
import { absoluteTime } from '../state/format-time.ts';
import { useProcedure } from '../state/use-command.ts';
import { useLocale } from '../state/use-locale.ts';
import { FactList } from './fact-list.tsx';
import settings from './settings.module.css';

interface Props {
  readonly state: MeaningState;
  readonly rules: NonNullable<MeaningState['rules']>;
  readonly host: string;
}

/** What leaves this device, where to and when last; how far it has come; and the key without which nothing leaves. */
export function MeaningDevice({ state, rules, host }: Props) {
  const { t } = useTranslation('search-settings');
  const locale = useLocale();
  const { call, running } = useProcedure();
  const time = (at: number | null) => (at === null ? t('meaning.never') : absoluteTime(at, locale));
  const isBehind = state.hasKey && state.behind > 0;
  return (
    <>
      <FactList
        facts={[
          [t('meaning.goesTo'), rules.address],
          [t('meaning.leaves'), t(`meaning.send.${rules.sends}.label`)],
          [t('meaning.articlesSent'), time(state.articlesSentAt)],
          ...(rules.sends === 'articles' ? [] : [[t('meaning.questionSent'), time(state.questionSentAt)] as const]),
        ]}
      />
      <div className={settings.lines}>
        <div className={settings.line}>
          <div className={settings.label}>
            <Progress state={state} host={host} />
          </div>
          <div className={settings.buttons}>
            {state.problem !== null && (
              <Button variant="default" loading={running} onClick={() => void call('meaning.work', { what: 'retry' })}>
                {t('meaning.retry')}
              </Button>
            )}
            {(isBehind || state.paused) && (
              <Button
                variant="default"
                onClick={() => void call('meaning.work', { what: state.paused ? 'resume' : 'pause' })}
              >
                {t(state.paused ? 'index.resume' : 'index.pause')}
              </Button>
            )}
          </div>
        </div>
      </div>
      <KeyForm hasKey={state.hasKey} address={rules.address} host={host} />
    </>
  );
}

function Progress({ state, host }: Pick<Props, 'state' | 'host'>) {
  const { t } = useTranslation('search-settings');
  const locale = useLocale();
  const { hasKey, articles, behind, paused, problem, retryAt } = state;
  if (!hasKey) return <span role="status">{t('meaning.noKey', { host })}</span>;
  return (
    <>
      <span role="status">
        {behind === 0 ? t('meaning.done', { count: articles }) : t('meaning.behind', { count: behind, articles })}{' '}
        {paused && t('meaning.paused')}
      </span>
      {problem !== null && (
        <span className={settings.hint}>
          {t(`meaning.problem.${problem}`, { host })}{' '}
          {retryAt !== null && t('meaning.retryAt', { time: absoluteTime(retryAt, locale) })}
        </span>
      )}
    </>
  );
}

interface KeyProps {
  readonly hasKey: boolean;
  readonly address: string;
  readonly host: string;
}

function KeyForm({ hasKey, address, host }: KeyProps) {
  const { t } = useTranslation('search-settings');
  const { call, running } = useProcedure();
  const [key, setKey] = useState('');
  const isBad = !/^[\x21-\x7e]*$/.test(key.trim());
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBad) return;
    const kept = await call('meaning.setKey', { address, key: key.trim() });
    if (kept.ok) setKey('');
  };
  return (
    <form className={settings.form} aria-label={t('meaning.keyTitle')} onSubmit={(event) => void submit(event)}>
      <div className={settings.fields}>
        <PasswordInput
          label={t(hasKey ? 'meaning.otherKey' : 'meaning.key', { host })}
          description={t('meaning.keyHint')}
          value={key}
          maxLength={500}
          autoComplete="off"
          spellCheck={false}
          error={isBad ? t('meaning.keyBad') : undefined}
          onChange={(event) => setKey(event.currentTarget.value)}
        />
        <div className={settings.buttons}>
          {hasKey && (
            <Button variant="default" onClick={() => void call('meaning.removeKey', {})}>
              {t('meaning.removeKey')}
            </Button>
          )}
          <Button type="submit" variant="default" loading={running} disabled={hasKey && key === ''}>
            {t(key === '' && !hasKey ? 'meaning.withoutKey' : 'meaning.keepKey')}
          </Button>
        </div>
      </div>
    </form>
  );
}
