import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '#domain/contract/ipc/case-views.ts';

interface CallPart {
  readonly name: string;
  readonly text: string;
}

/** A call's note in named parts; those left empty are left out. */
export function useCallParts(): (entry: TimelineEntry) => readonly CallPart[] {
  const { t } = useTranslation(['cases', 'common']);
  return ({ call, body }) =>
    (call
      ? [
          { name: t('timeline.need'), text: call.need },
          { name: t('timeline.cause'), text: call.cause },
          { name: t('timeline.done'), text: call.done },
          { name: t('timeline.promised'), text: call.promised },
          { name: t('timeline.callNote'), text: call.note },
          { name: t('timeline.outcome'), text: t(`common:callOutcome.${call.outcome}`) },
          { name: t('timeline.mood'), text: call.mood ? t(`common:mood.${call.mood}`) : '' },
          { name: t('timeline.said'), text: call.said.map(({ text }) => text).join('\n') },
        ]
      : [{ name: t('timeline.callNote'), text: body }]
    ).filter(({ text }) => text !== '');
}
