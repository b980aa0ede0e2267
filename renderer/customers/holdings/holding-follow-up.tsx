import { Button } from '@mantine/core';
import dayjs from 'dayjs';
import { CalendarClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { HoldingDetail } from '#domain/contract/ipc/holding-views.ts';
import { followUpOfTerm, reminderDay } from '#domain/rules/holding-term.ts';
import { mayWorkIn } from '#domain/rules/rights.ts';
import { useAgent } from '../../state/core-context.tsx';
import { dateText } from '../../state/format-time.ts';
import { useNotify } from '../../state/notify-context.tsx';
import { hrefOf } from '../../state/route.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useCommand } from '../../state/use-command.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useOwnTeams, usePeople } from '../../state/use-people.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { useToday } from '../../ui/use-today.ts';
import css from './holdings.module.css';

/** One step makes the follow-up about its end: for who looks after it where they may have it, as early as it asks for; a plan on the day of its review. */
export function HoldingFollowUp({ holding }: { readonly holding: HoldingDetail }) {
  const { t } = useTranslation('holdings');
  const locale = useLocale();
  const me = useAgent();
  const notify = useNotify();
  const today = useToday();
  const [team] = useOwnTeams();
  const { agents } = usePeople();
  const { run, running } = useCommand();
  const { id, fields, keeperId, customerName, organisationName, followUp } = holding;
  const { endsOn } = fields;
  const may = endsOn !== null && fields.retiredAt === null && followUp === null;
  const plan = async () => {
    if (!may || running) return;
    if (!team) {
      notify({ tone: 'bad', text: t('followUp.noTeam') });
      return;
    }
    const keeper = agents.find((agent) => agent.id === keeperId && agent.active && mayWorkIn(agent, team.id));
    const remindDays = fields.kind === 'plan' ? 0 : fields.remindDays;
    const date = dateText(endsOn, locale);
    const promise = t(`followUp.promise.${fields.kind}`, {
      name: [fields.name, fields.number].filter(Boolean).join(' '),
      whose: customerName ?? organisationName ?? '',
      date,
    });
    const saved = await run('holding.follow-up', {
      holdingId: id,
      endsOn,
      teamId: team.id,
      ownerId: keeper?.id ?? me.id,
      dueAt: dueOn(reminderDay({ endsOn, remindDays }, today)),
      promise: promise.slice(0, 2000),
    });
    if (saved.ok) notify({ tone: 'good', text: t('followUp.made', { owner: keeper?.name ?? me.name }) });
  };
  useActions([{ id: 'customer.followUpHolding', applies: may, run: () => void plan() }]);
  if (endsOn !== null && followUp)
    return (
      <a className={css.planned} href={hrefOf('follow-ups', followUpOfTerm(id, endsOn))}>
        <CalendarClock size={14} aria-hidden="true" />
        {followUp.isOpen ? t('followUp.on') : t('followUp.done')} <TimeText at={followUp.dueAt} /> ·{' '}
        {followUp.ownerName}
      </a>
    );
  if (!may) return null;
  return (
    <Button loading={running} leftSection={<CalendarClock size={14} />} onClick={() => void plan()}>
      {t(fields.kind === 'plan' ? 'followUp.review' : 'followUp.action')}
    </Button>
  );
}

/** At nine of that day; where that is past already, in an hour. */
function dueOn(day: string): number {
  const nine = dayjs(day).hour(9);
  return (nine.isAfter(dayjs()) ? nine : dayjs().add(1, 'hour').startOf('minute')).valueOf();
}
