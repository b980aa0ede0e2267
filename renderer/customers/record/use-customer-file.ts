import { useEffect, useRef, useState } from 'react';
import type { CustomerFile } from '#domain/contract/customer-file.ts';
import type { BulkProgress } from '#domain/contract/ipc/queue-views.ts';
import type { CustomerId } from '#domain/model/ids.ts';
import { useCore } from '../../state/core-context.tsx';
import { useProcedure } from '../../state/use-command.ts';

export interface FileWish {
  readonly internal: boolean;
  readonly identity: boolean;
  readonly reason: string;
}

export interface MadeFile {
  readonly fileName: string;
  readonly file: CustomerFile;
}

/** Has a customer's complete file put together; leaving the page calls it off. */
export function useCustomerFile(customerId: CustomerId) {
  const { link } = useCore();
  const { call } = useProcedure();
  const [progress, setProgress] = useState<BulkProgress | null>(null);
  const [made, setMade] = useState<MadeFile | null>(null);
  const running = useRef<string | null>(null);
  const cancel = () => {
    if (running.current !== null) void link.call('customers.cancelFile', { id: running.current });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the page is left
  useEffect(() => cancel, []);
  const make = async (wish: FileWish) => {
    const id = crypto.randomUUID();
    running.current = id;
    setMade(null);
    setProgress({ id, done: 0, total: 0 });
    const stop = link.on('bulk', (told) => told.id === id && setProgress(told));
    const outcome = await call('customers.file', { id, customerId, ...wish });
    stop();
    if (running.current !== id) return;
    running.current = null;
    setProgress(null);
    if (outcome.ok) setMade(outcome.value);
  };
  return { progress, made, make, cancel };
}
