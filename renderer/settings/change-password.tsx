import { PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#domain/contract/failure.ts';
import { useFailureSentence } from '../state/failure-sentence.ts';
import { useNotify } from '../state/notify-context.tsx';
import { useProcedure } from '../state/use-command.ts';
import { FormFoot } from '../ui/form-foot.tsx';
import css from './settings.module.css';
import { shortestPassword } from './shortest-password.ts';

export function ChangePassword({ onDone }: { onDone(): void }) {
  const { t } = useTranslation('settings');
  const notify = useNotify();
  const sentence = useFailureSentence();
  const { call, running } = useProcedure({ quiet: true });
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isShort = next.length < shortestPassword;
  const differs = next !== again;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (current === '' || isShort || differs) return;
    setFailure(null);
    const changed = await call('session.changePassword', { current, next });
    if (!changed.ok) {
      setFailure(changed.failure);
      return;
    }
    notify({ tone: 'good', text: t('passwordChanged') });
    onDone();
  };
  return (
    <form className={css.fields} aria-label={t('changePassword')} noValidate onSubmit={(event) => void submit(event)}>
      {failure && (
        <p className={css.failure} role="alert">
          {failure.kind === 'wrong-password' ? t('wrongCurrent') : sentence(failure)}
        </p>
      )}
      <PasswordInput
        label={t('currentPassword')}
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
        autoComplete="current-password"
        error={tried && current === '' ? t('currentMissing') : undefined}
        autoFocus
      />
      <PasswordInput
        label={t('newPassword')}
        description={t('passwordHint', { count: shortestPassword })}
        value={next}
        onChange={(event) => setNext(event.currentTarget.value)}
        autoComplete="new-password"
        error={tried && isShort ? t('passwordShort', { count: shortestPassword }) : undefined}
      />
      <PasswordInput
        label={t('newPasswordAgain')}
        value={again}
        onChange={(event) => setAgain(event.currentTarget.value)}
        autoComplete="new-password"
        error={tried && differs ? t('passwordsDiffer') : undefined}
      />
      <FormFoot action={t('changePassword')} running={running} onCancel={onDone} />
    </form>
  );
}
