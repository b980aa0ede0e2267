import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { appointmentKinds, languages } from '#domain/model/choices.ts';
import {
  type AppointmentRules,
  appointmentRulesContent,
  appointmentRulesId,
} from '#domain/rules/definitions/appointment-rules.ts';
import { useAppointmentRules } from '../state/use-appointment-rules.ts';
import { Section } from '../ui/section.tsx';
import { OtherHours } from './appointment-people.tsx';
import { CalendarField, useActiveCalendars } from './calendar-field.tsx';
import css from './definitions.module.css';
import { NumberField } from './number-field.tsx';
import { RulesForm } from './rules-form.tsx';
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
      <AppointmentsForm key={JSON.stringify(rules)} held={rules} />
    </Section>
  );
}

function AppointmentsForm({ held }: { readonly held: AppointmentRules }) {
  const { t } = useTranslation(['appointments', 'common']);
  const calendars = useActiveCalendars();
  const [rules, setRules] = useState(held);
  const set = (change: Partial<AppointmentRules>) => setRules({ ...rules, ...change });
  const content = appointmentRulesContent.safeParse(rules);
  const saves = content.success
    ? {
        ...{ definitionId: appointmentRulesId, kind: 'appointment-rules' as const, name: t('rules.title') },
        content: content.data,
      }
    : undefined;
  return (
    <RulesForm
      title={t('rules.title')}
      saves={saves}
      changed={JSON.stringify(rules) !== JSON.stringify(held)}
      action={t('rules.save')}
      problem={t('rules.problem')}
    >
      <CalendarField
        label={t('rules.calendar')}
        placeholder={t('rules.officeWeek')}
        value={rules.calendarId}
        onChange={(calendarId) => set({ calendarId })}
      />
      <OtherHours people={rules.people} calendars={calendars} onChange={(people) => set({ people })} />
      <div className={settings.pair}>
        <NumberField
          label={t('rules.every')}
          value={rules.everyMinutes}
          min={5}
          max={240}
          onChange={(minutes) => set({ everyMinutes: minutes ?? 0 })}
        />
        <NumberField
          label={t('rules.travel')}
          value={rules.travelMinutes}
          min={0}
          max={480}
          onChange={(minutes) => set({ travelMinutes: minutes ?? 0 })}
        />
        {appointmentKinds.map((kind) => (
          <NumberField
            key={kind}
            label={t(`rules.${kind}`)}
            value={rules.minutes[kind]}
            min={5}
            max={1440}
            onChange={(minutes) => set({ minutes: { ...rules.minutes, [kind]: minutes ?? 0 } })}
          />
        ))}
        <NumberField
          label={t('rules.remind')}
          value={rules.remindBefore}
          min={1}
          max={1440}
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
    </RulesForm>
  );
}
