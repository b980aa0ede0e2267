import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import { valuesOf } from '#domain/rules/prepared-text.ts';
import { useAgent, useCore } from '../../state/core-context.tsx';
import { usePeople } from '../../state/use-people.ts';
import type { SuggestionProvider } from '../../ui/editor/suggestion.ts';
import { useMacroDesk } from '../macros/case-macros.tsx';
import { macroProvider } from '../macros/macro-provider.ts';
import { articleProvider, scriptProvider } from './article-providers.ts';
import { peopleProvider } from './people-provider.ts';

/** Who answers to `@`, `/` and `?` while somebody writes about this case. Whatever else shall be put in at `/` joins this list. */
export function useProviders(detail: CaseDetail, kind: 'reply' | 'note'): readonly SuggestionProvider[] {
  const { t } = useTranslation(['composer', 'macros']);
  const { link } = useCore();
  const agent = useAgent();
  const people = usePeople();
  const desk = useMacroDesk();
  // Whoever knows how hundreds of names are spelled does not forget it because the case changed.
  const colleagues = useMemo(() => peopleProvider(people, t('menu.people')), [people, t]);
  return useMemo(() => {
    const isReply = kind === 'reply';
    const words = { title: t('menu.articles'), keys: t(isReply ? 'menu.articleKeysReply' : 'menu.articleKeysNote') };
    return [
      colleagues,
      scriptProvider(link, valuesOf(detail, agent), t('menu.scripts')),
      macroProvider(desk, t('macros:menu')),
      articleProvider(link, isReply ? 'customer' : 'colleagues', words, ({ id }, way) => {
        // It stands in the text whether or not it could be noted.
        link.run('knowledge.use', { caseId: detail.id, articleId: id, way }).catch(() => undefined);
      }),
    ];
  }, [t, link, agent, colleagues, detail, kind, desk]);
}
