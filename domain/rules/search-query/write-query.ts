import type { QueryPart } from './query-part.ts';
import { nameOfKind } from './query-words.ts';

/** In quotes where it would not be read as one word. */
function quoted(value: string): string {
  return /\s/u.test(value) ? `"${value}"` : value;
}

function partText(part: QueryPart): string {
  switch (part.kind) {
    case 'word':
      return part.text;
    case 'phrase':
      return `"${part.text}"`;
    case 'in':
      return `${nameOfKind(part.what)}:`;
    case 'number':
      return `#${part.number}`;
    case 'tel':
      return `tel:${quoted(part.phone)}`;
    case 'from':
      return `from:${quoted(part.name)}`;
    case 'tag':
      return `tag:${quoted(part.tag)}`;
    case 'status':
      return `status:${part.status}`;
    case 'after':
    case 'before':
      return `${part.kind}:${part.day}`;
  }
}

/** The text that reads as these parts. */
export function writeQuery(parts: readonly QueryPart[]): string {
  return parts.map(partText).join(' ');
}
