export const areas = [
  'cases',
  'customers',
  'calls',
  'visits',
  'follow-ups',
  'appointments',
  'cooperation',
  'knowledge',
  'reports',
  'sync',
  'settings',
  'search',
] as const;
export type Area = (typeof areas)[number];

/** A place in the program, kept in the address so that "back" works: `#/cases/<id>?queue=mine`. */
export interface Route {
  readonly area: Area;
  /** The record shown, or a page of the area such as `new`. */
  readonly id: string | null;
  readonly params: Readonly<Record<string, string>>;
}

export const startRoute: Route = { area: 'cases', id: null, params: {} };

export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#?\/?/, '').split('?', 2);
  const [first, second] = path.split('/').map(decodeSafely);
  const area = areas.find((known) => known === first);
  if (!area) return startRoute;
  return { area, id: second || null, params: Object.fromEntries(new URLSearchParams(search)) };
}

export function hrefOf(area: Area, id: string | null = null, params: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(params).toString();
  return `#/${area}${id ? `/${encodeURIComponent(id)}` : ''}${search ? `?${search}` : ''}`;
}

function decodeSafely(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
