import { z } from 'zod'
import { marksOfSecrecy } from './secrecy.ts'

/** Words of one or more lines, in NFC and without marks of secrecy, which no record of the register may bear. */
export const text = (most: number) =>
  z
    .string()
    .transform((written) => written.normalize('NFC').replaceAll('\r\n', '\n').trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(most)
        .refine((written) => marksOfSecrecy(written).length === 0, 'classified'),
    )

/** A civil day as forms send it. */
export const day = z.iso.date()
