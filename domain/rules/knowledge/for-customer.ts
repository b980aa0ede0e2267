import { withoutInternal } from '../internal-blocks.ts';

const callout = /^[ \t]*>\s*\[!\w+\][ \t]*\n|(?<=^[ \t]*>\s*)\[!\w+\][ \t]*/gmu;
const inHouse = /!?\[((?:[^\][\\]|\\.)*)\]\((?:article|attachment|agent):[^()\s]*\)/g;

/**
 * The words of an article that may stand in a message to a customer: without what is for the house, and with the names in place of links that lead
 * nowhere outside of it.
 */
export function forCustomer(markdown: string): string {
  return withoutInternal(markdown)
    .replace(callout, '')
    .replace(inHouse, '$1')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
