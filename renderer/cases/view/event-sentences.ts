import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import {
  complaintSteps,
  type EntryKind,
  entryActions,
  type FollowUpOutcome,
  followUpOutcomes,
} from '#domain/model/choices.ts';
import type { Json } from '#domain/model/json.ts';
import { useFieldName } from './field-name.ts';
import { useFieldText } from './field-value.tsx';

export type EventKind = Exclude<EntryKind, 'message-in' | 'message-out' | 'note' | 'call'>;
type ActionKind = keyof typeof entryActions;

function isAction(kind: EventKind): kind is ActionKind {
  return Object.hasOwn(entryActions, kind);
}

/** Says what happened, in whole sentences: one for each field that changed. */
export function useEventSentences(): (entry: TimelineEntry, kind: EventKind) => readonly string[] {
  const { t } = useTranslation(['cases', 'common', 'events']);
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

  /** What was done with something that hangs on the case; a line without words says nothing beyond that. */
  const actionSentence = (entry: TimelineEntry, kind: ActionKind): string => {
    const { authorName: name, body, data } = entry;
    const [first, ...others] = entryActions[kind];
    const action = others.find((each) => each === data?.to) ?? first;
    const step = complaintSteps.find((each) => each === data?.field);
    const words = {
      ...{ name, body, number: data?.number ?? '', who: data?.reason ?? '', level: String(data?.from ?? '') },
      step: step ? t(`common:complaintStep.${step}`) : '',
    };
    // The keys follow entryActions, which a test holds against every language.
    return t(`events:${kind}.${action}` as 'events:rule.fired', words).replace(/[:：]\s*$/, '');
  };

  return (entry, kind) => {
    if (isAction(kind)) return [actionSentence(entry, kind)];
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
