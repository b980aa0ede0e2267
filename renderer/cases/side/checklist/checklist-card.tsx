import { Button, Checkbox, Menu } from '@mantine/core';
import { ListChecks } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import type { ChecklistItem } from '#domain/model/case-fields.ts';
import type { DefinitionId } from '#domain/model/ids.ts';
import { checklistKey } from '#domain/rules/checklist-key.ts';
import { checklistContent } from '#domain/rules/definitions/checklist.ts';
import { relativeTime } from '../../../state/format-time.ts';
import { hrefOf } from '../../../state/route.ts';
import { useCommand } from '../../../state/use-command.ts';
import { useLocale } from '../../../state/use-locale.ts';
import { usePeople } from '../../../state/use-people.ts';
import { useQuery } from '../../../state/use-query.ts';
import css from '../../../ui/cooperation/item.module.css';
import { useMinute } from '../../../ui/use-minute.ts';
import own from './checklist.module.css';

/** The lists on this case, each item with who ticked it; templates that fit the type stand ready. */
export function ChecklistCard({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation('cooperation');
  const { run } = useCommand();
  const { type, checklist } = detail.fields;
  const templates = useTemplates(checklist);
  const fitting = templates.filter(({ types }) => types.includes(type));
  const lists = [
    ...Map.groupBy(
      checklist.toSorted((a, b) => a.position - b.position),
      ({ list }) => list,
    ),
  ];
  const put = (definitionId: DefinitionId) => void run('checklist.put', { caseId: detail.id, definitionId });
  return (
    <div className={css.card} data-empty={(lists.length === 0 && fitting.length === 0) || undefined}>
      {lists.length === 0 && fitting.length === 0 && <p className={css.none}>{t('checklist.none')}</p>}
      {lists.map(([name, items]) => (
        <CheckedList key={name} caseId={detail.id} name={name} items={items} />
      ))}
      {fitting.length > 0 && (
        <div className={css.buttons}>
          <span className={css.none}>{t('checklist.fits')}</span>
          {fitting.map(({ id, name }) => (
            <Button key={id} size="compact-sm" variant="light" onClick={() => put(id)}>
              {name}
            </Button>
          ))}
        </div>
      )}
      {templates.length > fitting.length && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button variant="default" leftSection={<ListChecks size={14} aria-hidden="true" />}>
              {t('checklist.add')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {templates.map(({ id, name }) => (
              <Menu.Item key={id} onClick={() => put(id)}>
                {name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

/** Templates in use that are not on the case yet. */
function useTemplates(checklist: readonly ChecklistItem[]) {
  const { value } = useQuery('definitions.list', { kind: 'checklist' }, { collections: ['definition'] });
  const held = new Set(checklist.map(({ key }) => key));
  return (value ?? []).flatMap(({ id, name, active, content }) => {
    const template = active ? checklistContent.safeParse(content).data : undefined;
    return template && !held.has(checklistKey(id, 0)) ? [{ id, name, types: template.types }] : [];
  });
}

interface ListProps {
  readonly caseId: CaseDetail['id'];
  readonly name: string;
  readonly items: readonly ChecklistItem[];
}

function CheckedList({ caseId, name, items }: ListProps) {
  const { t } = useTranslation('cooperation');
  const { run } = useCommand();
  const { agents } = usePeople();
  const locale = useLocale();
  const now = Math.max(useMinute(), Date.now());
  // A procedure is looked up where its steps are ticked.
  const articleId = items.find((item) => item.articleId !== undefined)?.articleId;
  const done = items.filter(({ doneAt }) => doneAt !== null).length;
  const by = ({ doneBy, doneAt }: ChecklistItem) => {
    const agent = agents.find(({ id }) => id === doneBy);
    if (!agent || doneAt === null) return undefined;
    return t('checklist.doneBy', { name: agent.name, when: relativeTime(doneAt, now, locale) });
  };
  return (
    <fieldset className={own.list}>
      <legend className={own.name}>
        {articleId === undefined ? name : <a href={hrefOf('knowledge', articleId)}>{name}</a>}{' '}
        <span className={css.faint}>{t('checklist.progress', { done, count: items.length })}</span>
      </legend>
      {items.map((item) => (
        <Checkbox
          key={item.key}
          label={item.text}
          description={by(item)}
          checked={item.doneAt !== null}
          onChange={(event) => void run('checklist.tick', { caseId, key: item.key, done: event.currentTarget.checked })}
        />
      ))}
    </fieldset>
  );
}
