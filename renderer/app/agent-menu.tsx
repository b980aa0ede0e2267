import { Menu, UnstyledButton } from '@mantine/core';
import { Keyboard, LogOut, Settings } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAgent, useNavigation, useSession } from '../state/core-context.tsx';
import { Avatar } from '../ui/avatar.tsx';
import css from './agent-menu.module.css';

interface Props {
  onSignOut(): void;
  onShowShortcuts(): void;
}

export function AgentMenu({ onSignOut, onShowShortcuts }: Props) {
  const { t } = useTranslation(['common', 'keyboard']);
  const agent = useAgent();
  const navigation = useNavigation();
  const workspace = useSession((session) => session.workspaceName);
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <UnstyledButton className={css.button} aria-label={t('agentMenu.open', { name: agent.name })}>
          <Avatar name={agent.name} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={css.who}>
          <strong>{agent.name}</strong>
          <span>{[t(`role.${agent.role}`), workspace].filter(Boolean).join(' · ')}</span>
        </div>
        <Menu.Divider />
        <Menu.Item leftSection={<Settings size={15} />} onClick={() => navigation.go('settings')}>
          {t('agentMenu.settings')}
        </Menu.Item>
        <Menu.Item leftSection={<Keyboard size={15} />} onClick={onShowShortcuts}>
          {t('keyboard:title')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut size={15} />} onClick={onSignOut}>
          {t('agentMenu.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
