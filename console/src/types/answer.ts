import type { components } from '@/types/openapi';

/** The shapes of the server's description. */
export type Schemas = components['schemas'];

/**
 * An answer carries all of its properties. The description tells neither which of them may be null nor the words a text
 * is taken from: `Absent` and `Told` do. A property it does not know is a compile error.
 */
export type Answer<
  Name extends keyof Schemas,
  Absent extends keyof Schemas[Name] = never,
  Told extends { [P in keyof Schemas[Name]]?: unknown } = object,
> = {
  [P in keyof Schemas[Name]]-?: Nullable<
    P extends keyof Told ? Told[P] : NonNullable<Schemas[Name][P]>,
    P extends Absent ? true : false
  >;
};

type Nullable<T, Absent> = Absent extends true ? T | null : T;
