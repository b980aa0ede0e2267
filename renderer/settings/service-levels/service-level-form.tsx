import { Button, MultiSelect, NumberInput, SegmentedControl, Select, Switch, TextInput } from '@mantine/core';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefinitionView } from '#domain/contract/ipc/cooperation-views.ts';
import { caseTypes, priorities, tiers } from '#domain/model/choices.ts';
import type { DefinitionId } from '#domain/model/ids.ts';
import { clockKinds, serviceLevel } from '#domain/rules/sla/service-level.ts';
import { useCommand } from '../../state/use-command.ts';
import { usePeople } from '../../state/use-people.ts';
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts';
import settings from '../settings.module.css';
import { draftOf, isSound, type LevelDraft, levelOf, longestMinutes, newLevel, problemsOf } from './level-draft.ts';
import css from './service-levels.module.css';
import { TargetFields } from './target-fields.tsx';
import { usePromise } from './use-promise.ts';

interface Props {
  readonly definition: DefinitionView | undefined;
  /** Its position among the levels. */
  readonly place: number;
  readonly calendars: readonly DefinitionView[];
  onDone(): void;
}

const roundTheClock = 'round-the-clock';

export function ServiceLevelForm({ definition, place, calendars, onDone }: Props) {
  const { t } = useTranslation(['sla-settings', 'sla', 'common']);
  const { run, running } = useCommand();
  const { teams } = usePeople();
  const promise = usePromise();
  const form = useRef<HTMLFormElement>(null);
  const warningId = useId();
  const [name, setName] = useState(definition?.name ?? '');
  const [active, setActive] = useState(definition?.active ?? true);
  const [draft, setDraft] = useState<LevelDraft>(() => {
    const held = definition && serviceLevel.safeParse(definition.content).data;
    if (held) return draftOf(held);
    return { ...newLevel(), calendarId: calendars.find((calendar) => calendar.active)?.id ?? null };
  });
  const [checked, setChecked] = useState(false);
  const set = (change: Partial<LevelDraft>) => setDraft({ ...draft, ...change });
  const problems = problemsOf(draft);
  const calendarName = calendars.find(({ id }) => id === draft.calendarId)?.name;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (name.trim() === '' || !isSound(problems)) return focusFirstInvalid(form.current);
    const saved = await run('definition.save', {
      ...(definition ? { definitionId: definition.id } : {}),
      ...{ kind: 'service-level', name, active, position: place, content: levelOf(draft) },
    });
    if (saved.ok || saved.failure.kind === 'nothing-to-do') onDone();
  };
  const choices = <T extends string>(
    label: string,
    data: readonly { readonly value: T; readonly label: string }[],
    value: readonly T[],
    onChange: (next: readonly T[]) => void,
  ) => (
    <MultiSelect
      label={label}
      placeholder={value.length === 0 ? t('level.any') : ''}
      data={data.map((one) => ({ ...one }))}
      value={[...value]}
      onChange={(next) => onChange(data.map((one) => one.value).filter((one) => next.includes(one)))}
    />
  );
  return (
    <form
      ref={form}
      className={css.form}
      aria-label={definition?.name ?? t('level.new')}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <div className={settings.pair}>
        <TextInput
          label={t('name')}
          value={name}
          maxLength={200}
          error={checked && name.trim() === '' && t('nameMissing')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t('level.calendar')}
          data={[
            { value: roundTheClock, label: t('level.roundTheClock') },
            ...calendars
              .filter((calendar) => calendar.active || calendar.id === draft.calendarId)
              .map((calendar) => ({ value: calendar.id as string, label: calendar.name })),
            ...(draft.calendarId !== null && calendarName === undefined
              ? [{ value: draft.calendarId as string, label: t('level.goneCalendar') }]
              : []),
          ]}
          value={draft.calendarId ?? roundTheClock}
          allowDeselect={false}
          onChange={(next) => set({ calendarId: next === roundTheClock ? null : (next as DefinitionId) })}
        />
      </div>
      <fieldset className={css.block}>
        <legend className={css.legend}>{t('level.fits')}</legend>
        <div className={css.fits}>
          {choices(
            t('level.tiers'),
            tiers.map((value) => ({ value, label: t(`common:tier.${value}`) })),
            draft.tiers,
            (next) => set({ tiers: next }),
          )}
          {choices(
            t('level.priorities'),
            priorities.map((value) => ({ value, label: t(`common:priority.${value}`) })),
            draft.priorities,
            (next) => set({ priorities: next }),
          )}
          {choices(
            t('level.types'),
            caseTypes.map((value) => ({ value, label: t(`common:type.${value}`) })),
            draft.types,
            (next) => set({ types: next }),
          )}
          {choices(
            t('level.teams'),
            [
              ...teams.map(({ id, name: label }) => ({ value: id, label })),
              ...draft.teamIds
                .filter((id) => !teams.some((team) => team.id === id))
                .map((value) => ({ value, label: t('level.goneTeam') })),
            ],
            draft.teamIds,
            (next) => set({ teamIds: next }),
          )}
        </div>
      </fieldset>
      <fieldset className={css.block}>
        <legend className={css.legend}>{t('level.targets')}</legend>
        {clockKinds.map((kind) => (
          <TargetFields
            key={kind}
            kind={kind}
            target={draft.targets[kind]}
            error={checked && problems.targets.includes(kind) ? t('level.badTarget') : undefined}
            onChange={(target) => set({ targets: { ...draft.targets, [kind]: target } })}
          />
        ))}
        {checked && problems.noTarget && (
          <p className={css.problem} role="alert">
            {t('level.noTarget')}
          </p>
        )}
      </fieldset>
      <fieldset className={css.block}>
        <legend id={warningId} className={css.legend}>
          {t('level.warning')}
        </legend>
        <div className={css.warning}>
          <SegmentedControl
            aria-labelledby={warningId}
            value={draft.warning}
            onChange={(warning) => set({ warning })}
            data={[
              { value: 'share', label: t('level.byShare') },
              { value: 'minutesBefore', label: t('level.byMinutes') },
            ]}
          />
          {draft.warning === 'share' ? (
            <NumberInput
              aria-label={t('level.byShare')}
              suffix="%"
              value={draft.percent ?? ''}
              allowDecimal={false}
              allowNegative={false}
              hideControls
              error={checked && problems.warning && t('level.badShare')}
              onChange={(value) => set({ percent: typeof value === 'number' ? value : null })}
            />
          ) : (
            <NumberInput
              aria-label={t('level.byMinutes')}
              value={draft.minutesBefore ?? ''}
              max={longestMinutes}
              allowDecimal={false}
              allowNegative={false}
              hideControls
              error={checked && problems.warning && t('level.badMinutes')}
              onChange={(value) => set({ minutesBefore: typeof value === 'number' ? value : null })}
            />
          )}
        </div>
      </fieldset>
      <Switch
        label={t('level.conversation')}
        description={t('level.conversationHint')}
        checked={draft.conversationAnswers}
        onChange={(event) => set({ conversationAnswers: event.currentTarget.checked })}
      />
      <Switch label={t('active')} checked={active} onChange={(event) => setActive(event.currentTarget.checked)} />
      {isSound(problems) && (
        <p className={css.promise} role="status">
          {promise(levelOf(draft), calendarName)}
        </p>
      )}
      <div className={settings.buttons}>
        <Button variant="default" onClick={onDone}>
          {t('common:actions.cancel')}
        </Button>
        <Button type="submit" loading={running}>
          {t('common:actions.save')}
        </Button>
      </div>
    </form>
  );
}
