import { Button } from '@mantine/core';
import { useNavigation } from '../state/core-context.tsx';

interface Props {
  readonly label: string;
  /** The page under customers. */
  readonly to: string;
}

/** The way to another list of customers, by its name: so many pictures in a row tell nobody anything. */
export function ListLink({ label, to }: Props) {
  const navigation = useNavigation();
  return (
    <Button size="compact-sm" variant="default" onClick={() => navigation.go('customers', to)}>
      {label}
    </Button>
  );
}
