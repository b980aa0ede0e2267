import type { TriggerKind } from './trigger.ts';

/** Something that can be put into the text in place of what was typed to find it. */
export interface Suggestion {
  readonly id: string;
  readonly label: string;
  /** Said more softly beside it. */
  readonly hint: string;
  /** What it becomes; `otherwise` when it was picked with Shift. */
  text(otherwise: boolean): string;
  /** What is done besides, once it stands in the text. */
  picked?(otherwise: boolean): void;
}

/** Who answers to one of the signs. More than one may answer to the same; they are shown one after the other. */
export interface SuggestionProvider {
  readonly sign: TriggerKind;
  /** The name of its part of the menu. */
  readonly title: string;
  /** What the keys do here, where it is more than picking. */
  readonly keys?: string;
  find(query: string): Promise<readonly Suggestion[]>;
}

export interface FoundPart {
  readonly title: string;
  readonly keys: string | undefined;
  readonly suggestions: readonly Suggestion[];
}

/** What all that answer to the sign have found, without those that found nothing. One that fails keeps the others from nothing. */
export async function findAll(
  providers: readonly SuggestionProvider[],
  sign: TriggerKind,
  query: string,
): Promise<readonly FoundPart[]> {
  const asked = providers.filter((provider) => provider.sign === sign);
  const found = await Promise.all(asked.map((provider) => provider.find(query).catch(() => [])));
  return asked.flatMap(({ title, keys }, index) => {
    const suggestions = found[index] ?? [];
    return suggestions.length > 0 ? [{ title, keys, suggestions }] : [];
  });
}
