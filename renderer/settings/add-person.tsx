import { MultiSelect, PasswordInput, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#domain/contract/failure.ts';
import type { TeamSummary } from '#domain/contract/ipc/case-views.ts';
import { type Role, roles } from '#domain/model/choices.ts';
import type { TeamId } from '#domain/model/ids.ts';
import { useFailureSentence } from '../state/failure-sentence.ts';
import { useNotify } from '../state/notify-context.tsx';
import { useProcedure } from '../state/use-command.ts';
import { FormFoot } from '../ui/form-foot.tsx';
import css from './settings.module.css';
import { shortestPassword } from './shortest-password.ts';

interface Props {
  readonly teams: readonly TeamSummary[];
  onDone(): void;
}

/** A new colleague with a first password; goes to the server at once, so it needs a network. */
export function AddPerson({ teams, onDone }: Props) {
  const { t } = useTranslation(['settings', 'common']);
  const notify = useNotify();
  const sentence = useFailureSentence();
  const { call, running } = useProcedure({ quiet: true });
  const [name, setName] = useState('');
  const [login, setLogin] = useState('');
  const [role, setRole] = useState<Role>('agent');
  const [teamIds, setTeamIds] = useState<readonly TeamId[]>([]);
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const missing = {
    name: name.trim() === '',
    login: login.trim() === '',
    teams: role === 'agent' && teamIds.length === 0,
    password: password.length < shortestPassword,
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing.name || missing.login || missing.teams || missing.password) return;
    setFailure(null);
    const added = await call('people.add', { name, login, role, teamIds: [...teamIds], password });
    if (!added.ok) {
      setFailure(added.failure);
      return;
    }
    notify({ tone: 'good', text: t('personAdded', { name: name.trim() }) });
    onDone();
  };
  return (
    <form className={css.fields} aria-label={t('addPerson')} noValidate onSubmit={(event) => void submit(event)}>
      {failure && (
        <p className={css.failure} role="alert">
          {failure.kind === 'exists' ? t('loginTaken') : sentence(failure)}
        </p>
      )}
      <div className={css.pair}>
        <TextInput
          label={t('name')}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.currentTarget.value)}
          error={tried && missing.name ? t('nameMissing') : undefined}
          autoFocus
        />
        <TextInput
          label={t('login')}
          value={login}
          maxLength={100}
          onChange={(event) => setLogin(event.currentTarget.value)}
          error={tried && missing.login ? t('loginMissing') : undefined}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
        />
        <Select
          label={t('role')}
          value={role}
          allowDeselect={false}
          onChange={(next) => next && setRole(next)}
          data={roles.map((value) => ({ value, label: t(`common:role.${value}`) }))}
        />
        <MultiSelect
          label={t('teams')}
          value={[...teamIds] as string[]}
          onChange={(ids) => setTeamIds(ids as TeamId[])}
          data={teams.map((team) => ({ value: team.id as string, label: team.name }))}
          error={tried && missing.teams ? t('teamMissing') : undefined}
        />
        <PasswordInput
          label={t('firstPassword')}
          description={t('firstPasswordHint')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="new-password"
          error={tried && missing.password ? t('passwordShort', { count: shortestPassword }) : undefined}
        />
      </div>
      <FormFoot action={t('addPerson')} running={running} onCancel={onDone} />
    </form>
  );
}
