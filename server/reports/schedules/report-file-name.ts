import { cleanFileName } from '#domain/rules/file-name.ts';
import type { Ordered } from './ordered.ts';

/** File systems count bytes, not characters. */
const mostTitleBytes = 150;
/** Of the schedule's id, which two of the same title do not share. */
const markDigits = 6;

/** `Volume 2026-11-16_2026-11-22 (2026-11-23 0900 4f2a1c).pdf`: another one for each run, the same whenever that is tried again. */
export function reportFileName(
  { title, span, scheduleId }: Pick<Ordered, 'title' | 'span' | 'scheduleId'>,
  dueText: string,
  extension: string,
): string {
  const days = span.from === span.to ? span.from : `${span.from}_${span.to}`;
  const mark = `${dueText.replaceAll(':', '')} ${scheduleId.slice(-markDigits)}`;
  return cleanFileName(`${cutTo(title.replaceAll(/[/\\]/g, '-'), mostTitleBytes)} ${days} (${mark}).${extension}`);
}

function cutTo(text: string, most: number): string {
  let cut = '';
  for (const sign of text) {
    if (Buffer.byteLength(cut + sign) > most) break;
    cut += sign;
  }
  return cut;
}
