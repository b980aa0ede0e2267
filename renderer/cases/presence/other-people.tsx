import { useTranslation } from 'react-i18next';
import type { CaseId } from '#domain/model/ids.ts';
import { listText } from '../../state/format-list.ts';
import { useLocale } from '../../state/use-locale.ts';
import { Avatar } from '../../ui/avatar.tsx';
import css from './presence.module.css';
import { type Others, useOthers } from './use-others.ts';

/** Beyond these only their number is shown. */
const mostNamed = 3;

/** Who else has the case open: faces, and in words who looks on and who types. That somebody begins to type is also said aloud, politely. */
export function OtherPeople({ caseId }: { readonly caseId: CaseId }) {
  const others = useOthers(caseId);
  const words = useWords();
  const typing = others.filter(({ doing }) => doing === 'typing');
  const viewing = others.filter(({ doing }) => doing === 'viewing');
  return (
    <>
      {others.length > 0 && (
        <div className={css.others}>
          <span className={css.faces}>
            {others.slice(0, mostNamed).map(({ agentId, name }) => (
              <Avatar key={agentId} name={name} size={20} />
            ))}
          </span>
          {typing.length > 0 && <span className={css.typing}>{words('typing', typing)}</span>}
          {viewing.length > 0 && <span>{words('viewing', viewing)}</span>}
        </div>
      )}
      <span className="hf-visually-hidden" role="status">
        {typing.length > 0 ? words('typing', typing) : ''}
      </span>
    </>
  );
}

function useWords() {
  const { t } = useTranslation('cases');
  const locale = useLocale();
  return (what: 'typing' | 'viewing', people: Others) => {
    const named = people.slice(0, mostNamed).map(({ name }) => name);
    const more = people.length - named.length;
    const names = listText(more > 0 ? [...named, t('presence.more', { count: more })] : named, locale);
    return t(`presence.${what}`, { names, count: people.length });
  };
}
