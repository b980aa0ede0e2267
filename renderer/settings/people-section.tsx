import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePeople } from '../state/use-people.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Section } from '../ui/section.tsx';
import { AddPerson } from './add-person.tsx';
import { KnowledgeRoleField } from './knowledge-role.tsx';
import css from './settings.module.css';

/** Everybody with an account in the workspace. Only administrators come here. */
export function PeopleSection() {
  const { t } = useTranslation(['settings', 'common']);
  const { agents, teams } = usePeople();
  const [adding, setAdding] = useState(false);
  const teamNames = new Map<string, string>(teams.map((team) => [team.id, team.name]));
  return (
    <Section
      title={t('people')}
      count={agents.length}
      actions={
        !adding && (
          <Button variant="default" leftSection={<Plus size={14} />} onClick={() => setAdding(true)}>
            {t('addPerson')}
          </Button>
        )
      }
    >
      {adding && (
        <div className={css.form}>
          <AddPerson teams={teams} onDone={() => setAdding(false)} />
        </div>
      )}
      <ul className={css.people}>
        {agents.map((agent) => (
          <li key={agent.id} className={css.person}>
            <Avatar name={agent.name} size={26} />
            <span className={css.personName}>{agent.name}</span>
            <span className={css.personLogin}>{agent.login}</span>
            <span className={css.personRole}>
              {t(`common:role.${agent.role}`)}
              {!agent.active && ` · ${t('inactive')}`}
            </span>
            <KnowledgeRoleField agent={agent} />
            <span className={css.personTeams}>
              {agent.teamIds.map((id) => teamNames.get(id) ?? t('common:unknownPerson')).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
