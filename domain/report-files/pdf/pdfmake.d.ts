/** What is used of the bundle that runs anywhere; its own types are of an older version. */
declare module 'pdfmake/build/pdfmake.min.js' {
  interface PdfMake {
    readonly virtualfs: { writeFileSync(name: string, content: Uint8Array): void };
    addFonts(
      fonts: Readonly<Record<string, Readonly<Record<'normal' | 'bold' | 'italics' | 'bolditalics', string>>>>,
    ): void;
    setUrlAccessPolicy(mayFetch: (url: string) => boolean): void;
    createPdf(definition: unknown): { getBuffer(): Promise<Uint8Array> };
  }
  const pdfMake: PdfMake;
  // biome-ignore lint/style/noDefaultExport: it is how the package exports itself
  export default pdfMake;
}
