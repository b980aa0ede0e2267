export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** More than this a cell cannot hold. */
const mostCharacters = 32_767;
// Characters that XML has no way to say, and halves of pairs.
const unsayable = /[^\P{Cc}\t\n]|[\uFFFE\uFFFF]|\p{Cs}/gu;
const special: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function xml(text: string): string {
  return text.replace(unsayable, '').replace(/[&<>"]/g, (sign) => special[sign] ?? sign);
}

/** Text of a cell. `_x0041_` in it would be read as an escaped sign. */
export function xmlCellText(text: string): string {
  const whole = text.replace(/\r\n?/g, '\n').replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  return xml(whole.length > mostCharacters ? `${whole.slice(0, mostCharacters - 1)}…` : whole);
}
