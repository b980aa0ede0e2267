import type { SaidPhrase } from '#domain/model/said-phrase.ts';
import { hrefOf } from '../../state/route.ts';
import css from './said-phrases.module.css';

/** What of a script was said in a call, in the order it was ticked, with the step it stood under. */
export function SaidPhrases({ said }: { readonly said: readonly SaidPhrase[] }) {
  return (
    <ol className={css.list}>
      {said.map(({ articleId, step, text }) => (
        <li key={`${articleId} ${step} ${text}`}>
          <span>{text}</span>
          {step && (
            <a className={css.step} href={hrefOf('knowledge', articleId)}>
              {step}
            </a>
          )}
        </li>
      ))}
    </ol>
  );
}
