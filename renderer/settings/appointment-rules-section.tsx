import { Button, Select, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { appointmentKinds, languages } from '#domain/model/choices.ts';
import {
  type AppointmentRules,
  appointmentRulesContent,
  appointmentRulesId,
} from '#domain/rules/definitions/appointment-rules.ts';
import { useAppointmentRules } from '../state/use-appointment-rules.ts';
import { useCommand } from '../state/use-command.ts';
import { useQuery } from '../state/use-query.ts';
import { Section } from '../ui/section.tsx';
import { OtherHours } from './appointment-people.tsx';
import css from './definitions.module.css';
import { NumberField } from './number-field.tsx';
import settings from './settings.module.css';

const places = ['customer.name', 'appointment.date', 'appointment.time', 'appointment.place', 'appointment.agent']
  .map((name) => `{{${name}}}`)
  .join(' ');

/** When appointments can be had, and what the customer is told of them. Only leads come here. */
export function AppointmentRulesSection() {
  const { t } = useTranslation('appointments');
  const { rules } = useAppointmentRules();
  return (
    <Section title={t('rules.title')}>
      <p className={settings.note}>{t('rules.hint')}</p>
      <RulesForm key={JSON.stringify(rules)} held={rules} />
    </Section>
  );
}

function RulesForm({ held }: { readonly held: AppointmentRules }) {
  const { t } = useTranslation(['appointments', 'common']);
  const { run, running } = useCommand();
  const { value: calendars = [] } = useQuery('definitions.list', { kind: 'calendar' }, { collections: ['definition'] });
  const [rules, setRules] = useState(held);
  const set = (change: Partial<AppointmentRules>) => setRules({ ...rules, ...change });
  const content = appointmentRulesContent.safeParse(rules);
  const active = calendars.filter((each) => each.active);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!content.success) return;
    await run('definition.save', {
      ...{ definitionId: appointmentRulesId, kind: 'appointment-rules', name: t('rules.title') },
      content: content.data,
    });
  };
  return (
    <form className={settings.form} aria-label={t('rules.title')} onSubmit={(event) => void submit(event)}>
      <div className={settings.fields}>
        <Select
          label={t('rules.calendar')}
          data={active.map(({ id, name }) => ({ value: id as string, label: name }))}
          value={rules.calendarId}
          placeholder={t('rules.officeWeek')}
          clearable
          onChange={(id) => set({ calendarId: id as AppointmentRules['calendarId'] })}
        />
        <OtherHours people={rules.people} calendars={active} onChange={(people) => set({ people })} />
        <div className={settings.pair}>
          <NumberField
            label={t('rules.every')}
            value={rules.everyMinutes}
            min={5}
            max={240}
            decimalScale={0}
            onChange={(minutes) => set({ everyMinutes: minutes ?? 0 })}
          />
          <NumberField
            label={t('rules.travel')}
            value={rules.travelMinutes}
            min={0}
            max={480}
            decimalScale={0}
            onChange={(minutes) => set({ travelMinutes: minutes ?? 0 })}
          />
          {appointmentKinds.map((kind) => (
            <NumberField
              key={kind}
              label={t(`rules.${kind}`)}
              value={rules.minutes[kind]}
              min={5}
              max={1440}
              decimalScale={0}
              onChange={(minutes) => set({ minutes: { ...rules.minutes, [kind]: minutes ?? 0 } })}
            />
          ))}
          <NumberField
            label={t('rules.remind')}
            value={rules.remindBefore}
            min={1}
            max={1440}
            decimalScale={0}
            onChange={(remindBefore) => set({ remindBefore })}
          />
        </div>
        <fieldset className={css.level}>
          <legend className={css.legend}>{t('rules.texts')}</legend>
          <p className={`${settings.note} ${css.whole}`}>{t('rules.textHint', { places })}</p>
          {appointmentKinds.flatMap((kind) =>
            languages.map((language) => (
              <Textarea
                key={`${kind} ${language}`}
                label={t('rules.textOf', {
                  kind: t(`common:appointmentKind.${kind}`),
                  language: t(`common:language.${language}`),
                })}
                value={rules.confirmations[kind][language] ?? ''}
                maxLength={2000}
                autosize
                minRows={2}
                maxRows={8}
                onChange={(event) => {
                  const text = event.currentTarget.value;
                  set({
                    confirmations: {
                      ...rules.confirmations,
                      [kind]: { ...rules.confirmations[kind], [language]: text },
                    },
                  });
                }}
              />
            )),
          )}
        </fieldset>
        {!content.success && (
          <p className={settings.failure} role="alert">
            {t('rules.problem')}
          </p>
        )}
        <div className={settings.buttons}>
          <Button
            type="submit"
            loading={running}
            disabled={!content.success || JSON.stringify(rules) === JSON.stringify(held)}
          >
            {t('rules.save')}
          </Button>
        </div>
      </div>
    </form>
  );
}
