import { Button, Tooltip } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import { useNavigation } from '../state/core-context.tsx';

interface Props {
  readonly icon: LucideIcon;
  readonly label: string;
  /** The page under customers. */
  readonly to: string;
}

/** The way to another list of customers: a picture alone, for there are many beside each other. */
export function ListLink({ icon: Icon, label, to }: Props) {
  const navigation = useNavigation();
  return (
    <Tooltip label={label}>
      <Button variant="default" px={8} aria-label={label} onClick={() => navigation.go('customers', to)}>
        <Icon size={14} aria-hidden="true" />
      </Button>
    </Tooltip>
  );
}
