import { startPage } from './app-protocol.ts';

const areas = new Set([
  'cases',
  'customers',
  'calls',
  'visits',
  'follow-ups',
  'appointments',
  'cooperation',
  'knowledge',
  'sync',
  'reports',
  'settings',
  'search',
]);

/** The page's address for `holdfast://cases/<id>`; undefined for what does not look like a link of ours. */
export function pageForLink(link: string): string | undefined {
  if (!URL.canParse(link)) return undefined;
  const { protocol, host, pathname } = new URL(link);
  const id = pathname.replace(/^\/|\/$/g, '');
  if (protocol !== 'holdfast:' || !areas.has(host) || !/^[0-9A-Za-z-]{0,80}$/.test(id)) return undefined;
  return `${startPage}#/${host}${id ? `/${id}` : ''}`;
}

/** The link among the arguments of a start, when the system opened us for one. */
export function linkIn(argv: readonly string[]): string | undefined {
  return argv.find((argument) => argument.startsWith('holdfast:'));
}
