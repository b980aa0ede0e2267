import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import {
  compensationKinds,
  complaintSteps,
  type EntryKind,
  entryActions,
  type FollowUpOutcome,
  followUpOutcomes,
} from '#domain/model/choices.ts';
import type { Json } from '#domain/model/json.ts';
import { preventionOf } from '#domain/rules/complaint-path.ts';
import { clausesText, listText } from '../../state/format-list.ts';
import { moneyText } from '../../state/format-number.ts';
import { clockTime, dayText } from '../../state/format-time.ts';
import type { Locale } from '../../state/i18n.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useRefusalSentences } from '../../state/use-refusal-sentences.ts';
import { useFieldName } from './field-name.ts';
import { useFieldText } from './field-value.tsx';

export type EventKind = Exclude<EntryKind, 'message-in' | 'message-out' | 'note' | 'call'>;
type ActionKind = keyof typeof entryActions;

function isAction(kind: EventKind): kind is ActionKind {
  return Object.hasOwn(entryActions, kind);
}

const offered = z.object({ amount: z.int(), currency: z.string(), item: z.string() });

/** Says what happened, in whole sentences: one for each field that changed. */
export function useEventSentences(): (entry: TimelineEntry, kind: EventKind) => readonly string[] {
  const { t } = useTranslation(['cases', 'common', 'events', 'cooperation', 'visits']);
  const locale = useLocale();
  const fieldName = useFieldName();
  const textOf = useFieldText();
  const refusalSentences = useRefusalSentences();

  const changeSentence = (name: string, field: string, from: Json, to: Json): string => {
    // Somebody else moved it first.
    if (field === 'status' && from === null) return t('timeline.statusAlso', { name, to: textOf(field, to) });
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
    const moment = (at: Json | undefined) => momentText(at, locale);
    switch (data?.to) {
      case 'done':
        break;
      case 'attempted':
        return [withoutColon(t('timeline.followUpTried', { name, body, count: Number(data.from) }))];
      case 'moved': {
        const [moved] = data.changes ?? [];
        const sentence = t('timeline.followUpMoved', { name, from: moment(moved?.from), to: moment(moved?.to) });
        return [sentence, ...(data.reason ? [t('timeline.because', { reason: data.reason })] : [])];
      }
      case 'cancelled':
        return [withoutColon(t('timeline.followUpCancelled', { name, body }))];
      case 'handed-over':
        return [withoutColon(t('timeline.followUpHandedOver', { name, body, who: data.reason ?? '' }))];
      default:
        return [t('timeline.followUpPlanned', { name, body })];
    }
    const outcome = followUpOutcomes.find((each): each is FollowUpOutcome => each === data.reason);
    const words = outcome ? t(`common:followUpOutcome.${outcome}`) : '';
    return [t('timeline.followUpDone', { name, outcome: words }), ...(body === '' ? [] : [body])];
  };

  /** `退款 ¥120.00 耳机：破损`: what was offered, before the words that go with it. */
  const offerText = ({ body, data }: TimelineEntry): string => {
    const offer = offered.safeParse(data?.from).data;
    const kind = compensationKinds.find((each) => each === data?.field);
    if (!offer || !kind) return body;
    const money = offer.amount > 0 ? moneyText(offer.amount, offer.currency, locale) : '';
    const what = [t(`common:compensationKind.${kind}`), money, offer.item].filter(Boolean).join(' ');
    return clausesText([what, ...(body ? [body] : [])], locale);
  };

  const evidenceText = ({ body, data }: TimelineEntry): string => {
    const prevention = data?.field === 'prevent' && data.to === 'done' ? preventionOf(body) : undefined;
    if (!prevention) return body;
    const cause = t(`cooperation:complaint.causes.${prevention.cause}`);
    return clausesText([cause, ...(prevention.measure ? [prevention.measure] : [])], locale);
  };

  /** What of a visit was corrected, by name: the texts are long, and the report says what they are now. */
  const correctedText = ({ data }: TimelineEntry): string =>
    listText(
      (data?.changes ?? []).map(({ field }) => t(`visits:fields.${field as 'place'}`, { defaultValue: field })),
      locale,
    );

  const wordsWith = (entry: TimelineEntry, kind: ActionKind): string => {
    switch (kind) {
      case 'compensation':
        return offerText(entry);
      case 'step':
        return evidenceText(entry);
      case 'survey':
        return clausesText([entry.data?.reason ?? '', entry.body].filter(Boolean), locale);
      case 'visit':
        return correctedText(entry);
      case 'appointment':
        return clausesText([momentText(entry.data?.from, locale), entry.body].filter(Boolean), locale);
      default:
        return entry.body;
    }
  };

  /** What was done with something that hangs on the case; a line without words says nothing beyond that. */
  const actionSentence = (entry: TimelineEntry, kind: ActionKind): string => {
    const { authorName: name, data } = entry;
    const [first, ...others] = entryActions[kind];
    const action = others.find((each) => each === data?.to) ?? first;
    const said = wordsWith(entry, kind);
    const step = complaintSteps.find((each) => each === data?.field);
    const words = {
      ...{ name, body: said, number: data?.number ?? '', who: data?.reason ?? '', level: String(data?.from ?? '') },
      step: step ? t(`common:complaintStep.${step}`) : '',
    };
    if (kind === 'link' && action === 'continued' && (data?.field === 'next' || data?.field === 'former'))
      return t(data.field === 'next' ? 'events:link.continuedNext' : 'events:link.continuedFormer', words);
    // The keys follow entryActions, which a test holds against every language.
    return t(`events:${kind}.${action}` as 'events:rule.fired', words).replace(/[:：]\s*$/, '');
  };

  /** What no other line tells: changed tags, and what was refused. */
  const ruleSentences = ({ authorName: name, data }: TimelineEntry): readonly string[] => [
    ...(data?.changes ?? [])
      .filter(({ field }) => field === 'tags')
      .map(({ field, from, to }) => changeSentence(name, field, from, to)),
    ...(data?.reason ? refusalSentences(data.reason) : []),
  ];

  return (entry, kind) => {
    if (kind === 'rule') return [actionSentence(entry, kind), ...ruleSentences(entry)];
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

function momentText(at: Json | undefined, locale: Locale): string {
  return typeof at === 'number' ? `${dayText(at, locale)} ${clockTime(at, locale)}` : '';
}

/** Of a sentence with no words behind it. */
function withoutColon(sentence: string): string {
  return sentence.replace(/[:：]\s*$/, '');
}
