import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseCondition } from '#domain/rules/case-query/condition.ts';
import { useCaseFields } from '../../state/use-case-fields.ts';
import { ConditionRow } from './condition-row.tsx';
import css from './conditions.module.css';
import { begunCondition } from './custom-tests.ts';
import { begun, type EditableField, editableFields, rulesFields } from './field-kinds.ts';

interface Props {
  readonly legend: string;
  readonly initial: readonly CaseCondition[];
  /** Nobody asks: without "me", and without what only this device knows. */
  readonly forRule?: boolean;
  /** Somebody tried to save. */
  readonly failed: boolean;
  onChange(conditions: readonly CaseCondition[]): void;
}

interface Line {
  readonly key: number;
  readonly asked: CaseCondition;
}

/** Conditions in rows, all of which must hold. */
export function ConditionFields({ legend, initial, forRule = false, failed, onChange }: Props) {
  const { t } = useTranslation('queues');
  const ownFields = useCaseFields().filter(({ active }) => active);
  const [lines, setLines] = useState<readonly Line[]>(() => initial.map((asked, key) => ({ key, asked })));
  const change = (next: readonly Line[]) => {
    setLines(next);
    onChange(next.map(({ asked }) => asked));
  };
  const add = (asked: CaseCondition) =>
    change([...lines, { key: 1 + Math.max(0, ...lines.map(({ key }) => key)), asked }]);
  return (
    <fieldset className={css.conditions}>
      <legend className={css.legend}>{legend}</legend>
      {lines.map(({ key, asked }) => (
        <ConditionRow
          key={key}
          asked={asked}
          forRule={forRule}
          failed={failed}
          onChange={(next) => change(lines.map((line) => (line.key === key ? { key, asked: next } : line)))}
          onRemove={() => change(lines.filter((line) => line.key !== key))}
        />
      ))}
      <Select
        aria-label={t('editor.add')}
        placeholder={t('editor.add')}
        data={[
          ...(forRule ? rulesFields : editableFields).map((field) => ({
            value: field as string,
            label: t(`field.${field}`),
          })),
          ...ownFields.map(({ key, name }) => ({ value: key as string, label: name })),
        ]}
        value={null}
        searchable
        maxDropdownHeight={260}
        onChange={(field) => {
          const own = ownFields.find(({ key }) => key === field);
          if (own) add(begunCondition(own));
          else if (field !== null) add(begun(field as EditableField, forRule));
        }}
      />
    </fieldset>
  );
}
