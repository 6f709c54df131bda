/** A figure with its unit, as the platform writes it, with the space that stands between figures and Chinese in our sentences. */
export function spaced(figure: string): string {
  return figure.replace(/(\d)(?=\p{Script=Han})/u, '$1 ');
}
