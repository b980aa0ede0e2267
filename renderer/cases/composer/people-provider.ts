import type { People } from '#domain/contract/ipc/people-procedures.ts';
import { foldText } from '#domain/rules/text-fold.ts';
import { chipText } from '../../ui/editor/chip-kind.ts';
import type { SuggestionProvider } from '../../ui/editor/suggestion.ts';

const most = 8;

/** Colleagues by name, by login, or by the pinyin of either part: `wxm` finds 王小明. */
export function peopleProvider(people: People, title: string): SuggestionProvider {
  let keyed: Promise<readonly (readonly [People['agents'][number], readonly string[]])[]> | undefined;
  const withKeys = async () => {
    // What Chinese is spelled like is read when somebody is first looked for.
    const { nameKeys } = await import('#domain/rules/name-keys.ts');
    return people.agents
      .filter(({ active }) => active)
      .map(
        (agent) => [agent, [foldText(agent.name), foldText(agent.login), ...nameKeys(agent.name).split(' ')]] as const,
      );
  };
  const teamsOf = (agent: People['agents'][number]) =>
    people.teams.flatMap(({ id, name }) => (agent.teamIds.includes(id) ? [name] : [])).join(', ');
  return {
    sign: '@',
    title,
    async find(query) {
      keyed ??= withKeys();
      const wanted = foldText(query);
      const rank = (keys: readonly string[]) =>
        keys.some((key) => key.startsWith(wanted)) ? 0 : keys.some((key) => key.includes(wanted)) ? 1 : 2;
      const ranked = (await keyed)
        .map(([agent, keys]) => ({ agent, rank: rank(keys) }))
        .filter(({ rank: at }) => at < 2);
      ranked.sort((a, b) => a.rank - b.rank || a.agent.name.localeCompare(b.agent.name));
      return ranked.slice(0, most).map(({ agent }) => ({
        id: agent.id,
        label: agent.name,
        hint: teamsOf(agent),
        text: () => `${chipText('agent', agent.id, agent.name)} `,
      }));
    },
  };
}
