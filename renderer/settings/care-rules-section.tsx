import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CareRules,
  careRulesContent,
  careRulesId,
  type RepeatRules,
} from '#domain/rules/definitions/care-rules.ts';
import { useCareRules } from '../state/use-care-rules.ts';
import { useCommand } from '../state/use-command.ts';
import { Section } from '../ui/section.tsx';
import { NumberField } from './number-field.tsx';
import settings from './settings.module.css';

/** When a question counts as asked again and again. Only leads come here. */
export function CareRulesSection() {
  const { t } = useTranslation('care');
  const rules = useCareRules();
  return (
    <Section title={t('rules.title')}>
      <p className={settings.note}>{t('rules.hint')}</p>
      <RulesForm key={JSON.stringify(rules)} held={rules} />
    </Section>
  );
}

/** Largest numbers: out of range is told, not corrected. */
const fields = { times: 999, days: 9999, likeness: 999 } as const satisfies Record<keyof RepeatRules, number>;

function RulesForm({ held }: { readonly held: CareRules }) {
  const { t } = useTranslation('care');
  const { run, running } = useCommand();
  const [repeat, setRepeat] = useState<Partial<RepeatRules>>(held.repeat);
  const content = careRulesContent.safeParse({ ...held, repeat });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!content.success) return;
    await run('definition.save', {
      ...{ definitionId: careRulesId, kind: 'care-rules', name: t('rules.name') },
      content: content.data,
    });
  };
  return (
    <form className={settings.form} aria-label={t('rules.title')} onSubmit={(event) => void submit(event)}>
      <div className={settings.fields}>
        <div className={settings.pair}>
          {(['times', 'days', 'likeness'] as const).map((field) => (
            <NumberField
              key={field}
              label={t(`rules.${field}`)}
              {...(field === 'likeness' ? { description: t('rules.likenessHint') } : {})}
              value={repeat[field] ?? null}
              min={1}
              max={fields[field]}
              decimalScale={0}
              onChange={(value) => setRepeat({ ...repeat, [field]: value ?? undefined })}
            />
          ))}
        </div>
        {!content.success && (
          <p className={settings.failure} role="alert">
            {t('rules.problem')}
          </p>
        )}
        <div className={settings.buttons}>
          <Button
            type="submit"
            loading={running}
            disabled={!content.success || JSON.stringify(repeat) === JSON.stringify(held.repeat)}
          >
            {t('rules.save')}
          </Button>
        </div>
      </div>
    </form>
  );
}
