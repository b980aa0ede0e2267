import { ActionIcon, Button, Select } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type FollowUpRules,
  followUpRulesContent,
  followUpRulesId,
  type Retry,
  type UnsatisfiedStep,
  unsatisfiedSteps,
} from '#domain/rules/definitions/follow-up-rules.ts';
import { useFollowUpRules } from '../state/use-follow-up-rules.ts';
import { usePeople } from '../state/use-people.ts';
import { Section } from '../ui/section.tsx';
import { CalendarField } from './calendar-field.tsx';
import css from './definitions.module.css';
import { NumberField } from './number-field.tsx';
import { RulesForm } from './rules-form.tsx';
import settings from './settings.module.css';

const mostRetries = 10;

/** How call-backs are tried again and told of, and what an unsatisfied customer sets off. Only leads come here. */
export function FollowUpRulesSection() {
  const { t } = useTranslation('follow-ups');
  const { rules } = useFollowUpRules();
  return (
    <Section title={t('rules.title')}>
      <p className={settings.note}>{t('rules.hint')}</p>
      <FollowUpsForm key={JSON.stringify(rules)} held={rules} />
    </Section>
  );
}

function FollowUpsForm({ held }: { readonly held: FollowUpRules }) {
  const { t } = useTranslation('follow-ups');
  const { agents, teams } = usePeople();
  const [rules, setRules] = useState(held);
  const { retries, unsatisfied } = rules;
  const set = (change: Partial<FollowUpRules>) => setRules({ ...rules, ...change });
  const content = followUpRulesContent.safeParse(rules);
  const saves = content.success
    ? {
        ...{ definitionId: followUpRulesId, kind: 'follow-up-rules' as const, name: t('rules.title') },
        content: content.data,
      }
    : undefined;
  const unsatisfiedBy = (change: Partial<FollowUpRules['unsatisfied']>) =>
    set({ unsatisfied: { ...unsatisfied, ...change } });
  return (
    <RulesForm
      title={t('rules.title')}
      saves={saves}
      changed={JSON.stringify(rules) !== JSON.stringify(held)}
      action={t('rules.save')}
      problem={t('rules.problem')}
    >
      {retries.map((retry, index) => (
        <RetryFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
          key={`${retries.length}/${index}`}
          place={index + 1}
          retry={retry}
          onChange={(next) => set({ retries: retries.with(index, next) })}
          onRemove={retries.length > 1 ? () => set({ retries: retries.toSpliced(index, 1) }) : undefined}
        />
      ))}
      {retries.length < mostRetries && (
        <div>
          <Button
            variant="default"
            leftSection={<Plus size={14} />}
            onClick={() => set({ retries: [...retries, { workingDays: 1 }] })}
          >
            {t('rules.addRetry')}
          </Button>
        </div>
      )}
      <CalendarField
        label={t('rules.calendar')}
        placeholder={t('rules.roundTheClock')}
        value={rules.calendarId}
        onChange={(calendarId) => set({ calendarId })}
      />
      <div className={settings.pair}>
        {(['remindBefore', 'remindAfter'] as const).map((field) => (
          <NumberField
            key={field}
            label={t(field === 'remindBefore' ? 'rules.before' : 'rules.after')}
            value={rules[field]}
            min={1}
            max={1440}
            onChange={(minutes) => set({ [field]: minutes })}
          />
        ))}
      </div>
      <div className={settings.pair}>
        <Select
          label={t('rules.upTo')}
          data={['1', '2', '3', '4'].map((score) => ({ value: score, label: t('points', { score }) }))}
          value={String(unsatisfied.upTo)}
          allowDeselect={false}
          onChange={(score) => score && unsatisfiedBy({ upTo: Number(score) })}
        />
        <Select
          label={t('rules.step')}
          data={unsatisfiedSteps.map((step) => ({ value: step, label: t(`rules.steps.${step}`) }))}
          value={unsatisfied.step}
          allowDeselect={false}
          onChange={(step) => step && unsatisfiedBy({ step: step as UnsatisfiedStep })}
        />
        <Select
          label={t('rules.toAgent')}
          data={agents.filter(({ active }) => active).map(({ id, name }) => ({ value: id as string, label: name }))}
          value={unsatisfied.toAgentId}
          clearable
          searchable
          onChange={(id) => unsatisfiedBy({ toAgentId: id as typeof unsatisfied.toAgentId })}
        />
        <Select
          label={t('rules.toTeam')}
          data={teams.map(({ id, name }) => ({ value: id as string, label: name }))}
          value={unsatisfied.toTeamId}
          placeholder={unsatisfied.toAgentId === null ? t('rules.caseTeam') : ''}
          clearable
          onChange={(id) => unsatisfiedBy({ toTeamId: id as typeof unsatisfied.toTeamId })}
        />
        <NumberField
          label={t('rules.level')}
          value={unsatisfied.level}
          min={1}
          max={9}
          onChange={(level) => level !== null && unsatisfiedBy({ level })}
        />
      </div>
    </RulesForm>
  );
}

interface RetryProps {
  readonly place: number;
  readonly retry: Retry;
  onChange(retry: Retry): void;
  readonly onRemove: (() => void) | undefined;
}

function RetryFields({ place, retry, onChange, onRemove }: RetryProps) {
  const { t } = useTranslation('follow-ups');
  const kind = 'minutes' in retry ? 'minutes' : 'workingDays';
  const amount = 'minutes' in retry ? retry.minutes : retry.workingDays;
  const made = (how: 'minutes' | 'workingDays', count: number): Retry =>
    how === 'minutes' ? { minutes: count } : { workingDays: count };
  return (
    <fieldset className={css.level}>
      <legend className={css.legend}>{t('rules.retry', { count: place })}</legend>
      {onRemove && (
        <ActionIcon
          variant="subtle"
          className={css.remove ?? ''}
          aria-label={t('rules.removeRetry', { count: place })}
          onClick={onRemove}
        >
          <X size={16} aria-hidden="true" />
        </ActionIcon>
      )}
      <NumberField
        label={t('rules.amount')}
        value={amount}
        min={1}
        max={kind === 'minutes' ? 43_200 : 60}
        onChange={(count) => onChange(made(kind, count ?? 1))}
      />
      <Select
        label={t('rules.how')}
        data={(['minutes', 'workingDays'] as const).map((how) => ({ value: how, label: t(`rules.${how}`) }))}
        value={kind}
        allowDeselect={false}
        onChange={(how) =>
          how && onChange(made(how === 'minutes' ? 'minutes' : 'workingDays', how === 'minutes' ? 120 : 1))
        }
      />
    </fieldset>
  );
}
