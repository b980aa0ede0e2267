import { Button, Popover, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection, SyncView } from '#domain/contract/ipc/sync-views.ts';
import { useNavigation, useSync } from '../state/core-context.tsx';
import { useFailureSentence } from '../state/failure-sentence.ts';
import { numberText, percentText } from '../state/format-number.ts';
import { relativeTime } from '../state/format-time.ts';
import { useProcedure } from '../state/use-command.ts';
import { useLocale } from '../state/use-locale.ts';
import { useMinute } from '../ui/use-minute.ts';
import css from './sync-pill.module.css';

const tones: Readonly<Record<Connection, 'good' | 'plain' | 'warn' | 'bad'>> = {
  connecting: 'plain',
  online: 'good',
  offline: 'warn',
  'working-offline': 'warn',
  'session-expired': 'bad',
  problem: 'bad',
};

interface Props {
  /** Asks for the password again when the server wants it. */
  onSignInAgain(): void;
}

/** Where my changes are, always in view: connection, what waits here, what needs me. */
export function SyncPill({ onSignInAgain }: Props) {
  const { t } = useTranslation();
  const sync = useSync((all) => all);
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={320} trapFocus>
      <Popover.Target>
        <UnstyledButton className={css.pill} onClick={() => setOpen(!open)}>
          <span className={css.dot} data-tone={tones[sync.connection]} aria-hidden="true" />
          <span>{t(`connection.${sync.connection}`)}</span>
          {sync.progress && <span>{t('sync.progress', { percent: percentText(doneOf(sync.progress), locale) })}</span>}
          <GlobalState sync={sync} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={css.panel}>
        <SyncPanel sync={sync} onSignInAgain={onSignInAgain} onDone={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** Everything is in one of three states: all sent, so many wait here, so many need somebody. */
function GlobalState({ sync }: { readonly sync: SyncView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const needsYou = sync.needsYou + sync.openConflicts;
  const formatted = numberText(sync.waiting, locale);
  return (
    <>
      {sync.waiting > 0 && (
        <span className={css.waiting}>{t('sync.waitingShort', { count: sync.waiting, formatted })}</span>
      )}
      {needsYou > 0 && <span className={css.needsYou}>{t('sync.needsYou', { count: needsYou })}</span>}
      {sync.waiting === 0 && needsYou === 0 && <span className={css.allSent}>{t('sync.allSent')}</span>}
    </>
  );
}

interface PanelProps extends Props {
  readonly sync: SyncView;
  onDone(): void;
}

function SyncPanel({ sync, onSignInAgain, onDone }: PanelProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useMinute();
  const sentence = useFailureSentence();
  const navigation = useNavigation();
  const { call, running } = useProcedure();
  const offlineByHand = sync.connection === 'working-offline';
  const lines = [
    sync.waiting === 0 ? t('sync.upToDate') : t('sync.waiting', { count: sync.waiting }),
    ...(sync.needsYou > 0 ? [t('sync.needsYou', { count: sync.needsYou })] : []),
    ...(sync.openConflicts > 0 ? [t('sync.conflicts', { count: sync.openConflicts })] : []),
    sync.lastSyncedAt === null
      ? t('sync.neverSynced')
      : t('sync.lastSynced', { when: relativeTime(sync.lastSyncedAt, Math.max(now, Date.now()), locale) }),
    t('sync.numbersLeft', { count: sync.numbersLeft }),
  ];
  return (
    <>
      {sync.problem && <p className={css.problem}>{sentence(sync.problem)}</p>}
      <ul className={css.lines}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className={css.actions}>
        {sync.connection === 'session-expired' ? (
          <Button
            onClick={() => {
              onDone();
              onSignInAgain();
            }}
          >
            {t('connection.session-expired')}
          </Button>
        ) : (
          <Button loading={running} disabled={offlineByHand} onClick={() => void call('sync.now', {})}>
            {t('sync.now')}
          </Button>
        )}
        <Button variant="default" onClick={() => void call('sync.setWorkOffline', { on: !offlineByHand })}>
          {offlineByHand ? t('sync.goOnline') : t('sync.goOffline')}
        </Button>
        <Button
          variant="subtle"
          onClick={() => {
            onDone();
            navigation.go('sync');
          }}
        >
          {t('sync.openOutbox')}
        </Button>
      </div>
    </>
  );
}

/** A share between 0 and 1; more may come than was announced. */
function doneOf({ done, total }: { readonly done: number; readonly total: number }): number {
  return total === 0 ? 0 : Math.min(1, done / total);
}
