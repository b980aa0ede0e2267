import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#domain/contract/failure.ts';
import { useFailureSentence } from '../state/failure-sentence.ts';
import { useProcedure } from '../state/use-command.ts';
import { usePeople } from '../state/use-people.ts';
import { Section } from '../ui/section.tsx';
import css from './settings.module.css';

export function TeamsSection() {
  const { t } = useTranslation(['settings', 'common']);
  const { agents, teams } = usePeople();
  const sentence = useFailureSentence();
  const { call, running } = useProcedure({ quiet: true });
  const [name, setName] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    const added = await call('teams.add', { name });
    setFailure(added.ok ? null : added.failure);
    if (added.ok) setName('');
  };
  return (
    <Section title={t('teams')} count={teams.length}>
      <ul className={css.people}>
        {teams.map((team) => (
          <li key={team.id} className={css.person}>
            <span className={css.personName}>{team.name}</span>
            <span className={css.personLogin}>
              {t('members', {
                count: agents.filter((agent) => agent.active && agent.teamIds.includes(team.id)).length,
              })}
            </span>
          </li>
        ))}
      </ul>
      <form className={css.addTeam} aria-label={t('addTeam')} noValidate onSubmit={(event) => void add(event)}>
        <TextInput
          aria-label={t('teamName')}
          placeholder={t('teamName')}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.currentTarget.value)}
          error={failure ? (failure.kind === 'exists' ? t('teamTaken') : sentence(failure)) : undefined}
        />
        <Button type="submit" variant="default" loading={running} disabled={name.trim() === ''}>
          {t('addTeam')}
        </Button>
      </form>
    </Section>
  );
}
