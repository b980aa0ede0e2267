/**
 * The nonce a host puts into the page for the style tags that Mantine writes; Vite's own loader reads the same tag.
 * Empty under the development server, which sends no policy.
 */
export function cspNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
