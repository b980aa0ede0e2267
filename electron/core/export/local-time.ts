const two = (n: number) => String(n).padStart(2, '0');

export function localDay(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Local date and time in the order that sorts, as spreadsheets read it. */
export function localTime(at: number | null): string {
  if (at === null) return '';
  const date = new Date(at);
  return `${localDay(at)} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
