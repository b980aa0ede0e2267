import { Switch, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefinitionView } from '#domain/contract/ipc/cooperation-views.ts';
import { synonymsContent } from '#domain/rules/definitions/synonyms.ts';
import { useCommand } from '../state/use-command.ts';
import { FormFoot } from '../ui/form-foot.tsx';
import { DefinitionList } from './definition-list.tsx';
import settings from './settings.module.css';

/** Words that a search takes for one another. */
export function SynonymsSection() {
  const { t } = useTranslation('search-settings');
  const about = ({ active, content }: DefinitionView) => {
    const held = synonymsContent.safeParse(content).data;
    const marks = [...(held?.oneWay ? [t('synonyms.oneWayTold')] : []), ...(active ? [] : [t('synonyms.inactive')])];
    return [held?.terms.slice(1).join(' · ') ?? '', ...marks].filter((text) => text !== '').join(' – ');
  };
  return (
    <DefinitionList
      kind="synonyms"
      title={t('synonyms.title')}
      none={t('synonyms.none')}
      hint={t('synonyms.hint')}
      about={about}
      form={(definition, onDone) => <SynonymsForm definition={definition} onDone={onDone} />}
    />
  );
}

interface FormProps {
  readonly definition: DefinitionView | undefined;
  onDone(): void;
}

function SynonymsForm({ definition, onDone }: FormProps) {
  const { t } = useTranslation('search-settings');
  const { run, running } = useCommand();
  const held = definition && synonymsContent.safeParse(definition.content).data;
  const [typed, setTyped] = useState(held?.terms.join(', ') ?? '');
  const [oneWay, setOneWay] = useState(held?.oneWay ?? false);
  const [active, setActive] = useState(definition?.active ?? true);
  const [failed, setFailed] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const terms = typed.split(/[,，、;；\n]/).map((term) => term.trim());
    const content = synonymsContent.safeParse({ terms: [...new Set(terms.filter(Boolean))], oneWay });
    if (!content.success) return setFailed(true);
    const saved = await run('definition.save', {
      ...(definition ? { definitionId: definition.id, position: definition.position } : {}),
      ...{ kind: 'synonyms', name: content.data.terms[0] ?? '', active, content: content.data },
    });
    if (saved.ok || saved.failure.kind === 'nothing-to-do') onDone();
  };
  return (
    <form
      className={settings.fields}
      aria-label={definition?.name ?? t('synonyms.title')}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <TextInput
        label={t('synonyms.terms')}
        description={t('synonyms.termsHint')}
        value={typed}
        maxLength={800}
        error={failed ? t('synonyms.problem') : undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Switch
        label={t('synonyms.oneWay')}
        checked={oneWay}
        onChange={(event) => setOneWay(event.currentTarget.checked)}
      />
      <Switch
        label={t('synonyms.active')}
        checked={active}
        onChange={(event) => setActive(event.currentTarget.checked)}
      />
      <FormFoot running={running} onCancel={onDone} />
    </form>
  );
}
