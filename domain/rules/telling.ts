import type { TellingWay } from '../model/recommendation-fields.ts';
import type { Consent } from '../model/service-file-fields.ts';
import { hasConsented } from './care-consent.ts';

/** Ways of a conversation, in which a customer can ask what else there is. */
const conversations: readonly TellingWay[] = ['phone', 'in-person'];

/** Why a customer is not told of what they did not ask about. */
type TellingBar = 'refused' | 'not-asked' | 'only-asked';

/**
 * What keeps a customer from being told this way; null for nothing. On a channel they must have agreed to it. Who asks for it in a
 * conversation is answered; in one face to face nobody begins with it unasked, for there is no consent for that.
 */
export function tellingBar(
  file: { readonly consents: readonly Consent[] },
  way: TellingWay,
  asked: boolean,
): TellingBar | null {
  if (asked && conversations.includes(way)) return null;
  if (way === 'in-person') return 'only-asked';
  if (hasConsented(file, way)) return null;
  return file.consents.some(({ key }) => key === way) ? 'refused' : 'not-asked';
}

/** Whether they can have asked, in a conversation on this way. */
export function isConversation(way: TellingWay): boolean {
  return conversations.includes(way);
}
