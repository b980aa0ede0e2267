import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseType, type Channel, caseTypes, channels, type Priority, priorities } from '#domain/model/choices.ts';
import type { TeamId } from '#domain/model/ids.ts';
import { type CaseField, type FieldValue, fitsField } from '#domain/rules/case-fields.ts';
import { useAgent } from '../../state/core-context.tsx';
import { useFieldsOf } from '../../state/use-case-fields.ts';
import { usePeople } from '../../state/use-people.ts';
import { CustomerPicker } from '../../ui/customer-picker.tsx';
import { FieldInput } from '../../ui/field-input.tsx';
import { onModEnter } from '../../ui/mod-enter.ts';
import { DuplicateWarning } from '../relations/duplicate-warning.tsx';
import { type NewCase, newCustomerFrom } from './new-case-draft.ts';
import css from './new-case-form.module.css';
import { NewCaseHolding } from './new-case-holding.tsx';
import { NewCustomerFields } from './new-customer-fields.tsx';
import { teamOf, teamsOf } from './use-open-case.ts';

interface Props {
  readonly values: NewCase;
  readonly savedAt: number | null;
  readonly running: boolean;
  onChange(change: Partial<NewCase>): void;
  onBlur(): void;
  onSubmit(): void;
  onDiscard(): void;
}

export function NewCaseForm({ values, savedAt, running, onChange, onBlur, onSubmit, onDiscard }: Props) {
  const { t } = useTranslation(['cases', 'case-fields', 'common']);
  const agent = useAgent();
  const { teams } = usePeople();
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const own = teamsOf(agent, teams);
  const teamId = teamOf(values, agent, own);
  const ownFields = useFieldsOf(values.type);
  const unfit = (field: CaseField) => {
    const value = values.custom[field.key];
    return value === undefined || fitsField(field, value) ? undefined : t('case-fields:unfit');
  };
  const problems = {
    subject: values.subject.trim() === '' ? t('new.needsSubject') : null,
    team: teamId === null ? t('new.needsTeam') : null,
    own: ownFields.map(unfit).find((problem) => problem !== undefined) ?? null,
    customer: values.newCustomer && values.newCustomer.name.trim() === '' ? t('new.needsCustomerName') : null,
  };
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (!running && Object.values(problems).every((problem) => problem === null)) onSubmit();
  };
  return (
    <form
      ref={form}
      className={css.form}
      onSubmit={submit}
      onKeyDown={(event) => onModEnter(event, () => submit())}
      onBlur={onBlur}
      noValidate
    >
      <div className={css.wide}>
        {values.newCustomer ? (
          <NewCustomerFields
            value={values.newCustomer}
            problem={tried ? problems.customer : null}
            onChange={(newCustomer) => onChange({ newCustomer })}
            onCancel={() => onChange({ newCustomer: null })}
          />
        ) : (
          <CustomerPicker
            label={t('new.customer')}
            value={values.customer}
            onPick={(customer) => onChange({ customer, holdingId: null })}
            newCustomer={{
              label: (text) => t('new.addCustomer', { name: text }),
              onChoose: (text) => onChange({ newCustomer: newCustomerFrom(text), holdingId: null }),
            }}
          />
        )}
      </div>
      <TextInput
        className={css.wide ?? ''}
        label={t('new.subject')}
        placeholder={t('new.subjectHint')}
        value={values.subject}
        maxLength={300}
        required
        error={tried ? problems.subject : null}
        onChange={(event) => onChange({ subject: event.currentTarget.value })}
        onKeyDown={(event) => {
          // Enter goes on to the description; only the button and Ctrl+Enter open the case.
          if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.preventDefault();
        }}
      />
      {values.customer && (
        <div className={css.wide}>
          <DuplicateWarning customerId={values.customer.id} subject={values.subject} />
        </div>
      )}
      {values.customer && (
        <div className={css.wide}>
          <NewCaseHolding
            customerId={values.customer.id}
            value={values.holdingId}
            onChange={(holdingId) => onChange({ holdingId })}
          />
        </div>
      )}
      <Textarea
        className={css.wide ?? ''}
        label={t('new.description')}
        value={values.description}
        autosize
        minRows={5}
        maxRows={14}
        maxLength={50_000}
        onChange={(event) => onChange({ description: event.currentTarget.value })}
      />
      <Select
        label={t('new.type')}
        data={caseTypes.map((type) => ({ value: type, label: t(`common:type.${type}`) }))}
        value={values.type}
        allowDeselect={false}
        onChange={(type) => type && onChange({ type: type as CaseType })}
      />
      <Select
        label={t('new.priority')}
        data={priorities.map((priority) => ({ value: priority, label: t(`common:priority.${priority}`) }))}
        value={values.priority}
        allowDeselect={false}
        onChange={(priority) => priority && onChange({ priority: priority as Priority })}
      />
      <Select
        label={t('new.team')}
        data={own.map((team) => ({ value: team.id, label: team.name }))}
        value={teamId}
        allowDeselect={false}
        error={tried ? problems.team : null}
        onChange={(team) => team && onChange({ teamId: team as TeamId })}
      />
      <Select
        label={t('new.channel')}
        data={channels
          .filter((channel) => channel !== 'import')
          .map((channel) => ({ value: channel, label: t(`common:channel.${channel}`) }))}
        value={values.channel}
        allowDeselect={false}
        onChange={(channel) => channel && onChange({ channel: channel as Channel })}
      />
      {ownFields.map((field) => (
        <FieldInput
          key={field.key}
          field={field}
          label={field.name}
          value={values.custom[field.key] ?? null}
          error={tried ? unfit(field) : undefined}
          onChange={(value) => onChange({ custom: withValue(values.custom, field.key, value) })}
        />
      ))}
      <Checkbox
        className={css.wide ?? ''}
        size="xs"
        label={t('new.assignToMe')}
        checked={values.mine}
        onChange={(event) => onChange({ mine: event.currentTarget.checked })}
      />
      <div className={`${css.wide} ${css.actions}`}>
        <Button type="submit" size="sm" loading={running}>
          {t('new.submit')}
        </Button>
        <Button size="sm" variant="default" onClick={onDiscard}>
          {t('new.discard')}
        </Button>
        <span className={css.hint} aria-live="polite">
          {savedAt !== null && t('common:draftSaved')}
        </span>
      </div>
    </form>
  );
}

/** An empty field is none of the draft's. */
function withValue(custom: NewCase['custom'], key: string, value: FieldValue | null): NewCase['custom'] {
  const { [key]: _, ...others } = custom;
  return value === null ? others : { ...others, [key]: value };
}
