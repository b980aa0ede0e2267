import { Button, MultiSelect, Switch, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefinitionView } from '#domain/contract/ipc/cooperation-views.ts';
import { type CaseType, caseTypes, type Priority, priorities } from '#domain/model/choices.ts';
import { escalationRuleContent } from '#domain/rules/definitions/escalation-rule.ts';
import { listText } from '../state/format-list.ts';
import { useCommand } from '../state/use-command.ts';
import { useLocale } from '../state/use-locale.ts';
import { FormFoot } from '../ui/form-foot.tsx';
import { DefinitionList } from './definition-list.tsx';
import { type Level, LevelFields } from './level-fields.tsx';
import css from './settings.module.css';

/** Who is called for at which level and when. Only leads come here. */
export function EscalationRulesSection() {
  const { t } = useTranslation(['cooperation', 'common']);
  const locale = useLocale();
  const about = ({ active, content }: DefinitionView) => {
    const rule = escalationRuleContent.safeParse(content).data;
    const whom = [
      ...(rule?.types ?? []).map((type) => t(`common:type.${type}`)),
      ...(rule?.priorities ?? []).map((priority) => t(`common:priority.${priority}`)),
    ];
    return [
      whom.length > 0 ? listText(whom, locale) : t('settings.allTypes'),
      t('settings.levelCount', { count: rule?.levels.length ?? 0 }),
      ...(active ? [] : [t('settings.inactive')]),
    ].join(' · ');
  };
  return (
    <DefinitionList
      kind="escalation-rule"
      title={t('settings.rules')}
      none={t('settings.noRules')}
      about={about}
      form={(definition, onDone) => <RuleForm definition={definition} onDone={onDone} />}
    />
  );
}

const blank: Level = { afterMinutes: null, acknowledgeMinutes: null, toAgentId: null, toTeamId: null };
const mostLevels = 9;

function RuleForm({ definition, onDone }: { readonly definition: DefinitionView | undefined; onDone(): void }) {
  const { t } = useTranslation(['cooperation', 'common']);
  const { run, running } = useCommand();
  const held = definition && escalationRuleContent.safeParse(definition.content).data;
  const [name, setName] = useState(definition?.name ?? '');
  const [types, setTypes] = useState<readonly CaseType[]>(held?.types ?? []);
  const [urgencies, setUrgencies] = useState<readonly Priority[]>(held?.priorities ?? []);
  const [levels, setLevels] = useState<readonly Level[]>(held?.levels ?? [blank]);
  const [active, setActive] = useState(definition?.active ?? true);
  const [failed, setFailed] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const content = escalationRuleContent.safeParse({ types, priorities: urgencies, levels });
    if (!content.success || name.trim() === '') return setFailed(true);
    const saved = await run('definition.save', {
      ...(definition ? { definitionId: definition.id, position: definition.position } : {}),
      kind: 'escalation-rule',
      name,
      active,
      content: content.data,
    });
    if (saved.ok || saved.failure.kind === 'nothing-to-do') onDone();
  };
  return (
    <form
      className={css.fields}
      aria-label={definition?.name ?? t('settings.rules')}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <TextInput
        label={t('settings.name')}
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <MultiSelect
        label={t('settings.types')}
        data={caseTypes.map((value) => ({ value, label: t(`common:type.${value}`) }))}
        value={[...types]}
        placeholder={types.length === 0 ? t('settings.allTypes') : ''}
        onChange={(next) => setTypes(caseTypes.filter((type) => next.includes(type)))}
      />
      <MultiSelect
        label={t('settings.priorities')}
        data={priorities.map((value) => ({ value, label: t(`common:priority.${value}`) }))}
        value={[...urgencies]}
        onChange={(next) => setUrgencies(priorities.filter((priority) => next.includes(priority)))}
      />
      {levels.map((level, index) => (
        <LevelFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place; its fields begin anew when another is put in or taken out
          key={`${levels.length}/${index}`}
          place={index + 1}
          level={level}
          onChange={(next) => setLevels(levels.with(index, next))}
          onRemove={levels.length > 1 ? () => setLevels(levels.toSpliced(index, 1)) : undefined}
        />
      ))}
      {levels.length < mostLevels && (
        <div>
          <Button variant="default" leftSection={<Plus size={14} />} onClick={() => setLevels([...levels, blank])}>
            {t('settings.addLevel')}
          </Button>
        </div>
      )}
      <Switch
        label={t('settings.active')}
        checked={active}
        onChange={(event) => setActive(event.currentTarget.checked)}
      />
      {failed && (
        <p className={css.failure} role="alert">
          {t('settings.problem')}
        </p>
      )}
      <FormFoot running={running} onCancel={onDone} />
    </form>
  );
}
