import { useSettings } from '../state/core-context.tsx';

/** The height of a two-line list row; `--hf-row-height` in tokens.css says the same to the style sheets. */
export function useRowHeight(): number {
  return useSettings((settings) => settings.density) === 'comfortable' ? 66 : 56;
}
