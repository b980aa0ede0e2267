import { type DateKind, type ImportantDate, importantDate } from '../../model/service-file-fields.ts';

/** Year, month and day as lists and contact books write them; a day of every year may lack its year. Which of 5/6 is the month nobody can tell. */
const whole = [
  /^(?<year>\d{4})\s*[-/.]\s*(?<month>\d{1,2})\s*[-/.]\s*(?<day>\d{1,2})(?:[T\s].*)?$/u,
  /^(?<year>\d{4})\s*年\s*(?<month>\d{1,2})\s*月\s*(?<day>\d{1,2})\s*[日号號]?$/u,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:T.*)?$/u,
  /^(?<day>\d{1,2})\.\s*(?<month>\d{1,2})\.\s*(?<year>\d{4})$/u,
  /^--(?<month>\d{2})-?(?<day>\d{2})$/u,
  /^(?<month>\d{1,2})\s*月\s*(?<day>\d{1,2})\s*[日号號]?$/u,
];

/** None where it is no day, or nobody can tell which. */
export function importedDate(kind: DateKind, typed: string): ImportantDate | undefined {
  const text = typed.normalize('NFKC').trim();
  for (const pattern of whole) {
    const found = pattern.exec(text)?.groups;
    if (!found) continue;
    const year = found.year === undefined ? null : Number(found.year);
    const read = { kind, label: '', month: Number(found.month), day: Number(found.day), year };
    return importantDate.safeParse(read).data;
  }
  return undefined;
}
