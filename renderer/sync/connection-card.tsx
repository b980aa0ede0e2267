import { Button, Progress, Switch } from '@mantine/core';
import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Connection, SyncView } from '#domain/contract/ipc/sync-views.ts';
import { useSync } from '../state/core-context.tsx';
import { useFailureSentence } from '../state/failure-sentence.ts';
import { numberText } from '../state/format-number.ts';
import { relativeTime } from '../state/format-time.ts';
import { useProcedure } from '../state/use-command.ts';
import { useLocale } from '../state/use-locale.ts';
import { useMinute } from '../ui/use-minute.ts';
import css from './connection-card.module.css';

const tones: Readonly<Record<Connection, 'good' | 'plain' | 'warn' | 'bad'>> = {
  connecting: 'plain',
  online: 'good',
  offline: 'warn',
  'working-offline': 'warn',
  'session-expired': 'bad',
  problem: 'bad',
};

export function ConnectionCard({ onSignInAgain }: { onSignInAgain(): void }) {
  const { t } = useTranslation(['sync', 'common']);
  const sync = useSync((all) => all);
  const sentence = useFailureSentence();
  const { call, running } = useProcedure();
  const byHand = sync.connection === 'working-offline';
  return (
    <section className={css.card} aria-label={t('connection')}>
      <div className={css.state}>
        <span className={css.dot} data-tone={tones[sync.connection]} aria-hidden="true" />
        <div className={css.words} aria-live="polite">
          <h2 className={css.headline}>{t(`state.${sync.connection}`)}</h2>
          <p className={css.hint}>{sync.problem ? sentence(sync.problem) : t(`stateHint.${sync.connection}`)}</p>
        </div>
        <div className={css.actions}>
          {sync.connection === 'session-expired' ? (
            <Button onClick={onSignInAgain}>{t('signInAgain')}</Button>
          ) : (
            <Button
              variant="default"
              leftSection={<RefreshCw size={14} />}
              loading={running}
              disabled={byHand}
              onClick={() => void call('sync.now', {})}
            >
              {t('common:sync.now')}
            </Button>
          )}
          <Switch
            label={t('workOffline')}
            checked={byHand}
            onChange={(event) => void call('sync.setWorkOffline', { on: event.currentTarget.checked })}
          />
        </div>
      </div>
      {sync.progress && <Download progress={sync.progress} />}
      <Totals sync={sync} />
      <Facts sync={sync} />
    </section>
  );
}

function Download({ progress }: { readonly progress: NonNullable<SyncView['progress']> }) {
  const { t } = useTranslation('sync');
  const locale = useLocale();
  const { done, total } = progress;
  return (
    <div className={css.progress}>
      <Progress value={total === 0 ? 0 : (done / total) * 100} aria-label={t('downloading')} />
      <span className="hf-number">
        {t('downloaded', { done: numberText(done, locale), total: numberText(total, locale) })}
      </span>
    </div>
  );
}

/** The three states everything can be in, as one sentence each. */
function Totals({ sync }: { readonly sync: SyncView }) {
  const { t } = useTranslation('sync');
  const needsYou = sync.needsYou + sync.openConflicts;
  return (
    <ul className={css.totals}>
      <li data-tone={sync.waiting === 0 ? 'good' : 'plain'}>
        {sync.waiting === 0 ? t('allSent') : t('waitingHere', { count: sync.waiting })}
      </li>
      <li data-tone={needsYou === 0 ? 'plain' : 'bad'}>
        {needsYou === 0 ? t('nothingNeedsYou') : t('needsYou', { count: needsYou })}
      </li>
    </ul>
  );
}

function Facts({ sync }: { readonly sync: SyncView }) {
  const { t } = useTranslation(['sync', 'common']);
  const locale = useLocale();
  const now = Math.max(useMinute(), Date.now());
  return (
    <dl className={css.facts}>
      <div>
        <dt>{t('lastSynced')}</dt>
        <dd>{sync.lastSyncedAt === null ? t('never') : relativeTime(sync.lastSyncedAt, now, locale)}</dd>
      </div>
      <div>
        <dt>{t('server')}</dt>
        <dd>{sync.serverUrl}</dd>
      </div>
      <div>
        <dt>{t('numbers')}</dt>
        <dd>{t('numbersLeft', { count: sync.numbersLeft })}</dd>
      </div>
    </dl>
  );
}
