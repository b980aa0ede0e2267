import { useTranslation } from 'react-i18next';
import type { CustomerHistoryLine } from '#domain/contract/ipc/customer-file-views.ts';
import { absoluteTime } from '../../state/format-time.ts';
import { useLocale } from '../../state/use-locale.ts';
import { SaveStateMark } from '../../ui/save-state-mark.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { changeSentences } from './history-words.ts';
import css from './record.module.css';

interface Props {
  readonly line: CustomerHistoryLine;
  readonly names: Readonly<Record<string, string>>;
  /** The file on whose page it stands. */
  readonly shownId: string;
}

/** Who, what, when; below it from which value to which. */
export function HistoryLine({ line, names, shownId }: Props) {
  const { t } = useTranslation(['customer-file', 'common']);
  const locale = useLocale();
  const nameOf = (id: string | null) => (id === null ? '' : (names[id] ?? t('history.someone')));
  const isOwn = line.customerId === shownId;
  const other = nameOf(isOwn ? line.otherCustomerId : line.customerId);
  // A file that goes on in this one has a history of its own.
  const isOfMerged = !isOwn && line.otherCustomerId !== shownId;
  const kind = line.kind === 'merged' && !isOwn && !isOfMerged ? 'mergedAway' : line.kind;
  const name = isOfMerged ? nameOf(line.otherCustomerId) : other;
  const details = [
    ...line.changes.flatMap((change) => changeSentences(change, { t, locale, names })),
    ...(line.reason === '' ? [] : [t('history.reason', { reason: line.reason })]),
  ];
  const recorded =
    line.recordedAt === null
      ? t('history.notRecorded')
      : t('history.recorded', { when: absoluteTime(line.recordedAt, locale) });
  return (
    <li className={css.line} data-kind={line.kind}>
      <div className={css.head}>
        <span className={css.what}>
          <b>{line.byName ?? t('history.rule')}</b> {t(`history.line.${kind}`, { name })}
          {isOfMerged && <span className={css.soft}> {t('history.inFile', { name: nameOf(line.customerId) })}</span>}
        </span>
        <SaveStateMark state={line.saveState} quiet />
        <span title={`${absoluteTime(line.happenedAt, locale)} · ${recorded}`}>
          <TimeText at={line.happenedAt} className={css.time ?? ''} />
        </span>
      </div>
      {details.length > 0 && (
        <ul className={css.details}>
          {details.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
