import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import { hrefOf } from '../../state/route.ts';
import { SaveStateMark } from '../../ui/save-state-mark.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { EntryAnchor } from './entry-anchor.tsx';
import css from './entry-times.module.css';

/** From here on it matters that something reached the server later than it happened. */
const late = 2 * 60_000;

interface Props {
  readonly entry: TimelineEntry;
  /** Something beside it says already how far the entry has come. */
  readonly whereIsTold?: boolean;
}

/** When it happened; also when the server got it, where that was much later, or that it has not yet. */
export function EntryTimes({ entry, whereIsTold = false }: Props) {
  const { t } = useTranslation(['cases', 'relations']);
  const { happenedAt, recordedAt, mergedFrom } = entry;
  return (
    <span className={css.times}>
      {mergedFrom && (
        <a className={css.from} href={hrefOf('cases', mergedFrom.id)}>
          {t('relations:merged.from', { number: mergedFrom.number })}
        </a>
      )}
      {recordedAt === null && !whereIsTold && <span>{t('timeline.notRecorded')}</span>}
      {recordedAt !== null && recordedAt - happenedAt > late && (
        <span>
          {t('timeline.recorded')} <TimeText at={recordedAt} />
        </span>
      )}
      {!whereIsTold && <SaveStateMark state={entry.saveState} quiet />}
      <EntryAnchor entry={entry}>
        <span className="hf-visually-hidden">{t('timeline.happened')} </span>
        <TimeText at={happenedAt} />
      </EntryAnchor>
    </span>
  );
}
