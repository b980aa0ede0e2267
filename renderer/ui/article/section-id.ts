/** The element of a heading; several texts may be open on one page. */
export function sectionId(prefix: string, slug: string): string {
  return `${prefix}section-${slug}`;
}

/** Goes to a heading and puts the focus there, so that reading by keyboard goes on from it. */
export function scrollToSection(prefix: string, slug: string): void {
  const heading = document.getElementById(sectionId(prefix, slug));
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}
