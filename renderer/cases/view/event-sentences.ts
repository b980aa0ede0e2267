import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import { type FollowUpOutcome, followUpOutcomes } from '#domain/model/choices.ts';
import type { Json } from '#domain/model/json.ts';
import { useFieldName } from './field-name.ts';
import { useFieldText } from './field-value.tsx';

export type EventKind = 'status' | 'assignment' | 'fields' | 'follow-up' | 'conflict' | 'attachment';

/** Says what happened, in whole sentences: one for each field that changed. */
export function useEventSentences(): (entry: TimelineEntry, kind: EventKind) => readonly string[] {
  const { t } = useTranslation(['cases', 'common']);
  const fieldName = useFieldName();
  const textOf = useFieldText();

  const changeSentence = (name: string, field: string, from: Json, to: Json): string => {
    if (field === 'status')
      return t('timeline.statusChange', { name, from: textOf(field, from), to: textOf(field, to) });
    if (field === 'teamId') return t('timeline.teamMove', { name, to: textOf(field, to) });
    if (field === 'assigneeId')
      return to === null
        ? t('timeline.assignmentNobody', { name })
        : t('timeline.assignmentTo', { name, to: textOf(field, to) });
    // Long texts are not repeated, and a customer's name would have to be looked up first.
    if ((from === null && to === null) || field === 'customerId')
      return t('timeline.fieldRewrite', { name, field: fieldName(field) });
    return t('timeline.fieldChange', {
      name,
      field: fieldName(field),
      from: textOf(field, from),
      to: textOf(field, to),
    });
  };

  const followUpSentences = (entry: TimelineEntry): readonly string[] => {
    const { authorName: name, body, data } = entry;
    if (data?.to !== 'done') return [t('timeline.followUpPlanned', { name, body })];
    const outcome = followUpOutcomes.find((each): each is FollowUpOutcome => each === data.reason);
    const words = outcome ? t(`common:followUpOutcome.${outcome}`) : '';
    return [t('timeline.followUpDone', { name, outcome: words }), ...(body === '' ? [] : [body])];
  };

  return (entry, kind) => {
    const { authorName: name, data } = entry;
    if (kind === 'follow-up') return followUpSentences(entry);
    if (kind === 'attachment') return [t('timeline.attachment', { name, file: entry.body })];
    if (kind === 'conflict') return [t('timeline.conflict', { field: fieldName(data?.field ?? '') })];
    const changes = data?.changes ?? [{ field: data?.field ?? kind, from: data?.from ?? null, to: data?.to ?? null }];
    return [
      ...changes.map(({ field, from, to }) => changeSentence(name, field, from, to)),
      ...(data?.reason ? [t('timeline.because', { reason: data.reason })] : []),
    ];
  };
}
