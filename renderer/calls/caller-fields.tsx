import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { callDirections } from '#domain/model/choices.ts';
import type { CustomerId, TeamId } from '#domain/model/ids.ts';
import { useCommand } from '../state/use-command.ts';
import { useLocale } from '../state/use-locale.ts';
import { CustomerPicker } from '../ui/customer-picker.tsx';
import type { CallContent } from './call-content.ts';
import css from './call-form.module.css';

interface Props {
  readonly content: CallContent;
  /** The teams to choose from; with one there is nothing to choose. */
  readonly teams: readonly { readonly id: TeamId; readonly name: string }[];
  readonly teamId: TeamId | null;
  onChange(change: Partial<CallContent>): void;
}

/** Who is on the phone, found while typing; somebody unknown is added here. */
export function CallerFields({ content, teams, teamId, onChange }: Props) {
  const { t } = useTranslation(['calls', 'common']);
  return (
    <div className={css.caller}>
      <div className={css.callerLine}>
        <Direction value={content.direction} onChange={(direction) => onChange({ direction })} />
        <CustomerPicker
          label={t('caller')}
          value={content.customer}
          onPick={(customer) =>
            onChange({ customer, link: { mode: 'none' }, ...(customer?.phone ? { phone: customer.phone } : {}) })
          }
          newCustomer={{
            label: (text) => t('newCaller', { text }),
            onChoose: (text) => onChange({ newcomer: newcomerOf(text, content.phone) }),
          }}
        />
      </div>
      {content.newcomer && <Newcomer newcomer={content.newcomer} onChange={onChange} />}
      <TextInput
        label={t('phone')}
        value={content.phone}
        maxLength={60}
        inputMode="tel"
        onChange={(event) => onChange({ phone: event.currentTarget.value })}
      />
      {teams.length > 1 && (
        <Select
          label={t('team')}
          value={teamId}
          allowDeselect={false}
          onChange={(id) => id && onChange({ teamId: id as TeamId })}
          data={teams.map((team) => ({ value: team.id as string, label: team.name }))}
        />
      )}
    </div>
  );
}

interface DirectionProps {
  readonly value: CallContent['direction'];
  onChange(direction: CallContent['direction']): void;
}

export function Direction({ value, onChange }: DirectionProps) {
  const { t } = useTranslation(['calls', 'common']);
  return (
    <SegmentedControl
      aria-label={t('direction')}
      value={value}
      onChange={onChange}
      data={callDirections.map((direction) => ({ value: direction, label: t(`common:callDirection.${direction}`) }))}
    />
  );
}

/** What was typed to find somebody is their name, or their number when it is one. */
function newcomerOf(text: string, phone: string): CallContent['newcomer'] {
  return /^[\d\s+()-]+$/.test(text) ? { name: '', phone: text } : { name: text, phone };
}

interface NewcomerProps {
  readonly newcomer: NonNullable<CallContent['newcomer']>;
  onChange(change: Partial<CallContent>): void;
}

function Newcomer({ newcomer, onChange }: NewcomerProps) {
  const { t } = useTranslation(['calls', 'common']);
  const locale = useLocale();
  const { run, running } = useCommand();
  const { name, phone } = newcomer;
  const add = async () => {
    const added = await run('customer.add', {
      name,
      language: locale,
      contactPoints: phone.trim() === '' ? [] : [{ kind: 'phone', value: phone, label: '' }],
    });
    const id = added.ok ? added.value.made?.id : undefined;
    if (!id) return;
    onChange({ newcomer: null, phone, customer: { id: id as CustomerId, name: name.trim(), phone: phone || null } });
  };
  return (
    <div className={css.newcomer}>
      <TextInput
        label={t('newcomerName')}
        value={name}
        maxLength={200}
        autoFocus
        onChange={(event) => onChange({ newcomer: { name: event.currentTarget.value, phone } })}
      />
      <TextInput
        label={t('newcomerPhone')}
        value={phone}
        maxLength={60}
        inputMode="tel"
        onChange={(event) => onChange({ newcomer: { name, phone: event.currentTarget.value } })}
      />
      <Button loading={running} disabled={name.trim() === ''} onClick={() => void add()}>
        {t('addCustomer')}
      </Button>
      <Button variant="default" onClick={() => onChange({ newcomer: null })}>
        {t('common:actions.cancel')}
      </Button>
    </div>
  );
}
