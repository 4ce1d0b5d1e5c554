/** A text as it stands in its file. */
declare module '*.md?raw' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: what Vite gives for such an import
  export default text;
}
