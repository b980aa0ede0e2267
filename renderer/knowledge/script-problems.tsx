import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { readScript, type ScriptProblem } from '#domain/rules/script/read-script.ts';
import css from './script-problems.module.css';

/** What in a script does not fit together, while it is written; nothing keeps it from being saved. */
export function ScriptProblems({ body }: { readonly body: string }) {
  const { t } = useTranslation('knowledge');
  const settled = useDeferredValue(body);
  const { problems } = useMemo(() => readScript(settled), [settled]);
  const sentence = (problem: ScriptProblem) =>
    problem.kind === 'leads-nowhere'
      ? t('problem.leads-nowhere', { answer: problem.answer, target: problem.target })
      : t(`problem.${problem.kind}`, { step: problem.step });
  return (
    <>
      <p className={css.hint}>{t('scriptHint')}</p>
      {problems.length > 0 && (
        <section className={css.problems} aria-label={t('scriptProblems')}>
          <h2 className={css.title}>{t('scriptProblems')}</h2>
          <ul className={css.list}>
            {[...new Set(problems.map(sentence))].map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
