interface Served {
  readonly published: boolean;
  readonly helped: number;
  readonly notHelped: number;
}

/** Whether an article that was used answers what was asked: agents use it, and do not say more often that it did not help than that it did. */
export function servesWell({ published, helped, notHelped }: Served): boolean {
  return published && helped >= notHelped;
}
