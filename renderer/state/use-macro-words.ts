import { useTranslation } from 'react-i18next';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { AgentId, TeamId } from '#domain/model/ids.ts';
import type { MacroContent } from '#domain/rules/definitions/macro.ts';
import type { MacroCommand } from '#domain/rules/macro.ts';
import { listText } from './format-list.ts';
import { useLocale } from './use-locale.ts';
import { usePeople } from './use-people.ts';

/** One change in words; `from` where the case is known. */
export interface ChangeWords {
  readonly label: string;
  readonly from?: string;
  readonly to: string;
}

type InputOf<N extends MacroCommand['name']> = Extract<MacroCommand, { readonly name: N }>['input'];

/** What a macro changes, in the reader's words. */
export function useMacroWords() {
  const { t } = useTranslation(['macros', 'common']);
  const locale = useLocale();
  const { agents, teams } = usePeople();
  const agentName = (id: AgentId | null) =>
    id === null ? t('common:nobody') : (agents.find((agent) => agent.id === id)?.name ?? t('common:unknownPerson'));
  const teamName = (id: TeamId) => teams.find((team) => team.id === id)?.name ?? t('unknownTeam');
  const tagWords = (add: readonly string[], remove: readonly string[]): readonly ChangeWords[] => [
    ...(add.length > 0 ? [{ label: t('part.addTags'), to: listText(add, locale) }] : []),
    ...(remove.length > 0 ? [{ label: t('part.removeTags'), to: listText(remove, locale) }] : []),
  ];

  /** Of a macro by itself. */
  const wishes = (macro: MacroContent): readonly ChangeWords[] => {
    const { status, priority, type, assignee, teamId, addTags, removeTags } = macro;
    const who = assignee === 'me' ? t('me') : assignee === 'nobody' ? t('common:nobody') : assignee;
    return [
      ...(type === null ? [] : [{ label: t('part.type'), to: t(`common:type.${type}`) }]),
      ...(priority === null ? [] : [{ label: t('part.priority'), to: t(`common:priority.${priority}`) }]),
      ...tagWords(addTags, removeTags),
      ...(status === null ? [] : [{ label: t('part.status'), to: t(`common:status.${status}`) }]),
      ...(who === null
        ? []
        : [{ label: t('part.assignee'), to: assignee === who ? agentName(assignee as AgentId) : who }]),
      ...(teamId === null ? [] : [{ label: t('part.team'), to: teamName(teamId) }]),
    ];
  };

  const assigned = (
    { assigneeId, teamId }: InputOf<'case.assign'>,
    before: FieldsOf<'case'>,
  ): readonly ChangeWords[] => [
    ...(assigneeId === before.assigneeId
      ? []
      : [{ label: t('part.assignee'), from: agentName(before.assigneeId), to: agentName(assigneeId) }]),
    ...(teamId ? [{ label: t('part.team'), from: teamName(before.teamId), to: teamName(teamId) }] : []),
  ];
  const edited = ({ set: { type, priority } }: InputOf<'case.edit'>, before: FieldsOf<'case'>) => [
    ...(type ? [{ label: t('part.type'), from: t(`common:type.${before.type}`), to: t(`common:type.${type}`) }] : []),
    ...(priority
      ? [
          {
            label: t('part.priority'),
            from: t(`common:priority.${before.priority}`),
            to: t(`common:priority.${priority}`),
          },
        ]
      : []),
  ];

  /** Of the commands it comes to on a case. */
  const changes = (commands: readonly MacroCommand[], before: FieldsOf<'case'>): readonly ChangeWords[] =>
    commands.flatMap(({ name, input }): readonly ChangeWords[] => {
      if (name === 'case.tag') return tagWords(input.add, input.remove);
      if (name === 'case.edit') return edited(input, before);
      if (name === 'case.assign') return assigned(input, before);
      if (name !== 'case.status') return [];
      return [
        { label: t('part.status'), from: t(`common:status.${before.status}`), to: t(`common:status.${input.to}`) },
      ];
    });
  return { wishes, changes };
}
