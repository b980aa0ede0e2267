import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { caseTypes, priorities } from '#domain/model/choices.ts';
import type { CaseId, CustomerId } from '#domain/model/ids.ts';
import { isFinished } from '#domain/rules/status-machine.ts';
import { useQuery } from '../state/use-query.ts';
import { type CallContent, type CaseLink, linkOf, type Missing } from './call-content.ts';
import css from './call-form.module.css';

interface Props {
  readonly content: CallContent;
  readonly missing: readonly Missing[];
  onChange(link: CaseLink): void;
}

const modes = ['none', 'existing', 'new'] as const;

/** Which case the call belongs to: one of the caller's open ones, or a new one opened with the same click. */
export function CaseLinkFields({ content, missing, onChange }: Props) {
  const { t } = useTranslation('calls');
  const { link, customer } = content;
  return (
    <div className={css.link}>
      <div>
        <span className={css.label} id="call-case">
          {t('case')}
        </span>
        <SegmentedControl
          aria-labelledby="call-case"
          value={link.mode}
          onChange={(mode) => onChange(linkOf(mode, content))}
          data={modes.map((mode) => ({
            value: mode,
            label: t(`link.${mode}`),
            disabled: mode === 'existing' && !customer && link.mode !== 'existing',
          }))}
        />
      </div>
      {link.mode === 'existing' && (
        <ExistingCase
          customerId={customer?.id ?? null}
          link={link}
          onChange={onChange}
          error={missing.includes('case') ? t('missing.case') : undefined}
        />
      )}
      {link.mode === 'new' && (
        <NewCase
          link={link}
          onChange={onChange}
          error={missing.includes('subject') ? t('missing.subject') : undefined}
        />
      )}
    </div>
  );
}

interface ExistingProps {
  readonly customerId: CustomerId | null;
  readonly link: Extract<CaseLink, { mode: 'existing' }>;
  readonly error: string | undefined;
  onChange(link: CaseLink): void;
}

function ExistingCase({ customerId, link, error, onChange }: ExistingProps) {
  const { t } = useTranslation('calls');
  const found = useQuery('cases.list', { customerId, limit: 100 }, { collections: ['case'], keepFormer: true }).value;
  const open = (customerId === null ? [] : (found?.rows ?? [])).filter((row) => !isFinished(row.status));
  const options = open.map((row) => ({ value: row.id as string, label: `${row.number}  ${row.subject}` }));
  const chosen = link.caseId;
  const only = open.length === 1 ? open[0] : undefined;
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    // There is nothing to choose.
    if (only && chosen === null) latest.current({ mode: 'existing', caseId: only.id, number: only.number });
  }, [only, chosen]);
  if (chosen && !options.some((option) => option.value === chosen))
    options.unshift({ value: chosen, label: link.number ?? t('thisCase') });
  return (
    <Select
      id="call-open-case"
      label={t('openCases')}
      placeholder={options.length === 0 ? t('noOpenCases') : t('chooseCase')}
      data={options}
      value={chosen}
      error={error}
      onChange={(id) =>
        onChange({
          mode: 'existing',
          caseId: id as CaseId | null,
          number: open.find((row) => row.id === id)?.number ?? null,
        })
      }
    />
  );
}

interface NewProps {
  readonly link: Extract<CaseLink, { mode: 'new' }>;
  readonly error: string | undefined;
  onChange(link: CaseLink): void;
}

function NewCase({ link, error, onChange }: NewProps) {
  const { t } = useTranslation(['calls', 'common']);
  return (
    <div className={css.newCase}>
      <TextInput
        id="call-subject"
        label={t('subject')}
        value={link.subject}
        maxLength={300}
        error={error}
        onChange={(event) => onChange({ ...link, subject: event.currentTarget.value })}
      />
      <Select
        label={t('type')}
        value={link.type}
        allowDeselect={false}
        onChange={(type) => type && onChange({ ...link, type })}
        data={caseTypes.map((type) => ({ value: type, label: t(`common:type.${type}`) }))}
      />
      <Select
        label={t('priority')}
        value={link.priority}
        allowDeselect={false}
        onChange={(priority) => priority && onChange({ ...link, priority })}
        data={priorities.map((priority) => ({ value: priority, label: t(`common:priority.${priority}`) }))}
      />
    </div>
  );
}
