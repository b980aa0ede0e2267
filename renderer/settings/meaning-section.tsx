import { Radio, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  isFitAddress,
  type MeaningRules,
  meaningRulesContent,
  meaningRulesId,
  meaningSends,
} from '#domain/rules/definitions/meaning-rules.ts';
import { useAgent } from '../state/core-context.tsx';
import { useMeaning } from '../state/use-meaning.ts';
import { useQuery } from '../state/use-query.ts';
import { Section } from '../ui/section.tsx';
import { MeaningDevice } from './meaning-device.tsx';
import { NumberField } from './number-field.tsx';
import { RulesForm } from './rules-form.tsx';
import settings from './settings.module.css';

/** Whether articles are found by what they mean, what leaves for it, and where to: an admin says so, and everybody sees it. */
export function MeaningSection() {
  const { t } = useTranslation('search-settings');
  const { role } = useAgent();
  const meaning = useMeaning();
  const defined = useQuery('definitions.list', { kind: 'meaning-rules' }, { collections: ['definition'] }).value;
  const isAdmin = role === 'admin';
  if (!meaning || !defined || (!isAdmin && meaning.state.rules === null)) return null;
  const definition = defined.find(({ id }) => id === meaningRulesId);
  const rules = definition && meaningRulesContent.safeParse(definition.content).data;
  const held: Held = { ...usual, ...rules, active: definition?.active ?? false };
  return (
    <Section title={t('meaning.title')}>
      <p className={settings.note}>{t(meaning.state.rules ? 'meaning.hint' : 'meaning.off')}</p>
      {meaning.state.rules && <MeaningDevice state={meaning.state} rules={meaning.state.rules} host={meaning.host} />}
      {isAdmin && <MeaningForm key={JSON.stringify(held)} held={held} />}
    </Section>
  );
}

type Held = MeaningRules & { readonly active: boolean };
const usual: MeaningRules = { address: '', model: '', dimensions: null, sends: 'articles' };

function MeaningForm({ held }: { readonly held: Held }) {
  const { t } = useTranslation('search-settings');
  const [written, setWritten] = useState(held);
  const { active, ...rules } = written;
  const content = meaningRulesContent.safeParse({ ...rules, address: rules.address.trim().replace(/\/+$/, '') });
  const set = (part: Partial<Held>) => setWritten({ ...written, ...part });
  const isBad = rules.address !== '' && !isFitAddress(rules.address.trim().replace(/\/+$/, ''));
  return (
    <RulesForm
      title={t('meaning.title')}
      saves={
        content.success
          ? {
              ...{ definitionId: meaningRulesId, kind: 'meaning-rules' as const, name: t('meaning.title') },
              ...{ active, content: content.data },
            }
          : undefined
      }
      changed={JSON.stringify(written) !== JSON.stringify(held)}
      action={t('meaning.save')}
      {...(rules.address !== '' && rules.model !== '' && !isBad ? { problem: t('meaning.bad') } : {})}
    >
      <Switch
        label={t('meaning.active')}
        checked={active}
        onChange={(event) => set({ active: event.currentTarget.checked })}
      />
      <TextInput
        label={t('meaning.address')}
        description={t('meaning.addressHint')}
        value={rules.address}
        maxLength={300}
        inputMode="url"
        spellCheck={false}
        error={isBad ? t('meaning.addressBad') : undefined}
        onChange={(event) => set({ address: event.currentTarget.value })}
      />
      <div className={settings.pair}>
        <TextInput
          label={t('meaning.model')}
          description={t('meaning.modelHint')}
          value={rules.model}
          maxLength={100}
          spellCheck={false}
          onChange={(event) => set({ model: event.currentTarget.value.trim() })}
        />
        <NumberField
          label={t('meaning.dimensions')}
          description={t('meaning.dimensionsHint')}
          value={rules.dimensions}
          min={1}
          max={9999}
          onChange={(dimensions) => set({ dimensions })}
        />
      </div>
      <Radio.Group
        label={t('meaning.sends')}
        value={rules.sends}
        onChange={(value) => set({ sends: value as MeaningRules['sends'] })}
      >
        <div className={settings.choices}>
          {meaningSends.map((sends) => (
            <Radio
              key={sends}
              value={sends}
              label={t(`meaning.send.${sends}.label`)}
              description={t(`meaning.send.${sends}.hint`)}
            />
          ))}
        </div>
      </Radio.Group>
    </RulesForm>
  );
}
