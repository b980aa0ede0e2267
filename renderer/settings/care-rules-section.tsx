import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CareRules,
  careRulesContent,
  careRulesId,
  type RepeatRules,
} from '#domain/rules/definitions/care-rules.ts';
import { useCareRules } from '../state/use-care-rules.ts';
import { Section } from '../ui/section.tsx';
import { NumberField } from './number-field.tsx';
import { RulesForm } from './rules-form.tsx';
import settings from './settings.module.css';

/** When a question counts as asked again and again. Only leads come here. */
export function CareRulesSection() {
  const { t } = useTranslation('care');
  const rules = useCareRules();
  return (
    <Section title={t('rules.title')}>
      <p className={settings.note}>{t('rules.hint')}</p>
      <CareForm key={JSON.stringify(rules)} held={rules} />
    </Section>
  );
}

/** Largest numbers: out of range is told, not corrected. */
const fields = { times: 999, days: 9999, likeness: 999 } as const satisfies Record<keyof RepeatRules, number>;

function CareForm({ held }: { readonly held: CareRules }) {
  const { t } = useTranslation('care');
  const [repeat, setRepeat] = useState<Partial<RepeatRules>>(held.repeat);
  const content = careRulesContent.safeParse({ ...held, repeat });
  const saves = content.success
    ? { definitionId: careRulesId, kind: 'care-rules' as const, name: t('rules.name'), content: content.data }
    : undefined;
  return (
    <RulesForm
      title={t('rules.title')}
      saves={saves}
      changed={JSON.stringify(repeat) !== JSON.stringify(held.repeat)}
      action={t('rules.save')}
      problem={t('rules.problem')}
    >
      <div className={settings.pair}>
        {(['times', 'days', 'likeness'] as const).map((field) => (
          <NumberField
            key={field}
            label={t(`rules.${field}`)}
            {...(field === 'likeness' ? { description: t('rules.likenessHint') } : {})}
            value={repeat[field] ?? null}
            min={1}
            max={fields[field]}
            onChange={(value) => setRepeat({ ...repeat, [field]: value ?? undefined })}
          />
        ))}
      </div>
    </RulesForm>
  );
}
