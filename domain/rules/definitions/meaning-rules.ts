import { z } from 'zod';
import { definitionId } from '../../model/ids.ts';

/** There is one such definition in a workspace: under this id everybody finds it. While it is not there or not active, nothing leaves anybody's device. */
export const meaningRulesId = definitionId.parse('00000000-0000-7000-8000-0000003ea717');

/** Plain http reaches this machine alone; a name, a password or a query has no place in an address. */
const secure = /^https:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?(\/[a-z0-9._~-]+)*$/i;
const thisMachine = /^http:\/\/(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?(\/[a-z0-9._~-]+)*$/i;

/** Whether texts may be sent to this address at all. */
export function isFitAddress(address: string): boolean {
  return (secure.test(address) || thisMachine.test(address)) && !/\/\.{1,2}(\/|$)/.test(address);
}

/** What is sent: what articles say, or that and what is being asked. */
export const meaningSends = ['articles', 'articles-and-question'] as const;
export type MeaningSends = (typeof meaningSends)[number];

/** How many numbers a vector has: fewer tell too little, more take too long to look through. */
export const vectorLengths = { least: 8, most: 4096 } as const;

/** Where articles are turned into vectors of their meaning. No key stands here: definitions are read by everybody. */
export const meaningRulesContent = z.strictObject({
  /** Before `/embeddings`, as `https://api.example.com/v1`. */
  address: z.string().max(300).refine(isFitAddress, 'An https address, or http on this machine.'),
  model: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._:/@-]{0,99}$/u),
  /** Asked for where the model lets one choose; null for as many as it has. */
  dimensions: z.int().min(vectorLengths.least).max(vectorLengths.most).nullable(),
  sends: z.enum(meaningSends),
});
export type MeaningRules = z.infer<typeof meaningRulesContent>;
