import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnownAccount } from '#domain/contract/ipc/session-views.ts';
import { useSession } from '../state/core-context.tsx';
import { AccountCards } from './account-cards.tsx';
import { SignInForm } from './sign-in-form.tsx';
import css from './sign-in-page.module.css';

/** Whoever used this device before chooses a card; the last one is chosen already. */
export function SignInPage() {
  const { t } = useTranslation(['session', 'common']);
  const accounts = useSession((session) => session.accounts);
  const serverUrl = useSession((session) => session.serverUrl);
  const version = useSession((session) => session.version);
  const ended = useSession((session) => session.ended);
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
        <SignInForm key={chosen?.agentId ?? 'other'} account={chosen} serverUrl={chosen?.serverUrl ?? serverUrl} />
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
