import { ChevronDown } from 'lucide-react';
import type { ComponentPropsWithRef } from 'react';
import css from './property-button.module.css';

/** A value that opens a menu to change it. */
export function PropertyButton({ children, ...props }: ComponentPropsWithRef<'button'>) {
  return (
    <button {...props} type="button" className={css.button}>
      {children}
      <ChevronDown size={13} className={css.chevron} aria-hidden="true" />
    </button>
  );
}
