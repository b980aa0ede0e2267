import { NumberInput, Select, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holdingLimits } from '#domain/model/holding-fields.ts';
import type { AgentId } from '#domain/model/ids.ts';
import { currencies } from '#domain/rules/compensation.ts';
import { minorDigits } from '../../state/format-number.ts';
import { usePeople } from '../../state/use-people.ts';
import css from './holding.module.css';
import type { fieldsOfKind, HoldingContent } from './holding-content.ts';

interface Props {
  readonly name: (typeof fieldsOfKind)[keyof typeof fieldsOfKind][number];
  readonly content: HoldingContent;
  readonly error: string | undefined;
  onChange(change: Partial<HoldingContent>): void;
}

/** One field of the form, in its own kind of input. */
export function HoldingField({ name, content, error, onChange }: Props) {
  const { t } = useTranslation(['holdings', 'common']);
  switch (name) {
    case 'startsOn':
    case 'endsOn':
      return (
        <DateInput
          label={t(`field.${name}.${content.kind}`)}
          value={content[name]}
          valueFormat="YYYY-MM-DD"
          placeholder={t('datePattern')}
          minDate="1970-01-02"
          maxDate="2149-06-06"
          clearable
          clearButtonProps={{ 'aria-label': t('clearDate', { field: t(`field.${name}.${content.kind}`) }) }}
          error={error}
          onChange={(day) => onChange({ [name]: day })}
        />
      );
    case 'remindDays':
      return (
        <NumberInput
          label={t('field.remindDays')}
          value={content.remindDays}
          min={0}
          max={3650}
          allowDecimal={false}
          allowNegative={false}
          onChange={(days) => onChange({ remindDays: typeof days === 'number' ? days : 0 })}
        />
      );
    case 'amount':
      return <Money content={content} onChange={onChange} />;
    case 'ownerId':
      return <Owner content={content} onChange={onChange} />;
    case 'number':
      return (
        <TextInput
          label={t(`field.number.${content.kind}`)}
          value={content.number}
          maxLength={holdingLimits.number}
          onChange={(event) => onChange({ number: event.currentTarget.value })}
        />
      );
    default:
      return (
        <TextInput
          label={t(`field.${name}`)}
          value={content[name]}
          maxLength={holdingLimits[name === 'orderNumber' ? 'number' : name]}
          onChange={(event) => onChange({ [name]: event.currentTarget.value })}
        />
      );
  }
}

function Owner({ content, onChange }: Pick<Props, 'content' | 'onChange'>) {
  const { t } = useTranslation('holdings');
  const { agents } = usePeople();
  // Who has left stays named until somebody else is.
  const people = agents.filter(({ id, active }) => active || id === content.ownerId);
  return (
    <Select
      label={t('field.ownerId')}
      placeholder={t('accountManager')}
      data={people.map(({ id, name }) => ({ value: id as string, label: name }))}
      value={content.ownerId}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('clearDate', { field: t('field.ownerId') }) }}
      onChange={(id) => onChange({ ownerId: id as AgentId | null })}
    />
  );
}

function Money({ content, onChange }: Pick<Props, 'content' | 'onChange'>) {
  const { t } = useTranslation('holdings');
  const currency = content.currency === '' ? currencies[0] : content.currency;
  // As it is being typed: "1200." is on its way to more.
  const [typed, setTyped] = useState<number | string>(() =>
    content.amount === 0 ? '' : content.amount / 10 ** minorDigits(currency),
  );
  const change = (value: number | string, next: string) => {
    setTyped(value);
    onChange({ amount: Math.round((Number(value) || 0) * 10 ** minorDigits(next)), currency: next });
  };
  // A currency from elsewhere stays to choose.
  const choices = [...new Set<string>([...currencies, currency])];
  return (
    <div className={css.money}>
      <NumberInput
        label={t('field.amount')}
        value={typed}
        min={0}
        max={1_000_000_000}
        decimalScale={minorDigits(currency)}
        allowNegative={false}
        thousandSeparator=","
        hideControls
        onChange={(value) => change(value, currency)}
      />
      <Select
        label={t('field.currency')}
        data={choices}
        value={currency}
        allowDeselect={false}
        onChange={(next) => next && change(typed, next)}
      />
    </div>
  );
}
