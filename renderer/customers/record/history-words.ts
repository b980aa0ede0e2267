import type { TFunction } from 'i18next';
import { tiers } from '#domain/model/choices.ts';
import type { FieldChange } from '#domain/model/customer-change-fields.ts';
import type { Json } from '#domain/model/json.ts';
import { consentChannels, type dateKinds } from '#domain/model/service-file-fields.ts';
import { listText } from '../../state/format-list.ts';
import { yearlyDay } from '../../state/format-time.ts';
import type { Locale } from '../../state/i18n.ts';

type Fields = { readonly [name: string]: Json };

export interface HistoryWords {
  readonly t: TFunction<['customer-file', 'common']>;
  readonly locale: Locale;
  /** What ids stand for. */
  readonly names: Readonly<Record<string, string>>;
}

const known = [
  ...(['name', 'organisationId', 'contactPoints', 'tier', 'language', 'notes', 'tags', 'preferences'] as const),
  ...(['specialNeeds', 'accountManagerId', 'importantDates', 'consents', 'custom', 'identityMask'] as const),
  ...(['internal', 'identity', 'files'] as const),
];

/** What a line of the history says of one field: a sentence for what it was and is, for what went in, and for what came out. */
export function changeSentences(change: FieldChange, words: HistoryWords): readonly string[] {
  const { t, locale } = words;
  const field = fieldLabel(change.field, t);
  // What was chosen, not changed.
  if (change.to === true && change.from === undefined) return [field];
  const items = (values: readonly Json[]) =>
    listText(
      values.map((each) => itemText(each, words)),
      locale,
    );
  return [
    ...(change.from === undefined && change.to === undefined
      ? []
      : [
          t('history.fromTo', {
            field,
            from: plainText(change.field, change.from ?? null, words),
            to: plainText(change.field, change.to ?? null, words),
          }),
        ]),
    ...(change.removed ? [t('history.removed', { field, items: items(change.removed) })] : []),
    ...(change.added ? [t('history.added', { field, items: items(change.added) })] : []),
  ];
}

/** A field that a newer version wrote keeps its own name. */
function fieldLabel(field: string, t: HistoryWords['t']): string {
  const found = known.find((each) => each === field);
  return found ? t(`history.field.${found}`) : field;
}

function plainText(field: string, value: Json, { t, names }: HistoryWords): string {
  if (value === null || value === '') return t('history.empty');
  if (typeof value !== 'string') return JSON.stringify(value);
  if (field.endsWith('Id')) return names[value] ?? t('history.unknown');
  if (field === 'language') return languageText(value, t);
  const tier = field === 'tier' ? tiers.find((each) => each === value) : undefined;
  return tier ? t(`common:tier.${tier}`) : value;
}

function languageText(value: string, t: HistoryWords['t']): string {
  return value === 'zh-CN' || value === 'zh-TW' || value === 'en' ? t(`common:language.${value}`) : value;
}

/** An item of a set: a tag, a way to reach somebody, a day, a consent, a value of one of the workspace's own fields. */
function itemText(item: Json, words: HistoryWords): string {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return String(item);
  const value = item as Fields;
  const { t, locale, names } = words;
  if (typeof value.month === 'number' && typeof value.day === 'number') {
    const kind = String(value.kind) as (typeof dateKinds)[number];
    const day = yearlyDay({ month: value.month, day: value.day, year: Number(value.year) || null }, locale);
    return `${value.label ? String(value.label) : t(`history.dateKind.${kind}`)} ${day}`;
  }
  const consent = consentChannels.find((each) => each === value.key);
  if (consent) {
    const channel = t(`history.consentChannel.${consent}`);
    return t(value.state === 'refused' ? 'history.consentState.refused' : 'history.consentState.granted', { channel });
  }
  if (typeof value.key === 'string') return `${names[value.key] ?? t('history.unknown')} ${textOf(value.value)}`;
  return value.label ? `${textOf(value.value)} (${String(value.label)})` : textOf(value.value);
}

function textOf(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
