/** The words of the screens, as .ci/vite/catalogs.ts makes them of the catalogues: by language, then by part. */
declare module 'binome:words' {
  export const catalogues: Readonly<
    Record<string, Readonly<Record<string, () => Promise<{ readonly messages: import('@lingui/core').Messages }>>>>
  >;
}
