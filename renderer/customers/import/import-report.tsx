import { Button } from '@mantine/core';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ImportOutcome } from '#domain/contract/ipc/import-views.ts';
import { numberText } from '../../state/format-number.ts';
import { hrefOf } from '../../state/route.ts';
import { useLocale } from '../../state/use-locale.ts';
import { Section } from '../../ui/section.tsx';
import css from './import.module.css';
import { problemText, warningText } from './import-words.ts';

interface Props {
  readonly dry: boolean;
  readonly outcome: Extract<ImportOutcome, { ok: true }>;
  onSave(): void;
}

/** What came of an import, or would come of it. */
export function ImportReport({ dry, outcome, onSave }: Props) {
  const { t } = useTranslation('customer-import');
  const locale = useLocale();
  const { created, completed, unchanged, refused, phones, problems, warnings, warned } = outcome;
  const count = (value: number) => numberText(value, locale);
  const facts = [
    [t(dry ? 'wouldCreate' : 'created'), count(created)],
    [t(dry ? 'wouldComplete' : 'completed'), count(completed)],
    [t('unchanged'), count(unchanged)],
    [t('refused'), count(refused)],
    [t('phones'), t('phonesOf', { understood: count(phones.understood), found: count(phones.found) })],
  ] as const;
  return (
    <>
      <p className={css.status} role="status">
        {t(outcome.cancelled ? 'stopped' : dry ? 'checked' : 'done')}
      </p>
      <dl className={css.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {refused > 0 && (
        <Section
          title={t('problems')}
          actions={
            <Button variant="default" size="xs" leftSection={<Download size={14} />} onClick={onSave}>
              {t('saveProblems')}
            </Button>
          }
        >
          <p className={css.note}>{t('problemsHint')}</p>
          <ul className={css.lines}>
            {problems.map(({ row, problems: found }) => (
              <li key={row}>
                <span className={css.row}>{t('row', { row })}</span>
                <span>{found.map((problem) => problemText(problem, t)).join(' ')}</span>
              </li>
            ))}
          </ul>
          <More hidden={refused - problems.length} />
        </Section>
      )}
      {warned > 0 && (
        <Section title={t('warnings')}>
          <p className={css.note}>{t('warningsHint')}</p>
          <ul className={css.lines}>
            {warnings.map((warning, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list stands as it is
              <li key={at}>
                <span className={css.row}>{t('row', { row: warning.row })}</span>
                {warning.customer ? (
                  <a href={hrefOf('customers', warning.customer.id)}>{warningText(warning, t)}</a>
                ) : (
                  <span>{warningText(warning, t)}</span>
                )}
              </li>
            ))}
          </ul>
          <More hidden={warned - warnings.length} />
        </Section>
      )}
    </>
  );
}

function More({ hidden }: { readonly hidden: number }) {
  const { t } = useTranslation('customer-import');
  const locale = useLocale();
  if (hidden <= 0) return null;
  return <p className={css.note}>{t('more', { count: hidden, formatted: numberText(hidden, locale) })}</p>;
}
