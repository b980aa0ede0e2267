import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentId } from '#domain/model/ids.ts';
import { DiscardDraft } from '../../ui/discard-draft.tsx';
import { Page } from '../../ui/page.tsx';
import { WorkForm } from '../../ui/work-form.tsx';
import { AccountManagerField } from '../account-manager-field.tsx';
import css from '../customer-form.module.css';

/** What the form of an organisation holds; its contact points are changed on its page. */
export type OrganisationValues = {
  readonly name: string;
  readonly notes: string;
  readonly accountManagerId: AgentId | null;
};

export type OrganisationDraft = {
  readonly rev: number;
  readonly base: OrganisationValues;
  readonly values: OrganisationValues;
};

interface Props {
  readonly title: string;
  readonly values: OrganisationValues;
  readonly savedAt: number | null;
  readonly running: boolean;
  onChange(values: OrganisationValues): void;
  onBlur(): void;
  onSave(): void;
  /** Leaves the form; the draft stays. */
  onClose(): void;
  onDiscard(): void;
}

export function OrganisationForm({ title, values, savedAt, running, ...on }: Props) {
  const { t } = useTranslation(['organisations', 'common']);
  const [tried, setTried] = useState(false);
  const nameless = values.name.trim() === '';
  const submit = () => {
    setTried(true);
    if (!nameless && !running) on.onSave();
  };
  return (
    <Page
      title={title}
      aside={savedAt !== null && <span>{t('common:draftSaved')}</span>}
      actions={
        <>
          {savedAt !== null && <DiscardDraft onDiscard={on.onDiscard} />}
          <Button variant="default" onClick={on.onClose}>
            {t('common:actions.close')}
          </Button>
          <Button type="submit" form="organisation-form" loading={running}>
            {t('common:actions.save')}
          </Button>
        </>
      }
    >
      <WorkForm id="organisation-form" className={css.form} onBlur={on.onBlur} onSend={submit}>
        <TextInput
          label={t('name')}
          value={values.name}
          maxLength={200}
          error={tried && nameless ? t('nameMissing') : undefined}
          withAsterisk
          autoFocus
          onChange={(event) => on.onChange({ ...values, name: event.currentTarget.value })}
        />
        <AccountManagerField
          value={values.accountManagerId}
          onChange={(accountManagerId) => on.onChange({ ...values, accountManagerId })}
        />
        <Textarea
          label={t('notes')}
          value={values.notes}
          autosize
          minRows={4}
          maxRows={14}
          onChange={(event) => on.onChange({ ...values, notes: event.currentTarget.value })}
        />
      </WorkForm>
    </Page>
  );
}
