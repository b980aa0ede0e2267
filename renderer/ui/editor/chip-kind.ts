/** What a link within the program names: somebody, an article, a file of the case. */
export type ChipKind = 'agent' | 'article' | 'attachment';

const kinds: readonly ChipKind[] = ['agent', 'article', 'attachment'];

/** `agent:<id>` names an agent; undefined for an ordinary address. */
export function chipKindOf(address: string): ChipKind | undefined {
  return kinds.find((kind) => address.startsWith(`${kind}:`));
}

/** A reference as it is stored: a Markdown link, so that it can be read everywhere. */
export function chipText(kind: ChipKind, id: string, label: string): string {
  const safe = label.replace(/[\\[\]*_`~<>&!]/g, '\\$&').replace(/\s+/g, ' ');
  return `[${kind === 'agent' ? '@' : ''}${safe}](${kind}:${id})`;
}
