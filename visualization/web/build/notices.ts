import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Plugin } from 'vite';

/** Licences that may be shipped; another one fails the build until someone has decided. */
const ALLOWED = new Set(['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'OFL-1.1', 'Unlicense', 'CC0-1.0']);

interface Shipped {
  name: string;
  version: string;
  license: string;
  text: string;
}

/** The package folder that a bundled module belongs to, or null for our own modules. */
export function packageFolder(moduleId: string): string | null {
  const path = moduleId.replaceAll('\\', '/').replace(/^\0/, '').split('?')[0] ?? '';
  const match = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path);
  return match?.[1] ?? null;
}

function readPackage(folder: string): Shipped {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
  };
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|notice|copying)(\.|$)/i.test(name));
  return {
    name: manifest.name,
    version: manifest.version,
    license: manifest.license ?? 'unknown',
    text: file ? readFileSync(join(folder, file), 'utf8').trim() : '(The package brings no licence text.)',
  };
}

function notice(shipped: Shipped): string {
  return `${shipped.name} ${shipped.version}\nLicence: ${shipped.license}\n\n${shipped.text}\n`;
}

/** Writes THIRD_PARTY_NOTICES.txt beside index.html: every package with code, style or font in the build. */
export function thirdPartyNotices(): Plugin {
  const folders = new Set<string>();
  return {
    name: 'third-party-notices',
    apply: 'build',
    // Style sheets leave the module graph before the bundle is written, so folders are noted as modules load.
    transform(_code, id) {
      const folder = packageFolder(id);
      if (folder && existsSync(join(folder, 'package.json'))) folders.add(folder);
    },
    generateBundle() {
      const shipped = [...folders].map(readPackage).sort((a, b) => a.name.localeCompare(b.name, 'en'));
      const refused = shipped.filter((one) => !ALLOWED.has(one.license));
      if (refused.length > 0) {
        this.error(`Licences nobody has agreed to: ${refused.map((one) => `${one.name} (${one.license})`).join(', ')}`);
      }
      const unique = [...new Map(shipped.map((one) => [`${one.name}@${one.version}`, one])).values()];
      const rule = `\n${'-'.repeat(80)}\n\n`;
      this.emitFile({ type: 'asset', fileName: 'THIRD_PARTY_NOTICES.txt', source: unique.map(notice).join(rule) });
    },
  };
}
