import { ActionIcon, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import css from './new-customer-fields.module.css';

interface Value {
  readonly name: string;
  readonly phone: string;
}

interface Props {
  readonly value: Value;
  readonly problem: string | null;
  onChange(value: Value): void;
  onCancel(): void;
}

/** The little that is needed of somebody new; the rest can go into the service file later. */
export function NewCustomerFields({ value, problem, onChange, onCancel }: Props) {
  const { t } = useTranslation(['cases', 'common']);
  const name = useRef<HTMLInputElement>(null);
  useEffect(() => name.current?.focus(), []);
  return (
    <fieldset className={css.fields}>
      <legend className={css.legend}>{t('new.newCustomer')}</legend>
      <TextInput
        ref={name}
        label={t('new.customerName')}
        value={value.name}
        maxLength={200}
        required
        error={problem}
        onChange={(event) => onChange({ ...value, name: event.currentTarget.value })}
      />
      <TextInput
        label={t('new.customerPhone')}
        value={value.phone}
        maxLength={60}
        inputMode="tel"
        onChange={(event) => onChange({ ...value, phone: event.currentTarget.value })}
      />
      <ActionIcon aria-label={t('common:actions.cancel')} title={t('common:actions.cancel')} onClick={onCancel}>
        <X size={14} />
      </ActionIcon>
    </fieldset>
  );
}
