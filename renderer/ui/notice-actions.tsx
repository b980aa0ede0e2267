import { Button } from '@mantine/core';
import type { Notice } from '../state/notify-context.tsx';
import css from './notice-actions.module.css';

interface Props {
  readonly text: string;
  readonly actions: NonNullable<Notice['actions']>;
  onDone(): void;
}

/** A message with what can be done about it. */
export function NoticeActions({ text, actions, onDone }: Props) {
  return (
    <div className={css.notice}>
      <span>{text}</span>
      <span className={css.actions}>
        {actions.map(({ label, run }) => (
          <Button
            key={label}
            variant="light"
            onClick={() => {
              run();
              onDone();
            }}
          >
            {label}
          </Button>
        ))}
      </span>
    </div>
  );
}
