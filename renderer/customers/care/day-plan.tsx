import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ConsentChannel, consentChannels } from '#domain/model/service-file-fields.ts';
import { careText } from '#domain/rules/occasion-text.ts';
import { valuesOf } from '#domain/rules/prepared-text.ts';
import { useAgent, useCore } from '../../state/core-context.tsx';
import { useFailureSentence } from '../../state/failure-sentence.ts';
import { monthDay } from '../../state/format-day.ts';
import { listText } from '../../state/format-list.ts';
import { useNotify } from '../../state/notify-context.tsx';
import { useProcedure } from '../../state/use-command.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useOwnTeams } from '../../state/use-people.ts';
import { FailureState, LoadingState } from '../../ui/states.tsx';
import { useMinute } from '../../ui/use-minute.ts';
import css from './care.module.css';
import { carePlanOf } from './care-plan.ts';
import { DayPreview } from './day-preview.tsx';
import { useCareDays } from './use-care-days.ts';
import { useOccasionWords } from './use-occasion-words.ts';

const usualClock = '10:00';

/** What a text may ask for, see rules/prepared-text.ts and rules/occasion-text.ts. */
const placeNames = ['name', 'organisation', 'agent', 'occasion', 'date'] as const;

/** While a time is typed it is none yet. */
function minuteOf(clock: string): number {
  const [hours = 0, minutes = 0] = (clock || usualClock).split(':').map(Number);
  return hours * 60 + minutes;
}

/** One text for all the days of the list, seen as each customer gets it; a step makes the follow-ups. Nothing is sent. */
export function DayPlan({ dayId }: { readonly dayId: string | null }) {
  const { t } = useTranslation(['care', 'common']);
  const locale = useLocale();
  const me = useAgent();
  const [team] = useOwnTeams();
  const { undo } = useCore();
  const notify = useNotify();
  const sentence = useFailureSentence();
  const { call, running } = useProcedure();
  const now = useMinute();
  const { name } = useOccasionWords();
  const found = useCareDays();
  const [channel, setChannel] = useState<ConsentChannel>('phone');
  const [clock, setClock] = useState(usualClock);
  const place = (each: (typeof placeNames)[number]) => `{{${t(`days.place.${each}`)}}}`;
  const [text, setText] = useState(() =>
    t('days.usualText', { name: place('name'), date: place('date'), occasion: place('occasion') }),
  );
  if (!found.value) return found.failure ? <FailureState failure={found.failure} /> : <LoadingState />;

  const prefix = t(`common:consentChannel.${channel}`);
  const plan = carePlanOf(found.value.rows, {
    ...{ channel, minute: minuteOf(clock), now },
    textFor(row) {
      const about = { fields: { number: '', subject: '' }, customer: row, teamName: team?.name ?? '' };
      return careText(text, valuesOf(about, me), { occasion: name(row), date: monthDay(row.date, locale) });
    },
  });
  const count = plan.planned.length;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (count === 0 || running) return;
    if (!team) {
      notify({ tone: 'bad', text: t('risk.noTeam') });
      return;
    }
    const made = await call('occasions.plan', {
      ...{ id: crypto.randomUUID(), teamId: team.id, ownerId: me.id, channel },
      plans: plan.planned.map(({ row, text: said, dueAt }) => ({
        ...{ customerId: row.customerId, date: row.date, dueAt },
        promise: t('days.promise', { channel: prefix, text: said }).slice(0, 2000),
      })),
    });
    if (!made.ok) return;
    const { done, refused, leftOut, undo: token } = made.value;
    undo.made('care.plan', token, done);
    const [first] = leftOut;
    if (done > 0) notify({ tone: 'good', text: t('days.done', { count: done }) });
    if (refused > 0)
      notify({ tone: 'bad', text: t('days.refused', { count: refused, why: first ? sentence(first.failure) : '' }) });
  };
  return (
    <form className={css.page} aria-label={t('days.plan')} onSubmit={(event) => void submit(event)}>
      <h2 className={css.title}>{t('days.plan')}</h2>
      <p className={css.basis}>{t('days.hint')}</p>
      <div className={css.how}>
        <Select
          label={t('days.channel')}
          data={consentChannels.map((value) => ({ value, label: t(`common:consentChannel.${value}`) }))}
          value={channel}
          allowDeselect={false}
          onChange={(next) => next && setChannel(next)}
        />
        <TextInput
          label={t('days.time')}
          type="time"
          value={clock}
          onChange={(event) => setClock(event.currentTarget.value)}
        />
      </div>
      <Textarea
        label={t('days.text')}
        description={t('days.places', { places: listText(placeNames.map(place), locale) })}
        value={text}
        maxLength={1500}
        autosize
        minRows={2}
        maxRows={8}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={css.buttons}>
        <Button type="submit" loading={running} disabled={count === 0 || text.trim() === ''}>
          {t('days.make', { count })}
        </Button>
      </div>
      <DayPreview plan={plan} dayId={dayId} />
    </form>
  );
}
