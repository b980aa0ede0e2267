/** Letters in what people write down at length. */
export const longText = 50_000;
