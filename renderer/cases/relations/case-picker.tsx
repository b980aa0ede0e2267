import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SearchKind } from '#domain/rules/search-query/query-part.ts';
import { zoneHere } from '../../state/format-day.ts';
import { useQuery } from '../../state/use-query.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { useComposedText } from '../../ui/use-composed-text.ts';
import { useSettled } from '../../ui/use-settled.ts';
import css from './case-picker.module.css';
import { type PickedCase, pickedCase } from './picked-case.ts';

interface Props {
  readonly label: string;
  /** Cases that cannot be chosen. */
  readonly without: readonly string[];
  readonly autoFocus?: boolean;
  /** Several may be chosen: the text stays for the next one, and all that were found can be taken at once. */
  readonly several?: boolean;
  onPick(hits: readonly PickedCase[]): void;
}

const everything = 'all';
const kinds: SearchKind[] = ['case'];
const longest = 400;

/** Finds a case while typing, by number, words, or its customer. */
export function CasePicker({ label, without, autoFocus = false, several = false, onPick }: Props) {
  const { t } = useTranslation('relations');
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { typed, text, field } = useComposedText();
  const asked = useSettled(text.trim(), 120);
  const found = useQuery(
    'search.list',
    { text: asked.slice(0, longest), kinds, limit: several ? 50 : 12, zone: zoneHere() },
    { collections: ['case', 'search'], keepFormer: true, whileShown: true },
  ).value;
  const hits = asked === '' ? [] : (found?.cases.hits ?? []).filter(({ id }) => !without.includes(id)).map(pickedCase);
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        if (!several) combobox.closeDropdown();
        const picked = id === everything ? hits : hits.filter((hit) => hit.id === id);
        if (picked.length > 0) onPick(picked);
      }}
    >
      <Combobox.Target>
        <TextInput
          label={label}
          placeholder={t('pick.placeholder')}
          autoComplete="off"
          data-autofocus={autoFocus || undefined}
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
        <Combobox.Options className={css.options ?? ''}>
          {several && hits.length > 1 && (
            <Combobox.Option value={everything}>{t('pick.all', { count: hits.length })}</Combobox.Option>
          )}
          {hits.map((hit) => (
            <Combobox.Option key={hit.id} value={hit.id}>
              <span className={css.line}>
                <span className={`${css.number} hf-number`}>{hit.number}</span>
                <span className="hf-truncate">{hit.subject}</span>
                <span className={css.customer}>{hit.customerName}</span>
                <StatusBadge status={hit.status} />
              </span>
            </Combobox.Option>
          ))}
          {hits.length === 0 && <Combobox.Empty>{t('pick.nothing', { text: asked })}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
