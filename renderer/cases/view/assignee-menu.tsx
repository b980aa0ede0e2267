import { Combobox, useCombobox } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { People } from '#domain/contract/ipc/people-procedures.ts';
import type { AgentId, CaseId, TeamId } from '#domain/model/ids.ts';
import { useAgent } from '../../state/core-context.tsx';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useCommand } from '../../state/use-command.ts';
import { usePeople } from '../../state/use-people.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { press } from '../../ui/press.ts';
import css from './assignee-menu.module.css';
import { PropertyButton } from './property-button.tsx';

interface Props {
  readonly caseId: CaseId;
  readonly teamId: TeamId;
  readonly assigneeId: AgentId | null;
  readonly assigneeName: string | null;
}

const nobody = 'nobody';

/** Who works on it: myself in one click, else anybody who may see the team's cases. */
export function AssigneeMenu({ caseId, teamId, assigneeId, assigneeName }: Props) {
  const { t } = useTranslation(['cases', 'common']);
  const me = useAgent();
  const people = usePeople();
  const { run } = useCommand();
  const [typed, setTyped] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => {
      setTyped('');
      combobox.resetSelectedOption();
      combobox.focusTarget();
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  const name = assigneeId === null ? t('common:nobody') : (assigneeName ?? t('common:unknownPerson'));
  const choices = assignable(people, teamId).filter(
    (agent) => agent.id !== assigneeId && agent.name.toLowerCase().includes(typed.trim().toLowerCase()),
  );
  const assign = (to: AgentId | null) => {
    combobox.closeDropdown();
    void run('case.assign', { caseId, assigneeId: to });
  };
  const button = useRef<HTMLButtonElement>(null);
  useActions([
    { id: 'case.assign', run: () => press(button.current) },
    { id: 'case.take', applies: assigneeId !== me.id, run: () => assign(me.id) },
  ]);
  return (
    <Combobox
      store={combobox}
      width={240}
      position="bottom-start"
      onOptionSubmit={(chosen) => assign(chosen === nobody ? null : (chosen as AgentId))}
    >
      <Combobox.Target targetType="button">
        <PropertyButton
          ref={button}
          aria-label={t('view.changeAssignee', { value: name })}
          onClick={() => combobox.toggleDropdown()}
        >
          {assigneeId !== null && <Avatar name={name} size={18} />}
          <span className="hf-truncate">{name}</span>
        </PropertyButton>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.updateSelectedOptionIndex();
          }}
          placeholder={t('view.findAgent')}
          aria-label={t('view.findAgent')}
        />
        <Combobox.Options className={css.options ?? ''}>
          {assigneeId !== me.id && typed === '' && <Combobox.Option value={me.id}>{t('view.takeIt')}</Combobox.Option>}
          {assigneeId !== null && typed === '' && (
            <Combobox.Option value={nobody}>{t('view.giveBack')}</Combobox.Option>
          )}
          {choices
            .filter((agent) => agent.id !== me.id || typed !== '')
            .map((agent) => (
              <Combobox.Option key={agent.id} value={agent.id}>
                <span className={css.person}>
                  <Avatar name={agent.name} size={20} />
                  <span className="hf-truncate">{agent.name}</span>
                </span>
              </Combobox.Option>
            ))}
          {choices.length === 0 && typed !== '' && <Combobox.Empty>{t('common:nothingHere')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** Active members of the team, and leads and admins, who see every team. */
export function assignable(people: People, teamId: TeamId): People['agents'] {
  return people.agents.filter((agent) => agent.active && (agent.role !== 'agent' || agent.teamIds.includes(teamId)));
}
