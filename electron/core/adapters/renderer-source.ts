/** Where a host takes the pages it serves from: the built bundle, or Vite's development server. */
export interface RendererSource {
  /** Answers one GET; `path` is the URL's path and query. Never throws for what the path says. */
  get(path: string): Promise<RendererResponse>;
}

export interface RendererResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** What every answer of a host carries: nothing of ours may be framed, sniffed, shared with other sites or leaked on. */
export const protectiveHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/**
 * Only our own files, and style tags that carry this response's nonce (the component library writes some). The renderer
 * reads the nonce from `<meta property="csp-nonce">`.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    // Videos in articles, out of files that lie sealed on this device.
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
