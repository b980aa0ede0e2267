import { type ComboboxProps, MultiSelect, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseField } from '#domain/rules/case-fields.ts';
import css from './conditions.module.css';
import { begunTest, type CustomCondition, nameOfTest, type TestName, testsOf } from './custom-tests.ts';

interface Props {
  readonly asked: CustomCondition;
  readonly field: CaseField;
  /** Somebody tried to save without a value. */
  readonly missing: string | undefined;
  readonly comboboxProps?: ComboboxProps;
  onChange(asked: CustomCondition): void;
}

/** How a field of the workspace's own is tested, and against what. */
export function CustomTestFields({ asked, field, missing, comboboxProps = {}, onChange }: Props) {
  const { t } = useTranslation('case-fields');
  const { test } = asked;
  const set = (next: CustomCondition['test']) => onChange({ ...asked, test: next });
  return (
    <>
      <Select
        aria-label={t('test.operator', { field: field.name })}
        data={testsOf(field.kind).map((name) => ({ value: name, label: t(`test.${name}`) }))}
        value={nameOfTest(test)}
        allowDeselect={false}
        comboboxProps={comboboxProps}
        onChange={(name) => name && set(begunTest(name as TestName, field.kind, test))}
      />
      {'values' in test ? (
        <MultiSelect
          aria-label={field.name}
          data={
            field.kind === 'yes-no'
              ? (['yes', 'no'] as const).map((each) => ({ value: each as string, label: t(each) }))
              : field.choices.map(({ key, label }) => ({ value: key, label }))
          }
          value={test.values.map((value) => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : value))}
          placeholder={test.values.length === 0 ? t('test.choose') : ''}
          error={missing}
          comboboxProps={comboboxProps}
          onChange={(next) =>
            set({ ...test, values: field.kind === 'yes-no' ? next.map((each) => each === 'yes') : next })
          }
        />
      ) : test.is === 'contains' ? (
        <TextInput
          aria-label={field.name}
          value={test.text}
          maxLength={200}
          error={missing}
          onChange={(event) => set({ ...test, text: event.currentTarget.value })}
        />
      ) : test.is === 'between' ? (
        <div className={css.dates}>
          {(['from', 'to'] as const).map((end) => (
            <TextInput
              key={end}
              type={field.kind === 'date' ? 'date' : 'number'}
              aria-label={t(`test.${end}`, { field: field.name })}
              value={test[end] ?? ''}
              onChange={(event) => set({ ...test, [end]: boundOf(field, event.currentTarget.value) })}
            />
          ))}
        </div>
      ) : (
        <span />
      )}
    </>
  );
}

function boundOf({ kind }: CaseField, text: string): string | number | null {
  if (text === '') return null;
  return kind === 'number' ? Number(text) : text;
}
