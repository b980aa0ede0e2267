import { fillIn, type Values } from './prepared-text.ts';

const occasionPlace = /\{\{\s*(?:occasion|场合|場合)\s*\}\}/g;
const datePlace = /\{\{\s*(?:date|日期)\s*\}\}/g;

/** A prepared text with what the customer and their day are called; what nobody knows stays as it stands. */
export function careText(
  text: string,
  values: Values,
  day: { readonly occasion: string; readonly date: string },
): string {
  return fillIn(text, values)
    .replace(occasionPlace, () => day.occasion)
    .replace(datePlace, () => day.date)
    .trim();
}
