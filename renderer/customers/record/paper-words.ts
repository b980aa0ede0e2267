import type { TFunction } from 'i18next';
import en from '#assets/locales/en/customer-file.json' with { type: 'json' };
import type { CustomerFile } from '#domain/contract/customer-file.ts';
import {
  callDirections,
  callOutcomes,
  caseStatuses,
  caseTypes,
  channels,
  followUpKinds,
  followUpOutcomes,
  languages,
  messageChannels,
  moods,
  priorities,
  tiers,
} from '#domain/model/choices.ts';
import type { Json } from '#domain/model/json.ts';
import { recommendationStates } from '#domain/model/recommendation-fields.ts';
import { listText } from '../../state/format-list.ts';
import { absoluteTime } from '../../state/format-time.ts';
import type { Locale } from '../../state/i18n.ts';

export type FileRecord = CustomerFile['records'][string][number];
type T = TFunction<['customer-file', 'common', 'recommendations']>;
type Label = keyof typeof en.export.sheet.field;

/** Fields that have a name in every language. */
const labels: ReadonlySet<string> = new Set(Object.keys(en.export.sheet.field));

export interface PaperWords {
  readonly t: T;
  readonly locale: Locale;
  readonly names: CustomerFile['names'];
}

export interface PaperLine {
  readonly field: string;
  readonly label: string;
  readonly text: string;
}

/** What a reader can make something of: the fields that have a name in their language and are filled in. */
export function linesOf(record: FileRecord, words: PaperWords): readonly PaperLine[] {
  return Object.entries(record).flatMap(([field, value]): readonly PaperLine[] => {
    if (!labels.has(field) || isEmpty(value)) return [];
    return [{ field, label: words.t(`export.sheet.field.${field as Label}`), text: valueText(field, value, words) }];
  });
}

function isEmpty(value: Json): boolean {
  return value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);
}

/** Codes that stand for words in the reader's language. */
function codeText(value: string, t: T): string | undefined {
  const of = <C extends string>(choices: readonly C[], say: (choice: C) => string) => {
    const found = choices.find((each) => each === value);
    return found === undefined ? undefined : say(found);
  };
  return (
    of(caseStatuses, (each) => t(`common:status.${each}`)) ??
    of(priorities, (each) => t(`common:priority.${each}`)) ??
    of(caseTypes, (each) => t(`common:type.${each}`)) ??
    of(channels, (each) => t(`common:channel.${each}`)) ??
    of(messageChannels, (each) => t(`common:messageChannel.${each}`)) ??
    of(callDirections, (each) => t(`common:callDirection.${each}`)) ??
    of(callOutcomes, (each) => t(`common:callOutcome.${each}`)) ??
    of(followUpKinds, (each) => t(`common:followUpKind.${each}`)) ??
    of(followUpOutcomes, (each) => t(`common:followUpOutcome.${each}`)) ??
    of(moods, (each) => t(`common:mood.${each}`)) ??
    of(tiers, (each) => t(`common:tier.${each}`)) ??
    of(languages, (each) => t(`common:language.${each}`)) ??
    of(recommendationStates, (each) => t(`recommendations:state.${each}`))
  );
}

/** Fields that hold a code, not what somebody wrote. */
const coded: ReadonlySet<string> = new Set([
  ...['type', 'status', 'priority', 'channel', 'tier', 'language', 'direction', 'outcome', 'mood', 'kind'],
  'state',
]);

function valueText(field: string, value: Json, words: PaperWords): string {
  const { t, locale, names } = words;
  if (value === true) return t('export.sheet.yes');
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value))
    return listText(
      value.map((each: Json) => valueText(field, each, words)),
      locale,
    );
  if (typeof value === 'object' && value !== null) return partsText(value as { readonly [name: string]: Json }, words);
  const text = String(value);
  if (field.endsWith('At')) return momentText(text, locale);
  if (names[text] !== undefined) return names[text];
  return (coded.has(field) ? codeText(text, t) : undefined) ?? text;
}

/** An item of a set: what is filled in of it, in the order in which it stands. */
function partsText(item: { readonly [name: string]: Json }, words: PaperWords): string {
  return Object.entries(item)
    .filter(([, value]) => !isEmpty(value))
    .map(([name, value]) => valueText(name, value, words))
    .join(' ');
}

export function momentText(iso: string, locale: Locale): string {
  return absoluteTime(Date.parse(iso), locale);
}
