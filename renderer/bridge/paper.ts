/** What the desktop program does with a page that is made for paper; a browser prints it to a PDF by itself. */
export interface PaperBridge {
  /** Asks where, and saves what would be printed under that name. */
  savePdf(name: string): Promise<'saved' | 'cancelled' | 'failed'>;
}

/** None in a browser. */
export function paperBridge(page: Window): PaperBridge | undefined {
  return page.holdfast?.savePdf ? { savePdf: page.holdfast.savePdf } : undefined;
}
