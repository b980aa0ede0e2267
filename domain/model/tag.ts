import { z } from 'zod';

export const tag = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .refine((text) => !/[,\n]/.test(text), 'a tag holds no comma or line break');
