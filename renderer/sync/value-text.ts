import type { TFunction } from 'i18next';
import { z } from 'zod';
import {
  appointmentKinds,
  articleAudiences,
  articleKinds,
  callDirections,
  callOutcomes,
  caseStatuses,
  caseTypes,
  channels,
  compensationKinds,
  complaintSteps,
  contactKinds,
  followUpKinds,
  followUpOutcomes,
  languages,
  messageChannels,
  moods,
  priorities,
  tiers,
  visitKinds,
  visitOutcomes,
} from '#domain/model/choices.ts';
import type { Json } from '#domain/model/json.ts';
import { consent, importantDate } from '#domain/model/service-file-fields.ts';
import { listText } from '../state/format-list.ts';
import { numberText } from '../state/format-number.ts';
import { absoluteTime, durationText, yearlyDay } from '../state/format-time.ts';
import type { Locale } from '../state/i18n.ts';
import type { useCustomWords } from '../state/use-case-fields.ts';

export type SyncT = TFunction<['sync', 'common']>;

/** What it takes to say a value in the agent's words. */
export interface Words {
  readonly t: SyncT;
  readonly locale: Locale;
  agent(id: string): string | undefined;
  team(id: string): string | undefined;
  /** Of fields that the workspace defined. */
  readonly custom: ReturnType<typeof useCustomWords>;
}

type Say = (value: string, words: Words) => string | undefined;

function oneOf<T extends string>(options: readonly T[], say: (t: SyncT, value: T) => string): Say {
  return (value, { t }) => {
    const found = options.find((option) => option === value);
    return found === undefined ? undefined : say(t, found);
  };
}

const firstOf =
  (...says: readonly Say[]): Say =>
  (value, words) => {
    for (const say of says) {
      const text = say(value, words);
      if (text !== undefined) return text;
    }
    return undefined;
  };

const person: Say = (id, words) => words.agent(id) ?? words.t('common:unknownPerson');

/** Codes and ids that stand for words. Other texts say themselves. */
const coded: Readonly<Record<string, Say>> = {
  status: oneOf(caseStatuses, (t, value) => t(`common:status.${value}`)),
  to: oneOf(caseStatuses, (t, value) => t(`common:status.${value}`)),
  priority: oneOf(priorities, (t, value) => t(`common:priority.${value}`)),
  type: oneOf(caseTypes, (t, value) => t(`common:type.${value}`)),
  channel: firstOf(
    oneOf(channels, (t, value) => t(`common:channel.${value}`)),
    oneOf(messageChannels, (t, value) => t(`common:messageChannel.${value}`)),
  ),
  tier: oneOf(tiers, (t, value) => t(`common:tier.${value}`)),
  language: oneOf(languages, (t, value) => t(`common:language.${value}`)),
  direction: oneOf(callDirections, (t, value) => t(`common:callDirection.${value}`)),
  mood: oneOf(moods, (t, value) => t(`common:mood.${value}`)),
  outcome: firstOf(
    oneOf(callOutcomes, (t, value) => t(`common:callOutcome.${value}`)),
    oneOf(followUpOutcomes, (t, value) => t(`common:followUpOutcome.${value}`)),
    oneOf(visitOutcomes, (t, value) => t(`common:visitOutcome.${value}`)),
  ),
  kind: firstOf(
    oneOf(followUpKinds, (t, value) => t(`common:followUpKind.${value}`)),
    oneOf(appointmentKinds, (t, value) => t(`common:appointmentKind.${value}`)),
    oneOf(articleKinds, (t, value) => t(`common:articleKind.${value}`)),
    oneOf(compensationKinds, (t, value) => t(`common:compensationKind.${value}`)),
    oneOf(contactKinds, (t, value) => t(`common:contactKind.${value}`)),
    oneOf(visitKinds, (t, value) => t(`common:visitKind.${value}`)),
  ),
  audience: oneOf(articleAudiences, (t, value) => t(`common:articleAudience.${value}`)),
  step: oneOf(complaintSteps, (t, value) => t(`common:complaintStep.${value}`)),
  assigneeId: person,
  ownerId: person,
  agentId: person,
  accountManagerId: person,
  toAgentId: person,
  toTeamId: (id, words) => words.team(id) ?? words.t('common:unknownPerson'),
  teamId: (id, words) => words.team(id) ?? words.t('common:unknownPerson'),
  customerId: (_id, { t }) => t('otherCustomer'),
  organisationId: (_id, { t }) => t('otherOrganisation'),
  holdingId: (_id, { t }) => t('otherHolding'),
  categoryId: (_id, { t }) => t('otherCategory'),
};

/** 高 instead of `high`, a name instead of an id, a date instead of a number. */
export function valueText(field: string, value: Json, words: Words): string {
  if (value === null || value === '') return field === 'assigneeId' ? words.t('common:nobody') : words.t('empty');
  const own = words.custom.textOf(field, value);
  if (own !== undefined) return own;
  if (typeof value === 'string')
    return (Object.hasOwn(coded, field) ? coded[field]?.(value, words) : undefined) ?? value;
  if (typeof value === 'number') return amountText(field, value, words.locale);
  if (typeof value === 'boolean') return value ? '✓' : '–';
  if (Array.isArray(value)) {
    if (value.length === 0) return words.t('empty');
    return listText(
      value.map((item: Json) => valueText(field, item, words)),
      words.locale,
    );
  }
  return fileText(value, words) ?? contactText(value as { readonly [key: string]: Json });
}

function amountText(field: string, value: number, locale: Locale): string {
  if (
    field === 'dueAt' ||
    field === 'startedAt' ||
    field === 'saidAt' ||
    field === 'expectedAt' ||
    field === 'arrivedAt' ||
    field === 'leftAt' ||
    field === 'expiresAt' ||
    field === 'startsAt'
  )
    return absoluteTime(value, locale);
  return field.endsWith('Ms') ? durationText(value) : numberText(value, locale);
}

const consentSaid = consent
  .pick({ key: true, how: true })
  .extend({ state: z.enum(['granted', 'refused', 'not-asked']) });

/** An important date, or what was said of a channel. */
function fileText(value: Json, { t, locale }: Words): string | undefined {
  const date = importantDate.safeParse(value).data;
  if (date) return `${date.label || t(`common:dateKind.${date.kind}`)} ${yearlyDay(date, locale)}`;
  const said = consentSaid.loose().safeParse(value).data;
  if (!said) return undefined;
  const state = t(`common:consentState.${said.state}`);
  const answer = said.how === '' ? state : `${state} (${said.how})`;
  return t('change', { field: t(`common:consentChannel.${said.key}`), value: answer });
}

/** A contact point: the value and its label; what shows a step: its words; anything else as it is kept. */
function contactText(value: { readonly [key: string]: Json }): string {
  const { value: contact, label, text } = value;
  if (typeof text === 'string') return text;
  if (typeof contact !== 'string') return JSON.stringify(value);
  return label ? `${contact} (${String(label)})` : contact;
}
