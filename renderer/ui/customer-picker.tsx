import { ActionIcon, Combobox, Input, TextInput, useCombobox } from '@mantine/core';
import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerSummary } from '#domain/contract/ipc/customer-views.ts';
import type { CustomerId } from '#domain/model/ids.ts';
import { phoneDigits } from '#domain/rules/phone-digits.ts';
import { useQuery } from '../state/use-query.ts';
import css from './customer-picker.module.css';
import { useComposedText } from './use-composed-text.ts';
import { useSettled } from './use-settled.ts';

export type PickedCustomer = {
  readonly id: CustomerId;
  readonly name: string;
  /** The first phone number, to dial or to recognise the caller by. */
  readonly phone: string | null;
};

interface Props {
  readonly label: string;
  readonly value: PickedCustomer | null;
  onPick(customer: PickedCustomer | null): void;
  readonly autoFocus?: boolean;
  /** A last line that makes a new customer of what was typed. */
  readonly newCustomer?: { readonly label: (text: string) => string; onChoose(text: string): void };
}

/** Finds somebody while typing, by name, pinyin initials or any piece of a phone number. */
export function CustomerPicker({ label, value, onPick, autoFocus = false, newCustomer }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [chosenHere, setChosenHere] = useState(false);
  // What was chosen replaces what it was chosen with, and the other way round: the focus stays in this place.
  const take = chosenHere ? takeFocus : undefined;
  const pick = (customer: PickedCustomer | null) => {
    setChosenHere(true);
    onPick(customer);
  };
  if (!value) return <Finder label={label} onPick={pick} autoFocus={autoFocus} take={take} newCustomer={newCustomer} />;
  return (
    <Input.Wrapper label={label} labelElement="div" id={id}>
      <div className={css.picked}>
        <span className={css.name}>{value.name}</span>
        {value.phone && <span className={css.contact}>{value.phone}</span>}
        <ActionIcon ref={take} size={24} aria-label={t('customerPicker.change')} onClick={() => pick(null)}>
          <X size={14} aria-hidden="true" />
        </ActionIcon>
      </div>
    </Input.Wrapper>
  );
}

function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}

type FinderProps = Pick<Props, 'label' | 'onPick' | 'autoFocus'> & {
  readonly newCustomer: Props['newCustomer'];
  readonly take: typeof takeFocus | undefined;
};

function Finder({ label, onPick, autoFocus, take, newCustomer }: FinderProps) {
  const { t } = useTranslation();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { typed, text, field } = useComposedText();
  const asked = useSettled(text.trim(), 120);
  const found = useQuery(
    'customers.list',
    { text: asked, limit: 8 },
    { collections: ['customer'], keepFormer: true },
  ).value;
  const rows = asked === '' ? [] : (found?.rows ?? []);
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(chosen) => {
        combobox.closeDropdown();
        const row = rows.find((each) => each.id === chosen);
        if (row) onPick(pickedOf(row));
        else newCustomer?.onChoose(typed.trim());
      }}
    >
      <Combobox.Target>
        <TextInput
          ref={take}
          label={label}
          placeholder={t('customerPicker.placeholder')}
          data-autofocus={autoFocus || undefined}
          autoComplete="off"
          {...field}
          onChange={(event) => {
            field.onChange(event);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
          onFocus={() => typed !== '' && combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={asked === ''}>
        <Combobox.Options>
          {rows.map((row) => (
            <Combobox.Option key={row.id} value={row.id}>
              <CustomerLine customer={row} typed={asked} />
            </Combobox.Option>
          ))}
          {rows.length === 0 && !newCustomer && (
            <Combobox.Empty>{t('customerPicker.nothing', { text: asked })}</Combobox.Empty>
          )}
          {newCustomer && typed.trim() !== '' && (
            <Combobox.Option value="new">{newCustomer.label(typed.trim())}</Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function CustomerLine({ customer, typed }: { readonly customer: CustomerSummary; readonly typed: string }) {
  const { t } = useTranslation();
  const about = [contactFor(customer, typed), customer.organisationName].filter(Boolean).join(' · ');
  return (
    <div className={css.line}>
      <span className={css.name}>{customer.name}</span>
      <span className={css.contact}>{about}</span>
      {customer.openCases > 0 && (
        <span className={css.cases}>{t('customerPicker.openCases', { count: customer.openCases })}</span>
      )}
    </div>
  );
}

/** The contact point that was looked for, else the first phone number, else whatever there is. */
function contactFor({ contactPoints }: CustomerSummary, typed: string): string | undefined {
  const digits = phoneDigits(typed);
  const asked = contactPoints.find(({ kind, value }) =>
    kind === 'phone' ? digits !== '' && phoneDigits(value).includes(digits) : value.includes(typed),
  );
  return (asked ?? contactPoints.find(({ kind }) => kind === 'phone') ?? contactPoints[0])?.value;
}

export function pickedOf(customer: Pick<CustomerSummary, 'id' | 'name' | 'contactPoints'>): PickedCustomer {
  const phone = customer.contactPoints.find((point) => point.kind === 'phone');
  return { id: customer.id, name: customer.name, phone: phone?.value ?? null };
}
