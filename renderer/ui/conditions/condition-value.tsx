import { MultiSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CustomerId, OrganisationId } from '#domain/model/ids.ts';
import type { CaseCondition } from '#domain/rules/case-query/condition.ts';
import { type RangeName, rangeNameOf, rangeNames, ranges } from '#domain/rules/case-query/range-names.ts';
import { usePeople } from '../../state/use-people.ts';
import { useQuery } from '../../state/use-query.ts';
import { CustomerPicker } from '../customer-picker.tsx';
import css from './conditions.module.css';
import { choicesOf } from './field-kinds.ts';
import { useConditionWords } from './use-condition-words.ts';

interface Props {
  readonly asked: CaseCondition;
  readonly label: string;
  /** Nobody asks: without "me" and "mine". */
  readonly forRule: boolean;
  /** Somebody tried to save without a value. */
  readonly missing: boolean;
  onChange(asked: CaseCondition): void;
}

/** The value of a condition, by the kind of its field. */
export function ConditionValue({ asked, label, forRule, missing, onChange }: Props) {
  const { t } = useTranslation('queues');
  const { choiceWord, personWord, teamWord } = useConditionWords();
  const { agents, teams } = usePeople();
  const error = missing ? t('editor.valueMissing') : undefined;
  const several = (values: readonly string[], word: (value: string) => string) => (
    <MultiSelect
      aria-label={label}
      data={values.map((value) => ({ value, label: word(value) }))}
      value={'values' in asked ? [...asked.values] : []}
      searchable
      error={error}
      onChange={(chosen) => onChange({ ...asked, values: chosen } as CaseCondition)}
    />
  );
  switch (asked.field) {
    case 'status':
    case 'priority':
    case 'type':
    case 'channel':
    case 'tier':
    case 'sla':
      return several(choicesOf[asked.field], (value) => choiceWord(asked.field, value));
    case 'assignee':
      return several(
        [
          ...(forRule ? ['nobody'] : ['me', 'nobody', 'my-teams']),
          ...agents.filter(({ active }) => active).map(({ id }) => id),
        ],
        personWord,
      );
    case 'team':
      return several([...(forRule ? [] : ['mine']), ...teams.map(({ id }) => id)], teamWord);
    case 'tags':
      return (
        <TagsInput
          aria-label={label}
          value={asked.values}
          error={error}
          acceptValueOnBlur
          onChange={(values) => onChange({ ...asked, values })}
        />
      );
    case 'customer':
      return <OneCustomer ids={asked.values} label={label} onPick={(values) => onChange({ ...asked, values })} />;
    case 'organisation':
      return (
        <OneOrganisation
          ids={asked.values}
          label={label}
          error={error}
          onPick={(values) => onChange({ ...asked, values })}
        />
      );
    case 'text':
    case 'number':
      return (
        <TextInput
          aria-label={label}
          value={asked.text}
          maxLength={asked.field === 'number' ? 40 : 200}
          error={error}
          onChange={(event) => onChange({ ...asked, text: event.currentTarget.value })}
        />
      );
    case 'escalation':
      return (
        <NumberInput
          aria-label={t('editor.fromLevel')}
          prefix={t('editor.levelPrefix')}
          min={1}
          max={9}
          value={asked.atLeast}
          onChange={(value) => onChange({ ...asked, atLeast: Math.min(9, Math.max(1, Number(value) || 1)) })}
        />
      );
    default:
      return 'range' in asked ? <Range asked={asked} label={label} onChange={onChange} /> : <span />;
  }
}

function Range({
  asked,
  label,
  onChange,
}: Pick<Props, 'label' | 'onChange'> & { readonly asked: Extract<CaseCondition, { range: unknown }> }) {
  const { t } = useTranslation('queues');
  const { rangeWord } = useConditionWords();
  const { range } = asked;
  const name = rangeNameOf(range);
  const date = (which: 'from' | 'to') =>
    range.kind === 'dates' && (
      <TextInput
        type="date"
        aria-label={t(`range.${which}`, { field: label })}
        value={range[which] ?? ''}
        onChange={(event) => onChange({ ...asked, range: { ...range, [which]: event.currentTarget.value || null } })}
      />
    );
  return (
    <div>
      <Select
        aria-label={label}
        data={[
          ...rangeNames.map((value) => ({
            value: value as string,
            label: value === 'dates' ? t('range.dates') : t(`range.${value}`),
          })),
          ...(name ? [] : [{ value: 'other', label: rangeWord(range) }]),
        ]}
        value={name ?? 'other'}
        allowDeselect={false}
        onChange={(chosen) => {
          if (chosen !== null && chosen !== 'other') onChange({ ...asked, range: ranges[chosen as RangeName] });
        }}
      />
      {range.kind === 'dates' && (
        <div className={css.dates}>
          {date('from')}
          {date('to')}
        </div>
      )}
    </div>
  );
}

interface OneProps<Id> {
  readonly ids: readonly Id[];
  readonly label: string;
  readonly error?: string | undefined;
  onPick(ids: Id[]): void;
}

type CustomerValue = Extract<CaseCondition, { field: 'customer' }>['values'][number];

function OneCustomer({ ids, label, onPick }: OneProps<CustomerValue>) {
  const [id] = ids;
  if (id === undefined || id === 'nobody')
    return <CustomerPicker label={label} value={null} onPick={(picked) => onPick(picked ? [picked.id] : [])} />;
  return <KnownCustomer id={id} label={label} onPick={onPick} />;
}

function KnownCustomer({
  id,
  label,
  onPick,
}: { readonly id: CustomerId } & Pick<OneProps<CustomerValue>, 'label' | 'onPick'>) {
  const { value } = useQuery('customers.get', { customerId: id });
  const name = value?.fields.name ?? '…';
  return (
    <CustomerPicker
      label={label}
      value={{ id, name, phone: null }}
      onPick={(picked) => onPick(picked ? [picked.id] : [])}
    />
  );
}

function OneOrganisation({ ids, label, error, onPick }: OneProps<OrganisationId>) {
  const { t } = useTranslation();
  const all = useQuery('organisations.list', { text: '' }).value ?? [];
  return (
    <MultiSelect
      aria-label={label}
      data={all.map(({ id, name }) => ({ value: id, label: name }))}
      value={[...ids]}
      searchable
      limit={100}
      error={error}
      nothingFoundMessage={t('nothingHere')}
      onChange={(chosen) => onPick(chosen as OrganisationId[])}
    />
  );
}
