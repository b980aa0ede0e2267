import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import { defaultPhoneSettings, type PhoneSettings } from './definitions/workspace-settings.ts';
import { phoneDigits } from './phone-digits.ts';
import { phoneParts } from './phone-parts.ts';

/** One number out of a field, as far as it was understood. */
export interface ReadPhone {
  /** As it was typed, without its extension. */
  readonly typed: string;
  /** In international form (E.164) where it was understood, else its digits; never empty. */
  readonly key: string;
  readonly extension: string;
  readonly isUnderstood: boolean;
}

/** So many digits a local number has: fewer are service numbers, more have an area code. */
const localDigits = { least: 6, most: 8 } as const;
const local = /^[1-9]\d*$/;

/** Most numbers of a Chinese workspace; the same answer as the library's, in a hundredth of its time. */
const plainMobile = /^1(?:3\d|5[0-35-9]|8\d)\d{8}$/;

/**
 * The numbers in what somebody typed into one field, such as 13800138000 / 021-55556666转8. A number without a country code is taken for one of the
 * workspace's country, one without an area code for one of the area of the number before it, else of the workspace's area.
 */
export function readPhones(raw: string, settings: PhoneSettings = defaultPhoneSettings): readonly ReadPhone[] {
  if (settings.country === 'CN' && plainMobile.test(raw))
    return [{ typed: raw, key: `+86${raw}`, extension: '', isUnderstood: true }];
  const found: ReadPhone[] = [];
  let area = settings.areaCode;
  for (const part of phoneParts(raw)) {
    for (const number of numbersIn(part, settings, area)) {
      found.push(number.phone);
      area = number.area ?? area;
    }
  }
  return found;
}

interface Found {
  readonly phone: ReadPhone;
  /** The area code that it was written with. */
  readonly area: string | undefined;
}

function numbersIn(part: string, settings: PhoneSettings, area: string): readonly Found[] {
  const whole = numberOf(part, settings, area);
  if (!whole || whole.phone.isUnderstood || !/\s/.test(part)) return whole ? [whole] : [];
  // Several with nothing but a space between them.
  const apart: Found[] = [];
  for (const word of part.split(/\s+/)) {
    const found = numberOf(word, settings, apart.at(-1)?.area ?? area);
    if (found) apart.push(found);
  }
  return apart.length > 1 && apart.every(({ phone }) => phone.isUnderstood) ? apart : [whole];
}

const marked = /^(.*?\d.*?)\s*(?:转|轉|分机|分機|内线|內線|ext\.?|extension|[x#])\s*[.:]?\s*(\d{0,8})\D*$/iu;
/** 65226688-1001: the last group is an extension where all together are no number. */
const dashed = /^(.*\d)-(\d{2,6})$/;

function numberOf(part: string, settings: PhoneSettings, area: string): Found | undefined {
  const [, main = part, extension = ''] = marked.exec(part) ?? [];
  const typed = main.replace(/^[^\d+(]+/, '').trim();
  const digits = phoneDigits(typed);
  if (digits === '') return undefined;
  const found = understood(typed, digits, settings, area);
  if (found) return found.phone(typed, extension);
  const [, before = '', group = ''] = extension === '' ? (dashed.exec(typed) ?? []) : [];
  const shorter = before === '' ? undefined : understood(before, phoneDigits(before), settings, area);
  if (shorter) return shorter.phone(before, group);
  return {
    phone: { typed, key: withoutOwnCode(typed, settings) ?? digits, extension, isUnderstood: false },
    area: undefined,
  };
}

/** A range of numbers may be newer than what we know: with the workspace's country code before it and without, it is the same number. */
function withoutOwnCode(typed: string, settings: PhoneSettings): string | undefined {
  if (!/^(?:\+|00)/.test(typed)) return undefined;
  const country = countryOf(settings);
  const parsed = parsePhoneNumberFromString(typed, { defaultCountry: country, extract: false });
  return parsed?.countryCallingCode === getCountryCallingCode(country) ? parsed.nationalNumber : undefined;
}

interface Understood {
  phone(typed: string, extension: string): Found;
}

function understood(typed: string, digits: string, settings: PhoneSettings, area: string): Understood | undefined {
  const country = countryOf(settings);
  const parsed = valid(typed, country) ?? (isLocal(typed, digits, area) ? valid(area + digits, country) : undefined);
  if (!parsed) return undefined;
  return {
    phone: (text, extension) => ({
      phone: { typed: text, key: parsed.number, extension, isUnderstood: true },
      area: areaOf(parsed, country),
    }),
  };
}

function valid(text: string, country: CountryCode): PhoneNumber | undefined {
  const parsed = parsePhoneNumberFromString(text, { defaultCountry: country, extract: false });
  return parsed?.isValid() ? parsed : undefined;
}

function isLocal(typed: string, digits: string, area: string): boolean {
  const { least, most } = localDigits;
  return area !== '' && !typed.includes('+') && digits.length >= least && digits.length <= most && local.test(digits);
}

function countryOf({ country }: PhoneSettings): CountryCode {
  return isSupportedCountry(country) ? country : 'CN';
}

/** What stands before the local part, as it is dialled in the country: 021. Known of fixed lines alone. */
function areaOf(parsed: PhoneNumber, country: CountryCode): string | undefined {
  if (parsed.country !== country || parsed.getType() !== 'FIXED_LINE') return undefined;
  const [area = ''] = parsed.formatNational().split(/[\s)-]/);
  return /^\(?0\d+$/.test(area) ? phoneDigits(area) : undefined;
}

/** The key of the first number in the text: in international form where it can be told, else its digits. */
export function phoneKey(raw: string, settings: PhoneSettings = defaultPhoneSettings): string {
  return readPhones(raw, settings)[0]?.key ?? '';
}

/** A number as people of the workspace's country read it; those of other countries with their country code. */
export function phoneText(
  { key, typed, isUnderstood }: ReadPhone,
  settings: PhoneSettings = defaultPhoneSettings,
): string {
  if (!isUnderstood) return typed;
  const parsed = parsePhoneNumberFromString(key);
  if (!parsed) return typed;
  return parsed.country === countryOf(settings) ? parsed.formatNational() : parsed.formatInternational();
}
