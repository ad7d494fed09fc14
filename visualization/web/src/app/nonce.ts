/**
 * The nonce that the service gave this page. Only style elements that carry it are applied; Ant Design and
 * Cytoscape add some while running, see docs/adr/0004-style-nonce.md.
 */
export function pageNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

/** Gives the nonce to every style element that a library creates, also to those of libraries without a setting. */
export function giveNonceToStyles(nonce: string): void {
  /* eslint-disable @typescript-eslint/no-deprecated -- the overload for any name is the one to be replaced */
  const create = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
  /* eslint-enable @typescript-eslint/no-deprecated */
}
