import { useTranslation } from 'react-i18next';
import type { CustomerId } from '#domain/model/ids.ts';
import type { Churn } from '#domain/rules/churn.ts';
import { useAgent } from '../../state/core-context.tsx';
import { useNotify } from '../../state/notify-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useOwnTeams } from '../../state/use-people.ts';
import { useRiskWords } from '../../state/use-risk-words.ts';
import { tomorrowAtNine } from '../../ui/due-field.tsx';

/** Promises a call of care for tomorrow morning, with the reasons in it: one step, which its author can change like any follow-up. */
export function usePlanCare() {
  const { t } = useTranslation('care');
  const me = useAgent();
  const [team] = useOwnTeams();
  const notify = useNotify();
  const words = useRiskWords();
  const { run, running } = useCommand();
  const plan = async (customerId: CustomerId, risk: Churn): Promise<void> => {
    if (running) return;
    if (!team) {
      notify({ tone: 'bad', text: t('risk.noTeam') });
      return;
    }
    await run('follow-up.schedule', {
      ...{ customerId, teamId: team.id, ownerId: me.id, kind: 'care' },
      dueAt: tomorrowAtNine(Date.now()),
      promise: t('risk.promise', { reasons: words.reasons(risk) }),
    });
  };
  return { plan, running };
}
