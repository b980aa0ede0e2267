import { Button, SegmentedControl, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customerLimits } from '#domain/commands/customer-input.ts';
import { languages, tiers } from '#domain/model/choices.ts';
import type { CustomerId } from '#domain/model/ids.ts';
import { useCustomerFields } from '../state/use-case-fields.ts';
import { DiscardDraft } from '../ui/discard-draft.tsx';
import { Fold } from '../ui/fold.tsx';
import { Page } from '../ui/page.tsx';
import { WorkForm } from '../ui/work-form.tsx';
import { AccountManagerField } from './account-manager-field.tsx';
import { ConsentsField } from './consents-field.tsx';
import { ContactPointsField } from './contact-points-field.tsx';
import css from './customer-form.module.css';
import type { CustomerValues } from './customer-values.ts';
import { DatesField, isDay } from './dates-field.tsx';
import { AlikeWarning } from './duplicates/alike-warning.tsx';
import { OrganisationField } from './organisation-field.tsx';
import { OwnFields } from './own-fields.tsx';

interface Props {
  readonly title: string;
  /** Left out while the customer is new. */
  readonly customerId?: CustomerId;
  readonly values: CustomerValues;
  readonly savedAt: number | null;
  readonly running: boolean;
  onChange(values: CustomerValues): void;
  onBlur(): void;
  onSave(): void;
  /** Leaves the form; the draft stays. */
  onClose(): void;
  onDiscard(): void;
}

export function CustomerForm({
  title,
  customerId,
  values,
  savedAt,
  running,
  onChange,
  onBlur,
  onSave,
  onClose,
  onDiscard,
}: Props) {
  const { t } = useTranslation(['customers', 'common', 'service-file']);
  const [tried, setTried] = useState(false);
  const set = (change: Partial<CustomerValues>) => onChange({ ...values, ...change });
  const nameless = values.name.trim() === '';
  const datesFit = values.importantDates.every(isDay);
  const asked = values.consents.filter(({ state }) => state !== 'not-asked');
  const ownFields = useCustomerFields().filter(({ active }) => active);

  const submit = () => {
    setTried(true);
    if (!nameless && datesFit && !running) onSave();
  };
  return (
    <Page
      title={title}
      aside={savedAt !== null && <span>{t('common:draftSaved')}</span>}
      actions={
        <>
          {savedAt !== null && <DiscardDraft onDiscard={onDiscard} />}
          <Button variant="default" onClick={onClose}>
            {t('common:actions.close')}
          </Button>
          <Button type="submit" form="customer-form" loading={running}>
            {t('common:actions.save')}
          </Button>
        </>
      }
    >
      <WorkForm id="customer-form" className={css.form} onBlur={onBlur} onSend={submit}>
        <div>
          <TextInput
            label={t('name')}
            value={values.name}
            maxLength={200}
            onChange={(event) => set({ name: event.currentTarget.value })}
            error={tried && nameless ? t('nameMissing') : undefined}
            withAsterisk
            autoFocus
          />
        </div>
        <AlikeWarning values={values} customerId={customerId} />
        <ContactPointsField points={values.contactPoints} onChange={(contactPoints) => set({ contactPoints })} />
        <OrganisationField value={values.organisation} onChange={(organisation) => set({ organisation })} />
        <div className={css.pair}>
          <div>
            <span className={css.label} id="customer-tier">
              {t('tier')}
            </span>
            <SegmentedControl
              aria-labelledby="customer-tier"
              value={values.tier}
              onChange={(tier) => set({ tier })}
              data={tiers.map((tier) => ({ value: tier, label: t(`common:tier.${tier}`) }))}
            />
          </div>
          <Select
            label={t('language')}
            value={values.language}
            allowDeselect={false}
            onChange={(language) => language && set({ language })}
            data={languages.map((language) => ({ value: language, label: t(`common:language.${language}`) }))}
          />
        </div>
        <Textarea
          label={t('notes')}
          description={t('notesHint')}
          value={values.notes}
          onChange={(event) => set({ notes: event.currentTarget.value })}
          autosize
          minRows={4}
          maxRows={14}
        />
        <AccountManagerField
          value={values.accountManagerId}
          onChange={(accountManagerId) => set({ accountManagerId })}
        />
        <TagsInput
          label={t('tags')}
          placeholder={values.tags.length === 0 ? t('tagsHint') : ''}
          value={[...values.tags]}
          onChange={(tags) => set({ tags })}
          maxTags={50}
          clearable={false}
        />
        <div>
          <Fold
            title={t('service-file:needs')}
            count={[values.specialNeeds, values.preferences].filter((text) => text.trim() !== '').length}
            open={values.specialNeeds !== '' || values.preferences !== ''}
          >
            <Textarea
              label={t('service-file:specialNeeds')}
              description={t('service-file:specialNeedsHint')}
              value={values.specialNeeds}
              maxLength={customerLimits.needs}
              onChange={(event) => set({ specialNeeds: event.currentTarget.value })}
              autosize
              minRows={2}
              maxRows={8}
            />
            <Textarea
              label={t('service-file:preferences')}
              description={t('service-file:preferencesHint')}
              value={values.preferences}
              maxLength={customerLimits.needs}
              onChange={(event) => set({ preferences: event.currentTarget.value })}
              autosize
              minRows={2}
              maxRows={8}
            />
          </Fold>
          {tried && !datesFit && (
            <p className={css.problem} role="alert">
              {t('service-file:datesUnfit')}
            </p>
          )}
          <Fold
            title={t('service-file:dates')}
            count={values.importantDates.length}
            open={values.importantDates.length > 0}
          >
            <DatesField dates={values.importantDates} onChange={(importantDates) => set({ importantDates })} />
          </Fold>
          <Fold title={t('service-file:consents')} count={asked.length} open={asked.length > 0}>
            <p className={css.hint}>{t('service-file:consentsHint')}</p>
            <ConsentsField consents={values.consents} onChange={(consents) => set({ consents })} />
          </Fold>
          {ownFields.length > 0 && (
            <Fold title={t('service-file:own')} count={values.custom.length} open={values.custom.length > 0}>
              <OwnFields custom={values.custom} onChange={(custom) => set({ custom })} />
            </Fold>
          )}
        </div>
      </WorkForm>
    </Page>
  );
}
