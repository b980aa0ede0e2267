import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isSameSecret } from '#core/adapters/same-secret.ts';

/**
 * Who may talk to this host. Anybody on the machine can reach the port, and any page in the browser can try to, so:
 * the Host header must be ours (a foreign name pointed at 127.0.0.1), the Origin must be ours where there is one (a
 * foreign page), and the cookie must hold the secret of this run (another user of the machine).
 */
export interface Access {
  /** The address that lets a browser in: it sets the cookie and leads to the page. Holds the run's secret. */
  readonly address: string;
  /** Like `address`, but good for one use: it may stand in a process list while the browser starts. */
  mintTicketAddress(): string;
  /** The cookie to set when the request holds the run's secret or an unused ticket. */
  redeem(secret: string): string | undefined;
  isOurHost(request: IncomingMessage): boolean;
  /** A request without Origin is one for a page or file; then the browser's own word on where it came from counts. */
  isOurOrigin(request: IncomingMessage): boolean;
  hasCookie(request: IncomingMessage): boolean;
}

/** Cookies do not tell ports apart, so each profile has a cookie of its own name. */
export function createAccess(port: number, profileFolder: string): Access {
  const host = `127.0.0.1:${port}`;
  const origin = `http://${host}`;
  const secret = randomBytes(32).toString('base64url');
  const tickets = new Set<string>();
  const cookieName = `holdfast-${createHash('sha256').update(profileFolder).digest('hex').slice(0, 12)}`;
  const addressWith = (key: string): string => `${origin}/open?key=${key}`;

  return {
    address: addressWith(secret),
    mintTicketAddress() {
      const ticket = randomBytes(32).toString('base64url');
      tickets.add(ticket);
      return addressWith(ticket);
    },
    redeem(given) {
      const known = isSameSecret(given, secret) || tickets.delete(given);
      return known ? `${cookieName}=${secret}; Path=/; HttpOnly; SameSite=Strict` : undefined;
    },
    isOurHost: (request) => request.headers.host === host,
    isOurOrigin(request) {
      if (request.headers.origin !== undefined) return request.headers.origin === origin;
      const site = request.headers['sec-fetch-site'];
      const isNavigation = request.headers['sec-fetch-mode'] === 'navigate';
      return isNavigation || site === undefined || site === 'same-origin' || site === 'none';
    },
    hasCookie: (request) => isSameSecret(cookieNamed(cookieName, request.headers.cookie ?? ''), secret),
  };
}

function cookieNamed(name: string, header: string): string {
  const pair = header.split(/;\s*/).find((each) => each.startsWith(`${name}=`));
  return pair?.slice(name.length + 1) ?? '';
}
