import { ActionIcon, Button, Switch, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefinitionView } from '#domain/contract/ipc/cooperation-views.ts';
import { onCallContent } from '#domain/rules/definitions/on-call.ts';
import { useCommand } from '../state/use-command.ts';
import { DefinitionList } from './definition-list.tsx';
import css from './definitions.module.css';
import settings from './settings.module.css';

/** Who can be called when, for the emergency sheet. Only leads come here. */
export function OnCallSection() {
  const { t } = useTranslation('follow-ups');
  const about = ({ active, content }: DefinitionView) =>
    [
      t('onCall.people', { count: onCallContent.safeParse(content).data?.people.length ?? 0 }),
      ...(active ? [] : [t('onCall.inactive')]),
    ].join(' · ');
  return (
    <DefinitionList
      kind="on-call"
      title={t('onCall.title')}
      none={t('onCall.none')}
      hint={t('onCall.hint')}
      about={about}
      form={(definition, onDone) => <OnCallForm definition={definition} onDone={onDone} />}
    />
  );
}

interface Person {
  readonly name: string;
  /** As it is typed: several with commas. */
  readonly phones: string;
  readonly hours: string;
  readonly note: string;
}

const blank: Person = { name: '', phones: '', hours: '', note: '' };
const mostPeople = 50;

function OnCallForm({ definition, onDone }: { readonly definition: DefinitionView | undefined; onDone(): void }) {
  const { t } = useTranslation(['follow-ups', 'common']);
  const { run, running } = useCommand();
  const held = definition && onCallContent.safeParse(definition.content).data;
  const [name, setName] = useState(definition?.name ?? '');
  const [people, setPeople] = useState<readonly Person[]>(
    held?.people.map((person) => ({ ...person, phones: person.phones.join(', ') })) ?? [blank],
  );
  const [active, setActive] = useState(definition?.active ?? true);
  const [failed, setFailed] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const content = onCallContent.safeParse({
      people: people.map((person) => ({
        ...person,
        phones: person.phones
          .split(/[,，、;；]/)
          .map((phone) => phone.trim())
          .filter(Boolean),
      })),
    });
    if (!content.success || name.trim() === '') return setFailed(true);
    const saved = await run('definition.save', {
      ...(definition ? { definitionId: definition.id, position: definition.position } : {}),
      ...{ kind: 'on-call', name, active, content: content.data },
    });
    if (saved.ok || saved.failure.kind === 'nothing-to-do') onDone();
  };
  return (
    <form
      className={settings.fields}
      aria-label={definition?.name ?? t('onCall.title')}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <TextInput
        label={t('onCall.name')}
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {people.map((person, index) => {
        const set = (change: Partial<Person>) => setPeople(people.with(index, { ...person, ...change }));
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a person is their place; the fields begin anew when another is put in or taken out
          <fieldset key={`${people.length}/${index}`} className={css.level}>
            <legend className={css.legend}>{t('onCall.person', { count: index + 1 })}</legend>
            {people.length > 1 && (
              <ActionIcon
                variant="subtle"
                className={css.remove ?? ''}
                aria-label={t('onCall.remove', { count: index + 1 })}
                onClick={() => setPeople(people.toSpliced(index, 1))}
              >
                <X size={16} aria-hidden="true" />
              </ActionIcon>
            )}
            {(['who', 'phones', 'hours', 'note'] as const).map((field) => {
              const key = field === 'who' ? 'name' : field;
              return (
                <TextInput
                  key={field}
                  label={t(`onCall.${field}`)}
                  value={person[key]}
                  maxLength={200}
                  onChange={(event) => set({ [key]: event.currentTarget.value })}
                />
              );
            })}
          </fieldset>
        );
      })}
      {people.length < mostPeople && (
        <div>
          <Button variant="default" leftSection={<Plus size={14} />} onClick={() => setPeople([...people, blank])}>
            {t('onCall.add')}
          </Button>
        </div>
      )}
      <Switch
        label={t('onCall.active')}
        checked={active}
        onChange={(event) => setActive(event.currentTarget.checked)}
      />
      {failed && (
        <p className={settings.failure} role="alert">
          {t('onCall.problem')}
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
