import { file } from '../../app/rest';
import type { Language } from '../../i18n/language';
import { COLOURS, FONT } from '../../app/theme';

/** A file name from the company, the date and the language, without what file systems refuse. */
export function exportName(company: string, asOf: string, language: Language, ending: string): string {
  const name = company.replace(/[\\/:*?"<>|\p{Cc}]/gu, '').trim().slice(0, 80);
  return `${name}-${asOf}-${language}.${ending}`;
}

/** Lets the browser save a file. */
export function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The service's own page of a tree or chart, which opens without it; filters that are null keep their defaults. */
export function offlinePage(subject: 'tree' | 'chart', id: string, language: Language, filters: Readonly<Record<string, string | number | null>>): Promise<Blob> {
  const asked = new URLSearchParams({ lang: language });
  for (const [name, value] of Object.entries(filters)) if (value !== null) asked.set(name, String(value));
  return file(`/api/exports/${subject}/${encodeURIComponent(id)}?${asked.toString()}`);
}

const MARGIN = 48;
const TITLE = 34;
const LINE = 32;

/** The picture with a heading above it: whose tree, which date, which filters. */
export async function withCaption(picture: Blob, title: string, lines: readonly string[]): Promise<Blob> {
  const image = await createImageBitmap(picture);
  const top = MARGIN + TITLE + 14 + lines.length * LINE + 20;
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The browser gives no canvas.');
  context.font = `22px ${FONT}`;
  const widest = Math.max(...lines.map((line) => context.measureText(line).width));
  canvas.width = Math.max(image.width, widest, 800) + 2 * MARGIN;
  canvas.height = image.height + top + MARGIN;
  context.fillStyle = COLOURS.surface;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.textBaseline = 'top';
  context.fillStyle = COLOURS.ink;
  context.font = `600 ${TITLE}px ${FONT}`;
  context.fillText(title, MARGIN, MARGIN);
  context.fillStyle = COLOURS.muted;
  context.font = `22px ${FONT}`;
  lines.forEach((line, index) => context.fillText(line, MARGIN, MARGIN + TITLE + 14 + index * LINE));
  context.drawImage(image, (canvas.width - image.width) / 2, top);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large.'))), 'image/png');
  });
}

/** Copies the address of the page with its language, so that it opens the same view elsewhere. */
export async function copyLink(language: Language): Promise<void> {
  const address = new URL(window.location.href);
  address.searchParams.set('lang', language);
  await navigator.clipboard.writeText(address.href);
}
