import { Button, Collapse, PasswordInput, TextInput, UnstyledButton } from '@mantine/core';
import { ChevronRight } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#domain/contract/failure.ts';
import type { KnownAccount } from '#domain/contract/ipc/session-views.ts';
import { useFailureSentence } from '../state/failure-sentence.ts';
import { useProcedure } from '../state/use-command.ts';
import css from './sign-in-form.module.css';

interface Props {
  /** The known account that is signed in to; null asks for the login. */
  readonly account: KnownAccount | null;
  readonly serverUrl: string;
}

export function SignInForm({ account, serverUrl }: Props) {
  const { t } = useTranslation(['session', 'common']);
  const sentence = useFailureSentence();
  const { call, running } = useProcedure({ quiet: true });
  const [login, setLogin] = useState(account?.login ?? '');
  const [password, setPassword] = useState('');
  const [server, setServer] = useState(serverUrl);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [advanced, setAdvanced] = useState(serverUrl === '');
  const serverFits = server.trim() === '' || isWebAddress(server);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!serverFits) {
      setAdvanced(true);
      return;
    }
    setFailure(null);
    const address = server.trim();
    const outcome = await call('session.signIn', {
      login,
      password,
      ...(address === '' ? {} : { serverUrl: address }),
    });
    if (outcome.ok) return;
    setFailure(outcome.failure);
    if (outcome.failure.kind === 'not-holdfast') setAdvanced(true);
  };

  return (
    <form className={css.form} onSubmit={(event) => void submit(event)}>
      {failure && (
        <p className={css.failure} role="alert">
          {sentence(failure)}
        </p>
      )}
      {!account && (
        <TextInput
          size="sm"
          label={t('login')}
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          data-autofocus
        />
      )}
      <PasswordInput
        size="sm"
        label={t('password')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        autoComplete="current-password"
        required
        {...(account ? { description: t('offlineHint') } : {})}
      />
      <UnstyledButton className={css.advanced} aria-expanded={advanced} onClick={() => setAdvanced(!advanced)}>
        <ChevronRight size={14} className={css.chevron} aria-hidden="true" />
        {t('advanced')}
        {!advanced && <span className={css.current}>{server}</span>}
      </UnstyledButton>
      <Collapse expanded={advanced} transitionDuration={0}>
        <TextInput
          size="sm"
          aria-label={t('serverUrl')}
          description={t('serverHint')}
          value={server}
          onChange={(event) => setServer(event.currentTarget.value)}
          error={serverFits ? undefined : t('badUrl')}
          inputMode="url"
          spellCheck={false}
        />
      </Collapse>
      <Button type="submit" size="sm" fullWidth loading={running} disabled={login.trim() === '' || password === ''}>
        {t('submit')}
      </Button>
    </form>
  );
}

function isWebAddress(text: string): boolean {
  const parsed = URL.parse(text.trim());
  return parsed?.protocol === 'http:' || parsed?.protocol === 'https:';
}
