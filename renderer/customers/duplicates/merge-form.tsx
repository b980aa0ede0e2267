import { Checkbox, Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { customerLimits } from '#domain/commands/customer-input.ts';
import type { CustomerDetail } from '#domain/contract/ipc/customer-views.ts';
import type { ContactPoint } from '#domain/model/customer-fields.ts';
import { usePeople } from '../../state/use-people.ts';
import { TimeText } from '../../ui/time-text.tsx';
import css from './duplicates.module.css';
import { type Choose, differs, plainFields, pointsOfBoth, type Side, textAfter, textFields } from './merge-choice.ts';

export interface MergeChoice {
  readonly choose: Choose;
  readonly drop: readonly ContactPoint[];
}

interface Props {
  readonly from: CustomerDetail;
  readonly into: CustomerDetail;
  readonly choice: MergeChoice;
  onChange(choice: MergeChoice): void;
}

/** Two service files side by side: what each says, which value stands, and what will be. */
export function MergeForm({ from, into, choice, onChange }: Props) {
  const { t } = useTranslation(['duplicates', 'common', 'customers']);
  const { agents } = usePeople();
  const { choose, drop } = choice;
  const set = (some: Partial<Choose>) => onChange({ ...choice, choose: { ...choose, ...some } });
  const said = (customer: CustomerDetail, field: (typeof plainFields)[number]): string => {
    const { name, tier, language, accountManagerId } = customer.fields;
    if (field === 'name') return name;
    if (field === 'accountManagerId') return agents.find((each) => each.id === accountManagerId)?.name ?? t('nothing');
    if (field === 'organisationId') return customer.organisation?.name ?? t('nothing');
    return field === 'tier' ? t(`common:tier.${tier}`) : t(`common:language.${language}`);
  };
  const shown = plainFields.filter(
    (field) => field !== 'accountManagerId' || [from, into].some(({ fields }) => fields[field] !== null),
  );
  const points = pointsOfBoth(from, into);
  const kept = points.filter((point) => !drop.includes(point));
  const tags = [...new Set([...into.fields.tags, ...from.fields.tags])];
  const sides: Readonly<Record<Side, CustomerDetail>> = { from, into };
  return (
    <>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('column.field')}</th>
            <th scope="col">{t('column.from')}</th>
            <th scope="col">{t('column.into')}</th>
            <th scope="col">{t('column.after')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((field) => (
            <Row key={field} label={t(`field.${field}`)} after={said(sides[choose[field]], field)}>
              {(side) => (
                <Choice
                  name={field}
                  isOne={differs(field, from, into)}
                  checked={choose[field] === side}
                  label={said(sides[side], field)}
                  onChoose={() => set({ [field]: side })}
                />
              )}
            </Row>
          ))}
          {textFields
            .filter((field) => field === 'notes' || [from, into].some(({ fields }) => fields[field] !== ''))
            .map((field) => (
              <Row
                key={field}
                label={t(`field.${field}`)}
                after={textAfter(field, choose[field], from, into) || t('nothing')}
                below={
                  differs(field, from, into) && (
                    <Radio
                      name={field}
                      label={t('both')}
                      checked={choose[field] === 'both'}
                      onChange={() => set({ [field]: 'both' })}
                    />
                  )
                }
              >
                {(side) => (
                  <Choice
                    name={field}
                    isOne={differs(field, from, into)}
                    checked={choose[field] === side}
                    label={sides[side].fields[field] || t('nothing')}
                    onChoose={() => set({ [field]: side })}
                  />
                )}
              </Row>
            ))}
          <Row label={t('field.contactPoints')} after={kept.map(({ value }) => value).join(', ') || t('nothing')}>
            {(side) => (
              <ul className={css.points}>
                {points
                  .filter((point) => sides[side].fields.contactPoints.includes(point))
                  .map((point) => (
                    <li key={`${point.kind} ${point.value}`}>
                      <Checkbox
                        label={point.label ? `${point.value} (${point.label})` : point.value}
                        aria-label={t('keep', { value: point.value })}
                        checked={!drop.includes(point)}
                        onChange={(event) =>
                          onChange({
                            ...choice,
                            drop: event.currentTarget.checked
                              ? drop.filter((each) => each !== point)
                              : [...drop, point],
                          })
                        }
                      />
                    </li>
                  ))}
              </ul>
            )}
          </Row>
          <Row label={t('field.tags')} after={tags.join(', ') || t('nothing')}>
            {(side) => sides[side].fields.tags.join(', ') || t('nothing')}
          </Row>
          <Row label={t('field.work')} after={t('work', { count: from.cases.length + into.cases.length })}>
            {(side) => t('work', { count: sides[side].cases.length })}
          </Row>
          <Row label={t('field.since')} after={<TimeText at={into.fields.createdAt} />}>
            {(side) => <TimeText at={sides[side].fields.createdAt} />}
          </Row>
        </tbody>
      </table>
      {kept.length > customerLimits.contactPoints && (
        <p className={css.warning} role="alert">
          {t('tooMany')}
        </p>
      )}
    </>
  );
}

interface RowProps {
  readonly label: string;
  readonly after: ReactNode;
  readonly below?: ReactNode;
  readonly children: (side: Side) => ReactNode;
}

function Row({ label, after, below, children }: RowProps) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{children('from')}</td>
      <td>{children('into')}</td>
      <td className={css.after}>
        {after}
        {below}
      </td>
    </tr>
  );
}

interface ChoiceProps {
  readonly name: string;
  /** Nothing is asked where both say the same. */
  readonly isOne: boolean;
  readonly checked: boolean;
  readonly label: string;
  onChoose(): void;
}

function Choice({ name, isOne, checked, label, onChoose }: ChoiceProps) {
  if (!isOne) return label;
  return <Radio name={name} label={label} checked={checked} onChange={onChoose} />;
}
