/** The full-text indexes. */
export const searchTables = [
  'case_search',
  'customer_search',
  'customer_part_search',
  'article_search',
  'entry_search',
  'call_search',
] as const;

export type SearchTable = (typeof searchTables)[number];
