import { Select, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PhoneSettings, workspaceSettingsId } from '#domain/rules/definitions/workspace-settings.ts';
import { regionName } from '../state/format-region.ts';
import { useLocale } from '../state/use-locale.ts';
import { usePhoneSettings } from '../state/use-phone-settings.ts';
import { Section } from '../ui/section.tsx';
import { RulesForm } from './rules-form.tsx';
import settings from './settings.module.css';

/** How numbers without a country or an area code are read, for the whole workspace. */
export function PhonesSection() {
  const { t } = useTranslation('duplicates');
  const held = usePhoneSettings();
  return (
    <Section title={t('phones.title')}>
      <p className={settings.note}>{t('phones.hint')}</p>
      {held && <PhonesForm key={JSON.stringify(held)} held={held} />}
    </Section>
  );
}

/** Countries of the phone library, named in the language of the page; it is large, and seldom asked for. */
function useCountries(): readonly { readonly value: string; readonly label: string }[] {
  const locale = useLocale();
  const [codes, setCodes] = useState<readonly string[]>([]);
  useEffect(() => {
    let isShown = true;
    void import('#domain/rules/phone-countries.ts').then(({ phoneCountries }) => {
      if (isShown) setCodes(phoneCountries());
    });
    return () => {
      isShown = false;
    };
  }, []);
  return codes
    .map((value) => ({ value, label: regionName(value, locale) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, locale));
}

function PhonesForm({ held }: { readonly held: PhoneSettings }) {
  const { t } = useTranslation('duplicates');
  const countries = useCountries();
  const [phones, setPhones] = useState(held);
  const isBad = !/^\d{0,6}$/.test(phones.areaCode);
  const saves = isBad
    ? undefined
    : {
        definitionId: workspaceSettingsId,
        kind: 'workspace-settings' as const,
        name: t('phones.name'),
        content: { phones },
      };
  return (
    <RulesForm
      title={t('phones.title')}
      saves={saves}
      changed={JSON.stringify(phones) !== JSON.stringify(held)}
      action={t('phones.save')}
    >
      <Select
        label={t('phones.country')}
        data={countries.length > 0 ? countries : [phones.country]}
        value={phones.country}
        allowDeselect={false}
        searchable
        onChange={(country) => country && setPhones({ ...phones, country })}
      />
      <TextInput
        label={t('phones.areaCode')}
        description={t('phones.areaHint')}
        value={phones.areaCode}
        maxLength={6}
        inputMode="numeric"
        error={isBad ? t('phones.areaBad') : undefined}
        onChange={(event) => setPhones({ ...phones, areaCode: event.currentTarget.value.trim() })}
      />
    </RulesForm>
  );
}
