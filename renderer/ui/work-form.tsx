import type { ComponentProps } from 'react';
import { onModEnter } from './mod-enter.ts';

interface Props extends Omit<ComponentProps<'form'>, 'aria-label' | 'noValidate' | 'onKeyDown' | 'onSubmit'> {
  /** Left out where a dialog or a heading has its name. */
  readonly label?: string;
  onSend(): void;
}

/** A form that is sent by its button, or from any field by Ctrl or Command with Enter; what is missing is told by its fields. */
export function WorkForm({ label, onSend, children, ...rest }: Props) {
  return (
    <form
      {...rest}
      aria-label={label}
      noValidate
      onKeyDown={(event) => onModEnter(event, onSend)}
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      {children}
    </form>
  );
}
