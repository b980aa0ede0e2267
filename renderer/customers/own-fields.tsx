import type { CustomValue, FieldValue } from '#domain/rules/case-fields.ts';
import { useCustomerFields } from '../state/use-case-fields.ts';
import { FieldInput } from '../ui/field-input.tsx';

interface Props {
  readonly custom: readonly CustomValue[];
  onChange(custom: readonly CustomValue[]): void;
}

/** The fields that the workspace has for its customers. */
export function OwnFields({ custom, onChange }: Props) {
  const fields = useCustomerFields();
  const set = (key: CustomValue['key'], value: FieldValue | null) =>
    onChange([...custom.filter((each) => each.key !== key), ...(value === null ? [] : [{ key, value }])]);
  return fields
    .filter(({ active }) => active)
    .map((field) => (
      <FieldInput
        key={field.key}
        field={field}
        label={field.name}
        value={custom.find(({ key }) => key === field.key)?.value ?? null}
        onChange={(value) => set(field.key, value)}
      />
    ));
}
