/**
 * The nonce that the service gave this page. Only style elements that carry it are applied; Ant Design and
 * Cytoscape add some while running, see docs/adr/0004-style-nonce.md.
 */
export function pageNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

/** Gives the nonce to every style element that a library creates, also to those of libraries without a setting. */
export function giveNonceToStyles(nonce: string): void {
  const create = document.createElement.bind(document);
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  }) as typeof document.createElement;
}
