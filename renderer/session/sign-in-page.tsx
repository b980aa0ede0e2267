import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnownAccount } from '#domain/contract/ipc/session-views.ts';
import { useSession } from '../state/core-context.tsx';
import { useFailureSentence } from '../state/failure-sentence.ts';
import { AccountCards } from './account-cards.tsx';
import { SignInForm } from './sign-in-form.tsx';
import css from './sign-in-page.module.css';

interface Props {
  /** Unsent work of an account is to be saved as a file, without opening it. */
  onRescue(account: KnownAccount): void;
}

/** Whoever used this device before chooses a card; the last one is chosen already. */
export function SignInPage({ onRescue }: Props) {
  const { t } = useTranslation(['session', 'common']);
  const accounts = useSession((session) => session.accounts);
  const serverUrl = useSession((session) => session.serverUrl);
  const version = useSession((session) => session.version);
  const ended = useSession((session) => session.ended);
  const sentence = useFailureSentence();
  const [chosen, setChosen] = useState<KnownAccount | null>(() => newestOf(accounts));
  return (
    <main className={css.page}>
      <div className={css.card}>
        <header className={css.header}>
          <Mark />
          <div>
            <h1 className={css.name}>{t('common:app')}</h1>
            <p className={css.subtitle}>{t('subtitle')}</p>
          </div>
        </header>
        {ended === 'erased' && (
          <p className={css.ended} role="status">
            {t('erased')}
          </p>
        )}
        {accounts.length > 0 && <AccountCards accounts={accounts} chosen={chosen} onChoose={setChosen} />}
        {chosen?.failure && (
          <p className={css.ended} role="alert">
            {t('cannotOpen', { name: chosen.name })} {sentence(chosen.failure)}
          </p>
        )}
        <SignInForm key={chosen?.agentId ?? 'other'} account={chosen} serverUrl={chosen?.serverUrl ?? serverUrl} />
        {chosen && (chosen.failure || chosen.waiting > 0) && (
          <Button variant="subtle" size="xs" onClick={() => onRescue(chosen)}>
            {t('rescue')}
          </Button>
        )}
      </div>
      <p className={css.version}>{t('version', { version })}</p>
    </main>
  );
}

function newestOf(accounts: readonly KnownAccount[]): KnownAccount | null {
  return accounts.toSorted((a, b) => b.lastUsedAt - a.lastUsedAt)[0] ?? null;
}

function Mark() {
  return (
    <svg width="40" height="40" viewBox="0 0 40 40" aria-hidden="true">
      <rect width="40" height="40" rx="10" className={css.markGround} />
      <path d="M12 10v20M28 10v20M12 20h16" className={css.markStroke} />
    </svg>
  );
}
