import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgent, useSession } from '../state/core-context.tsx';
import { usePeople } from '../state/use-people.ts';
import { Section } from '../ui/section.tsx';
import { ChangePassword } from './change-password.tsx';
import { FactList } from './fact-list.tsx';
import css from './settings.module.css';

export function AccountSection() {
  const { t } = useTranslation(['settings', 'common']);
  const agent = useAgent();
  const { teams } = usePeople();
  const workspace = useSession((session) => session.workspaceName);
  const serverUrl = useSession((session) => session.serverUrl);
  const [changing, setChanging] = useState(false);
  const mine = teams.filter((team) => agent.teamIds.includes(team.id)).map((team) => team.name);
  return (
    <Section
      title={t('account')}
      actions={
        !changing && (
          <Button variant="default" onClick={() => setChanging(true)}>
            {t('changePassword')}
          </Button>
        )
      }
    >
      <FactList
        facts={[
          [t('name'), agent.name],
          [t('login'), agent.login],
          [t('role'), t(`common:role.${agent.role}`)],
          [t('teams'), mine.length > 0 ? mine.join(' · ') : t('common:none')],
          [t('workspace'), workspace ?? ''],
          [t('server'), serverUrl],
        ]}
      />
      {changing && (
        <div className={css.form}>
          <ChangePassword onDone={() => setChanging(false)} />
        </div>
      )}
    </Section>
  );
}
