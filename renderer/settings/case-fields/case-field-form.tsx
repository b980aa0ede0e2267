import { MultiSelect, Select, Switch, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefinitionView } from '#domain/contract/ipc/cooperation-views.ts';
import { caseTypes } from '#domain/model/choices.ts';
import { fieldTarget } from '#domain/rules/case-fields.ts';
import {
  type CaseFieldContent,
  type CaseFieldKind,
  caseFieldContent,
  caseFieldKinds,
  fieldDemands,
  hasChoices,
} from '#domain/rules/definitions/case-field.ts';
import { useCommand } from '../../state/use-command.ts';
import { FormFoot } from '../../ui/form-foot.tsx';
import css from '../settings.module.css';
import { ChoicesField, newChoice } from './choices-field.tsx';

interface Props {
  readonly field: DefinitionView | undefined;
  /** The last place that is taken: a new one goes behind it. */
  readonly last: number;
  onDone(): void;
}

const blank: CaseFieldContent = { kind: 'text', help: '', types: [], required: 'never', choices: [] };

/** Nobody closes a customer: what has to be filled in by then is asked of cases. */
const ofCustomers = (content: CaseFieldContent): CaseFieldContent => ({
  ...content,
  of: 'customer',
  types: [],
  required: 'never',
});
const ofCases = ({ of: _of, ...content }: CaseFieldContent): CaseFieldContent => content;

/** What a field is called, holds, and for which cases. Its kind is chosen once. */
export function CaseFieldForm({ field, last, onDone }: Props) {
  const { t } = useTranslation(['case-fields', 'common']);
  const { run, running } = useCommand();
  const [name, setName] = useState(field?.name ?? '');
  const [active, setActive] = useState(field?.active ?? true);
  const [content, setContent] = useState(() => caseFieldContent.safeParse(field?.content).data ?? blank);
  const [tried, setTried] = useState(false);
  const set = (some: Partial<CaseFieldContent>) => setContent((before) => ({ ...before, ...some }));
  const isOfCases = fieldTarget(content) === 'case';
  const withChoices = hasChoices(content.kind);
  // Lines left empty are no choices.
  const choices = withChoices ? content.choices.filter(({ label }) => label.trim() !== '') : [];
  const parsed = caseFieldContent.safeParse({ ...content, choices });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!parsed.success || name.trim() === '') return;
    const saved = await run('definition.save', {
      ...(field ? { definitionId: field.id, position: field.position } : { position: last + 1 }),
      kind: 'case-field',
      name,
      active,
      content: parsed.data,
    });
    if (saved.ok || saved.failure.kind === 'nothing-to-do') onDone();
  };
  return (
    <form
      className={css.fields}
      aria-label={field?.name ?? t('settings.new')}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <TextInput
        label={t('settings.name')}
        value={name}
        maxLength={200}
        error={tried && name.trim() === '' ? t('settings.needsName') : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Select
        label={t('settings.of')}
        data={(['case', 'customer'] as const).map((value) => ({ value, label: t(`settings.target.${value}`) }))}
        value={fieldTarget(content)}
        disabled={field !== undefined}
        allowDeselect={false}
        onChange={(of) => setContent(of === 'customer' ? ofCustomers : ofCases)}
      />
      <div className={css.pair}>
        <Select
          label={t('settings.kind')}
          description={field ? t('settings.kindFixed') : undefined}
          inputWrapperOrder={['label', 'input', 'description']}
          data={caseFieldKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          value={content.kind}
          disabled={field !== undefined}
          allowDeselect={false}
          onChange={(kind) => {
            if (kind === null) return;
            const begins = hasChoices(kind as CaseFieldKind) && content.choices.length === 0;
            set({ kind: kind as CaseFieldKind, ...(begins ? { choices: [newChoice(), newChoice()] } : {}) });
          }}
        />
        {isOfCases && (
          <Select
            label={t('settings.required')}
            data={fieldDemands.map((value) => ({ value, label: t(`settings.demand.${value}`) }))}
            value={content.required}
            allowDeselect={false}
            onChange={(required) => required && set({ required: required as CaseFieldContent['required'] })}
          />
        )}
      </div>
      {withChoices && (
        <ChoicesField
          choices={content.choices}
          held={new Set(caseFieldContent.safeParse(field?.content).data?.choices.map(({ key }) => key))}
          error={tried && !parsed.success ? t('settings.needsChoices') : undefined}
          onChange={(next) => set({ choices: [...next] })}
        />
      )}
      {isOfCases && (
        <MultiSelect
          label={t('settings.types')}
          data={caseTypes.map((value) => ({ value, label: t(`common:type.${value}`) }))}
          value={[...content.types]}
          placeholder={content.types.length === 0 ? t('settings.allTypes') : ''}
          onChange={(next) => set({ types: caseTypes.filter((type) => next.includes(type)) })}
        />
      )}
      <TextInput
        label={t('settings.help')}
        value={content.help}
        maxLength={500}
        onChange={(event) => set({ help: event.currentTarget.value })}
      />
      <Switch
        label={t('settings.active')}
        checked={active}
        onChange={(event) => setActive(event.currentTarget.checked)}
      />
      <FormFoot running={running} onCancel={onDone} />
    </form>
  );
}
