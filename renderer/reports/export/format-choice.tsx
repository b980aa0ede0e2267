import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { reportFileFormats } from '#domain/model/choices.ts';

export type FileFormat = (typeof reportFileFormats)[number];

const pictures: readonly FileFormat[] = ['svg', 'png'];

/** Formats that hold one chart and nothing else. */
export function isPicture(format: FileFormat): boolean {
  return pictures.includes(format);
}

interface Props {
  readonly value: FileFormat;
  onChange(format: FileFormat): void;
}

/** What a file is to be, and what each kind is good for. */
export function FormatChoice({ value, onChange }: Props) {
  const { t } = useTranslation('reports');
  return (
    <Radio.Group label={t('export.format')} value={value} onChange={(chosen) => onChange(chosen as FileFormat)}>
      <Stack gap="xs" mt="xs">
        {reportFileFormats.map((each) => (
          <Radio
            key={each}
            value={each}
            label={t(`export.formats.${each}`)}
            description={t(`export.formatHints.${each}`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
