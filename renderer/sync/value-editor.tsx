import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  articleKinds,
  caseStatuses,
  caseTypes,
  followUpOutcomes,
  followUpStatuses,
  languages,
  priorities,
  tiers,
} from '#domain/model/choices.ts';
import type { Json } from '#domain/model/json.ts';
import { usePeople } from '../state/use-people.ts';
import { DueField } from '../ui/due-field.tsx';
import css from './conflict-card.module.css';
import { isLong } from './conflict-value.tsx';
import { useWords } from './use-words.ts';
import { valueText } from './value-text.ts';

const choices: Readonly<Record<string, readonly string[]>> = {
  status: caseStatuses,
  priority: priorities,
  type: caseTypes,
  tier: tiers,
  language: languages,
  outcome: followUpOutcomes,
  kind: articleKinds,
};

/** Follow-ups know other statuses than cases. */
function choicesOf(collection: string, field: string): readonly string[] | undefined {
  return collection === 'followUp' && field === 'status' ? followUpStatuses : choices[field];
}

/** Whose values are ids that nobody types, or numbers that are no times: there, one of the two stands. */
const notTyped = new Set(['customerId', 'organisationId', 'holdingId', 'remindDays', 'amount']);

export function isEditable(field: string, value: Json): boolean {
  return !notTyped.has(field) && !Array.isArray(value) && (typeof value !== 'object' || value === null);
}

interface Props {
  readonly collection: string;
  readonly field: string;
  readonly label: string;
  /** Where to begin from. */
  readonly start: Json;
  readonly running: boolean;
  onSave(value: Json): void;
  onLeave(): void;
}

/** A value of one's own, in the field's own kind of input. */
export function ValueEditor({ start, running, onSave, onLeave, ...field }: Props) {
  const { t } = useTranslation(['sync', 'common']);
  const [value, setValue] = useState<Json>(start);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave(value);
  };
  return (
    <form
      className={css.editor}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLeave();
      }}
    >
      <Input {...field} value={value} onChange={setValue} />
      <div className={css.choices}>
        <Button type="submit" loading={running}>
          {t('keepOwn')}
        </Button>
        <Button variant="default" onClick={onLeave}>
          {t('common:actions.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface InputProps extends Pick<Props, 'collection' | 'field' | 'label'> {
  readonly value: Json;
  onChange(value: Json): void;
}

function Input({ collection, field, label, value, onChange }: InputProps) {
  const words = useWords();
  const people = usePeople();
  const nobody = words.t('common:nobody');
  const options =
    field === 'assigneeId' || field === 'ownerId'
      ? people.agents.filter(({ active }) => active).map(({ id, name }) => ({ value: id as string, label: name }))
      : field === 'teamId'
        ? people.teams.map(({ id, name }) => ({ value: id as string, label: name }))
        : choicesOf(collection, field)?.map((each) => ({ value: each, label: valueText(field, each, words) }));
  if (options)
    return (
      <Select
        label={label}
        data={field === 'assigneeId' ? [{ value: '', label: nobody }, ...options] : options}
        value={typeof value === 'string' ? value : ''}
        allowDeselect={false}
        autoFocus
        onChange={(chosen) => onChange(chosen === '' ? null : chosen)}
      />
    );
  if (typeof value === 'number')
    return <DueField label={label} value={value} onChange={(at) => onChange(at ?? value)} />;
  const text = typeof value === 'string' ? value : '';
  if (isLong(value) || ['description', 'notes', 'body', 'outcomeNote'].includes(field))
    return (
      <Textarea
        label={label}
        autosize
        minRows={4}
        maxRows={18}
        maxLength={50_000}
        value={text}
        autoFocus
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  return (
    <TextInput
      label={label}
      maxLength={300}
      value={text}
      autoFocus
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
