import { Button } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import type { CommandInput } from '#domain/commands/registry.ts';
import { useCommand } from '../state/use-command.ts';
import settings from './settings.module.css';

interface Props {
  readonly title: string;
  /** What is kept when it is sent; none while something of it cannot be kept. */
  readonly saves: CommandInput<'definition.save'> | undefined;
  /** Whether that differs from what is held. */
  readonly changed: boolean;
  readonly action: string;
  /** Told while it cannot be kept; left out where a field tells it. */
  readonly problem?: string;
  readonly children: ReactNode;
}

/** The form of one set of the workspace's rules: it can be sent once it was changed, and tells why not. */
export function RulesForm({ title, saves, changed, action, problem, children }: Props) {
  const { run, running } = useCommand();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (saves) await run('definition.save', saves);
  };
  return (
    <form className={settings.form} aria-label={title} onSubmit={(event) => void submit(event)}>
      <div className={settings.fields}>
        {children}
        {!saves && problem !== undefined && (
          <p className={settings.failure} role="alert">
            {problem}
          </p>
        )}
        <div className={settings.buttons}>
          <Button type="submit" loading={running} disabled={!saves || !changed}>
            {action}
          </Button>
        </div>
      </div>
    </form>
  );
}
