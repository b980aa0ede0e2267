import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import { type CaseType, caseTypes } from '#domain/model/choices.ts';
import type { TeamId } from '#domain/model/ids.ts';
import { useCommand } from '../../state/use-command.ts';
import { usePeople } from '../../state/use-people.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { assignable } from '../view/assignee-menu.tsx';
import css from './case-fields.module.css';

export function CaseFields({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation(['cases', 'common']);
  const people = usePeople();
  const { run } = useCommand();
  const { id, fields } = detail;
  const moveTo = (teamId: TeamId) => {
    // Whoever is no member of the other team cannot keep the case.
    const stays = assignable(people, teamId).some((agent) => agent.id === fields.assigneeId);
    void run('case.assign', { caseId: id, teamId, assigneeId: stays ? fields.assigneeId : null });
  };
  return (
    <dl className={css.fields}>
      <Line name={t('side.type')}>
        <Select
          variant="unstyled"
          aria-label={t('side.type')}
          data={caseTypes.map((type) => ({ value: type, label: t(`common:type.${type}`) }))}
          value={fields.type}
          allowDeselect={false}
          onChange={(type) => type && void run('case.edit', { caseId: id, set: { type: type as CaseType } })}
        />
      </Line>
      <Line name={t('side.team')}>
        <Select
          variant="unstyled"
          aria-label={t('side.team')}
          data={people.teams.map((team) => ({ value: team.id, label: team.name }))}
          value={fields.teamId}
          allowDeselect={false}
          onChange={(team) => team && team !== fields.teamId && moveTo(team as TeamId)}
        />
      </Line>
      <Line name={t('side.channel')}>{t(`common:channel.${fields.channel}`)}</Line>
      <Line name={t('side.opened')}>
        <TimeText at={fields.openedAt} />
      </Line>
      <Line name={t('side.openedBy')}>{detail.openedByName ?? t('common:unknownPerson')}</Line>
      {fields.aliases.length > 0 && <Line name={t('side.aliases')}>{fields.aliases.join(', ')}</Line>}
    </dl>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={css.line}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
