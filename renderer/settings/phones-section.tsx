import { Button, Select, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PhoneSettings, workspaceSettingsId } from '#domain/rules/definitions/workspace-settings.ts';
import { regionName } from '../state/format-region.ts';
import { useCommand } from '../state/use-command.ts';
import { useLocale } from '../state/use-locale.ts';
import { usePhoneSettings } from '../state/use-phone-settings.ts';
import { Section } from '../ui/section.tsx';
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
  const { run, running } = useCommand();
  const countries = useCountries();
  const [phones, setPhones] = useState(held);
  const isBad = !/^\d{0,6}$/.test(phones.areaCode);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBad) return;
    await run('definition.save', {
      definitionId: workspaceSettingsId,
      kind: 'workspace-settings',
      name: t('phones.name'),
      content: { phones },
    });
  };
  return (
    <form className={settings.form} aria-label={t('phones.title')} onSubmit={(event) => void submit(event)}>
      <div className={settings.fields}>
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
        <div className={settings.buttons}>
          <Button type="submit" loading={running} disabled={JSON.stringify(phones) === JSON.stringify(held)}>
            {t('phones.save')}
          </Button>
        </div>
      </div>
    </form>
  );
}
