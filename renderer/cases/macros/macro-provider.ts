import { foldText } from '#domain/rules/text-fold.ts';
import type { SuggestionProvider } from '../../ui/editor/suggestion.ts';
import type { MacroDesk } from './case-macros.tsx';

const most = 8;

/** Macros by their names: one that is picked is shown before it does anything, and puts nothing into the text. */
export function macroProvider({ macros, open }: MacroDesk, title: string): SuggestionProvider {
  return {
    sign: '/',
    title,
    async find(query) {
      const wanted = foldText(query);
      return macros
        .filter(({ name }) => foldText(name).includes(wanted))
        .slice(0, most)
        .map((macro) => ({
          id: macro.id,
          label: macro.name,
          hint: '',
          text: () => '',
          picked: () => open(macro),
        }));
    },
  };
}
