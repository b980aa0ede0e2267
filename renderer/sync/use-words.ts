import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCustomWords } from '../state/use-case-fields.ts';
import { useLocale } from '../state/use-locale.ts';
import { usePeople } from '../state/use-people.ts';
import type { Words } from './value-text.ts';

/** The agent's language and the names of colleagues and teams. */
export function useWords(): Words {
  const { t } = useTranslation(['sync', 'common']);
  const locale = useLocale();
  const people = usePeople();
  const custom = useCustomWords();
  return useMemo(() => {
    const agents = new Map<string, string>(people.agents.map((agent) => [agent.id, agent.name]));
    const teams = new Map<string, string>(people.teams.map((team) => [team.id, team.name]));
    return { t, locale, agent: (id) => agents.get(id), team: (id) => teams.get(id), custom };
  }, [t, locale, people, custom]);
}
