import { ActionIcon, Select } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type CaseCondition, condition } from '#domain/rules/case-query/condition.ts';
import { useCaseFields } from '../../state/use-case-fields.ts';
import { ConditionValue } from './condition-value.tsx';
import css from './conditions.module.css';
import { CustomTestFields } from './custom-condition.tsx';
import { useConditionWords } from './use-condition-words.ts';

interface Props {
  readonly asked: CaseCondition;
  readonly forRule: boolean;
  /** Somebody tried to save. */
  readonly failed: boolean;
  onChange(asked: CaseCondition): void;
  onRemove(): void;
}

/** One condition: on what, whether it must be so or must not, and the value. */
export function ConditionRow({ asked, forRule, failed, onChange, onRemove }: Props) {
  const { t } = useTranslation('queues');
  const { sentence } = useConditionWords();
  const own = useCaseFields().find(({ key }) => asked.field === 'custom' && asked.key === key);
  const field = own?.name ?? t(`field.${asked.field}`);
  const missing = failed && !condition.safeParse(asked).success;
  return (
    <div className={css.row}>
      <span className={css.field}>{field}</span>
      {asked.field === 'custom' && own ? (
        <CustomTestFields
          asked={asked}
          field={own}
          missing={missing ? t('editor.valueMissing') : undefined}
          onChange={onChange}
        />
      ) : asked.field === 'custom' ? (
        <span className={`${css.field} ${css.wide}`}>{sentence(asked)}</span>
      ) : (
        <>
          <Operator asked={asked} label={field} onChange={onChange} />
          <ConditionValue asked={asked} forRule={forRule} label={field} missing={missing} onChange={onChange} />
        </>
      )}
      <ActionIcon aria-label={t('editor.removeCondition', { field })} onClick={onRemove}>
        <X size={14} />
      </ActionIcon>
    </div>
  );
}

interface OperatorProps {
  readonly asked: CaseCondition;
  readonly label: string;
  onChange(asked: CaseCondition): void;
}

function Operator({ asked, label, onChange }: OperatorProps) {
  const { t } = useTranslation('queues');
  const options =
    'is' in asked
      ? asked.field === 'tags'
        ? (['any', 'all', 'none'] as const)
        : (['any', 'none'] as const)
      : 'yes' in asked
        ? (['yes', 'no'] as const)
        : null;
  if (options === null) return <span className={css.field}>{t('text' in asked ? 'operator.has' : 'operator.in')}</span>;
  const value = 'is' in asked ? asked.is : 'yes' in asked && asked.yes ? 'yes' : 'no';
  return (
    <Select
      aria-label={t('operator.label', { field: label })}
      data={options.map((each) => ({ value: each, label: t(`operator.${each}`) }))}
      value={value}
      allowDeselect={false}
      onChange={(chosen) => {
        if (chosen === null) return;
        onChange(('yes' in asked ? { ...asked, yes: chosen === 'yes' } : { ...asked, is: chosen }) as CaseCondition);
      }}
    />
  );
}
