/** Vite builds the file as a worker and gives its address. */
declare module '*?worker&url' {
  const url: string;
  // biome-ignore lint/style/noDefaultExport: Vite gives it as the default
  export default url;
}
