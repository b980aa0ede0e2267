import { ActionIcon } from '@mantine/core';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefinitionView } from '#domain/contract/ipc/cooperation-views.ts';
import { serviceLevel } from '#domain/rules/sla/service-level.ts';
import { useCommand } from '../../state/use-command.ts';
import { useQuery } from '../../state/use-query.ts';
import { DefinitionList } from '../definition-list.tsx';
import { ServiceLevelForm } from './service-level-form.tsx';
import css from './service-levels.module.css';
import { usePromise } from './use-promise.ts';

/** What is promised to which cases; the first that fits counts. Only leads come here. */
export function ServiceLevelsSection() {
  const { t } = useTranslation('sla-settings');
  const { run, running } = useCommand();
  const promise = usePromise();
  const { value: held = [] } = useQuery('definitions.list', { kind: 'service-level' }, { collections: ['definition'] });
  const { value: calendars = [] } = useQuery('definitions.list', { kind: 'calendar' }, { collections: ['definition'] });
  const levels = held.toSorted(inForce);
  const [said, setSaid] = useState('');
  const moved = useRef<{ readonly id: string; readonly by: -1 | 1 } | null>(null);
  const list = useRef<HTMLDivElement>(null);

  // A line that changes its place loses the focus; whoever moves it once more finds it where it went.
  useEffect(() => {
    if (!moved.current || running) return;
    const { id, by } = moved.current;
    moved.current = null;
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>(`[data-move="${id}"]`) ?? [])];
    const wanted = by < 0 ? buttons : buttons.toReversed();
    wanted.find((button) => !button.disabled)?.focus();
  });

  const move = async (level: DefinitionView, by: -1 | 1) => {
    const from = levels.findIndex(({ id }) => id === level.id);
    const next = levels.toSpliced(from, 1).toSpliced(from + by, 0, level);
    for (const [position, { id, kind, name, active, content, position: before }] of next.entries()) {
      if (position === before) continue;
      const saved = await run('definition.save', { definitionId: id, kind, name, active, content, position });
      if (!saved.ok && saved.failure.kind !== 'nothing-to-do') return;
    }
    moved.current = { id: level.id, by };
    setSaid(t('level.moved', { name: level.name, place: from + by + 1, count: next.length }));
  };
  const about = ({ active, content }: DefinitionView) => {
    const level = serviceLevel.safeParse(content).data;
    if (!level) return t('unreadable');
    const words = promise(level, calendars.find(({ id }) => id === level.calendarId)?.name);
    return active ? words : t('level.isOff', { words });
  };
  const place = ({ id }: DefinitionView) => levels.findIndex((level) => level.id === id);
  return (
    <div ref={list}>
      <DefinitionList
        kind="service-level"
        title={t('level.title')}
        hint={t('level.hint')}
        none={t('level.none')}
        order={inForce}
        about={about}
        form={(definition, onDone) => (
          <ServiceLevelForm
            definition={definition}
            place={definition?.position ?? Math.max(-1, ...levels.map(({ position }) => position)) + 1}
            calendars={calendars}
            onDone={onDone}
          />
        )}
        lineActions={(definition) => (
          <>
            <ActionIcon
              data-move={definition.id}
              aria-label={t('level.up', { name: definition.name })}
              disabled={running || place(definition) === 0}
              onClick={() => void move(definition, -1)}
            >
              <ArrowUp size={16} aria-hidden="true" />
            </ActionIcon>
            <ActionIcon
              data-move={definition.id}
              aria-label={t('level.down', { name: definition.name })}
              disabled={running || place(definition) === levels.length - 1}
              onClick={() => void move(definition, 1)}
            >
              <ArrowDown size={16} aria-hidden="true" />
            </ActionIcon>
          </>
        )}
      />
      <p className={css.said} role="status">
        {said}
      </p>
    </div>
  );
}

/** As the clocks look for the one that fits. */
function inForce(a: DefinitionView, b: DefinitionView): number {
  return a.position - b.position || (a.id < b.id ? -1 : 1);
}
