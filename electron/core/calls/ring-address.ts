import { type RingReport, ringReport } from '#domain/rules/ring-report.ts';

/** Of the parameters of an address, those that say something of a call. Throws a ZodError. */
export function reportOfParams(params: URLSearchParams): RingReport {
  const said = ['number', 'direction', 'event', 'call'].flatMap((name) => {
    const value = params.get(name);
    // A plus that nobody escaped reads as a blank.
    return value === null ? [] : [[name, name === 'number' ? value.replace(/^ (?=\d)/, '+') : value]];
  });
  return ringReport.parse(Object.fromEntries(said));
}

/** What `holdfast://call?number=…&direction=in` says; undefined for any other link, and for one that says nothing sound. */
export function reportInLink(link: string): RingReport | undefined {
  if (!URL.canParse(link)) return undefined;
  const { protocol, host, searchParams } = new URL(link);
  if (protocol !== 'holdfast:' || host !== 'call') return undefined;
  try {
    return reportOfParams(searchParams);
  } catch {
    return undefined;
  }
}
