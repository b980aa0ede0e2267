import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefinitionView } from '#domain/contract/ipc/cooperation-views.ts';
import type { DefinitionKind } from '#domain/model/choices.ts';
import { useQuery } from '../state/use-query.ts';
import { SaveStateMark } from '../ui/save-state-mark.tsx';
import { Section } from '../ui/section.tsx';
import css from './settings.module.css';

interface Props {
  readonly kind: DefinitionKind;
  readonly title: string;
  readonly none: string;
  /** What is to be known of them all. */
  readonly hint?: string;
  /** Another order than that of position and name. */
  order?(a: DefinitionView, b: DefinitionView): number;
  /** What is told of one in its line, beside its name. */
  about(definition: DefinitionView): string;
  /** The form for one that is there, or for a new one. */
  form(definition: DefinitionView | undefined, onDone: () => void): ReactNode;
  /** Further buttons of its line. */
  lineActions?(definition: DefinitionView): ReactNode;
}

/** The workspace's definitions of a kind, with a form to make and change them. */
export function DefinitionList({ kind, title, none, hint, order, about, form, lineActions }: Props) {
  const { t } = useTranslation('cooperation');
  const { value: held = [] } = useQuery('definitions.list', { kind }, { collections: ['definition'] });
  const definitions = order ? held.toSorted(order) : held;
  const [editing, setEditing] = useState<string | null>(null);
  const close = () => setEditing(null);
  return (
    <Section
      title={title}
      count={definitions.length}
      actions={
        editing === null && (
          <Button variant="default" leftSection={<Plus size={14} />} onClick={() => setEditing('new')}>
            {t('settings.new')}
          </Button>
        )
      }
    >
      {editing === 'new' && <div className={css.form}>{form(undefined, close)}</div>}
      {hint !== undefined && definitions.length > 0 && <p className={css.listHint}>{hint}</p>}
      {definitions.length === 0 && editing === null && <p className={css.nothing}>{none}</p>}
      <ul className={css.people}>
        {definitions.map((definition) =>
          definition.id === editing ? (
            <li key={definition.id} className={css.form}>
              {form(definition, close)}
            </li>
          ) : (
            <li key={definition.id} className={css.line}>
              <span className={css.label}>
                {definition.name}
                <span className={css.hint}>{about(definition)}</span>
              </span>
              <span className={css.buttons}>
                <SaveStateMark state={definition.saveState} quiet />
                {lineActions?.(definition)}
                <Button variant="default" onClick={() => setEditing(definition.id)}>
                  {t('settings.edit')}
                </Button>
              </span>
            </li>
          ),
        )}
      </ul>
    </Section>
  );
}
