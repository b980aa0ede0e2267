import type { CustomerFile } from '#domain/contract/customer-file.ts';
import { customerChangeKinds, type FieldChange } from '#domain/model/customer-change-fields.ts';
import css from './customer-paper.module.css';
import { changeSentences } from './history-words.ts';
import { type FileRecord, momentText, type PaperWords } from './paper-words.ts';

interface Props {
  readonly file: CustomerFile;
  readonly lines: readonly FileRecord[];
  readonly words: PaperWords;
}

/** The history of the file in the words of its panel. Who other customers are is not said. */
export function PaperHistory({ file, lines, words }: Props) {
  const { t, locale } = words;
  const files = Object.fromEntries((file.records.customer ?? []).map(({ id, name }) => [id, String(name)]));
  const names = { ...words.names, ...files };
  return (
    <ol className={css.entries}>
      {lines.map((line) => {
        const kind = customerChangeKinds.find((each) => each === line.kind) ?? 'edited';
        const name = files[String(line.otherCustomerId)] ?? t('export.sheet.otherCustomer');
        const changes = (line.changes ?? []) as readonly FieldChange[];
        const reason = String(line.reason ?? '');
        return (
          <li key={line.id}>
            <p className={css.soft}>
              {momentText(String(line.happenedAt), locale)} ·{' '}
              {line.agentId === null ? t('history.rule') : (names[String(line.agentId)] ?? t('history.someone'))}{' '}
              {t(`history.line.${kind}`, { name })}
            </p>
            {changes
              .flatMap((change) => changeSentences(change, { t, locale, names }))
              .map((text) => (
                <p key={text} className={css.body}>
                  {text}
                </p>
              ))}
            {reason !== '' && <p className={css.body}>{t('history.reason', { reason })}</p>}
          </li>
        );
      })}
    </ol>
  );
}
