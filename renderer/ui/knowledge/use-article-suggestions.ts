import type { SuggestedArticle } from '#domain/contract/ipc/knowledge-at-work.ts';
import type { Language } from '#domain/model/choices.ts';
import type { ArticleId, CaseId } from '#domain/model/ids.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useQuery } from '../../state/use-query.ts';
import { useSettled } from '../use-settled.ts';
import { useSteadyOrder } from './use-steady-order.ts';

/** How long a pause in the writing is, in milliseconds. */
const pause = 250;
/** The end of what is written: what is asked now. */
const asked = 500;
const none: readonly SuggestedArticle[] = [];

interface Asked {
  readonly caseId: CaseId | null;
  readonly typed: string;
  /** What the customer reads. */
  readonly language?: Language | undefined;
  /** Who it is about, beside the case's customer. */
  readonly names?: readonly string[];
  /** The one that is being read. */
  readonly readId: ArticleId | null;
}

interface Suggested {
  readonly suggestions: readonly SuggestedArticle[];
  /** The pointer or the focus came upon them, or left them. */
  onHand(isOn: boolean): void;
}

/**
 * Articles that may help with what is being written, asked for at each pause. An answer to what was written before is not shown; one that is better
 * for the same question is, but not under somebody's hand.
 */
export function useArticleSuggestions({ caseId, typed, language, names = [], readId }: Asked): Suggested {
  const locale = useLocale();
  const settled = useSettled(typed.trim().slice(-asked), pause);
  const about = useSettled(JSON.stringify(names), pause);
  const languages = language === undefined || language === locale ? [locale] : [locale, language];
  const input = {
    caseId,
    typed: settled,
    languages,
    ...(about === '[]' ? {} : { names: JSON.parse(about) as string[] }),
  };
  const found = useQuery('articleSuggestions.find', input, {
    collections: ['article', 'articleUse', 'suggestion', ...(caseId === null ? [] : [`case/${caseId}`])],
    ...{ keepFormer: true, whileShown: true },
  });
  const { items, onHand } = useSteadyOrder(found.value ?? none, `${caseId} ${settled}`, readId);
  return { suggestions: items, onHand };
}
