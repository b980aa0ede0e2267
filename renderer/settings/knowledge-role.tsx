import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { People } from '#domain/contract/ipc/people-procedures.ts';
import { knowledgeRoles } from '#domain/model/choices.ts';
import { mayApproveKnowledge } from '#domain/rules/rights.ts';
import { useProcedure } from '../state/use-command.ts';
import css from './settings.module.css';

/** What somebody does in the knowledge base; it is the server's to say, so it needs a network. Leads and admins approve in any case. */
export function KnowledgeRoleField({ agent }: { readonly agent: People['agents'][number] }) {
  const { t } = useTranslation('settings');
  const { call, running } = useProcedure();
  if (mayApproveKnowledge({ role: agent.role, knowledgeRole: 'none' }))
    return <span className={css.personLogin}>{t('knowledgeRole.approver')}</span>;
  return (
    <Select
      className={css.personKnowledge ?? ''}
      aria-label={t('knowledgeRoleOf', { name: agent.name })}
      value={agent.knowledgeRole ?? 'none'}
      allowDeselect={false}
      disabled={running || !agent.active}
      onChange={(knowledgeRole) =>
        knowledgeRole && void call('people.setKnowledgeRole', { agentId: agent.id, knowledgeRole })
      }
      data={knowledgeRoles.map((role) => ({ value: role, label: t(`knowledgeRole.${role}`) }))}
    />
  );
}
