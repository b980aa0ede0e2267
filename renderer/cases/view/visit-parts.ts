import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '#domain/contract/ipc/case-views.ts';

const texts = ['place', 'metWith', 'need', 'cause', 'done', 'parts', 'promised'] as const;

/** A visit's note in named parts; those left empty are left out. */
export function useVisitParts(): (entry: TimelineEntry) => readonly { readonly name: string; readonly text: string }[] {
  const { t } = useTranslation(['visits', 'common']);
  return ({ visit }) =>
    visit
      ? [
          ...texts.map((field) => ({ name: t(`fields.${field}`), text: visit[field] })),
          { name: t('fields.outcome'), text: t(`common:visitOutcome.${visit.outcome}`) },
          { name: t('fields.mood'), text: visit.mood ? t(`common:mood.${visit.mood}`) : '' },
        ].filter(({ text }) => text !== '')
      : [];
}
