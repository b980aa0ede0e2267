import type words from '#assets/locales/en/metrics.json';

/** The metrics that have words; a test holds them equal to the catalogue. */
export type MetricName = keyof typeof words;
