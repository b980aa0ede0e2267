import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TeamId } from '#domain/model/ids.ts';
import { isFinished } from '#domain/rules/status-machine.ts';
import { useOwnTeams } from '../state/use-people.ts';
import { useQuery } from '../state/use-query.ts';
import { CustomerPicker } from '../ui/customer-picker.tsx';
import type { Missing, VisitContent } from './visit-content.ts';
import css from './visit-form.module.css';

interface Props {
  readonly content: VisitContent;
  readonly missing: readonly Missing[];
  readonly teamId: TeamId | null;
  onChange(part: Partial<VisitContent>): void;
}

/** Whose visit it is: a customer's, and about which of their open cases. */
export function VisitAbout({ content, missing, teamId, onChange }: Props) {
  const { t } = useTranslation('visits');
  const teams = useOwnTeams();
  const { customer, onCase } = content;
  return (
    <div className={css.about}>
      <div data-invalid={missing.includes('customer') || undefined}>
        <CustomerPicker
          label={t('customer')}
          value={customer}
          onPick={(picked) => onChange({ customer: picked, onCase: null })}
        />
        {missing.includes('customer') && (
          <p className={css.error} role="alert">
            {t('missing.customer')}
          </p>
        )}
      </div>
      {(customer || onCase) && <CaseField content={content} onChange={(chosen) => onChange({ onCase: chosen })} />}
      {!onCase && teams.length > 1 && (
        <Select
          label={t('team')}
          value={teamId}
          allowDeselect={false}
          onChange={(id) => id && onChange({ teamId: id as TeamId })}
          data={teams.map((team) => ({ value: team.id as string, label: team.name }))}
        />
      )}
    </div>
  );
}

interface CaseFieldProps {
  readonly content: VisitContent;
  onChange(onCase: VisitContent['onCase']): void;
}

function CaseField({ content: { customer, onCase }, onChange }: CaseFieldProps) {
  const { t } = useTranslation('visits');
  const customerId = customer?.id ?? null;
  const found = useQuery('cases.list', { customerId, limit: 100 }, { collections: ['case'], keepFormer: true }).value;
  const open = (customerId === null ? [] : (found?.rows ?? [])).filter(({ status }) => !isFinished(status));
  const choices = open.map(({ id, number, subject }) => ({ id, number, subject }));
  // The one it was opened from stays to choose, though it was closed meanwhile.
  if (onCase && !choices.some(({ id }) => id === onCase.id)) choices.unshift(onCase);
  return (
    <Select
      label={t('case')}
      placeholder={choices.length === 0 ? t('noOpenCases') : t('noCase')}
      data={choices.map(({ id, number, subject }) => ({ value: id as string, label: `${number}  ${subject}` }))}
      value={onCase?.id ?? null}
      clearable
      clearButtonProps={{ 'aria-label': t('noCase') }}
      onChange={(chosen) => onChange(choices.find(({ id }) => id === chosen) ?? null)}
    />
  );
}
