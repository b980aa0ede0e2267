import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useState } from 'react';

interface Props
  extends Pick<NumberInputProps, 'label' | 'description' | 'placeholder' | 'min' | 'max' | 'decimalScale'> {
  /** What it is called where its label alone would not tell it from others. */
  readonly name?: string;
  readonly value: number | null;
  onChange(value: number | null): void;
}

/** A number or none, whole where nothing else is said. While it is typed, `1.` is not yet a number: it stays as it is on the screen. */
export function NumberField({ name, value, onChange, decimalScale = 0, ...rest }: Props) {
  const [typed, setTyped] = useState<number | string>(value ?? '');
  return (
    <NumberInput
      {...rest}
      decimalScale={decimalScale}
      {...(name === undefined ? {} : { 'aria-label': name })}
      value={typed}
      allowNegative={false}
      thousandSeparator=","
      hideControls
      onChange={(next) => {
        setTyped(next);
        const number = typeof next === 'number' ? next : Number.parseFloat(next);
        onChange(Number.isNaN(number) ? null : number);
      }}
    />
  );
}
