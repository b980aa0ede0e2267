import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerFile } from '#domain/contract/customer-file.ts';
import { useLocale } from '../../state/use-locale.ts';
import css from './customer-paper.module.css';
import { MissingParts } from './missing-parts.tsx';
import { PaperHistory } from './paper-history.tsx';
import { type FileRecord, linesOf, momentText, type PaperWords } from './paper-words.ts';

/** Case by case with their messages; the rest by collection. */
const apart: ReadonlySet<string> = new Set(['customer', 'case', 'entry', 'customerChange']);

/** A customer's complete file as it is printed. */
export function CustomerPaper({ file }: { readonly file: CustomerFile }) {
  const { t } = useTranslation(['customer-file', 'common', 'recommendations']);
  const locale = useLocale();
  const words: PaperWords = { t, locale, names: file.names };
  const { records } = file;
  const title = t('export.title', { name: file.customer.name });
  return (
    <article className={css.paper} data-print-sheet="" aria-label={title}>
      <header className={css.head}>
        <h2 className={css.title}>{title}</h2>
        <p className={css.soft}>
          {t('export.sheet.made', { when: momentText(file.madeAt, locale), name: file.madeBy })}
        </p>
        {file.reason !== '' && <p className={css.soft}>{t('export.sheet.reason', { reason: file.reason })}</p>}
      </header>
      <MissingParts file={file} />
      <Part title={t('export.sheet.collection.customer')}>
        {(records.customer ?? []).map((record) => (
          <Facts key={record.id} record={record} words={words} also={file.identityNumbers[record.id]} />
        ))}
      </Part>
      {(records.case?.length ?? 0) > 0 && (
        <Part title={t('export.sheet.collection.case')} count={records.case?.length ?? 0}>
          {records.case?.map((record) => (
            <CaseOnPaper key={record.id} record={record} entries={records.entry ?? []} words={words} />
          ))}
        </Part>
      )}
      {Object.entries(records)
        .filter(([name, each]) => !apart.has(name) && each.length > 0)
        .map(([name, each]) => (
          <Part key={name} title={collectionText(name, words)} count={each.length}>
            {each.map((record) => (
              <Facts key={record.id} record={record} words={words} />
            ))}
          </Part>
        ))}
      {(records.customerChange?.length ?? 0) > 0 && (
        <Part title={t('export.sheet.collection.customerChange')} count={records.customerChange?.length ?? 0}>
          <PaperHistory file={file} lines={records.customerChange ?? []} words={words} />
        </Part>
      )}
    </article>
  );
}

const named = [
  ...(['organisation', 'call', 'followUp', 'survey', 'attachment', 'handoff', 'escalation', 'compensation'] as const),
  ...(['conflict', 'visit', 'appointment', 'holding', 'recommendation'] as const),
];

function collectionText(name: string, { t }: PaperWords): string {
  const found = named.find((each) => each === name);
  return found ? t(`export.sheet.collection.${found}`) : name;
}

interface PartProps {
  readonly title: string;
  readonly count?: number;
  readonly children: ReactNode;
}

function Part({ title, count, children }: PartProps) {
  return (
    <section aria-label={title}>
      <h3 className={css.section}>
        {title} {count !== undefined && <span className={css.soft}>{count}</span>}
      </h3>
      {children}
    </section>
  );
}

interface FactsProps {
  readonly record: FileRecord;
  readonly words: PaperWords;
  /** The whole identity number, where it was asked for. */
  readonly also?: string | undefined;
}

function Facts({ record, words, also }: FactsProps) {
  const lines = linesOf(record, words);
  return (
    <dl className={css.facts}>
      {lines.map(({ field, label, text }) => (
        <div key={field}>
          <dt>{label}</dt>
          <dd>{field === 'identityMask' && also !== undefined ? also : text}</dd>
        </div>
      ))}
    </dl>
  );
}

interface CaseProps {
  readonly record: FileRecord;
  readonly entries: readonly FileRecord[];
  readonly words: PaperWords;
}

/** What was written to and fro; what else happened to the case is in the JSON file. */
function CaseOnPaper({ record, entries, words }: CaseProps) {
  const { t, locale, names } = words;
  const own = entries.filter(({ caseId, body }) => caseId === record.id && typeof body === 'string' && body !== '');
  return (
    <section className={css.case} aria-label={`${String(record.number)} ${String(record.subject)}`}>
      <Facts record={record} words={words} />
      <ol className={css.entries}>
        {own.map((entry) => (
          <li key={entry.id}>
            <p className={css.soft}>
              {momentText(String(entry.happenedAt), locale)} ·{' '}
              {entry.kind === 'message-in'
                ? t('export.sheet.fromCustomer')
                : (names[String(entry.authorId)] ?? String(entry.authorName ?? ''))}
            </p>
            <p className={css.body}>{String(entry.body)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
