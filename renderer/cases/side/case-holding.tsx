import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import { hrefOf } from '../../state/route.ts';
import { useCommand } from '../../state/use-command.ts';
import { useQuery } from '../../state/use-query.ts';
import css from '../../ui/holding/holding.module.css';
import { HoldingIcon } from '../../ui/holding/holding-icon.tsx';
import { HoldingSelect } from '../../ui/holding/holding-select.tsx';
import { TermMark } from '../../ui/holding/term-mark.tsx';
import { CasePlans } from './case-plans.tsx';

/** What the case is about, and whether its warranty or contract holds today; to be chosen among all that the customer has. */
export function CaseHolding({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation('holdings');
  const { run } = useCommand();
  const { value } = useQuery(
    'holdings.ofCase',
    { caseId: detail.id },
    { collections: ['holding', 'customer', 'organisation', `case/${detail.id}`] },
  );
  const { chosen, choices } = value ?? { chosen: null, choices: [] };
  const plans = choices.filter(({ fields }) => fields.kind === 'plan');
  if (chosen === null && choices.length === 0) return null;
  const shown = chosen && !choices.some(({ id }) => id === chosen.id) ? [chosen, ...choices] : choices;
  return (
    <section className={css.about} aria-label={t('about')}>
      <CasePlans plans={plans} />
      {chosen && (
        <div className={css.line}>
          <HoldingIcon kind={chosen.fields.kind} />
          <a className={css.name} href={hrefOf('customers', 'holdings', { holding: chosen.id })}>
            {chosen.fields.name}
          </a>
          {chosen.fields.number !== '' && <span className={`${css.number} hf-number`}>{chosen.fields.number}</span>}
          <TermMark of={chosen.fields} />
        </div>
      )}
      <HoldingSelect
        choices={shown}
        value={chosen?.id ?? null}
        variant="unstyled"
        onChange={(holdingId) => void run('case.edit', { caseId: detail.id, set: { holdingId } })}
      />
    </section>
  );
}
